package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/ui/kit"
)

// Whatever the speaker owes, who is there and what was agreed today stay in
// sight beside it.
func TestSidePanelKeepsAllThreeInSight(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	_, v := newMeetingOn(t, s)
	for i := range 12 {
		s.enter(fmt.Sprintf("/t Tindakan contoh nomor %d yang kalimatnya cukup panjang untuk dua baris @PUPR >30/11", i))
	}
	s.enter("@PUPR Laporan")
	for _, zoom := range []int{80, 100, 150} {
		s.look.change(kit.Look{Mode: kit.ModeLight, Zoom: zoom})
		s.settle(screen.SubtractWidthHeight(0, 60))
		for _, want := range []string{"Dinas PUPR", "Daftar hadir", "TL-2026-00"} {
			if !s.inSight(v.side.content, want) {
				t.Errorf("at %d %%: %q is out of sight", zoom, want)
			}
		}
		s.checkPage(fmt.Sprintf("samping-%d", zoom))
	}
	s.calm()
}

// inSight reports whether a text stands within an object.
func (s *stage) inSight(within fyne.CanvasObject, text string) bool {
	found := false
	size := within.Size()
	at := within.Position()
	walk(within, func(o fyne.CanvasObject, p fyne.Position) bool {
		if t, ok := o.(*kit.Text); ok && len(t.Text) >= len(text) && t.Text[:len(text)] == text {
			found = found || p.Y-at.Y >= 0 && p.Y-at.Y+t.Size().Height <= size.Height
		}
		return true
	})
	return found
}
