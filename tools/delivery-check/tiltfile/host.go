package tiltfile

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

func (s *session) defineString(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var name, usage string
	var isArgs bool
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "name", &name, "args?", &isArgs, "usage?", &usage); err != nil {
		return nil, err
	}
	if s.flags == nil {
		s.flags = map[string]bool{}
	}
	s.flags[name] = true
	return starlark.None, nil
}

func (s *session) parseFlags(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs); err != nil {
		return nil, err
	}
	values := starlark.NewDict(len(s.flags))
	for pair := range slices.Chunk(s.run.Args, 2) {
		name, isFlag := strings.CutPrefix(pair[0], "--")
		if !isFlag || !s.flags[name] || len(pair) < 2 {
			return nil, fmt.Errorf("unknown flag: %s", strings.Join(pair, " "))
		}
		_ = values.SetKey(starlark.String(name), starlark.String(pair[1]))
	}
	return values, nil
}

func quote(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var text string
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "s", &text); err != nil {
		return nil, err
	}
	return starlark.String("'" + strings.ReplaceAll(text, "'", `'"'"'`) + "'"), nil
}

func (s *session) local(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var command starlark.Value
	var quiet, echoOff bool
	directory := "."
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"command", &command, "quiet?", &quiet, "echo_off?", &echoOff, "dir?", &directory); err != nil {
		return nil, err
	}
	words, err := commandOf(command)
	if err != nil {
		return nil, err
	}
	return execute(s.path(thread, directory), words)
}

func (s *session) helm(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var chart, name, namespace string
	var values texts
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"paths", &chart, "name?", &name, "namespace?", &namespace, "values?", &values); err != nil {
		return nil, err
	}
	words := []string{"helm", "template", name, s.path(thread, chart), "--namespace", namespace}
	for _, file := range values {
		words = append(words, "--values", s.path(thread, file))
	}
	rendered, err := execute(s.run.Root, words)
	if err != nil {
		return nil, err
	}
	documents, err := documentsOf(string(rendered))
	if err != nil {
		return nil, err
	}
	// Tilt puts every object into the namespace, and the namespace before them.
	all := []any{map[string]any{"apiVersion": "v1", "kind": "Namespace", "metadata": map[string]any{"name": namespace}}}
	for _, it := range documents {
		it.(map[string]any)["metadata"].(map[string]any)["namespace"] = namespace
		all = append(all, it)
	}
	list := toStarlark(all).(*starlark.List)
	return encodeYAMLStream(thread, starlark.NewBuiltin("encode_yaml_stream", nil), starlark.Tuple{list}, nil)
}

func (s *session) readFile(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var name string
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "file_path", &name); err != nil {
		return nil, err
	}
	content, err := s.read(s.path(thread, name))
	return blob(content), err
}

func (s *session) watchFile(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var name string
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "file_path", &name); err != nil {
		return nil, err
	}
	// Tilt would wait for it in silence.
	_, err := os.Stat(s.path(thread, name))
	return starlark.None, err
}

// What has run, so that many Tiltfiles can be looked at: the charts of all apps take seconds.
var ran = map[string]blob{}

func execute(directory string, words []string) (blob, error) {
	key := strings.Join(append([]string{directory}, words...), "\x00")
	if output, ok := ran[key]; ok {
		return output, nil
	}
	command := exec.Command(words[0], words[1:]...)
	command.Dir = directory
	output, err := command.Output()
	if failed, ok := err.(*exec.ExitError); ok {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(words, " "), err, failed.Stderr)
	} else if err == nil {
		ran[key] = blob(output)
	}
	return blob(output), err
}

// A string is a line for the shell, a list a program and its arguments.
func commandOf(value starlark.Value) ([]string, error) {
	if line, ok := starlark.AsString(value); ok {
		return []string{"sh", "-c", line}, nil
	}
	var words texts
	if err := words.Unpack(value); err != nil || len(words) == 0 {
		return nil, fmt.Errorf("a command is a string or a list of strings, and this is %s", value)
	}
	return words, nil
}
