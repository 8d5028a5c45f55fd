//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/table"
)

// asked is what is searched: as typed, as FTS5 and as grep want it.
var asked = []struct{ what, typed, match, pattern string }{
	{"a common word", "saluran", `"saluran"`, "saluran"},
	{"two words", "posyandu lelang", `"posyandu" AND "lelang"`, "posyandu.*lelang"},
	{"a phrase", `"embung di RT 7"`, `"embung di RT 7"`, "embung di RT 7 "},
	{"a word that nobody said", "garuda", `"garuda"`, "garuda"},
}

// search measures finding entries in 20 years of meetings, against the sqlite3
// program with the barest statement on the same file, and grep over the text.
func search(ctx context.Context, b *bench) error {
	path, err := b.archive(ctx, 20)
	if err != nil {
		return err
	}
	text, err := dump(ctx, path)
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, path, app.Options{})
	if err != nil {
		return err
	}
	defer a.Close()
	for _, q := range asked {
		var mine, sqlite, grep table.Samples
		for range b.rounds(7) {
			began := time.Now()
			found, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: q.typed, Limit: 100})
			hits := found.Hits
			mine = append(mine, table.Of(time.Since(began))...)
			if err != nil {
				return err
			}
			if len(hits) == 0 && q.what != asked[len(asked)-1].what && !b.quick {
				return fmt.Errorf("nothing found for %s", q.typed)
			}
			peer, err := sqliteSearch(ctx, path, q.match)
			if err != nil {
				return err
			}
			sqlite = append(sqlite, peer)
			began = time.Now()
			if err := exec.CommandContext(ctx, "grep", "-c", "-i", q.pattern, text).Run(); err != nil && !isExit(err, 1) {
				return fmt.Errorf("grep: %w", err)
			}
			grep = append(grep, table.Of(time.Since(began))...)
		}
		b.add(
			table.Row{What: "search for " + q.what, Unit: "ms", Value: mine, Against: "sqlite3", Peer: sqlite, Note: "the newest 100 with meeting and snippet, against their bare texts"},
			table.Row{What: "search for " + q.what, Unit: "ms", Value: mine, Against: "grep -c", Peer: grep, Goal: 1},
		)
	}
	return nil
}

// dump writes the text of all entries into a file, one a line.
func dump(ctx context.Context, archive string) (string, error) {
	out, err := exec.CommandContext(ctx, "sqlite3", "-readonly", archive, "SELECT body FROM entries").Output()
	if err != nil {
		return "", fmt.Errorf("sqlite3: %w", err)
	}
	path := filepath.Join(filepath.Dir(archive), "entries.txt")
	return path, os.WriteFile(path, out, 0o600)
}

// sqliteSearch asks many times in one run of sqlite3 and returns what one time
// took, without the start of the program.
func sqliteSearch(ctx context.Context, archive, match string) (float64, error) {
	const times = 400 // so that the start of the program is small against them
	statement := fmt.Sprintf("SELECT e.body FROM search_index CROSS JOIN entries e ON e.id = search_index.rowid & 536870911 WHERE search_index MATCH '%s' AND NOT e.deleted ORDER BY search_index.rowid DESC LIMIT 100;\n",
		strings.ReplaceAll(match, "'", "''"))
	idle, err := sqliteRun(ctx, archive, "SELECT count(*) FROM search_index LIMIT 1;\n")
	if err != nil {
		return 0, err
	}
	busy, err := sqliteRun(ctx, archive, "SELECT count(*) FROM search_index LIMIT 1;\n"+strings.Repeat(statement, times))
	if err != nil {
		return 0, err
	}
	return max(busy-idle, busy/100) / times, nil // on a tiny archive it is lost in the start
}

func sqliteRun(ctx context.Context, archive, script string) (float64, error) {
	c := exec.CommandContext(ctx, "sqlite3", "-readonly", "-bail", archive)
	c.Stdin = strings.NewReader(script)
	began := time.Now()
	out, err := c.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("sqlite3: %w: %s", err, out)
	}
	return table.Of(time.Since(began))[0], nil
}

// isExit reports whether a program ended with a code.
func isExit(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}
