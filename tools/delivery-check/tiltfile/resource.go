package tiltfile

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Resource is a line of Tilt's table: something that is built, applied or run.
type Resource struct {
	Name     string
	Labels   []string
	Needs    []string
	Forwards []Forward
	Links    []string
	IsManual bool

	// Of Kubernetes: the image that is built for it, its objects as «name:kind», the pod's specification.
	Image   *Image
	Objects []string
	Pod     map[string]any

	// Command lines; each runs in Directory.
	Update, Serve, Delete string
	Directory             string
	IsDeploy              bool
}

// Forward is a port of this machine that leads to one of a pod.
type Forward struct {
	Local, Container int
	Name             string
}

type resourceOptions struct {
	workload string
	objects  []string
	Resource
}

func (s *session) localResource(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	it := &Resource{}
	var update, serve line
	var readiness starlark.Value
	var deps, ignore, labels, needs texts
	var links made[*starlarkstruct.Struct]
	directory, serveDirectory, trigger := ".", ".", ""
	var allowsParallel bool
	starts := true
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"name", &it.Name, "cmd?", &update, "deps?", &deps, "trigger_mode?", &trigger, "resource_deps?", &needs,
		"ignore?", &ignore, "auto_init?", &starts, "serve_cmd?", &serve, "allow_parallel?", &allowsParallel,
		"links?", &links, "labels?", &labels, "readiness_probe?", &readiness, "dir?", &directory,
		"serve_dir?", &serveDirectory); err != nil {
		return nil, err
	}
	it.Update, it.Serve = string(update), string(serve)
	if it.Update == "" && it.Serve == "" {
		return nil, fmt.Errorf("%s has neither a cmd nor a serve_cmd", it.Name)
	}
	it.Labels, it.Needs, it.Links = labels, needs, urlsOf(links)
	it.IsManual = trigger == "manual" && !starts
	it.Directory = s.path(thread, directory)
	if it.Update == "" {
		it.Directory = s.path(thread, serveDirectory)
	}
	s.locals = append(s.locals, it)
	return starlark.None, nil
}

func (s *session) customDeploy(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	it := &Resource{IsDeploy: true}
	var apply, remove line
	var deps texts
	directory, deleteDirectory := ".", "."
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"name", &it.Name, "apply_cmd", &apply, "delete_cmd", &remove, "deps", &deps, "apply_dir?", &directory,
		"delete_dir?", &deleteDirectory); err != nil {
		return nil, err
	}
	it.Update, it.Delete = string(apply), string(remove)
	for _, path := range deps {
		if _, err := s.watchFile(thread, fn, starlark.Tuple{starlark.String(path)}, nil); err != nil {
			return nil, err
		}
	}
	it.Directory = s.path(thread, directory)
	s.deploys = append(s.deploys, it)
	return starlark.None, nil
}

func (s *session) k8sResource(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var it resourceOptions
	var objects, needs, labels texts
	var forwards, links made[*starlarkstruct.Struct]
	var newName, readiness, trigger string
	starts := true
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"workload?", &it.workload, "new_name?", &newName, "port_forwards?", &forwards, "trigger_mode?", &trigger,
		"resource_deps?", &needs, "objects?", &objects, "auto_init?", &starts, "pod_readiness?", &readiness,
		"links?", &links, "labels?", &labels); err != nil {
		return nil, err
	}
	if readiness != "" && readiness != "wait" && readiness != "ignore" {
		return nil, fmt.Errorf("pod_readiness is wait or ignore, and not %s", readiness)
	}
	it.objects, it.Needs, it.Labels, it.Links = objects, needs, labels, urlsOf(links)
	for _, forward := range forwards {
		local, container, name := attribute[int](forward, "local"), attribute[int](forward, "container"), attribute[string](forward, "name")
		it.Forwards = append(it.Forwards, Forward{local, container, name})
	}
	s.options = append(s.options, it)
	return starlark.None, nil
}
