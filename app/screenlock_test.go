package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestScreenLock(t *testing.T) {
	a, w, _ := sampleArchive(t)
	l := a.Lock
	if st := l.State(); st.On {
		t.Errorf("got %+v, want no lock", st)
	}
	if err := l.Try([]byte("apa saja")); err != nil {
		t.Errorf("without a lock: got %v", err)
	}
	refused(t, l.Set([]byte("123"), 5), "PIN terlalu pendek: sedikitnya 4 angka atau huruf.")
	pin := []byte("27-11")
	if err := l.Set(pin, 5); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pin, make([]byte, len(pin))) {
		t.Errorf("the PIN is still in memory: %q", pin)
	}
	st := l.State()
	if !st.On || st.Minutes != 5 {
		t.Errorf("got %+v", st)
	}
	content, err := os.ReadFile(st.File)
	if err != nil || bytes.Contains(content, []byte("27-11")) {
		t.Errorf("got %s, %v", content, err)
	}
	if info, err := os.Stat(st.File); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v; want a file for its owner only", info, err)
	}
	for range mostWrong {
		refused(t, l.Try([]byte("27-12")), "PIN salah. Coba lagi.")
	}
	refused(t, l.Try([]byte("27-11")), "Terlalu banyak PIN yang salah. Tunggu 31 detik, lalu coba lagi.")
	w.at = w.at.Add(31 * time.Second)
	if err := l.Try([]byte("27-11")); err != nil {
		t.Errorf("after the pause: got %v", err)
	}
	if err := l.SetMinutes(0); err != nil || l.State().Minutes != 0 || l.Try([]byte("27-11")) != nil {
		t.Errorf("got %+v, %v; want the same PIN and no minutes", l.State(), err)
	}

	// It goes nowhere with the archive.
	b, err := a.Backups.SaveTo(context.Background(), filepath.Join(t.TempDir(), "cadangan.db"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := os.ReadFile(b.Path)
	if err != nil || bytes.Contains(copied, []byte(pinFormat)) {
		t.Errorf("the lock is in the backup, or %v", err)
	}

	refused(t, l.Remove([]byte("27-12")), "PIN salah. Coba lagi.")
	if err := l.Remove([]byte("27-11")); err != nil || l.State().On {
		t.Errorf("got %v, %+v", err, l.State())
	}
}

// A lock that cannot be understood locks nobody out, and deleting the file is
// the way out for who forgot the PIN.
func TestScreenLockForgotten(t *testing.T) {
	a, _, _ := sampleArchive(t)
	if err := a.Lock.Set([]byte("terlupa"), 5); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"", "{}", `{"format":"rakor-kunci-layar/1","scrypt_log_n":40,"hash":"","salt":""}`, strings.Repeat("x", maxManifest+1)} {
		if err := os.WriteFile(a.Lock.State().File, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if a.Lock.State().On || a.Lock.Try([]byte("x")) != nil {
			t.Errorf("%.20q locks", content)
		}
	}
	if err := os.Remove(a.Lock.State().File); err != nil {
		t.Fatal(err)
	}
	if a.Lock.State().On {
		t.Error("still locked")
	}
}
