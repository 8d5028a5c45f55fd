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
	{"a common word, on an issue", func(t *texts) searchFor {
		return searchFor{typed: "isu:" + archive.IssueCode(t.IntN(6)) + " " + t.word(t.line())}
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

// How many different things of each kind are looked for, and how many of them
// by the peers as well.
const searchRounds, peerRounds = 40, 5

// search measures finding what was said in 20 years of meetings: a million
// entries, with agenda, follow-ups and 600,000 reports. Peers are the sqlite3
// program, asked on the same file for what Rakor shows of an entry, and grep over
// the texts; the least is to have sqlite3 find the numbers of what has the words.
func search(ctx context.Context, b *bench) error {
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	t, err := readTexts(ctx, path, filepath.Join(b.own, "entries.txt"), b.spec(20))
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
	var mine, sqlite, bare, grep table.Samples
	hits := 0
	for n := range b.rounds(searchRounds) {
		q := kind.draw(t)
		began := time.Now()
		answer, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: q.typed})
		if err != nil {
			return err
		}
		mine, hits = append(mine, table.Of(time.Since(began))...), hits+len(answer.Hits)
		if q.match == "" || n >= peerRounds {
			continue
		}
		for statement, took := range map[string]*table.Samples{shownHits: &sqlite, bareHits: &bare} {
			spent, err := sqliteTimed(ctx, a.Path(), fmt.Sprintf(statement, strings.ReplaceAll(q.match, "'", "''")))
			if err != nil {
				return err
			}
			*took = append(*took, spent)
		}
		began = time.Now()
		// What it counts must be read: with nobody to tell, grep ends at the first match.
		if _, err := exec.CommandContext(ctx, "grep", "-c", "-i", q.pattern, t.path).Output(); err != nil && !isExit(err, 1) {
			return fmt.Errorf("grep: %w", err)
		}
		grep = append(grep, table.Of(time.Since(began))...)
	}
	row := table.Row{What: fmt.Sprintf("%s: median of %d different ones (%d hits each on the first page)", kind.what, len(mine), hits/len(mine)), Unit: "ms", Value: mine}
	if len(sqlite) > 0 {
		row.Peers = []table.Other{{Name: "sqlite3, the same of entries alone", Took: sqlite}, {Name: "grep -c over the texts of entries", Took: grep}}
		row.Floor = table.Other{Name: "sqlite3, numbers only", Took: bare}
	}
	b.add(row, table.Row{What: kind.what + ": 95th percentile", Unit: "ms", Value: table.Samples{mine.Quantile(0.95)}, Most: 20})
	return nil
}

// What the sqlite3 program is asked for.
const (
	shownHits = "SELECT m.title, m.held_on, e.speaker, snippet(search_index, 0, '[', ']', '…', 40) FROM search_index " +
		"CROSS JOIN entries e ON e.id = search_index.rowid & 536870911 JOIN meetings m ON m.id = e.meeting_id " +
		"WHERE search_index MATCH 'body : (%s)' AND search_index.rowid >> 29 & 7 = 2 ORDER BY search_index.rowid DESC LIMIT 50;"
	bareHits = "SELECT rowid FROM search_index WHERE search_index MATCH 'body : (%s)' ORDER BY rowid DESC LIMIT 50;"
)

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
func readTexts(ctx context.Context, archivePath, path string, s archive.Spec) (*texts, error) {
	t := &texts{Rand: rand.New(rand.NewPCG(4, 2)), path: path, agencies: s.Agencies, years: s.Years}
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

// isExit reports whether a program ended with a code.
func isExit(err error, code int) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == code
}
