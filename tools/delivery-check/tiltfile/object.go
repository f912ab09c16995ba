package tiltfile

import (
	"fmt"
	"os"
	"strings"

	"go.starlark.net/starlark"
)

// An object of Kubernetes.
type object struct {
	kind, name, namespace string
	content               map[string]any
}

func (s *session) k8sYAML(thread *starlark.Thread, fn *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var content starlark.Value
	var allowDuplicates bool
	if err := starlark.UnpackArgs(fn.Name(), args, kwargs, "yaml", &content, "allow_duplicates?", &allowDuplicates); err != nil {
		return nil, err
	}
	text := ""
	switch it := content.(type) {
	case blob:
		text = string(it)
	case starlark.String:
		file, err := os.ReadFile(s.path(thread, string(it)))
		if err != nil {
			return nil, err
		}
		text = string(file)
	default:
		return nil, fmt.Errorf("expects a path or a blob, got %s", content.Type())
	}
	documents, err := documentsOf(text)
	if err != nil {
		return nil, err
	}
	for _, document := range documents {
		content, _ := document.(map[string]any)
		it := object{kind: textAt(content, "kind"), content: content}
		it.name, it.namespace = textAt(content, "metadata", "name"), textAt(content, "metadata", "namespace")
		if it.kind == "" || it.name == "" {
			return nil, fmt.Errorf("this is no object of Kubernetes: %v", document)
		}
		for _, other := range s.objects {
			if other.selector() == it.selector() {
				return nil, fmt.Errorf("duplicate YAML: %s", it.selector())
			}
		}
		s.objects = append(s.objects, it)
	}
	return starlark.None, nil
}

func (it object) selector() string {
	return strings.ToLower(fmt.Sprintf("%s:%s:%s", it.name, it.kind, it.namespace))
}

func (it object) isWorkload() bool {
	return strings.Contains(" Deployment StatefulSet DaemonSet Job CronJob Pod ", " "+it.kind+" ")
}

// Whether it is a Service that leads to the pods of a workload.
func (it object) leadsTo(workload object) bool {
	if it.kind != "Service" {
		return false
	}
	labels, _ := at(workload.content, "spec", "template", "metadata", "labels").(map[string]any)
	selector, _ := at(it.content, "spec", "selector").(map[string]any)
	for key, value := range selector {
		if labels[key] != value {
			return false
		}
	}
	return true
}

// The images of a pod, without their tags.
func imagesOf(pod map[string]any) (names []string) {
	for _, list := range []string{"initContainers", "containers"} {
		containers, _ := pod[list].([]any)
		for _, it := range containers {
			name, _, _ := strings.Cut(textAt(it, "image"), ":")
			names = append(names, name)
		}
	}
	return names
}

func at(data any, path ...string) any {
	for _, key := range path {
		inner, _ := data.(map[string]any)
		data = inner[key]
	}
	return data
}

func textAt(data any, path ...string) string {
	text, _ := at(data, path...).(string)
	return text
}
