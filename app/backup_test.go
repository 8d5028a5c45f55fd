package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// copies are the names in the archive's own folder of copies.
func copies(t testing.TB, a *App) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(a.Backups.folder())
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func changeOffice(t testing.TB, a *App, name string) {
	t.Helper()
	o, err := a.Offices.Get(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	o.Unit = name
	if err := a.Offices.Save(context.Background(), &o); err != nil {
		t.Fatal(err)
	}
}

func TestBackupWhenSomethingChanged(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	b, made, err := a.Backups.IfChanged(ctx, BackupOnClose)
	if err != nil || !made {
		t.Fatalf("got %v, %v, want a first copy", made, err)
	}
	if b.Meetings != 1 || b.Entries == 0 || b.FollowUps == 0 || b.Number != 1 || b.Size == 0 || b.SHA256.IsZero() || b.Head.Seq == 0 {
		t.Errorf("got %+v", b)
	}
	if st, err := os.Stat(b.Path); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, %v; want a file for its owner only", st.Mode(), err)
	}
	if err := a.Offices.SetSetting(ctx, "halaman", "rapat"); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	if again, made, err := a.Backups.IfChanged(ctx, BackupOnClose); err != nil || made || again.Path != b.Path {
		t.Errorf("got %v, %v: where the window stood is not worth a copy", made, err)
	}
	changeOffice(t, a, "Bagian Pemerintahan")
	next, made, err := a.Backups.IfChanged(ctx, BackupDaily)
	if err != nil || !made || next.Number != 2 || next.Path == b.Path {
		t.Errorf("got %+v, %v, %v; want a second copy", next, made, err)
	}
	read, err := readManifest(next.Path)
	if err != nil || read.Head != next.Head || read.SHA256 != next.SHA256 || !read.MadeAt.Equal(next.MadeAt) || read.Reason != BackupDaily {
		t.Errorf("got the manifest %+v, %v; want %+v", read, err, next)
	}
}

func TestBackupBeforeImports(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	before := func(why BackupReason, want int) {
		t.Helper()
		if err := a.Archive.BackupBefore(ctx, why); err != nil {
			t.Fatal(err)
		}
		if got := len(copies(t, a)) / 2; got != want {
			t.Errorf("before %q: got %d copies, want %d", why, got, want)
		}
	}
	before(BackupBeforeReturns, 1)
	changeOffice(t, a, "Satu")
	w.at = w.at.Add(10 * time.Minute)
	before(BackupBeforeReturns, 1) // one sitting
	before(BackupBeforeJoining, 2) // other work
	before(BackupBeforeJoining, 2)
	changeOffice(t, a, "Dua")
	w.at = w.at.Add(20 * time.Minute)
	before(BackupBeforeJoining, 3)
}

