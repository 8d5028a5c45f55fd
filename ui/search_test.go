package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit/kittest"
)

func TestSearchOpensTheEntryInItsMeeting(t *testing.T) {
	s, id := newSampleStage(t)
	for _, final := range []bool{false, true} {
		if final {
			s.finalSample(id)
		}
		s.goTo(destHome)
		s.press(fyne.KeyF, fyne.KeyModifierControl, fyne.KeyModifierShift)
		v := top[*searchView](s)
		s.checkPage("cari-kosong")
		s.write("pasar murah")
		if len(v.hits) != 0 {
			t.Error("got hits before the pause, want none")
		}
		s.clock.Move(searchDelay)
		if len(v.hits) == 0 {
			t.Fatal("got no hits")
		}
		s.checkPage("cari-hasil")
		first := slices.IndexFunc(v.hits, func(h app.Hit) bool { return h.Source == app.InEntry })
		want := v.hits[first].ID
		s.press(fyne.KeyReturn)
		for range first {
			s.press(fyne.KeyDown)
		}
		s.press(fyne.KeyReturn)
		c := top[*captureView](s)
		if i := c.stream.list.Cursor(); i < 0 || c.stream.rows[i].entry.ID != want {
			t.Errorf("got row %d selected, want entry %d", i, want)
		}
		if c.line.editing != 0 {
			t.Error("got the entry in the line, want it only shown")
		}
		s.checkPage("cari-dibuka")
		s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
		if got := top[*searchView](s).words.Text; got != "pasar murah" {
			t.Errorf("got words %q after coming back", got)
		}
	}
	s.calm()
}

func TestSearchSaysWhatItDidNotFind(t *testing.T) {
	s, _ := newSampleStage(t)
	s.press(fyne.KeyF, fyne.KeyModifierControl, fyne.KeyModifierShift)
	s.write("gajah")
	s.press(fyne.KeyReturn)
	s.sees("Tidak ada yang memuat “gajah”.")
	kittest.Picture(t, s.Window.Window, "cari-nihil")
	s.calm()
}

// Emptying the line takes the hits away.
func TestSearchIsEmptied(t *testing.T) {
	s, _ := newSampleStage(t)
	s.press(fyne.KeyF, fyne.KeyModifierControl, fyne.KeyModifierShift)
	v := top[*searchView](s)
	s.write("pasar")
	s.clock.Move(searchDelay)
	if len(v.hits) == 0 {
		t.Fatal("got no hits")
	}
	s.Window.Window.Canvas().Capture() // the rows are drawn
	v.words.SetText("")
	s.clock.Move(searchDelay)
	if len(v.hits) != 0 {
		t.Errorf("got %d hits, want none", len(v.hits))
	}
	s.sees("Cari dalam semua rapat")
	s.calm()
}

func TestHitWords(t *testing.T) {
	mark := strings.NewReplacer("[", app.HitStart, "]", app.HitEnd)
	for _, tt := range []struct {
		name, snippet string
		want          []hitWord
	}{
		{"a word", "di [pasar] lama", []hitWord{{"di", false}, {"pasar", true}, {"lama", false}}},
		{"a phrase", "[pasar murah] ada", []hitWord{{"pasar", true}, {"murah", true}, {"ada", false}}},
		{"with a sign", "di [pasar], lalu", []hitWord{{"di", false}, {"pasar,", true}, {"lalu", false}}},
		{"none", "biasa saja", []hitWord{{"biasa", false}, {"saja", false}}},
		{"empty", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := hitWords(mark.Replace(tt.snippet)); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
