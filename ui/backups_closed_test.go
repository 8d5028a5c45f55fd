package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"rakor.id/rakor/app"
)

// An archive that was damaged beyond opening is replaced by its newest copy
// from a window that has no archive.
func TestRestoreWhereTheArchiveDoesNotOpen(t *testing.T) {
	damaged := filepath.Join(t.TempDir(), "rakor.db")
	a, err := app.Open(context.Background(), damaged, app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Samples.Install(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Backups.Now(context.Background(), app.BackupDaily); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, []byte("rusak"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	former := ""
	restoreClosed(s.Runner, damaged, func(kept string) { former = kept })
	s.sees("Pulihkan dari cadangan")
	all, err := app.FindBackups(damaged)
	if err != nil || len(all) != 1 {
		t.Fatalf("got %+v, %v", all, err)
	}
	s.tap(closedWords(all[0]))
	if content, err := os.ReadFile(former); err != nil || string(content) != "rusak" {
		t.Errorf("the damaged archive was not kept: %q, %v", content, err)
	}
	if a, err = app.Open(context.Background(), damaged, app.Options{}); err != nil {
		t.Fatal(err)
	}
	meetings, _, err := a.Meetings.List(context.Background(), app.MeetingFilter{}, 10, 0)
	if err != nil || len(meetings) != 1 {
		t.Errorf("got %d meetings, %v", len(meetings), err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	s.calm()
}
