package ui

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// The environment makes the monkey's walk longer, or repeats one that failed.
const (
	monkeySeed    = "RAKOR_MONKEY_SEED"    // the one walk to repeat
	monkeyWalks   = "RAKOR_MONKEY_WALKS"   // how many walks, with the seeds from 1
	monkeySteps   = "RAKOR_MONKEY_STEPS"   // how many steps each has
	monkeyArchive = "RAKOR_MONKEY_ARCHIVE" // the archive whose copy is walked through
)

// A monkey does in the window whatever comes to its mind, in any order, with
// work that ends late. Nothing it does may end the program, keep it waiting,
// lose a line or damage the archive. The same seed does the same.
type monkey struct {
	*stage
	rand   *rand.Rand
	files  string   // a folder with files of every kind
	late   []func() // work that was begun and has not ended
	steps  []string // what was done
	lines  int      // how many lines were typed, so that each is another
	stored []string // the marks of lines that the window called stored
}

// step is one thing the monkey may do, as often as its weight says; it returns
// what it did.
type step struct {
	weight int
	do     func(*monkey) string
}

func monkeyActs() []step {
	return []step{
		{30, (*monkey).pressAKey},
		{18, (*monkey).pressAKeyWithOthers},
		{14, (*monkey).typeSomething},
		{40, (*monkey).typeLines},
		{14, (*monkey).runACommand},
		{20, (*monkey).tapSomething},
		{5, (*monkey).openAPage},
		{10, (*monkey).letTimePass},
		{14, (*monkey).endLateWork},
		{3, (*monkey).resizeWindow},
		{3, (*monkey).dropFiles},
		{1, (*monkey).killProgram},
	}
}

func TestMonkey(t *testing.T) {
	seeds := []uint64{1, 2, 3, 5}
	if walks := number(t, monkeyWalks, 0); walks > 0 {
		seeds = nil
		for i := range walks {
			seeds = append(seeds, uint64(i)+1)
		}
	}
	if one := number(t, monkeySeed, 0); one > 0 {
		seeds = []uint64{uint64(one)}
	}
	for _, seed := range seeds {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { newMonkey(t, seed).walk(number(t, monkeySteps, 200)) })
	}
}

func number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// newMonkey puts a monkey before an archive: an empty one, the sample, or a
// copy of the one the environment names.
func newMonkey(t *testing.T, seed uint64) *monkey {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rakor.db")
	given := os.Getenv(monkeyArchive)
	if given != "" {
		write(t, path, read(t, given))
	}
	m := &monkey{stage: openStage(t, path), rand: rand.New(rand.NewPCG(seed, seed)), files: t.TempDir()}
	sheet := filepath.Join(m.files, "lembar.xlsx")
	write(t, sheet, []byte("PK\x03\x04 bukan lembar"))
	if given == "" && seed%3 != 0 {
		id, err := m.app.Samples.Install(m.Context)
		if err != nil {
			t.Fatal(err)
		}
		if seed%3 == 2 {
			m.finalSample(id)
			m.planAnother()
			answered, _ := m.answered("Dinas PUPR", nil)
			write(t, sheet, read(t, answered))
		}
		m.goTo(destHome)
	}
	photoFile(t, m.files, "foto.jpg", 90)
	write(t, filepath.Join(m.files, "bahan.pdf"), []byte("%PDF-1.4\nbukan pdf"))
	write(t, filepath.Join(m.files, "daftar.csv"), []byte("kode;nama\r\nPUPR;Dinas PU\r\n"))
	m.attach()
	return m
}

// planAnother plans a meeting beside a final one.
func (m *monkey) planAnother() {
	invited, err := m.app.Agencies.Find(m.Context, []string{"PUPR", "DLH", "Dinkes"})
	if err != nil {
		m.t.Fatal(err)
	}
	plan := app.Plan{
		Meeting: app.Meeting{Title: "Rapat berikutnya", HeldOn: "2026-11-30"}, Invited: invited,
		Topics:    []app.Topic{{Title: "Infrastruktur"}, {Title: "Sampah"}},
		Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
	}
	if err := m.app.Meetings.Save(m.Context, &plan); err != nil {
		m.t.Fatal(err)
	}
}

