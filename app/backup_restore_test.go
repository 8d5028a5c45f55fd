package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

// leftovers are private folders that should be gone.
func leftovers(t testing.TB, a *App) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(a.Path()), ".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func titles(t testing.TB, a *App) (all []string) {
	t.Helper()
	rows, _, err := a.Meetings.List(context.Background(), MeetingFilter{}, 100, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range rows {
		all = append(all, m.Title)
	}
	return all
}

func TestRestoreInTheOpenArchive(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	b, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	plan := Plan{Meeting: Meeting{Title: "Rapat sesudahnya", HeldOn: "2026-12-01", Classification: data.Ordinary}}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	r, err := a.Backups.Prepare(ctx, b.Path, sealed.Key{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Relation != data.BackupOlder || len(r.OnlyPresent) != 1 || r.OnlyPresent[0].Title != "Rapat sesudahnya" || r.Present.Meetings != 2 || r.Comparison.Backup.Meetings != 1 {
		t.Errorf("got %+v", r.Comparison)
	}
	former, lost, err := a.Restore(ctx, r)
	if err != nil || lost || former == "" {
		t.Fatalf("got %q, %v, %v", former, lost, err)
	}
	if err := r.Discard(); err != nil {
		t.Fatal(err)
	}
	leftovers(t, a)
	if got := titles(t, a); len(got) != 1 {
		t.Errorf("got the meetings %q", got)
	}
	if report, err := a.Archive.Check(ctx); err != nil || len(report.Findings) > 0 {
		t.Errorf("got %+v, %v", report.Findings, err)
	}
	changeOffice(t, a, "Sesudah pulih") // it can be written to

	// The former archive is known, and leads back.
	all, err := a.Backups.List(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if all[0].Path != former || all[0].Place != PlaceBeside || all[0].State != BackupUnchecked {
		t.Errorf("got %+v first, want %s", all[0], former)
	}
	if r, err = a.Backups.Prepare(ctx, former, sealed.Key{}, nil); err != nil {
		t.Fatal(err)
	}
	if r.Relation != data.BackupParted || len(r.OnlyBackup) != 1 {
		t.Errorf("got %+v", r.Comparison)
	}
	w.at = w.at.Add(time.Minute)
	if _, _, err := a.Restore(ctx, r); err != nil {
		t.Fatal(err)
	}
	if err := r.Discard(); err != nil {
		t.Fatal(err)
	}
	if got := titles(t, a); len(got) != 2 {
		t.Errorf("got the meetings %q", got)
	}
}

func TestRestoreOfSealedBackups(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	folder := t.TempDir()
	secret, public, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	words, keyed := filepath.Join(folder, "kata.db.age"), filepath.Join(folder, "kunci.db.age")
	passphrase := []byte("tiga kuda di sawah")
	b, err := a.Backups.SaveTo(ctx, words, &sealed.Lock{Passphrase: passphrase}, nil)
	if err != nil || !b.Sealed || b.Meetings != 1 {
		t.Fatalf("got %+v, %v", b, err)
	}
	if !bytes.Equal(passphrase, make([]byte, len(passphrase))) {
		t.Errorf("the passphrase is still in memory: %q", passphrase)
	}
	if _, err := a.Backups.SaveTo(ctx, keyed, &sealed.Lock{Recipients: []string{public}}, nil); err != nil {
		t.Fatal(err)
	}
	leftovers(t, a)
	cut := filepath.Join(folder, "potong.db.age")
	flipped := filepath.Join(folder, "ubah.db.age")
	content, err := os.ReadFile(keyed)
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Clone(content)
	bad[len(bad)/2] ^= 1
	for path, with := range map[string][]byte{cut: content[:len(content)-100_000], flipped: bad} {
		if err := os.WriteFile(path, with, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, path string
		key        sealed.Key
		want       string
	}{
		{"no passphrase", words, sealed.Key{}, "Cadangan “kata.db.age” disandikan dengan kata sandi. Masukkan kata sandinya."},
		{"wrong passphrase", words, sealed.Key{Passphrase: []byte("tiga kuda di kota")}, "Kata sandi itu tidak membuka “kata.db.age”. Periksa huruf besar dan kecilnya, lalu coba lagi. Bila kata sandinya pasti benar, awal berkasnya rusak: pakai cadangan lain."},
		{"no key", keyed, sealed.Key{}, "Cadangan “kunci.db.age” disandikan untuk kunci sekretariat. Pilih berkas kunci rahasianya, atau ketik dari kertasnya."},
		{"wrong key", keyed, sealed.Key{Secrets: []string{other}}, "Kunci itu tidak membuka “kunci.db.age”. Cadangan ini disandikan untuk kunci lain, atau awal berkasnya rusak."},
		{"cut", cut, sealed.Key{Secrets: []string{secret}}, "Cadangan “potong.db.age” terpotong atau berubah sejak dibuat, jadi tidak dipakai. Arsip tidak disentuh; pakai cadangan lain."},
		{"flipped", flipped, sealed.Key{Secrets: []string{secret}}, "Cadangan “ubah.db.age” terpotong atau berubah sejak dibuat, jadi tidak dipakai. Arsip tidak disentuh; pakai cadangan lain."},
	} {
		_, err := a.Backups.Prepare(ctx, c.path, c.key, nil)
		refused(t, err, c.want)
		leftovers(t, a)
	}
	for _, c := range []struct {
		path string
		key  sealed.Key
	}{{words, sealed.Key{Passphrase: []byte("tiga kuda di sawah")}}, {keyed, sealed.Key{Secrets: []string{secret}}}} {
		r, err := a.Backups.Prepare(ctx, c.path, c.key, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r.Relation != data.BackupSame || r.Comparison.Backup.Meetings != 1 {
			t.Errorf("got %+v", r.Comparison)
		}
		if err := r.Discard(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSaveTo(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	path := filepath.Join(t.TempDir(), "rakor.db")
	if _, err := a.Backups.SaveTo(ctx, path, nil, nil); err != nil {
		t.Fatal(err)
	}
	_, err := a.Backups.SaveTo(ctx, path, nil, nil)
	refused(t, err, "Berkas “rakor.db” sudah ada dan tidak ditimpa. Pilih nama lain, misalnya “rakor-2.db”.")
	_, err = a.Backups.SaveTo(ctx, path+".age", &sealed.Lock{Passphrase: []byte("pendek")}, nil)
	refused(t, err, "Kata sandi terlalu pendek: sedikitnya 12 huruf. Empat kata yang mudah diingat lebih baik daripada satu kata yang sulit.")
	if left, _ := filepath.Glob(path + ".age*"); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	missing := filepath.Join(t.TempDir(), "tidak-ada", "rakor.db")
	_, err = a.Backups.SaveTo(ctx, missing, nil, nil)
	refused(t, err, "Folder “"+filepath.Dir(missing)+"” tidak ada, jadi berkas belum ditulis. Buat foldernya, atau pilih folder lain.")
	_, err = a.Backups.Prepare(ctx, a.Path(), sealed.Key{}, nil)
	refused(t, err, "“rakor.db” adalah arsip yang sedang dipakai, bukan cadangan. Pilih berkas cadangan.")
}

func TestNewBackupKey(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	k, err := a.Backups.NewBackupKey(ctx)
	if err != nil {
		t.Fatal(err)
	}
	secrets, err := sealed.Secrets(k.Sheet)
	if err != nil || len(secrets) != 1 {
		t.Fatalf("got %d keys, %v", len(secrets), err)
	}
	if public, err := sealed.PublicOf(secrets[0]); err != nil || public != k.Public || !strings.Contains(k.Sheet, k.Public) {
		t.Errorf("got %q, %v, want %q", public, err, k.Public)
	}
	for i, line := range strings.Split(k.Sheet, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") && line != secrets[0] {
			t.Errorf("line %d %q is neither a comment nor the key", i+1, line)
		}
	}
}

// Which copies are known of an archive that is not open.
func TestFindBackups(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	folder := stick(t, a)
	b, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.Backups.CopyToSecond(ctx, nil); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	dir := filepath.Dir(a.Path())
	for name, content := range map[string]string{
		"rakor-skema1-20261101-080000.db": "arsip", "rakor-20261102-080000.db": "arsip", "rakor-20261102-080000-1.db": "arsip",
		"rakor-catatan.db": "bukan", "rakor-20261102-080000.db-wal": "bukan", "lain-20261102-080000.db": "bukan",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(b.Path, []byte("terpotong"), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := FindBackups(a.Path())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range all {
		rel, err := filepath.Rel(dir, f.Path)
		if f.Place == PlaceSecond {
			rel, err = filepath.Rel(folder, f.Path)
		}
		if err != nil {
			t.Fatal(err)
		}
		got[rel] = string(f.Place) + " " + string(f.State) + " " + string(f.Reason)
	}
	name := filepath.Base(b.Path)
	for path, want := range map[string]string{
		filepath.Join("cadangan", name):       "sini rusak harian",
		filepath.Join("cadangan-rakor", name): "kedua diperiksa harian",
		"rakor-skema1-20261101-080000.db":     "samping belum pemutakhiran",
		"rakor-20261102-080000.db":            "samping belum pulih",
		"rakor-20261102-080000-1.db":          "samping belum pulih",
	} {
		if got[path] != want {
			t.Errorf("%s: got %q, want %q", path, got[path], want)
		}
	}
	if len(got) != 5 {
		t.Errorf("got %v", got)
	}
	for _, f := range all {
		state, err := a.Backups.Recheck(ctx, f, nil)
		if err != nil || state != f.State {
			t.Errorf("%s: got %q, %v, want %q", f.Path, state, err, f.State)
		}
	}
}
