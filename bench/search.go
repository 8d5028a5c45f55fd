//go:build linux

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// A searchFor is one thing to find: as typed, as the index wants it and as grep
// wants it. A filter is nothing grep knows, so that there it has no pattern.
type searchFor struct{ typed, match, pattern string }

// A searchKind draws things to find from texts that are in the archive.
type searchKind struct {
	what string
	draw func(t *texts) searchFor
}

var searchKinds = []searchKind{
	{"a rare word", func(t *texts) searchFor { return plainWords(t.files[t.IntN(len(t.files))]) }},
	{"a common word", func(t *texts) searchFor { return plainWords(t.word(t.line())) }},
	{"a word nobody said", func(t *texts) searchFor { return plainWords(fmt.Sprintf("garuda%d", t.IntN(100))) }},
	{"two words", func(t *texts) searchFor { return plainWords(t.word(t.line()), t.word(t.line())) }},
	{"a phrase of three words", func(t *texts) searchFor { return phrase(t.three(t.line())) }},
	{"a phrase nobody said, of common words", func(t *texts) searchFor { return phrase(t.word(t.line()) + " taman " + t.word(t.line())) }},
	{"a word in all its forms", func(t *texts) searchFor { return searchFor{typed: t.root()} }},
	{"a common word, by an agency", func(t *texts) searchFor {
		return searchFor{typed: "@" + archive.AgencyCode(t.IntN(t.agencies)) + " " + t.word(t.line())}
	}},
	{"a common word, of one kind", func(t *texts) searchFor { return searchFor{typed: "jenis:kendala " + t.word(t.line())} }},
	{"two words, in a month", func(t *texts) searchFor {
		return searchFor{typed: fmt.Sprintf("waktu:%s %s %s", t.month(), t.word(t.line()), t.word(t.line()))}
	}},
	{"all by an agency in a year", func(t *texts) searchFor {
		return searchFor{typed: fmt.Sprintf("waktu:%s @%s", t.month()[:4], archive.AgencyCode(t.IntN(t.agencies)))}
	}},
}

func plainWords(words ...string) searchFor {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + w + `"`
	}
	// As it stands, so that the peers look for the same.
	return searchFor{strings.Join(quoted, " "), strings.Join(quoted, " AND "), strings.Join(words, ".*")}
}

func phrase(words string) searchFor { return searchFor{`"` + words + `"`, `"` + words + `"`, words} }

// searchRounds is how many different things of each kind are looked for.
const searchRounds = 40

// search measures finding what was said in 20 years of meetings, against the
// sqlite3 program with the barest statement on the same file, and grep over the
// text.
func search(ctx context.Context, b *bench) error {
	path, err := b.archive(ctx, 20)
	if err != nil {
		return err
	}
	t, err := readTexts(ctx, path, b.spec(20))
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, path, app.Options{Clock: func() time.Time { return archive.LastDay.Time().AddDate(0, 0, 1) }})
	if err != nil {
		return err
	}
	defer a.Close()
	for _, kind := range searchKinds {
		if err := b.searchKind(ctx, a, t, kind); err != nil {
			return fmt.Errorf("search for %s: %w", kind.what, err)
		}
	}
	return nil
}

// searchKind looks for things of one kind, each once, as a person does: what
// was looked for before is not asked again.
func (b *bench) searchKind(ctx context.Context, a *app.App, t *texts, kind searchKind) error {
	var mine, both, sqlite, grepped, grep table.Samples
	found := 0
	for n := range b.rounds(searchRounds) {
		q := kind.draw(t)
		began := time.Now()
		answer, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: q.typed})
		spent := table.Of(time.Since(began))[0]
		if err != nil {
			return err
		}
		mine, found = append(mine, spent), found+len(answer.Hits)
		if q.match == "" || n >= 8 {
			continue
		}
		peer, err := sqliteSearch(ctx, a.Path(), q.match)
		if err != nil {
			return err
		}
		both, sqlite = append(both, spent), append(sqlite, peer)
		began = time.Now()
		// What it counts must be read: with nobody to tell, grep ends at the first match.
		if _, err := exec.CommandContext(ctx, "grep", "-c", "-i", q.pattern, t.path).Output(); err != nil && !isExit(err, 1) {
			return fmt.Errorf("grep: %w", err)
		}
		grepped, grep = append(grepped, spent), append(grep, table.Of(time.Since(began))...)
	}
	note := fmt.Sprintf("%d different ones, %d hits on average on the first page", len(mine), found/len(mine))
	b.add(
		table.Row{What: "search for " + kind.what + ": median", Unit: "ms", Value: mine, Note: note},
		table.Row{What: "the same: 95th percentile", Unit: "ms", Value: table.Samples{mine.Quantile(0.95)}, Goal: 20},
	)
	if len(sqlite) > 0 {
		b.add(
			table.Row{What: "the same", Unit: "ms", Value: both, Against: "sqlite3", Peer: sqlite, Note: "50 with meeting, speaker and marked sentence, against their bare texts"},
			table.Row{What: "the same", Unit: "ms", Value: grepped, Against: "grep -c", Peer: grep, Goal: 1},
		)
	}
	return nil
}

