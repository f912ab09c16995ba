package tiltfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.starlark.net/starlark"
	"gopkg.in/yaml.v3"
)

// Text that Tilt takes for content where a plain string would be a path.
type blob string

func (b blob) String() string        { return string(b) }
func (b blob) Type() string          { return "blob" }
func (b blob) Freeze()               {}
func (b blob) Truth() starlark.Bool  { return b != "" }
func (b blob) Hash() (uint32, error) { return starlark.String(b).Hash() }

// A string or a blob.
type content string

func (c *content) Unpack(value starlark.Value) error {
	switch it := value.(type) {
	case blob:
		*c = content(it)
	case starlark.String:
		*c = content(it)
	default:
		return fmt.Errorf("expects a string or a blob, got %s", value.Type())
	}
	return nil
}

func decodeJSON(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var text content
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "json", &text); err != nil {
		return nil, err
	}
	var data any
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		return nil, err
	}
	return toStarlark(data), nil
}

func decodeYAMLStream(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var text content
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "yaml", &text); err != nil {
		return nil, err
	}
	documents, err := documentsOf(string(text))
	return toStarlark(documents), err
}

func encodeYAMLStream(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var objects *starlark.List
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "objs", &objects); err != nil {
		return nil, err
	}
	var documents []string
	for it := range objects.Elements() {
		data, err := fromStarlark(it)
		if err != nil {
			return nil, err
		}
		text, err := yaml.Marshal(data)
		if err != nil {
			return nil, err
		}
		documents = append(documents, string(text))
	}
	return blob(strings.Join(documents, "---\n")), nil
}

// The documents of a YAML stream, as JSON has them: every number is a floating-point one, as in Tilt.
func documentsOf(text string) ([]any, error) {
	var documents []any
	for decoder := yaml.NewDecoder(bytes.NewBufferString(text)); ; {
		var document any
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if document == nil {
			continue
		}
		text, err := json.Marshal(document)
		if err != nil {
			return nil, err
		}
		var plain any
		if err := json.Unmarshal(text, &plain); err != nil {
			return nil, err
		}
		documents = append(documents, plain)
	}
	return documents, nil
}
