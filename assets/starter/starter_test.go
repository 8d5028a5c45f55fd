package starter

import (
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

var agencyColumns = []string{"code", "name", "group", "head_post", "aliases", "parent", "valid_from", "valid_to", "confirmed"}

// rows reads a list into one map per row and fails unless its header is want.
func rows(t *testing.T, list string, want []string) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(list)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(all[0], want) {
		t.Fatalf("header = %q, want %q", all[0], want)
	}
	var found []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			if cell != strings.Join(strings.Fields(cell), " ") {
				t.Errorf("%q has white space too many", cell)
			}
			row[want[i]] = cell
		}
		found = append(found, row)
	}
	return found
}

var agencyLists = map[string]struct {
	list   string
	groups map[string]int
}{
	"city": {City, map[string]int{
		"sekretariat": 2, "pengawasan": 1, "dinas": 22, "badan": 7, "uobk": 1,
	}},
	"prabumulih": {Prabumulih, map[string]int{
		"sekretariat": 2, "pengawasan": 1, "dinas": 21, "badan": 6, "uobk": 1,
		"kecamatan": 6, "kelurahan": 33, "desa": 12,
	}},
}

func TestAgenciesAreCompleteAndCounted(t *testing.T) {
	for name, tt := range agencyLists {
		t.Run(name, func(t *testing.T) {
			groups := map[string]int{}
			for _, a := range rows(t, tt.list, agencyColumns) {
				groups[a["group"]]++
				if a["code"] == "" || a["name"] == "" || a["head_post"] == "" {
					t.Errorf("%q lacks a code, a name or a head", a)
				}
				if c := a["confirmed"]; c != "0" && c != "1" {
					t.Errorf("%s: confirmed = %q, want 0 or 1", a["code"], c)
				}
				for _, day := range []string{a["valid_from"], a["valid_to"]} {
					if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
						t.Errorf("%s: %v", a["code"], err)
					}
				}
			}
			if !maps.Equal(groups, tt.groups) {
				t.Errorf("groups = %v, want %v", groups, tt.groups)
			}
		})
	}
}

// TestEveryNameMeansOneAgency reads names as a capture line does: without
// regard to case, dots, hyphens and spaces.
func TestEveryNameMeansOneAgency(t *testing.T) {
	fold := func(s string) string {
		return strings.ToLower(strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s))
	}
	for name, tt := range agencyLists {
		t.Run(name, func(t *testing.T) {
			owner := map[string]string{}
			for _, a := range rows(t, tt.list, agencyColumns) {
				names := map[string]bool{fold(a["code"]): true, fold(a["name"]): true}
				for alias := range strings.SplitSeq(a["aliases"], ";") {
					if alias != "" && names[fold(alias)] {
						t.Errorf("%s: alias %q says nothing new", a["code"], alias)
					}
					names[fold(alias)] = true
				}
				delete(names, "")
				for n := range names {
					if owner[n] != "" {
						t.Errorf("%q means both %s and %s", n, owner[n], a["code"])
					}
					owner[n] = a["code"]
				}
			}
		})
	}
}

func TestParentsStandAboveTheirWards(t *testing.T) {
	for name, tt := range agencyLists {
		t.Run(name, func(t *testing.T) {
			group := map[string]string{}
			for _, a := range rows(t, tt.list, agencyColumns) {
				ward := a["group"] == "kelurahan" || a["group"] == "desa"
				switch {
				case ward && group[a["parent"]] != "kecamatan":
					t.Errorf("parent of %s = %q, want a kecamatan above it in the list", a["code"], a["parent"])
				case !ward && a["parent"] != "":
					t.Errorf("parent of %s = %q, want none", a["code"], a["parent"])
				}
				group[a["code"]] = a["group"]
			}
		})
	}
}

func TestWhatIsNotSureIsToBeChecked(t *testing.T) {
	confirmed := map[string]string{}
	for _, a := range rows(t, Prabumulih, agencyColumns) {
		confirmed[a["code"]] = a["confirmed"]
	}
	for code, want := range map[string]string{
		"Dinas PUPR": "1", "Kec. Cambai": "1", "Kel. Sindur": "1", "Desa Pangkul": "1",
		"BKD": "0", "Diskop UKM": "0", "Damkar": "0", "Dispusip": "0",
	} {
		if got := confirmed[code]; got != want {
			t.Errorf("confirmed of %s = %q, want %q", code, got, want)
		}
	}
	for _, a := range rows(t, City, agencyColumns) {
		if a["confirmed"] != "0" {
			t.Errorf("%s is confirmed, want no agency of a city in general to be", a["code"])
		}
	}
}

func TestIssues(t *testing.T) {
	var codes []string
	for _, i := range rows(t, Issues, []string{"code", "name"}) {
		codes = append(codes, i["code"])
		if i["name"] == "" {
			t.Errorf("issue %s has no name", i["code"])
		}
	}
	want := []string{"infrastruktur", "pendidikan-kesehatan", "umkm", "lingkungan", "stunting", "inflasi"}
	if !slices.Equal(codes, want) {
		t.Errorf("codes = %q, want %q", codes, want)
	}
}
