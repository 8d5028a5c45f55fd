package data

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A patient is an archive to be damaged: the file, and what it said when whole.
type patient struct {
	t     *testing.T
	whole []byte
	want  map[string][]string
	names map[string]string
}

// newPatient brings an archive with rows in every table up to date.
func newPatient(t *testing.T) *patient {
	t.Helper()
	path := unpack(t, "testdata/schema-1.db.gz")
	if err := openAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p := &patient{t: t, whole: whole}
	_, columns := contents(t, path, nil)
	p.names = map[string]string{}
	for _, kind := range kinds {
		p.names[kind().table()] = strings.Replace(columns[kind().table()], `,"rev"`, "", 1) // begins anew where the history does
	}
	p.names["blobs"] = columns["blobs"]
	delete(p.names, "settings") // the new archive has a name of its own
	p.want, _ = contents(t, path, p.names)
	return p
}

// salvage writes a damaged file and salvages it. The file must not be touched,
// and the new archive must be in order. saved and all count rows.
func (p *patient) salvage(damaged []byte) (r SalvageReport, saved, all int) {
	p.t.Helper()
	folder := p.t.TempDir()
	from, to := filepath.Join(folder, "rusak.db"), filepath.Join(folder, "baru", "arsip.db")
	if err := os.WriteFile(from, damaged, 0o600); err != nil {
		p.t.Fatal(err)
	}
	r, err := Salvage(ctx, from, to, Options{Now: noon.AddDate(0, 3, 0), Program: "test"})
	if err != nil {
		p.t.Fatal(err)
	}
	if after, err := os.ReadFile(from); err != nil || !bytes.Equal(after, damaged) {
		p.t.Errorf("the damaged file was changed (%v)", err)
	}
	a := openAt(p.t, to)
	a.checkClean()
	if err := a.Close(); err != nil {
		p.t.Fatal(err)
	}
	got, _ := contents(p.t, to, p.names)
	for table, rows := range p.want {
		there := map[string]bool{}
		for _, row := range got[table] {
			there[row] = true
		}
		for _, row := range rows {
			all++
			if there[row] {
				saved++
			}
		}
	}
	return r, saved, all
}

// wipe fills pages with what stands nowhere.
func (p *patient) wipe(pages ...int) []byte {
	b := slices.Clone(p.whole)
	for _, n := range pages {
		for i := n * pageSize; i < (n+1)*pageSize; i++ {
			b[i] = 0xA5
		}
	}
	return b
}

func TestSalvage(t *testing.T) {
	p := newPatient(t)
	pages := len(p.whole) / pageSize
	for _, tt := range []struct {
		name    string
		damaged []byte
		least   float64 // of the rows
	}{
		{"nothing damaged", p.whole, 1},
		{"first page wiped", p.wipe(0), 1},
		{"magic words", append([]byte("bukan berkas apa"), p.whole[16:]...), 1},
		{"size of a page", append(append(slices.Clone(p.whole[:16]), 2, 0), p.whole[18:]...), 1},
		{"half the file", p.whole[:pages/2*pageSize], 0.3},
		{"the last page", p.whole[:(pages-1)*pageSize], 0.8},
		{"ends inside a page", p.whole[:len(p.whole)-pageSize/2], 0.8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p.t = t
			r, saved, all := p.salvage(tt.damaged)
			t.Logf("%d of %d rows, %d lines, whole %v, %d missing, %d files lost", saved, all, r.Lines, r.Whole, len(r.Missing), r.NoBlobs)
			if float64(saved) < tt.least*float64(all) {
				t.Errorf("saved %d of %d rows", saved, all)
			}
		})
	}
}