// What an interrupted copy left is cleared away; nothing else is.
func TestBackupSweepsWhatWasInterrupted(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	b, err := a.Backups.Now(ctx, BackupByHand)
	if err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(a.Backups.folder(), "laporan.db.part")
	for _, path := range []string{b.Path + ".part", b.Path + ".part-journal", foreign} {
		if err := os.WriteFile(path, []byte("sisa"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	changeOffice(t, a, "Satu")
	if _, err := a.Backups.Now(ctx, BackupByHand); err != nil {
		t.Fatal(err)
	}
	names := strings.Join(copies(t, a), " ")
	if strings.Count(names, ".part") != 1 || !strings.Contains(names, "laporan.db.part") {
		t.Errorf("got %s", names)
	}
}

func TestBackupStatusTellsWhatIsOverdue(t *testing.T) {
	ctx := context.Background()
	day := 24 * time.Hour
	a, w, _ := sampleArchive(t)
	state := func(when string, want ...string) {
		t.Helper()
		st, err := a.Backups.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range st.Overdue {
			got = append(got, o.Text.String())
		}
		if len(got) != len(want) {
			t.Fatalf("%s: got %q, want %d of them", when, got, len(want))
		}
		for i := range want {
			if !strings.Contains(got[i], want[i]) {
				t.Errorf("%s: got %q, want %q in it", when, got[i], want[i])
			}
		}
	}
	state("on the first day")
	w.at = w.at.Add(3 * day)
	state("never copied", "belum punya cadangan")
	if _, err := a.Backups.Now(ctx, BackupDaily); err != nil {
		t.Fatal(err)
	}
	state("copied here")
	w.at = w.at.Add(10 * day)
	state("nowhere else", "hanya ada di komputer ini")
	changeOffice(t, a, "Satu")
	state("not copied since", "hanya ada di komputer ini", "sejak 10 hari")
}

func TestRotation(t *testing.T) {
	at := func(text string) time.Time {
		d, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	series := func(n int, step time.Duration) (all []Backup) {
		for i := range n {
			all = append(all, Backup{Number: n - i, MadeAt: at("2026-11-23 17:00").Add(-time.Duration(i) * step), Size: 100, State: BackupChecked})
		}
		return all
	}
	damaged := series(3, time.Hour)
	damaged[0].State = BackupDamaged
	for _, c := range []struct {
		name string
		all  []Backup
		rule rotation
		want int // kept
	}{
		{"none", nil, keptBackups, 0},
		{"ten in a day", series(10, time.Hour), keptBackups, 10},
		{"thirty in a day are ten and the day before", series(30, time.Hour), keptBackups, 11},
		{"daily for a month", series(30, 24*time.Hour), keptBackups, 18},
		{"daily for two years", series(730, 24*time.Hour), keptBackups, 30},
		{"hourly for two years", series(730*24, time.Hour), keptBackups, 39},
		{"monthly for three years", series(36, 30*24*time.Hour), keptBackups, 14},
		{"no rule keeps the newest", series(5, time.Hour), rotation{}, 1},
		{"a small disk keeps what fits", series(10, time.Hour), rotation{last: 10, room: 550}, 5},
		{"a full disk keeps three", series(10, time.Hour), rotation{last: 10, room: 1}, leastKept},
		{"damaged ones neither count nor go", damaged, rotation{}, 2},
	} {
		drop := c.rule.spent(c.all)
		if got := len(c.all) - len(drop); got != c.want {
			t.Errorf("%s: got %d kept, want %d", c.name, got, c.want)
		}
		gone := map[int]bool{}
		for _, b := range drop {
			gone[b.Number] = true
			if b.State != BackupChecked {
				t.Errorf("%s: drops %+v", c.name, b)
			}
		}
		for _, b := range c.all {
			if b.State == BackupChecked {
				if gone[b.Number] {
					t.Errorf("%s: drops the newest good one", c.name)
				}
				break
			}
		}
	}
}

// Nothing but copies of this archive with a manifest is ever cleared away.
func TestRotationLeavesWhatIsNotOurs(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	folder := a.Backups.folder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	others := map[string]string{
		"rakor-0000-20200101-000000.db":      "tanpa keterangan",
		"skripsi.docx":                       "bukan cadangan",
		"rakor-1111-20200101-000000.db":      "laptop lain",
		"rakor-1111-20200101-000000.db.json": `{"format":"rakor-cadangan/1","file":"rakor-1111-20200101-000000.db","archive":"lain","size":11,"sha256":"` + strings.Repeat("0", 64) + `","history_sha256":"` + strings.Repeat("0", 64) + `"}`,
		"catatan.txt.json":                   "{}",
	}
	for name, content := range others {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 14 {
		w.at = w.at.Add(time.Minute)
		if _, err := a.Backups.Now(ctx, BackupByHand); err != nil {
			t.Fatal(err)
		}
	}
	have := map[string]bool{}
	for _, name := range copies(t, a) {
		have[name] = true
	}
	for name := range others {
		if !have[name] {
			t.Errorf("%s is gone", name)
		}
	}
	if got := (len(have) - len(others)) / 2; got != keptBackups.last {
		t.Errorf("got %d copies, want %d", got, keptBackups.last)
	}
	all, err := a.Backups.known(folder, PlaceHere)
	if err != nil || all[0].Number != 14 || all[0].Node != a.desk.db.Node() || all[0].Head == (data.ChainHead{}) {
		t.Errorf("got %+v, %v", all[0], err)
	}
}
