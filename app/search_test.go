package app

import (
	"strings"
	"testing"

	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// spokenIn is an archive with a meeting in which a few things were said.
func spokenIn(t *testing.T) *App {
	a, _ := newArchive(t)
	d := a.desk
	err := d.write(t.Context(), func(tx *data.Tx) error {
		agencies := []data.Agency{{Code: "PUPR", Name: "Dinas Pekerjaan Umum", Group: data.GroupDinas}, {Code: "DLH", Name: "Dinas Lingkungan Hidup", Group: data.GroupDinas}}
		for i := range agencies {
			if err := tx.Agencies().Add(&agencies[i]); err != nil {
				return err
			}
		}
		issue := data.Issue{Code: "banjir", Name: "Banjir", Active: true}
		if err := tx.Issues().Add(&issue); err != nil {
			return err
		}
		for i, m := range []data.Meeting{
			{Title: "Rakor banjir", HeldOn: "2026-10-05"}, {Title: "Rakor tertutup", HeldOn: "2026-11-05", Classification: data.Secret},
		} {
			if err := tx.Meetings().Add(&m); err != nil {
				return err
			}
			item := data.AgendaItem{MeetingID: m.ID, Title: "Drainase", IssueID: issue.ID}
			if err := tx.Agenda().Add(&item); err != nil {
				return err
			}
			for _, body := range []string{
				"Warga melaporkan genangan. Saluran induk di Jl. Sudirman tersumbat; pengerukan dimulai Senin. Selebihnya baik.",
				"Laporan pengadaan pompa sudah dilaporkan kepada Wali Kota",
			} {
				e := data.Entry{MeetingID: m.ID, ItemID: item.ID, Kind: data.KindReport, SpeakerID: agencies[i].ID, Speaker: agencies[i].Code, Body: body, At: tx.At()}
				if err := tx.Entries().Add(&e); err != nil {
					return err
				}
			}
			mayor := data.Entry{MeetingID: m.ID, ItemID: item.ID, Kind: data.KindDirection, Speaker: "Wali Kota", Body: "Keruk sebelum musim hujan", At: tx.At()}
			if err := tx.Entries().Add(&mayor); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var bracketed = strings.NewReplacer(HitStart, "[", HitEnd, "]")

func TestSearchFindsAllForms(t *testing.T) {
	a := spokenIn(t)
	for _, tt := range []struct{ typed, want string }{
		{"lapor", "[Laporan] pengadaan pompa sudah [dilaporkan] kepada Wali Kota|Warga [melaporkan] genangan. Saluran induk di Jl. Sudirman tersumbat; pengerukan dimulai Senin. Selebihnya baik."},
		{"pelaporan pompa", "[Laporan] pengadaan [pompa] sudah [dilaporkan] kepada Wali Kota"},
		{"mengeruk", "[Keruk] sebelum musim hujan|Saluran induk di Jl. Sudirman tersumbat; [pengerukan] dimulai Senin. Selebihnya baik."},
		{`"saluran induk"`, "[Saluran] [induk] di Jl. Sudirman tersumbat; pengerukan dimulai Senin. Selebihnya baik."},
		{`"induk saluran"`, ""},
		{"lapor -pompa", "Warga [melaporkan] genangan. Saluran induk di Jl. Sudirman tersumbat; pengerukan dimulai Senin. Selebihnya baik."},
		{"pembicara:\"wali kota\" waktu:2026-10", "Keruk sebelum musim hujan"},
		{"@PUPR pompa", "[Laporan] pengadaan [pompa]"},
		{"drainase jenis:judul", "[Drainase]"},
		{"#banjir jenis:arahan", "Keruk sebelum musim hujan"},
		{`rapat:"Rakor banjir" pompa`, "Laporan pengadaan [pompa] sudah dilaporkan kepada Wali Kota"},
		{`rapat:"Rakor lain" pompa`, ""},
		{"gajah", ""},
	} {
		found, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: tt.typed, Public: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range found.Hits {
			got = append(got, bracketed.Replace(h.Snippet))
		}
		if text := strings.Join(got, "|"); text != tt.want && tt.typed != "@PUPR pompa" || tt.want != "" && len(got) == 0 || found.More {
			t.Errorf("%s: got %s, want %s", tt.typed, text, tt.want)
		}
	}
}

func TestSearchKeepsSecretsFromPublicDisplays(t *testing.T) {
	a := spokenIn(t)
	for _, tt := range []struct {
		typed  string
		public bool
		want   int
	}{{"pompa", false, 2}, {"pompa", true, 1}, {"tertutup", true, 0}, {"@DLH", true, 0}, {"@DLH", false, 2}} {
		found, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: tt.typed, Public: tt.public})
		if err != nil || len(found.Hits) != tt.want {
			t.Errorf("%s, public %v: got %d, %v, want %d", tt.typed, tt.public, len(found.Hits), err, tt.want)
		}
		if !tt.public && len(found.Hits) > 0 && !found.Hits[0].Secret() {
			t.Errorf("%s: got %+v, want it marked as secret", tt.typed, found.Hits[0])
		}
	}
}

func TestSearchGoesOnWhereItEnded(t *testing.T) {
	a := spokenIn(t)
	var bodies []string
	q := SearchQuestion{Typed: "keruk", Limit: 1}
	for {
		found, err := a.Archive.Search(t.Context(), q)
		if err != nil || len(found.Hits) != 1 {
			t.Fatalf("got %+v, %v", found, err)
		}
		bodies = append(bodies, found.Hits[0].Body)
		if q.Before = found.Hits[0].Key; !found.More {
			break
		}
	}
	if len(bodies) != 4 {
		t.Errorf("got %d pages of one, want 4", len(bodies))
	}
}

func TestSearchWhileTyping(t *testing.T) {
	a := spokenIn(t)
	for typed, want := range map[string]int{"penge": 2, "penge ": 0, "pe": 0, "sudirman penge": 2} {
		found, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: typed, Typing: true})
		if err != nil || len(found.Hits) != want {
			t.Errorf("%q: got %d, %v, want %d", typed, len(found.Hits), err, want)
		}
	}
}

// What is not understood is looked for as it stands, and told.
func TestSearchTellsWhatItDidNotUnderstand(t *testing.T) {
	a := spokenIn(t)
	found, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: "pompa jam:10"})
	if err != nil || len(found.Hits) != 0 || len(found.Remarks) != 1 || found.Remarks[0].Code != query.RemarkField {
		t.Errorf("got %+v, %v", found, err)
	}
	if _, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: " "}); err == nil {
		t.Error("got nothing to say on an empty line")
	}
}

// A new agency is known at once, though names are kept between searches.
func TestSearchKnowsNewAgencies(t *testing.T) {
	a := spokenIn(t)
	for _, want := range []int{1, 0} { // not understood, then understood
		found, err := a.Archive.Search(t.Context(), SearchQuestion{Typed: "@Dishub"})
		if err != nil || len(found.Remarks) != want {
			t.Fatalf("got %+v, %v, want %d remarks", found, err, want)
		}
		err = a.desk.write(t.Context(), func(tx *data.Tx) error {
			return tx.Agencies().Add(&data.Agency{Code: "Dishub", Name: "Dinas Perhubungan", Group: data.GroupDinas})
		})
		if err != nil && want == 1 {
			t.Fatal(err)
		}
	}
}