// texts are what was said in an archive.
type texts struct {
	*rand.Rand
	path     string   // one entry a line
	lines    []string // some of them
	files    []string // words said once
	agencies int
	years    int
}

// readTexts writes all entries into a file and keeps one in fifty.
func readTexts(ctx context.Context, archivePath string, s archive.Spec) (*texts, error) {
	t := &texts{Rand: rand.New(rand.NewPCG(4, 2)), path: filepath.Join(filepath.Dir(archivePath), "entries.txt"), agencies: s.Agencies, years: s.Years}
	out, err := os.Create(t.path)
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, "sqlite3", "-readonly", archivePath, "SELECT body FROM entries")
	c.Stdout = out
	if err := errors.Join(c.Run(), out.Close()); err != nil {
		return nil, fmt.Errorf("sqlite3: %w", err)
	}
	in, err := os.Open(t.path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	read := bufio.NewScanner(in)
	for n := 0; read.Scan(); n++ {
		if _, file, ok := strings.Cut(read.Text(), "berkas "); ok {
			t.files = append(t.files, strings.TrimRight(file, "."))
		}
		if n%50 == 0 {
			t.lines = append(t.lines, read.Text())
		}
	}
	if len(t.files) == 0 {
		t.files = []string{"b00000000"}
	}
	return t, read.Err()
}

func (t *texts) line() string { return t.lines[t.IntN(len(t.lines))] }

// words are those of a line of four letters and more, without signs.
func (t *texts) words(line string) []string {
	return strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return r < 'a' || r > 'z' })
}

func (t *texts) word(line string) string {
	words := t.words(line)
	for range 20 {
		if w := words[t.IntN(len(words))]; len(w) >= 4 {
			return w
		}
	}
	return "saluran"
}

func (t *texts) three(line string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(line, ".", " .")))
	for range 20 {
		at := t.IntN(max(1, len(words)-3))
		three := strings.Join(words[at:min(len(words), at+3)], " ")
		if !strings.ContainsAny(three, `.,"`) {
			return three
		}
	}
	return "jalan lingkungan di"
}

func (t *texts) root() string { return archive.Root(t.IntN(200)) }

func (t *texts) month() string {
	return fmt.Sprintf("%04d-%02d", archive.LastDay.Year()-1-t.IntN(max(1, t.years-1)), 1+t.IntN(12))
}

// sqliteSearch asks many times in one run of sqlite3 and returns what one time
// took, without the start of the program.
func sqliteSearch(ctx context.Context, archive, match string) (float64, error) {
	const times = 40 // so that the start of the program is small against them
	statement := fmt.Sprintf("SELECT e.body FROM search_index CROSS JOIN entries e ON e.id = search_index.rowid & 536870911 "+
		"WHERE search_index MATCH 'body : (%s)' AND search_index.rowid >> 29 & 7 = 2 ORDER BY search_index.rowid DESC LIMIT 50;\n", strings.ReplaceAll(match, "'", "''"))
	idle, err := sqliteRun(ctx, archive, "SELECT count(*) FROM meetings;\n")
	if err != nil {
		return 0, err
	}
	busy, err := sqliteRun(ctx, archive, "SELECT count(*) FROM meetings;\n"+strings.Repeat(statement, times))
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
