package tiltfile

import (
	"fmt"

	"go.starlark.net/starlark"
)

// A string or a list of them, as many parameters of Tilt's functions are.
type texts []string

func (t *texts) Unpack(value starlark.Value) error {
	if text, ok := starlark.AsString(value); ok {
		*t = texts{text}
		return nil
	}
	list, ok := value.(starlark.Sequence)
	if !ok {
		return fmt.Errorf("expects a string or a list of strings, got %s", value.Type())
	}
	for it := range starlark.Elements(list) {
		text, ok := starlark.AsString(it)
		if !ok {
			return fmt.Errorf("expects strings, got %s", it.Type())
		}
		*t = append(*t, text)
	}
	return nil
}

// A value or a list of values that other functions have made.
type made[T starlark.Value] []T

func (m *made[T]) Unpack(value starlark.Value) error {
	if one, ok := value.(T); ok {
		*m = made[T]{one}
		return nil
	}
	list, ok := value.(starlark.Sequence)
	if !ok {
		return fmt.Errorf("expects a %T, got %s", *new(T), value.Type())
	}
	for it := range starlark.Elements(list) {
		one, ok := it.(T)
		if !ok {
			return fmt.Errorf("expects a %T, got %s", *new(T), it.Type())
		}
		*m = append(*m, one)
	}
	return nil
}

// A command as one line, for what is asserted about it.
type line string

func (l *line) Unpack(value starlark.Value) error {
	words, err := commandOf(value)
	if err == nil {
		*l = line(words[len(words)-1])
	}
	return err
}
