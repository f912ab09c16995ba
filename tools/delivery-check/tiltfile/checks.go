package tiltfile

import (
	"fmt"
	"regexp"
	"strings"
)

var label = regexp.MustCompile(`^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$`)

// What Tilt refuses of a whole, and two things that it lets pass: an image that nothing uses, two that want one port.
func (s *session) check(resources map[string]*Resource) error {
	used := map[string]bool{}
	forwarded := map[int]string{}
	for _, it := range resources {
		for _, name := range imagesOf(it.Pod) {
			for _, image := range s.images {
				if image.Name == name {
					it.Image, used[name] = image, true
				}
			}
			if !used[name] {
				return fmt.Errorf("nothing builds the image %s of %s", name, it.Name)
			}
		}
		for _, name := range it.Labels {
			if !label.MatchString(name) {
				return fmt.Errorf("%q, of %s, is no label", name, it.Name)
			}
		}
		for _, forward := range it.Forwards {
			if other, ok := forwarded[forward.Local]; ok {
				return fmt.Errorf("port %d leads to %s and to %s", forward.Local, other, it.Name)
			}
			forwarded[forward.Local] = it.Name
		}
		if err := waits(resources, it, nil); err != nil {
			return err
		}
	}
	for _, image := range s.images {
		if !used[image.Name] {
			return fmt.Errorf("image not used in any Kubernetes config: %s", image.Name)
		}
	}
	return nil
}

// Nothing waits for what is not there, nor for itself.
func waits(resources map[string]*Resource, it *Resource, waiting []string) error {
	for _, name := range waiting {
		if name == it.Name {
			return fmt.Errorf("resources wait for each other: %s", strings.Join(append(waiting, it.Name), ", "))
		}
	}
	for _, name := range it.Needs {
		needed := resources[name]
		if needed == nil {
			return fmt.Errorf("resource %s specified a dependency on unknown resource %s", it.Name, name)
		}
		if err := waits(resources, needed, append(waiting, it.Name)); err != nil {
			return err
		}
	}
	return nil
}