// Pages wiped anywhere: what is saved is counted, and what the new archive says
// it said before.
func TestSalvageAfterWipedPages(t *testing.T) {
	p := newPatient(t)
	count := len(p.whole) / pageSize
	r := rand.New(rand.NewPCG(3, 9))
	for _, wiped := range []int{1, 5, 20} {
		saved, all, whole, missing, worst := 0, 0, 0, 0, 1.0
		const rounds = 5
		for range rounds {
			var pages []int
			for range wiped {
				pages = append(pages, r.IntN(count))
			}
			report, s, n := p.salvage(p.wipe(pages...))
			saved, all, missing = saved+s, all+n, missing+len(report.Missing)
			worst = min(worst, float64(s)/float64(n))
			if report.Whole {
				whole++
			}
			if s+len(report.Missing)+report.NoBlobs+report.LetGo < n && len(report.Gaps) == 0 {
				t.Errorf("%d rows of %d saved and %d called missing, though the history has no gap", s, n, len(report.Missing))
			}
		}
		t.Logf("%d of %d pages wiped, %d times: %d of %d rows saved (%.1f%%), at worst %.1f%%; %d came out whole; %d rows named as missing",
			wiped, count, rounds, saved, all, 100*float64(saved)/float64(all), 100*worst, whole, missing)
		if float64(saved) < 0.5*float64(all) {
			t.Errorf("%d pages wiped: saved %d of %d rows", wiped, saved, all)
		}
	}
}

// What was written last stands in the journal: it is saved from there, and
// without the journal all that was before it.
func TestSalvageWithAndWithoutJournal(t *testing.T) {
	a := newArchive(t)
	s, _ := a.sampleFinal()
	folder := t.TempDir()
	copied := filepath.Join(folder, "rusak.db")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(a.Path()+suffix, copied+suffix); err != nil {
			t.Fatal(err)
		}
	}
	lines := a.checkClean().Lines
	for _, tt := range []struct {
		name   string
		damage func() error
		lines  int64
	}{
		{"with it", func() error { return nil }, lines},
		{"with the first page of the file gone", func() error { return scribble(copied, 0) }, lines},
		{"with its first page gone", func() error { return scribble(copied+"-wal", 0) }, lines - 1},
		{"without it", func() error { return os.Remove(copied + "-wal") }, 0},
	} {
		if err := tt.damage(); err != nil {
			t.Fatal(err)
		}
		r, err := Salvage(ctx, copied, filepath.Join(folder, tt.name+".db"), options())
		if tt.lines == 0 && errors.Is(err, ErrForeign) {
			continue // the sample was never written into the file itself
		}
		if err != nil || r.Lines < tt.lines {
			t.Errorf("%s: got %d lines, %v, want %d", tt.name, r.Lines, err, tt.lines)
			continue
		}
		b := openAt(t, r.Path)
		b.checkClean()
		b.read(func(tx *Tx) error {
			m, err := tx.Meetings().Get(s.meeting.ID)
			if err == nil && m.Title != s.meeting.Title {
				t.Errorf("%s: got the meeting %q, want %q", tt.name, m.Title, s.meeting.Title)
			}
			if tt.lines == 0 && errors.Is(err, ErrNotFound) {
				return nil
			}
			return err
		})
	}
}

// scribble writes over a page of a file.
func scribble(path string, page int64) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(bytes.Repeat([]byte{0xA5}, pageSize), page*pageSize)
	return errors.Join(err, f.Close())
}

func TestSalvageRefuses(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "catatan.txt")
	if err := os.WriteFile(text, bytes.Repeat([]byte("bukan arsip\n"), 2000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(ctx, text, filepath.Join(folder, "baru.db"), options()); !errors.Is(err, ErrForeign) || Salvageable(text) {
		t.Errorf("a text: got %v, want ErrForeign", err)
	}
	a := newArchive(t)
	a.sample()
	if _, err := Salvage(ctx, a.Path(), filepath.Join(folder, "baru.db"), options()); !errors.Is(err, ErrLocked) {
		t.Errorf("an open archive: got %v, want ErrLocked", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Salvage(ctx, a.Path(), text, options()); !errors.Is(err, ErrExists) || !Salvageable(a.Path()) {
		t.Errorf("over a file: got %v, want ErrExists", err)
	}
}

func FuzzSalvagedPage(f *testing.F) {
	whole, err := os.ReadFile("testdata/schema-1.db.gz")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole[:64], 0)
	f.Add([]byte{leafOfTable, 0, 0, 0, 2, 0, 0, 0, 0, 12, 0, 20, 5, 1, 2, 3, 4, 5}, 0)
	f.Fuzz(func(_ *testing.T, b []byte, start int) {
		if start < 0 || start > len(b) {
			return
		}
		w := &wreck{lines: map[lineKey]foundLine{}, blobs: map[Hash]cell{}, seats: map[UID]seat{}}
		w.pages = pages{size: pageSize, file: bytes.NewReader(b), count: 1, frames: map[int64][]int64{}}
		w.scanPage(b, start, false)
	})
}
