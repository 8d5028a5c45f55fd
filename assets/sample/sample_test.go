package sample

import (
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/assets/starter"
)

type official struct {
	Agency, Post, Name, NIP, Rank string
}

type meeting struct {
	Office           map[string]string
	Title            string
	Series           string
	HeldOn           string `json:"held_on"`
	Starts           string
	Ends             string
	Place            string
	InvitationNumber string `json:"invitation_number"`
	InvitationOn     string `json:"invitation_on"`
	Classification   string
	Urgency          string
	Chair            official
	BesideChair      []official `json:"beside_chair"`
	Secretary        official
	Recorder         official
	Agenda           []struct {
		Title          string
		Issue          string
		PlannedMinutes int `json:"planned_minutes"`
	}
}

type returns struct {
	Period     string
	ReturnedOn string `json:"returned_on"`
	Sheets     []struct {
		Agency  string
		Answers []answer
	}
}

type answer struct {
	FollowUp    int `json:"follow_up"`
	Status      string
	Progress    string
	Realization string
	Budget      string
	Narrative   string
	Obstacle    string
	Support     string
	Evidence    string
	ReportedOn  string `json:"reported_on"`
	FilledBy    string `json:"filled_by"`
}

// read decodes JSON and refuses fields that into has no place for.
func read(t *testing.T, text string, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatal(err)
	}
}

// table reads a CSV without its header.
func table(t *testing.T, list string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(list)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func fold(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s))
}

// agencies maps every name of an agency of Prabumulih, folded, to its code,
// and every code to its group.
func agencies(t *testing.T) (code, group map[string]string) {
	t.Helper()
	code, group = map[string]string{}, map[string]string{}
	for _, row := range table(t, starter.Prabumulih) {
		group[row[0]] = row[2]
		for _, name := range append([]string{row[0], row[1]}, strings.Split(row[4], ";")...) {
			code[fold(name)] = row[0]
		}
	}
	return code, group
}

func TestMeeting(t *testing.T) {
	var m meeting
	read(t, Meeting, &m)
	issues := map[string]bool{}
	for _, row := range table(t, starter.Issues) {
		issues[row[0]] = true
	}
	if got, want := len(m.Agenda), 6; got != want {
		t.Errorf("agenda items = %d, want %d", got, want)
	}
	for _, item := range m.Agenda {
		if !issues[item.Issue] {
			t.Errorf("issue of %q = %q, want one of starter.Issues", item.Title, item.Issue)
		}
		delete(issues, item.Issue) // each issue once
	}
	if m.Chair.NIP != "" || m.Chair.Rank != "" {
		t.Errorf("chair = %v, want a mayor without NIP and rank", m.Chair)
	}
	if !strings.Contains(m.Title, "contoh") {
		t.Errorf("title = %q, want it to say that this is a sample", m.Title)
	}
}

func TestRosterNamesEveryHead(t *testing.T) {
	_, group := agencies(t)
	invited, numbers := map[string]bool{}, map[string]bool{}
	for _, row := range table(t, Roster) {
		agency, name, nip := row[0], row[3], row[4]
		switch {
		case group[agency] == "" || group[agency] == "desa":
			t.Errorf("agency %q is invited, want an OPD, a kecamatan or a kelurahan", agency)
		case invited[agency]:
			t.Errorf("agency %q is invited twice", agency)
		case !strings.Contains(name, "Contoh"):
			t.Errorf("name %q is not plainly made up", name)
		}
		invited[agency] = true
		if nip == "" {
			continue
		}
		if numbers[nip] || !regexp.MustCompile(`^\d{14}[12]\d{3}$`).MatchString(nip) {
			t.Errorf("NIP of %s = %q, want 18 digits of its own", name, nip)
		}
		numbers[nip] = true
		if _, err := time.Parse("20060102", nip[:8]); err != nil {
			t.Errorf("NIP of %s: %v", name, err)
		}
		if _, err := time.Parse("200601", nip[8:14]); err != nil {
			t.Errorf("NIP of %s: %v", name, err)
		}
	}
	for code, g := range group {
		if g != "desa" && !invited[code] {
			t.Errorf("%s is not invited", code)
		}
	}
}

