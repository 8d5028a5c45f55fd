package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBackupsFromTheTerminal(t *testing.T) {
	d := ready(t)
	stick := d.path("DISKA")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if out := d.done("backups", "place"); !strings.Contains(out, "Belum ada tempat kedua.") {
		t.Errorf("got %q", out)
	}
	var key backupKeyJSON
	d.read(&key, "backups", "key", d.path("kunci.txt"))
	if st, err := os.Stat(d.path("kunci.txt")); err != nil || st.Mode().Perm() != 0o600 || !strings.HasPrefix(key.Public, "age1") {
		t.Errorf("got %+v, %v, %v", key, st, err)
	}
	d.refused("“"+d.dir+"” adalah folder arsip sendiri; bila hilang, keduanya hilang. Pilih folder di diska lain, misalnya diska lepas.", "backups", "place", d.dir)
	other := filepath.Join(t.TempDir(), "DISKA")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	var place placeJSON
	d.read(&place, "backups", "place", other, "--for", key.Public)
	if place.Folder != other || !place.Reachable || place.Recipient != key.Public {
		t.Errorf("got %+v", place)
	}
	if out := d.done("backup"); !strings.Contains(out, "Disalin ke tempat kedua: "+other) {
		t.Errorf("got %q", out)
	}
	var list []backupJSON
	d.read(&list, "backups")
	if len(list) != 2 || list[0].Meetings != 1 || list[0].State != "diperiksa" {
		t.Fatalf("got %+v", list)
	}
	sealed := list[0]
	if !sealed.Sealed {
		sealed = list[1]
	}
	d.refused("Cadangan “"+filepath.Base(sealed.Path)+"” disandikan untuk kunci sekretariat. Pilih berkas kunci rahasianya, atau ketik dari kertasnya.", "restore", sealed.Path)
	d.done("restore", "--key", d.path("kunci.txt"), sealed.Path)
	d.read(&list, "backups")
	if len(list) != 3 {
		t.Errorf("got %d, want the former archive too", len(list))
	}

	t.Setenv(envPassphrase, "tiga kuda di sawah")
	d.done("backup", "--passphrase", d.path("kata.db.age"))
	d.done("restore", d.path("kata.db.age"))
	t.Setenv(envPassphrase, "tiga kuda di kota")
	if _, errs, code := d.do("", "restore", d.path("kata.db.age")); code != Refused || !strings.HasPrefix(errs, "Kata sandi itu tidak membuka “kata.db.age”.") {
		t.Errorf("ended with %d: %s", code, errs)
	}
	if left, _ := filepath.Glob(d.path(".pulih-*")); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}
