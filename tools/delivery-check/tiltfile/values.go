package tiltfile

import (
	"fmt"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// What some functions make for the parameters of others.

func portForward(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var local, container int
	var name, linkPath, host string
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"local_port", &local, "container_port?", &container, "name?", &name, "link_path?", &linkPath, "host?", &host); err != nil {
		return nil, err
	}
	for _, port := range []int{local, container} {
		if port < 1 || port > 65535 {
			return nil, fmt.Errorf("%d is no port", port)
		}
	}
	return valueOf(starlark.StringDict{
		"local": starlark.MakeInt(local), "container": starlark.MakeInt(container), "name": starlark.String(name),
	}), nil
}

func link(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var url, name string
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "url", &url, "name?", &name); err != nil {
		return nil, err
	}
	return valueOf(starlark.StringDict{"url": starlark.String(url)}), nil
}

func probe(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var delay, timeout, period, successes, failures int
	var action *starlarkstruct.Struct
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs,
		"initial_delay_secs?", &delay, "timeout_secs?", &timeout, "period_secs?", &period,
		"success_threshold?", &successes, "failure_threshold?", &failures, "exec", &action); err != nil {
		return nil, err
	}
	return valueOf(nil), nil
}

func execAction(_ *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var command *starlark.List
	err := starlark.UnpackArgs(fn.Name(), args, kwargs, "command", &command)
	return valueOf(nil), err
}

func valueOf(members starlark.StringDict) *starlarkstruct.Struct {
	return starlarkstruct.FromStringDict(starlarkstruct.Default, members)
}

func attribute[T any](of *starlarkstruct.Struct, name string) (result T) {
	value, err := of.Attr(name)
	if err != nil {
		return result
	}
	switch it := any(&result).(type) {
	case *int:
		*it, _ = starlark.AsInt32(value)
	case *string:
		*it, _ = starlark.AsString(value)
	}
	return result
}

func urlsOf(links []*starlarkstruct.Struct) (urls []string) {
	for _, it := range links {
		urls = append(urls, attribute[string](it, "url"))
	}
	return urls
}
