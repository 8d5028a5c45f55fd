package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// FuzzManifest reads what stands beside a copy, whoever wrote it. What is taken
// names this very file, and is written and read again as it is.
func FuzzManifest(f *testing.F) {
	folder := f.TempDir()
	b := Backup{Path: filepath.Join(folder, "cadangan.db"), Number: 7, Reason: BackupDaily, Size: 4096}
	if err := writeManifest(b); err != nil {
		f.Fatal(err)
	}
	written, err := os.ReadFile(manifestPath(b.Path))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(written)
	f.Add([]byte(`{"format":"rakor-cadangan/1","file":"cadangan.db","sha256":"0"}`))
	f.Add([]byte(`{"format":"rakor-cadangan/1","file":"../cadangan.db"}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "cadangan.db")
		if err := os.WriteFile(manifestPath(path), content, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readManifest(path)
		if err != nil {
			return
		}
		var m manifest
		if err := json.Unmarshal(content, &m); err != nil || m.File != "cadangan.db" || m.Format != backupFormat {
			t.Errorf("took %q of %q, %v", m.File, m.Format, err)
		}
		if got.MadeAt.Year() < 0 || got.MadeAt.Year() > 9999 || got.LastAt.Year() < 0 || got.LastAt.Year() > 9999 {
			return // JSON has no such times
		}
		if err := writeManifest(got); err != nil {
			t.Fatal(err)
		}
		again, err := readManifest(path)
		if err != nil || again.SHA256 != got.SHA256 || again.Head != got.Head || again.Number != got.Number || again.Size != got.Size {
			t.Errorf("got %+v, %v, want %+v", again, err, got)
		}
	})
}
