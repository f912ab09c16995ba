package tiltfile

import (
	"fmt"

	"go.starlark.net/starlark"
)

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