var (
	literal = regexp.MustCompile(`"[^"]*"`)
	mention = regexp.MustCompile(`(?:^|\s)[@+]([\pL\d.]+)`)
)

// mentioned returns the codes of the agencies that a capture line names; for
// an order to a group, the name of the group.
func mentioned(t *testing.T, line string) []string {
	t.Helper()
	if strings.HasPrefix(line, `\`) {
		return nil
	}
	code, _ := agencies(t)
	var found []string
	for _, m := range mention.FindAllStringSubmatch(literal.ReplaceAllString(line, ""), -1) {
		switch name := m[1]; {
		case name == "WaliKota": // the chair is no agency
		case name == "semua" || name == "lurah" || name == "camat":
			found = append(found, name)
		case code[fold(name)] == "":
			t.Errorf("%q in %q names no agency", name, line)
		default:
			found = append(found, code[fold(name)])
		}
	}
	return found
}

func TestEveryInvitedPostIsMarked(t *testing.T) {
	marked := map[string]bool{}
	for line := range strings.Lines(Capture) {
		command, _, _ := strings.Cut(line, " ")
		names := mentioned(t, line)
		switch command {
		case "/hadir", "/wakil", "/izin", "/sakit", "/dl", "/absen", "/datang":
			for _, agency := range names {
				marked[agency] = true
			}
		}
	}
	for _, row := range table(t, Roster) {
		if !marked[row[0]] {
			t.Errorf("%s is invited, but its attendance is not marked", row[0])
		}
	}
}

func TestCaptureHasEveryKindUnderEveryItem(t *testing.T) {
	item := ""
	kinds := map[string]map[string]int{}
	kind := regexp.MustCompile(`^(?:@\S+ )?/([lkuapt]) `)
	for line := range strings.Lines(Capture) {
		if next, ok := strings.CutPrefix(line, "/acara "); ok {
			item = strings.TrimSpace(next)
			kinds[item] = map[string]int{}
		} else if m := kind.FindStringSubmatch(line); m != nil && item != "" {
			kinds[item][m[1]]++
		}
	}
	for _, item := range []string{"1", "2", "3", "4", "5", "6"} {
		for _, k := range []string{"l", "k", "u", "t"} {
			if kinds[item][k] == 0 {
				t.Errorf("item %s has no /%s", item, k)
			}
		}
		if kinds[item]["a"]+kinds[item]["p"] == 0 {
			t.Errorf("item %s has neither direction nor decision", item)
		}
	}
	if kinds["penutup"]["a"] == 0 {
		t.Error("the closing has no direction")
	}
}

func TestReturnsAnswerWhatTheAgencyOwes(t *testing.T) {
	_, group := agencies(t)
	var owed [][]string
	for line := range strings.Lines(Capture) {
		if strings.HasPrefix(line, "/t ") {
			owed = append(owed, mentioned(t, line))
		}
	}
	var r returns
	read(t, Returns, &r)
	for _, sheet := range r.Sheets {
		for _, a := range sheet.Answers {
			if a.FollowUp < 1 || a.FollowUp > len(owed) {
				t.Errorf("%s answers follow-up %d, want 1 to %d", sheet.Agency, a.FollowUp, len(owed))
				continue
			}
			found := false
			for _, name := range owed[a.FollowUp-1] {
				found = found || name == sheet.Agency || name == "semua" ||
					name == "lurah" && group[sheet.Agency] == "kelurahan"
			}
			if !found {
				t.Errorf("%s answers follow-up %d, which it does not owe", sheet.Agency, a.FollowUp)
			}
		}
	}
}
