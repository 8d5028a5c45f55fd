package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// The whole meeting that scripts/type-meeting types into the real window with
// real keys is typed here without one, and replayed line by line; each way must
// give the record that stands beside the keys. That script says what the lines
// of meeting.keys mean.

// testdata reads a file of lines.
func testdata(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

// planTyped plans the meeting, as the script does from the terminal.
func planTyped(t *testing.T, s *stage) (meetingID int64) {
	t.Helper()
	if _, err := s.app.Agencies.ImportStarter(s.Context, app.StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	invited, err := s.app.Agencies.Find(s.Context, testdata(t, "meeting.invited"))
	if err != nil {
		t.Fatal(err)
	}
	office, err := s.app.Offices.Get(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	office.Government, office.City = "Pemerintah Kota Prabumulih", "Prabumulih"
	if err := s.app.Offices.Save(s.Context, &office); err != nil {
		t.Fatal(err)
	}
	plan := app.Plan{
		Meeting:   app.Meeting{Title: "Rapat Koordinasi Akhir Tahun", HeldOn: "2026-11-23"},
		Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
		Invited:   invited,
	}
	for _, line := range testdata(t, "meeting.record") {
		title, is := strings.CutPrefix(line, "# ")
		if is && title != "Pembukaan" {
			if title == "Penutup" {
				break
			}
			plan.Topics = append(plan.Topics, app.Topic{Title: title})
		}
	}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.goTo(destHome)
	return plan.Meeting.ID
}

// recordLines writes a record as the script does.
func recordLines(r app.Record) (out []string) {
	row := func(fields ...any) {
		text := make([]string, len(fields))
		for i, f := range fields {
			text[i] = fmt.Sprint(f)
		}
		out = append(out, strings.Join(text, " | "))
	}
	code := func(id int64) string { return r.Agencies[id].Code }
	for _, item := range r.Items {
		row("# " + item.Title)
		for _, e := range r.Entries {
			if e.ItemID == item.ID {
				row(e.Kind, e.Speaker, e.Body)
			}
		}
	}
	row("# hadir")
	for _, a := range r.Attendance {
		row(a.Post, a.Status, a.Name, a.DeputyPost, a.Arrived, a.Left)
	}
	row("# tindak lanjut")
	for _, f := range r.FollowUps {
		lead, supports := f.LeadText, []string{}
		if f.LeadID != 0 {
			lead = code(f.LeadID)
		}
		for _, id := range f.Supports {
			supports = append(supports, code(id))
		}
		row(f.Number, lead, strings.Join(supports, ", "), f.Due.On, f.Due.Text, f.Priority, f.Action)
	}
	row("# " + string(r.Meeting.State))
	return out
}

func checkRecord(t *testing.T, s *stage, meetingID int64) {
	t.Helper()
	r, err := s.app.Meetings.Record(s.Context, meetingID)
	if err != nil {
		t.Fatal(err)
	}
	got, want := recordLines(r), testdata(t, "meeting.record")
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("line %d of the record: got %q, want %q", i+1, g, w)
		}
	}
}

func TestWholeMeetingByKeys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rakor.db")
	s := openStage(t, path)
	id := planTyped(t, s)
	for n, line := range testdata(t, "meeting.keys") {
		kind, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || kind == "#":
		case kind == ":":
			for key := range strings.FieldsSeq(rest) {
				s.pressX(key)
			}
		case line == "! crash":
			s.clock.Move(time.Second)
			s.crash()
			s = openStage(t, path)
		case kind == "!":
		case kind == "|":
			s.typeX(rest)
		default:
			s.typeX(line)
			s.press(fyne.KeyReturn)
		}
		if s.log.Len() > 0 {
			t.Fatalf("line %d, %q: %s", n+1, line, s.log.String())
		}
	}
	checkRecord(t, s, id)
}

func TestReplayGivesTheTypedRecord(t *testing.T) {
	s := openStage(t, filepath.Join(t.TempDir(), "rakor.db"))
	id := planTyped(t, s)
	session, err := s.app.Capture.Open(s.Context, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range testdata(t, "meeting.txt") {
		if _, err := session.Enter(line, time.Time{}).Do(s.Context); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	if _, err := s.app.Minutes.Finalize(s.Context, id); err != nil {
		t.Fatal(err)
	}
	checkRecord(t, s, id)
}

// keysOfX are keys by the names that X gives them.
var keysOfX = map[string]fyne.KeyName{
	"Return": fyne.KeyReturn, "Tab": fyne.KeyTab, "BackSpace": fyne.KeyBackspace, "Up": fyne.KeyUp, "Down": fyne.KeyDown,
	"Next": fyne.KeyPageDown, "Prior": fyne.KeyPageUp,
}

// pressX presses a key or a combination, "ctrl+Next".
func (s *stage) pressX(name string) {
	var mods []fyne.KeyModifier
	parts := strings.Split(name, "+")
	for _, p := range parts[:len(parts)-1] {
		mods = append(mods, map[string]fyne.KeyModifier{"ctrl": ctrl, "alt": fyne.KeyModifierAlt, "shift": fyne.KeyModifierShift}[p])
	}
	last := parts[len(parts)-1]
	key, ok := keysOfX[last]
	if !ok {
		key = fyne.KeyName(strings.ToUpper(last))
	}
	s.press(key, mods...)
}

// typeX types a line in which <Tab> stands for that key.
func (s *stage) typeX(line string) {
	for {
		text, rest, found := strings.Cut(line, "<")
		s.write(text)
		if !found {
			return
		}
		key, after, _ := strings.Cut(rest, ">")
		s.pressX(key)
		line = after
	}
}
