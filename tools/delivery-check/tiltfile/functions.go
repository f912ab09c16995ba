package tiltfile

import (
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

type function func(*starlark.Thread, *starlark.Builtin, starlark.Tuple, []starlark.Tuple) (starlark.Value, error)

// Tilt's functions, as far as they are used here: any other name is an error of the Tiltfile.
func (s *session) predeclared() starlark.StringDict {
	all := starlark.StringDict{
		"struct":              starlark.NewBuiltin("struct", starlarkstruct.Make),
		"TRIGGER_MODE_MANUAL": starlark.String("manual"),
		"config": &starlarkstruct.Module{Name: "config", Members: starlark.StringDict{
			"define_string": starlark.NewBuiltin("config.define_string", s.defineString),
			"parse":         starlark.NewBuiltin("config.parse", s.parseFlags),
			"main_dir":      starlark.String(s.run.Root),
		}},
		"shlex": &starlarkstruct.Module{Name: "shlex", Members: starlark.StringDict{
			"quote": starlark.NewBuiltin("shlex.quote", quote),
		}},
	}
	for name, call := range map[string]function{
		"decode_json":        decodeJSON,
		"decode_yaml_stream": decodeYAMLStream,
		"docker_build":       s.dockerBuild,
		"encode_yaml_stream": encodeYAMLStream,
		"exec_action":        execAction,
		"helm":               s.helm,
		"k8s_custom_deploy":  s.customDeploy,
		"k8s_resource":       s.k8sResource,
		"k8s_yaml":           s.k8sYAML,
		"link":               link,
		"local":              s.local,
		"local_resource":     s.localResource,
		"port_forward":       portForward,
		"probe":              probe,
		"read_file":          s.readFile,
		"run":                s.runStep,
		"sync":               s.syncStep,
		"version_settings":   versionSettings,
		"watch_file":         s.watchFile,
	} {
		all[name] = starlark.NewBuiltin(name, call)
	}
	return all
}

func versionSettings(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var checkUpdates bool
	var constraint string
	err := starlark.UnpackArgs(fn.Name(), args, kwargs, "check_updates?", &checkUpdates, "constraint?", &constraint)
	return starlark.None, err
}