// attach gives the window the monkey's sense of time and its files.
func (m *monkey) attach() {
	m.Spawn = m.begin
	m.Files = func(context.Context, kit.FileRequest) ([]string, error) { return m.anyFiles(), nil }
}

// begin has work end later, among other steps, as it does with a slow disk. What
// is stored beside the typing may be waited for, and so ends at once.
func (m *monkey) begin(work func()) {
	if m.rand.IntN(3) > 0 || calledBy("kit.(*Queue)") {
		work()
		return
	}
	m.late = append(m.late, work)
}

func calledBy(name string) bool {
	pcs := make([]uintptr, 12)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		f, more := frames.Next()
		if strings.Contains(f.Function, name) {
			return true
		}
		if !more {
			return false
		}
	}
}

func (m *monkey) anyFiles() []string {
	switch m.rand.IntN(4) {
	case 0:
		return nil // gave up
	case 1:
		return []string{filepath.Join(m.files, fmt.Sprintf("baru-%d", len(m.steps)))}
	case 2:
		return []string{m.files}
	}
	names := []string{"foto.jpg", "bahan.pdf", "lembar.xlsx", "daftar.csv", "tidak ada.pdf"}
	return []string{filepath.Join(m.files, names[m.rand.IntN(len(names))])}
}

// walk goes on for a number of steps and then looks at what became of the
// archive.
func (m *monkey) walk(steps int) {
	defer m.tellSteps()
	acts := monkeyActs()
	total := 0
	for _, a := range acts {
		total += a.weight
	}
	for range steps {
		at := m.rand.IntN(total)
		i := 0
		for at >= acts[i].weight {
			at -= acts[i].weight
			i++
		}
		m.try(acts[i].do)
		if m.t.Failed() {
			return
		}
	}
	m.try(func(m *monkey) string { m.kill(); return "kill at the end" })
	m.checkArchive()
}

// try does a step. It must neither panic nor take long.
func (m *monkey) try(do func(*monkey) string) {
	defer func() {
		if err := recover(); err != nil {
			m.t.Fatalf("panic: %v\n%s", err, debug.Stack())
		}
	}()
	stuck := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("stuck behind %q", m.steps)) })
	defer stuck.Stop()
	m.steps = append(m.steps, "what panicked")
	did := do(m)
	m.steps[len(m.steps)-1] = fmt.Sprintf("%s -> %T", did, m.shown())
	m.look()
}

// look has all that is shown made and laid out, as painting it would.
func (m *monkey) look() {
	walk(m.front(), func(fyne.CanvasObject, fyne.Position) bool { return true })
}

func (m *monkey) tellSteps() {
	if m.t.Failed() {
		m.t.Logf("%s is in the name of the test; the last of %d steps, then the log:\n%s\n%s", monkeySeed, len(m.steps),
			strings.Join(m.steps[max(0, len(m.steps)-60):], "\n"), m.log.String())
	}
}

func (m *monkey) kill() {
	for len(m.late) > 0 { // the window waits for them before the archive is closed
		work := m.late[0]
		m.late = m.late[1:]
		m.end()
		work()
	}
	m.crash()
}

// reopenStage starts the program again, at the time it was.
func reopenStage(t testing.TB, path string, before *stage) *stage {
	s := openStage(t, path)
	s.clock.Time = before.clock.Time
	return s
}

// checkArchive looks into the archive after the walk: it must be sound, and
// every line that was called stored must stand in its history.
func (m *monkey) checkArchive() {
	a, err := app.Open(context.Background(), m.app.Path(), app.Options{Clock: m.clock.Now, Who: "Contoh Notulis", Cache: testCache()})
	if err != nil {
		m.t.Fatal(err)
	}
	report, err := a.Archive.Check(context.Background())
	if err != nil || len(report.Findings) > 0 {
		m.t.Errorf("got %v and %v, want a sound archive", report.Findings, err)
	}
	if err := a.Close(); err != nil {
		m.t.Error(err)
	}
	db, err := sql.Open("sqlite", m.app.Path())
	if err != nil {
		m.t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, mark := range m.stored {
		var n int
		if err := db.QueryRowContext(context.Background(), "SELECT count(*) FROM history WHERE data LIKE ?", "%"+mark+"%").Scan(&n); err != nil || n == 0 {
			m.t.Errorf("line %s: got %d lines of history and %v, want it kept", mark, n, err)
		}
	}
}
