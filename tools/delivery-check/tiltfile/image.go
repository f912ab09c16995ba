package tiltfile

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Image is built from a folder, and kept up to date in the containers that have it.
type Image struct {
	Name, Context, Dockerfile string
	Only                      []string
	// By the path in the container, the file of this machine that is put there.
	Syncs map[string]string
	// Command lines, run in the container after that.
	Runs []string
}

func (s *session) dockerBuild(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	it := &Image{Syncs: map[string]string{}}
	var steps made[*step]
	var only, ignore texts
	var buildArgs *starlark.Dict
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"ref", &it.Name, "context", &it.Context, "build_args?", &buildArgs, "dockerfile?", &it.Dockerfile,
		"live_update?", &steps, "ignore?", &ignore, "only?", &only); err != nil {
		return nil, err
	}
	it.Context, it.Only = s.path(thread, it.Context), only
	it.Dockerfile = s.path(thread, it.Dockerfile)
	if _, err := os.Stat(it.Dockerfile); err != nil {
		return nil, fmt.Errorf("error reading dockerfile: %w", err)
	}
	for _, other := range s.images {
		if other.Name == it.Name {
			return nil, fmt.Errorf("image for ref %q has already been defined", it.Name)
		}
	}
	for _, step := range steps {
		delete(s.unused, step.position)
		if step.run != "" {
			it.Runs = append(it.Runs, step.run)
			continue
		}
		if len(it.Runs) > 0 {
			return nil, fmt.Errorf("all sync steps must precede all run steps")
		}
		if err := it.sync(step); err != nil {
			return nil, err
		}
	}
	s.images = append(s.images, it)
	return starlark.None, nil
}

func (it *Image) sync(step *step) error {
	inContext, err := filepath.Rel(it.Context, step.local)
	if err != nil || !filepath.IsLocal(inContext) {
		return fmt.Errorf("sync step source %q is not in the watched folder %q", step.local, it.Context)
	}
	for _, only := range it.Only {
		if inContext == only || strings.HasPrefix(inContext, only+"/") {
			it.Syncs[step.remote] = step.local
			return nil
		}
	}
	if len(it.Only) > 0 {
		return fmt.Errorf("sync step source %q is not among %v, so its changes are not seen", inContext, it.Only)
	}
	it.Syncs[step.remote] = step.local
	return nil
}

func (s *session) syncStep(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var it step
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "local_path", &it.local, "remote_path", &it.remote); err != nil {
		return nil, err
	}
	if !path.IsAbs(it.remote) {
		return nil, fmt.Errorf("sync destination %q is not absolute", it.remote)
	}
	it.local = s.path(thread, it.local)
	return s.made(thread, &it), nil
}

func (s *session) runStep(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var it step
	var command line
	var trigger texts
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "cmd", &command, "trigger?", &trigger); err != nil {
		return nil, err
	}
	it.run = string(command)
	return s.made(thread, &it), nil
}

// Tilt refuses steps that no image takes.
func (s *session) made(thread *starlark.Thread, it *step) *step {
	it.position = thread.CallFrame(1).Pos
	if s.unused == nil {
		s.unused = map[syntax.Position]bool{}
	}
	s.unused[it.position] = true
	return it
}

// A step of a live update.
type step struct {
	local, remote, run string
	position           syntax.Position
}

func (it *step) String() string        { return fmt.Sprintf("%+v", *it) }
func (it *step) Type() string          { return "live_update_step" }
func (it *step) Freeze()               {}
func (it *step) Truth() starlark.Bool  { return true }
func (it *step) Hash() (uint32, error) { return 0, fmt.Errorf("unhashable: %s", it.Type()) }
