package tiltfile

import (
	"fmt"
	"strings"
)

// What Tilt makes of all that a Tiltfile has said, by the names of the resources.
func (s *session) assemble() (map[string]*Resource, error) {
	resources := map[string]*Resource{}
	for _, it := range append(s.locals, s.deploys...) {
		if resources[it.Name] != nil {
			return nil, fmt.Errorf("resource %q has been defined multiple times", it.Name)
		}
		resources[it.Name] = it
	}
	rest, err := s.addWorkloads(resources)
	if err != nil {
		return nil, err
	}
	for _, options := range s.options {
		if rest, err = options.applyTo(resources, rest); err != nil {
			return nil, err
		}
	}
	// Tilt would apply it before everything else, when there is no namespace yet.
	for _, it := range rest {
		return nil, fmt.Errorf("no resource has the object %s", it.selector())
	}
	for position := range s.unused {
		return nil, fmt.Errorf("%s: a live update step that no image uses", position)
	}
	return resources, s.check(resources)
}

func (s *session) addWorkloads(resources map[string]*Resource) (rest []object, err error) {
	var workloads []object
	for _, it := range s.objects {
		if it.isWorkload() {
			workloads = append(workloads, it)
		} else {
			rest = append(rest, it)
		}
	}
	for _, workload := range workloads {
		if resources[workload.name] != nil {
			return nil, fmt.Errorf("resource %q has been defined multiple times", workload.name)
		}
		pod, _ := at(workload.content, "spec", "template", "spec").(map[string]any)
		it := &Resource{Name: workload.name, Pod: pod, Objects: []string{workload.name + ":" + workload.kind}}
		var left []object
		for _, other := range rest {
			if other.leadsTo(workload) {
				it.Objects = append(it.Objects, other.name+":"+other.kind)
			} else {
				left = append(left, other)
			}
		}
		rest = left
		resources[workload.name] = it
	}
	return rest, nil
}

func (options resourceOptions) applyTo(resources map[string]*Resource, rest []object) ([]object, error) {
	it := resources[options.workload]
	if it == nil || (it.Pod == nil && !it.IsDeploy) {
		return nil, fmt.Errorf("k8s_resource specified unknown resource %q", options.workload)
	}
	for _, selector := range options.objects {
		var left []object
		for _, other := range rest {
			if other.selector() == strings.ToLower(selector) {
				it.Objects = append(it.Objects, other.name+":"+other.kind)
			} else {
				left = append(left, other)
			}
		}
		if len(left) != len(rest)-1 {
			return nil, fmt.Errorf("no object identified by %q could be found for %q", selector, it.Name)
		}
		rest = left
	}
	it.Labels = append(it.Labels, options.Labels...)
	it.Needs = append(it.Needs, options.Needs...)
	it.Forwards = append(it.Forwards, options.Forwards...)
	it.Links = append(it.Links, options.Links...)
	return rest, nil
}
