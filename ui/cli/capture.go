package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type captureCommand struct {
	Meeting int64  `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	File    string `arg:"" optional:"" help:"Berkas berisi baris catat; tanpa ini dibaca dari masukan baku."`
	Confirm bool   `help:"Cetak “tersimpan N” begitu baris ke-N ada di diska."`
}

type captureJSON struct {
	Meeting   int64             `json:"meeting"`
	Lines     int               `json:"lines"`
	Entries   int               `json:"entries"`
	FollowUps int               `json:"follow_ups"`
	Refused   []captureLineJSON `json:"refused"`
	Marked    []captureLineJSON `json:"marked"`
}

// captureLineJSON is a line that was refused, or taken with something in it
// that was not understood.
type captureLineJSON struct {
	Line    int      `json:"line"`
	Typed   string   `json:"typed"`
	Reasons []string `json:"reasons"`
}

// Run takes a meeting down from a file or standard input: one line, one Enter.
// A line that is refused is told with its number and the next one is taken.
func (c *captureCommand) Run(s *session) error {
	in := s.std.In
	if c.File != "" && c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return missing(c.File, err)
		}
		defer f.Close()
		in = f
	}
	return s.open(func(a *app.App) error {
		meeting, err := a.Capture.Open(s, c.Meeting)
		if err != nil {
			return err
		}
		t := taker{s: s, meeting: meeting, confirm: c.Confirm, done: captureJSON{Meeting: c.Meeting, Refused: []captureLineJSON{}, Marked: []captureLineJSON{}}}
		if err := t.all(in); err != nil {
			return err
		}
		return t.conclude()
	})
}

// A taker types lines into a meeting.
type taker struct {
	s       *session
	meeting *app.Session
	confirm bool // say of each line that it is stored
	done    captureJSON
}

// batchLines is how many lines are made durable together.
const batchLines = 256

// all types every line of a text, in UTF-8 or, as older programs write it, in
// Windows-1252. Lines that are there already are stored together; one that
// somebody is typing is stored at once.
func (t *taker) all(in io.Reader) error {
	r := bufio.NewReaderSize(in, 64<<10)
	var batch []app.TypedLine
	for n := 1; ; n++ {
		typed, err := r.ReadString('\n')
		if typed != "" {
			if n == 1 {
				typed = strings.TrimPrefix(typed, "\ufeff")
			}
			batch = append(batch, app.TypedLine{Text: readable(strings.TrimRight(typed, "\r\n"))})
		}
		if err != nil || len(batch) == batchLines || r.Buffered() == 0 {
			if err := t.take(n-len(batch)+1, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return &app.Problem{Message: "Masukan tidak dapat dibaca lebih jauh daripada baris %d. Baris sebelumnya sudah tersimpan.", Args: []any{n - 1}, Cause: err}
		}
	}
}

func readable(line string) string {
	if utf8.ValidString(line) {
		return line
	}
	text, err := charmap.Windows1252.NewDecoder().String(line)
	if err != nil {
		return strings.ToValidUTF8(line, "\ufffd")
	}
	return text
}

// take types lines, the first of which has the number n.
func (t *taker) take(n int, lines []app.TypedLine) error {
	outcomes, err := t.meeting.Replay(t.s, lines)
	if err != nil {
		t.tell(n, []string{lang.L("Berhenti di sini; baris sebelumnya sudah tersimpan.")})
		return err
	}
	for i, o := range outcomes {
		t.note(n+i, lines[i].Text, o)
		if t.confirm && o.Refused == nil {
			fmt.Fprintf(t.s.std.Out, "tersimpan %d\n", n+i) // for a program: not translated
		}
	}
	return nil
}

// note notes what became of a line. An empty one does nothing, as Enter in an
// empty line.
func (t *taker) note(n int, typed string, o app.Outcome) {
	if strings.TrimSpace(typed) == "" {
		return
	}
	t.done.Lines++
	var odd []string
	for _, m := range o.Line.Marks {
		odd = append(odd, words.Say(app.MarkWords(o.Line, m)))
	}
	if o.Refused != nil {
		reasons := append([]string{words.Problem(o.Refused)}, odd...)
		t.done.Refused = append(t.done.Refused, captureLineJSON{n, typed, reasons})
		t.tell(n, reasons)
		return
	}
	if len(odd) > 0 {
		t.done.Marked = append(t.done.Marked, captureLineJSON{n, typed, odd})
		t.tell(n, odd)
	}
}

func (t *taker) tell(n int, reasons []string) {
	for _, r := range reasons {
		fmt.Fprintln(t.s.std.Err, fmt.Sprintf(lang.L("Baris %d:"), n), r)
	}
}

func (t *taker) conclude() error {
	live := t.meeting.Live()
	t.done.Entries, t.done.FollowUps = len(live.Entries), len(live.FollowUps)
	err := t.s.print(t.done, func(w io.Writer) {
		line(w, "%d baris dibaca; rapat ini kini berisi %d catatan dan %d tindak lanjut.", t.done.Lines, t.done.Entries, t.done.FollowUps)
		if n := len(t.done.Refused); n > 0 {
			line(w, "%d baris tidak dikerjakan; lihat alasannya di atas.", n)
		}
	})
	if err == nil && len(t.done.Refused) > 0 {
		return errRefused
	}
	return err
}
