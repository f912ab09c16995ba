package tiltfile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var root, _ = filepath.Abs("../../..")

func load(t *testing.T, args ...string) map[string]*Resource {
	t.Helper()
	resources, err := Run{Root: root, Args: args}.Load()
	if err != nil {
		t.Fatal(err)
	}
	return resources
}

func same[T comparable](t *testing.T, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func names(resources map[string]*Resource, takes func(*Resource) bool) (names []string) {
	for name, it := range resources {
		if takes(it) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestShapes(t *testing.T) {
	for _, shape := range []struct {
		name string
		args []string
		apps []string
		door string
		port int
	}{
		{"services", nil, []string{"accounts", "catalog", "gateway", "inventory", "orders", "payments"}, "gateway", 3100},
		{"services", []string{"--shape", "services"}, []string{"accounts", "catalog", "gateway", "inventory", "orders", "payments"}, "gateway", 3100},
		{"monolith", []string{"--shape", "monolith"}, []string{"monolith"}, "monolith", 3000},
	} {
		t.Run(strings.Join(append(shape.args, "for", shape.name), " "), func(t *testing.T) {
			resources := load(t, shape.args...)
			labelled := func(label string) func(*Resource) bool {
				return func(it *Resource) bool { return slices.Contains(it.Labels, label) }
			}
			same(t, "built", names(resources, func(it *Resource) bool { return it.Image != nil }), shape.apps)
			same(t, shape.name, names(resources, labelled(shape.name)), sorted(append(shape.apps, "bundles")))
			same(t, "infrastructure", names(resources, labelled("infrastructure")), []string{"infrastructure", "nats", "postgresql"})
			same(t, "tests", names(resources, labelled("tests")), []string{"acceptance-suite", "affected-tests", "reset-data"})
			if want := len(shape.apps) + 7; len(resources) != want {
				t.Errorf("%d resources, want %d", len(resources), want)
			}
			same(t, "the door", resources[shape.door].Forwards, []Forward{{shape.port, 8080, "the shop"}})
			same(t, "forwarded", names(resources, func(it *Resource) bool { return len(it.Forwards) > 0 }),
				sorted([]string{"nats", "postgresql", shape.door}))
			suite := fmt.Sprintf("npm run test:deployed -- --url http://localhost:%d", shape.port)
			if got := resources["acceptance-suite"].Update; got != suite {
				t.Errorf("the suite runs %s, want %s", got, suite)
			}
		})
	}
}

func TestApp(t *testing.T) {
	resources := load(t)
	orders, gateway := resources["orders"], resources["gateway"]
	bundle := filepath.Join(root, "dist/development/orders")

	t.Run("is built of its bundle alone, and follows it", func(t *testing.T) {
		if orders.Image.Context != bundle || orders.Image.Syncs["/app/main.js"] != filepath.Join(bundle, "main.js") {
			t.Errorf("%+v", orders.Image)
		}
		same(t, "only", orders.Image.Only, []string{"main.js"})
		same(t, "runs", orders.Image.Runs, []string{"node /app/main.js migrate && kill -s HUP 1"})
		same(t, "runs", gateway.Image.Runs, []string{"kill -s HUP 1"})
	})
	t.Run("comes after its bundle and the servers", func(t *testing.T) {
		same(t, "needs", orders.Needs, []string{"bundles", "postgresql", "nats"})
	})
	t.Run("is what its chart makes, without hooks", func(t *testing.T) {
		for _, name := range []string{"orders:Deployment", "orders-management:Service", "orders:NetworkPolicy", "orders:ServiceAccount"} {
			if !slices.Contains(orders.Objects, name) {
				t.Errorf("%s is not among %v", name, orders.Objects)
			}
		}
		for _, it := range orders.Objects {
			if strings.HasSuffix(it, ":Job") || strings.HasSuffix(it, ":Pod") || strings.HasSuffix(it, ":PodDisruptionBudget") {
				t.Errorf("%s is among them", it)
			}
		}
	})
	t.Run("migrates before it starts, where it has a database", func(t *testing.T) {
		prepare, _ := at(orders.Pod, "initContainers").([]any)
		if len(prepare) != 1 || textAt(prepare[0], "image") == "" || at(prepare[0], "env") == nil {
			t.Errorf("%v", prepare)
		}
		if at(gateway.Pod, "initContainers") != nil {
			t.Errorf("the gateway has %v", at(gateway.Pod, "initContainers"))
		}
	})
	t.Run("has a container that a bundle can be put into", func(t *testing.T) {
		app := orders.Pod["containers"].([]any)[0]
		if at(app, "securityContext", "readOnlyRootFilesystem") != false || at(app, "livenessProbe") != nil || at(app, "startupProbe") != nil {
			t.Errorf("%v", app)
		}
		if at(app, "readinessProbe") == nil || at(app, "securityContext", "allowPrivilegeEscalation") != false {
			t.Errorf("%v", app)
		}
		command := at(app, "command").([]any)
		content, _ := os.ReadFile(filepath.Join(root, "tilt/run-app.mjs"))
		if command[len(command)-2] != string(content) || command[len(command)-1] != "/app/main.js" {
			t.Errorf("%v", command)
		}
	})
}

func TestCommandsRunInTheRoot(t *testing.T) {
	for name, it := range load(t) {
		if it.Image == nil && !strings.HasPrefix(it.Update, "kubectl") && it.Directory != root {
			t.Errorf("%s runs in %s", name, it.Directory)
		}
	}
}

func TestNothingIsTestedUnasked(t *testing.T) {
	same(t, "manual", names(load(t), func(it *Resource) bool { return it.IsManual }),
		[]string{"acceptance-suite", "affected-tests", "reset-data"})
}

func sorted(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	return names
}
