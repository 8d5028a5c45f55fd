package capture

import (
	"slices"
	"testing"

	"rakor.id/rakor/data"
)

func labelsOf(refs []Ref) (out []string) {
	for _, r := range refs {
		out = append(out, r.Label)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		name, code string
		want       []string
	}{
		{"short name without its form", "PUPR", []string{"Dinas PUPR"}},
		{"without regard to case, dots, hyphens, spaces", "dinas-p.u.p.r", []string{"Dinas PUPR"}},
		{"alias", "p2kbp3a", []string{"DPPKBPPPA"}},
		{"start of a name", "dinas pekerjaan", []string{"Dinas PUPR"}},
		{"start of a name without its form", "perhub", []string{"Dishub"}},
		{"a whole alias before names that begin so", "dinaspu", []string{"Dinas PUPR"}},
		{"a whole name without its form", "prabumulih", []string{"Kel. Prabumulih"}},
		{"two names that begin so", "kec.prabumulih", []string{"Kec. Prabumulih Barat", "Kec. Prabumulih Timur"}},
		{"two whole names", "cambai", []string{"Kec. Cambai", "Kel. Cambai"}},
		{"a group", "camat", []string{"camat"}},
		{"a group before agencies that begin so", "dinas", []string{"dinas"}},
		{"an official by post", "wali-kota", []string{"Wali Kota"}},
		{"an official by name", "Contoh Pemimpin", []string{"Wali Kota"}},
		{"a person after the agencies", "budi", []string{"Budi Contoh"}},
		{"a word amid a name is no code", "aset", nil},
		{"an agency that has ended, by its whole name", "dinaskebersihan", []string{"Dinas Kebersihan"}},
		{"an agency that has ended, by the start of it", "dinaskebersih", nil},
		{"the one that is active before one that has ended", "dkp", []string{"DKP"}},
		{"a row", "Kembar~20", []string{"Kembar"}},
		{"no such row", "Kembar~99", nil},
		{"nothing", "", nil},
		{"only signs", ".-", nil},
		{"another sign", "PUPR*", nil},
	} {
		if got := labelsOf(sample.Find(tt.code)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Find(%q) = %q, want %q", tt.name, tt.code, got, tt.want)
		}
	}
}

func TestEveryCodeFindsItsOwn(t *testing.T) {
	for _, d := range []*Directory{sample, crowd()} {
		for _, x := range []*index{d.codes, d.issues} {
			for _, it := range x.items {
				if got, _ := x.find(it.ref.Code); !slices.Equal(got, []Ref{it.ref}) {
					t.Errorf("code %q finds %+v, want %+v", it.ref.Code, got, it.ref)
				}
			}
		}
	}
}

func TestMembers(t *testing.T) {
	for code, want := range map[string][]string{
		"camat": {"Kec. Cambai", "Kec. Prabumulih Barat", "Kec. Prabumulih Timur"},
		"lurah": {"Kel. Prabumulih", "Kel. Cambai"},
		"kades": nil,
		"PUPR":  {"Dinas PUPR"},
		"budi":  {"Dinas PUPR"},
		"wako":  nil,
	} {
		if got := labelsOf(sample.Members(sample.Find(code)[0])); !slices.Equal(got, want) {
			t.Errorf("members of %s = %q, want %q", code, got, want)
		}
	}
	if got := len(sample.Members(group("semua"))); got != 19 {
		t.Errorf("semua has %d members, want the 19 active agencies", got)
	}
	if got := len(sample.Members(group("opd"))); got != 14 {
		t.Errorf("opd has %d members, want 14 without camat and lurah", got)
	}
}

func TestOrdersToAllPassByVillagesAndDivisions(t *testing.T) {
	n := sampleNames()
	n.Agencies = append(n.Agencies, Agency{30, "Desa Contoh", "Desa Contoh", nil, data.GroupVillage, true},
		Agency{31, "Bagian Umum", "Bagian Umum", nil, data.GroupDivision, true})
	d := NewDirectory(n)
	for _, r := range d.Members(d.Find("semua")[0]) {
		if r.ID >= 30 {
			t.Errorf("semua goes to %s as well", r.Label)
		}
	}
}

func TestNilDirectoryKnowsNothing(t *testing.T) {
	var d *Directory
	if d.Find("x") != nil || d.FindIssue("x") != nil || d.Members(Ref{}) != nil || d.WithRecent(nil) != nil {
		t.Error("a nil directory found something")
	}
	if _, ok := d.Ref(RefAgency, 1); ok {
		t.Error("a nil directory found a row")
	}
	if l := Parse("@PUPR /k x", d, today); l.Kind != data.KindObstacle || l.Text != "@PUPR x" {
		t.Errorf("without a directory: %+v", l.Entry)
	}
}
