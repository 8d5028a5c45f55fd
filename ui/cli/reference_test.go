package cli

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// docs/cli.md names every command with every flag, in the row or the paragraph
// that tells of it, and none that is not there. What --force does is told of once
// for all.
func TestReferenceIsTrue(t *testing.T) {
	text, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	var g grammar
	parser, err := kong.New(&g, kong.Name("rakor"), kong.Vars{"version": ""}, kong.NoDefaultHelp())
	if err != nil {
		t.Fatal(err)
	}
	commands, _, _ := strings.Cut(string(text), "\n## Fields of the JSON")
	blocks := tellings(commands)
	known := map[string][]string{} // by the block that tells of them
	shared := flagsOf(parser.Model.Node)
	for _, n := range parser.Model.Leaves(true) {
		path := strings.TrimPrefix(n.FullPath(), "rakor ")
		var told string
		for _, b := range blocks {
			if names(b, path) {
				told += b + "\n"
				known[b] = append(known[b], flagsOf(n)...)
			}
		}
		if told == "" {
			t.Errorf("docs/cli.md does not tell of %q", path)
			continue
		}
		for _, flag := range flagsOf(n) {
			if flag != "--force" && !slices.Contains(flagPattern.FindAllString(told, -1), flag) {
				t.Errorf("docs/cli.md tells of %q, but not of its %s", path, flag)
			}
		}
	}
	for _, b := range blocks {
		for _, flag := range flagPattern.FindAllString(b, -1) {
			if len(known[b]) > 0 && !slices.Contains(known[b], flag) && !slices.Contains(shared, flag) {
				t.Errorf("docs/cli.md tells of %s, which no command has that is named there:\n%s", flag, b)
			}
		}
	}
}

var flagPattern = regexp.MustCompile(`--[a-z][a-z0-9-]*`)

// tellings are the rows and paragraphs of a document, each on one line.
func tellings(text string) (out []string) {
	for _, paragraph := range strings.Split(text, "\n\n") {
		if rows := strings.Split(paragraph, "\n| "); len(rows) > 1 {
			out = append(out, rows...)
			continue
		}
		out = append(out, strings.Join(strings.Fields(paragraph), " "))
	}
	return out
}

// names reports whether a telling has a command in code: `agencies import ...`.
func names(telling, path string) bool {
	return strings.Contains(telling, "`"+path+"`") || strings.Contains(telling, "`"+path+" ")
}

func flagsOf(n *kong.Node) (out []string) {
	for _, f := range n.Flags {
		if !f.Hidden {
			out = append(out, "--"+f.Name)
		}
	}
	return out
}
