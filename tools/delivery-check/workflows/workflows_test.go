// Package workflows has no code: its tests read .github/workflows with actionlint.
package workflows

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

const folder = "../../../.github/workflows"

func lint(t *testing.T, name string, content []byte) (complaints string) {
	t.Helper()
	var output bytes.Buffer
	linter, err := actionlint.NewLinter(&output, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	project, err := actionlint.NewProject("../../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := linter.Lint(filepath.Join(folder, name), content, project); err != nil {
		t.Fatal(err)
	}
	return output.String()
}

func workflows(t *testing.T) map[string][]byte {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(folder, "*.yml"))
	contents := map[string][]byte{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		contents[filepath.Base(file)] = content
	}
	if len(contents) == 0 {
		t.Fatalf("no workflows in %s", folder)
	}
	return contents
}

func TestWorkflows(t *testing.T) {
	for name, content := range workflows(t) {
		if complaints := lint(t, name, content); complaints != "" {
			t.Errorf("%s", complaints)
		}
	}
}

// Each of these is a real workflow with one fault.
func TestBrokenWorkflows(t *testing.T) {
	for fault, it := range map[string]struct{ old, new, reason string }{
		"a runner that is not there":     {"runs-on: ubuntu-latest", "runs-on: ubuntu-newest", `label "ubuntu-newest" is unknown`},
		"a step without anything to do":  {"- run: ", "- name: ", "must run script with"},
		"a permission that is not there": {"contents: read", "content: read", `unknown permission scope "content"`},
		"a wrong key":                    {"timeout-minutes:", "timeout:", `unexpected key "timeout"`},
		"a broken expression":            {"github.workflow", "github.workflw", `property "workflw" is not defined`},
	} {
		t.Run(fault, func(t *testing.T) {
			for name, content := range workflows(t) {
				broken := strings.Replace(string(content), it.old, it.new, 1)
				if broken == string(content) {
					continue
				}
				if complaints := lint(t, name, []byte(broken)); !strings.Contains(complaints, it.reason) {
					t.Errorf("%s: got %q, want %q", name, complaints, it.reason)
				}
				return
			}
			t.Errorf("no workflow has %q", it.old)
		})
	}
}
