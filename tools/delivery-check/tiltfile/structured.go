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

func textOf(value starlark.Value) (string, error) {
	switch it := value.(type) {
	case blob:
		return string(it), nil
	case starlark.String:
		return string(it), nil
	}
	return "", fmt.Errorf("expects a string or a blob, got %s", value.Type())
}

func decodeJSON(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var content starlark.Value
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "json", &content); err != nil {
		return nil, err
	}
	text, err := textOf(content)
	if err != nil {
		return nil, err
	}
	var data any
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		return nil, err
	}
	return toStarlark(data), nil
}

func decodeYAMLStream(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var content starlark.Value
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "yaml", &content); err != nil {
		return nil, err
	}
	text, err := textOf(content)
	if err != nil {
		return nil, err
	}
	documents, err := documentsOf(text)
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

func toStarlark(data any) starlark.Value {
	switch it := data.(type) {
	case bool:
		return starlark.Bool(it)
	case string:
		return starlark.String(it)
	case float64:
		return starlark.Float(it)
	case []any:
		list := starlark.NewList(nil)
		for _, element := range it {
			_ = list.Append(toStarlark(element))
		}
		return list
	case map[string]any:
		dict := starlark.NewDict(len(it))
		for key, value := range it {
			_ = dict.SetKey(starlark.String(key), toStarlark(value))
		}
		return dict
	}
	return starlark.None
}

func fromStarlark(value starlark.Value) (any, error) {
	switch it := value.(type) {
	case starlark.NoneType:
		return nil, nil
	case starlark.Bool:
		return bool(it), nil
	case starlark.String:
		return string(it), nil
	case starlark.Int:
		number, _ := it.Int64()
		return number, nil
	case starlark.Float:
		if whole := int64(it); starlark.Float(whole) == it {
			return whole, nil
		}
		return float64(it), nil
	case *starlark.List:
		list := []any{}
		for element := range it.Elements() {
			data, err := fromStarlark(element)
			if err != nil {
				return nil, err
			}
			list = append(list, data)
		}
		return list, nil
	case *starlark.Dict:
		dict := map[string]any{}
		for key, element := range it.Entries() {
			name, ok := starlark.AsString(key)
			if !ok {
				return nil, fmt.Errorf("only strings can be keys, and %s is a %s", key, key.Type())
			}
			data, err := fromStarlark(element)
			if err != nil {
				return nil, err
			}
			dict[name] = data
		}
		return dict, nil
	}
	return nil, fmt.Errorf("a %s cannot be encoded", value.Type())
}
