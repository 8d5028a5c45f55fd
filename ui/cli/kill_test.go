package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app"
)

// A typing is a meeting typed into "rakor capture" by a pipe, by one process
// after the other.
type typing struct {
	t    *testing.T
	db   string
	rand *rand.Rand
	kept []string // the lines that stood in the archive when it was looked at last

	cuts, confirmed, unconfirmed int // unconfirmed lines were stored, but the word had not come yet
}

// capturing is the program under test: "rakor capture" in a process of its own.
func (k *typing) capturing() *exec.Cmd {
	child := exec.CommandContext(context.Background(), os.Args[0], "-test.run=^TestKilledWhileTyping$")
	if program := os.Getenv("RAKOR"); program != "" {
		child = exec.CommandContext(context.Background(), program, "--db", k.db, "capture", "1", "--confirm")
	}
	child.Env = append(os.Environ(), "RAKOR_TEST_CAPTURE="+k.db)
	return child
}

// round types lines, some ahead of their confirmation, until after the given
// time since the first of them was confirmed; then it cuts, and looks at what
// is in the archive.
func (k *typing) round(after time.Duration, cut func(*os.Process) error, look func() (app.Record, error)) {
	k.t.Helper()
	sent, confirmed, err := k.typeUntil(after, cut)
	if err != nil {
		k.t.Fatal(err)
	}
	r, err := look()
	if err != nil {
		k.t.Fatal(err)
	}
	stored, before := len(r.Entries), len(k.kept)
	if stored < before+confirmed || stored > before+len(sent) {
		k.t.Fatalf("cut %d: got %d lines in the archive, want %d of before, %d confirmed and at most %d sent", k.cuts, stored, before, confirmed, len(sent))
	}
	k.kept = append(k.kept, sent[:stored-before]...)
	orders := 0
	for i, e := range r.Entries {
		if e.Typed != k.kept[i] {
			k.t.Fatalf("cut %d: line %d is %q, want %q", k.cuts, i+1, e.Typed, k.kept[i])
		}
		if strings.HasPrefix(e.Typed, "/t ") {
			orders++
		}
	}
	if len(r.FollowUps) != orders {
		k.t.Fatalf("cut %d: got %d follow-ups, want %d", k.cuts, len(r.FollowUps), orders)
	}
	k.cuts, k.confirmed, k.unconfirmed = k.cuts+1, k.confirmed+confirmed, k.unconfirmed+stored-before-confirmed
}

func (k *typing) typeUntil(after time.Duration, cut func(*os.Process) error) (sent []string, confirmed int, err error) {
	child := k.capturing()
	in, err := child.StdinPipe()
	if err != nil {
		return nil, 0, err
	}
	out, err := child.StdoutPipe()
	if err != nil {
		return nil, 0, err
	}
	if err := child.Start(); err != nil {
		return nil, 0, err
	}
	lines := bufio.NewScanner(out)
	done := make(chan error, 1)
	for cutting := false; ; {
		for len(sent) < confirmed+1+k.rand.IntN(6) && err == nil {
			sent = append(sent, k.line(len(k.kept)+len(sent)))
			_, err = io.WriteString(in, sent[len(sent)-1]+"\n") // fails once the child is gone
		}
		if !lines.Scan() {
			break
		}
		if _, failed := fmt.Sscanf(lines.Text(), "tersimpan %d", new(int)); failed == nil {
			confirmed++
		}
		if !cutting {
			cutting = true
			time.AfterFunc(after, func() { done <- cut(child.Process) })
		}
	}
	if confirmed == 0 {
		return nil, 0, fmt.Errorf("the program ended by itself: %w", child.Wait())
	}
	err = <-done
	_ = in.Close()
	_ = child.Wait() // "signal: killed"
	return sent, confirmed, err
}

// line is a line of a meeting, none like another.
func (k *typing) line(n int) string {
	words := [...]string{
		"@PUPR /l Pekerjaan jalan ruas ke-%d selesai.", "/k Saluran ke-%d tersumbat.", "Catatan nomor %d.", "@WaliKota /a Selesaikan titik ke-%d.",
		"/t Keruk saluran nomor %d @PUPR +DLH >18/12 !1", "/u Usulan ke-%d: " + strings.Repeat("panjang ", 40),
	}
	return strings.TrimSpace(fmt.Sprintf(words[n%len(words)], n))
}

// look opens the archive, checks it whole and reads the meeting.
func (k *typing) look() (r app.Record, err error) {
	ctx := context.Background()
	a, err := app.Open(ctx, k.db, app.Options{})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	report, err := a.Archive.Check(ctx)
	if err != nil {
		return r, err
	}
	if len(report.Findings) > 0 {
		return r, fmt.Errorf("cut %d: the check found %v", k.cuts, report.Findings)
	}
	return a.Meetings.Record(ctx, 1)
}

// begin makes a new archive with the meeting opened.
func (k *typing) begin(folder string) {
	k.t.Helper()
	d := &desk{t: k.t, dir: folder, now: time.Now()}
	d.done("office", "--government", "Pemerintah Kota Prabumulih", "--city", "Prabumulih")
	d.done("agencies", "import", "prabumulih")
	d.done("meeting", "new", "--title", "Rapat Koordinasi", "--date", "23/11/2026", "--start", "09.00", "--topic", "Jalan")
	if out, errs, code := d.do("/buka 09.00\n/acara 1\n", "capture", "1"); code != Done {
		k.t.Fatal(out, errs)
	}
	k.db, k.kept = d.path("rakor.db"), nil
}

// cutsWanted is how many cuts a test makes: few, or as many as asked for.
func cutsWanted(t *testing.T, variable string, few int) int {
	asked := os.Getenv(variable)
	if asked == "" {
		return few
	}
	n, err := strconv.Atoi(asked)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Every line that "rakor capture" called stored is there after kill -9, in its
// order, and the archive is sound. RAKOR_KILLS asks for more of them, RAKOR for
// a built program in the place of this one.
func TestKilledWhileTyping(t *testing.T) {
	if db := os.Getenv("RAKOR_TEST_CAPTURE"); db != "" {
		_, code := Run(context.Background(), []string{"--db", db, "capture", "1", "--confirm"}, Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, "1")
		os.Exit(code)
	}
	k := typing{t: t, rand: rand.New(rand.NewPCG(20, 26))}
	for n := range cutsWanted(t, "RAKOR_KILLS", 60) {
		if n%60 == 0 { // a check grows with the archive
			k.begin(filepath.Join(t.TempDir(), strconv.Itoa(n)))
		}
		k.round(time.Duration(k.rand.IntN(40_000))*time.Microsecond, (*os.Process).Kill, k.look)
	}
	t.Logf("%d kills: %d lines confirmed, none lost, order kept, every check clean; %d more stored before their word came", k.cuts, k.confirmed, k.unconfirmed)
}
