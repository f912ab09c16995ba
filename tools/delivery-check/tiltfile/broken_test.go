package tiltfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each of these is the real thing with one fault.
func TestBroken(t *testing.T) {
	for name, it := range map[string]struct{ file, old, new, reason string }{
		"a misspelt function":             {"Tiltfile", "watch_file(", "wacth_file(", "undefined: wacth_file"},
		"a misspelt function of ours":     {"tilt/app.star", "= _objects(", "= _object(", "undefined: _object"},
		"a misspelt parameter":            {"tilt/app.star", "live_update=[", "live_updates=[", `unexpected keyword argument "live_updates"`},
		"a name that a file has not":      {"Tiltfile", "'app', 'bundles'", "'app', 'bundle'", "undefined: bundles"},
		"a missing file":                  {"Tiltfile", "./tilt/tests.star", "./tilt/test.star", "no such file"},
		"a missing Dockerfile":            {"tilt/app.star", "dockerfile='Dockerfile'", "dockerfile='Dockerfile.dev'", "error reading dockerfile"},
		"a missing script":                {"tilt/app.star", "run-app.mjs", "run.mjs", "no such file"},
		"missing values":                  {"tilt/app.star", "'values-http.yaml'", "'values-door.yaml'", "no such file"},
		"values that a chart refuses":     {"tilt/app.star", "['values.yaml'] + ", "['values-http.yaml'] + ", "HTTP_LINGER_MAX_MS"},
		"a missing chart":                 {"tilt/app.star", "../dist/charts/", "../charts/", "not found"},
		"sources that are not watched":    {"Tiltfile", "watch_file('charts/src')", "watch_file('chart/src')", "no such file"},
		"a wrong name of a resource":      {"tilt/app.star", "'postgresql', 'nats'", "'postgres', 'nats'", "unknown resource postgres"},
		"options of nothing":              {"tilt/app.star", "k8s_resource(\n        name,", "k8s_resource(\n        'app-' + name,", "unknown resource"},
		"an object without a resource":    {"tilt/app.star", "not in ['Deployment', 'Service']", "== 'ServiceAccount'", "no resource has the object"},
		"an object that is not there":     {"tilt/app.star", "not in ['Deployment', 'Service']", "!= 'Deployment'", "no object identified by"},
		"an image that nothing uses":      {"tilt/app.star", "'twofold/' + name", "'twofold/the-' + name", "nothing builds the image twofold/"},
		"a file that is not watched":      {"tilt/app.star", "only=['main.js']", "only=['index.js']", "its changes are not seen"},
		"steps in the wrong order":        {"tilt/app.star", "[sync(_bundle(name), '/app/main.js'), run(migrate + 'kill -s HUP 1')]", "[run(migrate + 'kill -s HUP 1'), sync(_bundle(name), '/app/main.js')]", "all sync steps must precede"},
		"a step that is not used":         {"tilt/tests.star", "def _button(", "run('true')\n\ndef _button(", "that no image uses"},
		"two resources of one name":       {"tilt/tests.star", "'reset-data'", "'affected-tests'", "multiple times"},
		"two that want one port":          {"tilt/infrastructure.star", "port_forward(8222,", "port_forward(15432,", "port 15432 leads to"},
		"a floating-point port":           {"Tiltfile", "int(shape['door']['port'])", "shape['door']['port']", "got float, want int"},
		"resources that wait in a circle": {"tilt/infrastructure.star", "pod_readiness='ignore',", "resource_deps=['nats'],", "wait for each other"},
		"a command that fails":            {"Tiltfile", "npm run chart", "npm run charts", "Missing script"},
	} {
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(root, it.file))
			if err != nil {
				t.Fatal(err)
			}
			broken := strings.Replace(string(content), it.old, it.new, 1)
			if broken == string(content) {
				t.Fatalf("%s has no %q", it.file, it.old)
			}
			_, err = Run{Root: root, Replaced: map[string]string{it.file: broken}}.Load()
			if err == nil || !strings.Contains(err.Error(), it.reason) {
				t.Errorf("got %v, want %q", err, it.reason)
			}
		})
	}
}

func TestUnknownArguments(t *testing.T) {
	for reason, args := range map[string][]string{
		"There is no shape microservices": {"--shape", "microservices"},
		"unknown flag: --form":            {"--form", "services"},
	} {
		if _, err := (Run{Root: root, Args: args}).Load(); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%v: got %v, want %q", args, err, reason)
		}
	}
}
