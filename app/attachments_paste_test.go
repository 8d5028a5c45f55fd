package app

import (
	"context"
	"errors"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

func TestPastedPicturesAreNamedByTheMoment(t *testing.T) {
	a, c, id := sampleArchive(t)
	c.at = time.Date(2026, 11, 23, 10, 15, 40, 0, data.WIB.Location())
	for i, want := range []string{"tempelan-2026-11-23-1015.png", "tempelan-2026-11-23-1015-2.png"} {
		got, err := a.Attachments.AddPasted(context.Background(), id, pngOf(t, scene(40, 30, uint8(i))))
		if err != nil || got.Name != want || got.Kind != Photo {
			t.Errorf("got %q %s, %v, want %q", got.Name, got.Kind, err, want)
		}
	}
	got, err := a.Attachments.AddPasted(context.Background(), id, cameraJPEG(t, scene(40, 30, 7)))
	if want := "tempelan-2026-11-23-1015.jpg"; err != nil || got.Name != want {
		t.Errorf("got %q, %v, want %q", got.Name, err, want)
	}
	var p *Problem
	if _, err := a.Attachments.AddPasted(context.Background(), id, pngOf(t, scene(40, 30, 1))); !errors.As(err, &p) {
		t.Errorf("the same picture once more: got %v, want it refused", err)
	}
	list, err := a.Attachments.List(context.Background(), id)
	if err != nil || len(list) != 3 {
		t.Errorf("got %d attachments, %v, want 3", len(list), err)
	}
}
