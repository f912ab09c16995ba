// Package tiltfile runs a Tiltfile without Tilt: with the interpreter that Tilt has, and stand-ins for Tilt's functions.
// They take what Tilt's take, refuse what those refuse, and note what would be made. `local` and `helm` really run.
package tiltfile

import (
	"fmt"
	"os"
	"path/filepath"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// Run is a Tiltfile, the arguments behind `tilt up --`, and contents that stand for those of files, by their paths in Root.
type Run struct {
	Root     string
	Args     []string
	Replaced map[string]string
}

// Load runs the Tiltfile and does what Tilt does then: it puts Kubernetes objects, images and settings together.
func (run Run) Load() (map[string]*Resource, error) {
	session := &session{run: run, main: filepath.Join(run.Root, "Tiltfile"), loaded: map[string]*module{}}
	session.functions = session.predeclared()
	if _, err := session.load(nil, session.main); err != nil {
		return nil, explained(err)
	}
	return session.assemble()
}

type session struct {
	run       Run
	main      string
	functions starlark.StringDict
	loaded    map[string]*module
	flags     map[string]bool
	found
}

// What the Tiltfile has asked for so far.
type found struct {
	objects []object
	images  []*Image
	locals  []*Resource
	deploys []*Resource
	options []resourceOptions
	unused  map[syntax.Position]bool
}

type module struct {
	globals starlark.StringDict
	err     error
}

func (s *session) load(thread *starlark.Thread, name string) (starlark.StringDict, error) {
	path := name
	if thread != nil {
		path = s.path(thread, name)
	}
	if done, ok := s.loaded[path]; ok {
		if done == nil {
			return nil, fmt.Errorf("circular load: %s", path)
		}
		return done.globals, done.err
	}
	s.loaded[path] = nil
	source, err := s.read(path)
	if err != nil {
		return nil, err
	}
	fresh := &starlark.Thread{Name: path, Load: s.load}
	globals, err := starlark.ExecFileOptions(dialect, fresh, path, source, s.functions)
	s.loaded[path] = &module{globals, err}
	return globals, err
}

// As Tilt sets it: loops and conditions at the top of a file are allowed.
var dialect = &syntax.FileOptions{Set: true, TopLevelControl: true, GlobalReassign: true, While: false, Recursion: false}

// A path is relative to the file in which the function that names it is defined.
func (s *session) path(thread *starlark.Thread, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	for depth := range thread.CallStackDepth() {
		if file := thread.CallFrame(depth).Pos.Filename(); file != "<builtin>" {
			return filepath.Join(filepath.Dir(file), name)
		}
	}
	return filepath.Join(s.run.Root, name)
}

func (s *session) read(path string) ([]byte, error) {
	if relative, err := filepath.Rel(s.run.Root, path); err == nil {
		if content, ok := s.run.Replaced[relative]; ok {
			return []byte(content), nil
		}
	}
	return os.ReadFile(path)
}

func explained(err error) error {
	if failed, ok := err.(*starlark.EvalError); ok {
		return fmt.Errorf("%s", failed.Backtrace())
	}
	return err
}
