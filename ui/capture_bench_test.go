package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// What a key costs without painting, in meetings of growing length: it must not
// grow with them.

var benchLengths = []int{10, 2_000, 20_000}

// newLongStage is a stage on the capture page of a meeting with many entries
// under one agenda item, in a city of 300 agencies.
func newLongStage(b *testing.B, entries int) (*stage, *captureView) {
	b.Helper()
	s := newStage(b)
	var csv strings.Builder
	csv.WriteString("code,name,group,head_post,aliases,parent,valid_from,valid_to,confirmed\n")
	for i := range 300 {
		fmt.Fprintf(&csv, "Kel. Contoh %03d,Kelurahan Contoh %03d,kelurahan,Lurah Contoh %03d,Lurah %03d;Contoh %03d,,,,1\n", i, i, i, i, i)
	}
	if _, err := s.app.Agencies.Import(s.Context, strings.NewReader(csv.String())); err != nil {
		b.Fatal(err)
	}
	plan := app.Plan{
		Meeting:   app.Meeting{Title: "Rakor panjang", HeldOn: "2026-11-23"},
		Topics:    []app.Topic{{Title: "Infrastruktur"}, {Title: "Sampah"}},
		Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
	}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		b.Fatal(err)
	}
	session, err := s.app.Capture.Open(s.Context, plan.Meeting.ID)
	if err != nil {
		b.Fatal(err)
	}
	for i := range entries {
		line := fmt.Sprintf("@Kel.Contoh%03d /k Saluran di RT %d tersumbat endapan dan sampah, sehingga air naik ke badan jalan saat hujan lebat.", i%300, i)
		if i%20 == 0 {
			line = fmt.Sprintf("/t Keruk saluran di RT %d @Kel.Contoh%03d >18/12", i, i%300)
		}
		if _, err := session.Enter(line, time.Time{}).Do(s.Context); err != nil {
			b.Fatal(err)
		}
	}
	s.openMeeting(plan.Meeting.ID, tabCapture)
	return s, top[*captureView](s)
}

func BenchmarkKey(b *testing.B) {
	for _, n := range benchLengths {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, v := newLongStage(b, n)
			line := []rune("/t Normalisasi saluran di titik genangan @Kel.Contoh017 +Kel.Contoh018 >18/12 !1 {titik: 12} ")
			var took []time.Duration
			b.ResetTimer()
			for i := range b.N {
				at := i % len(line)
				if at == 0 {
					b.StopTimer()
					v.line.entry.SetDraft("", time.Time{})
					b.StartTimer()
				}
				began := time.Now()
				s.Window.Window.Canvas().Focused().TypedRune(line[at])
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}

func BenchmarkEnter(b *testing.B) {
	for _, n := range benchLengths {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, v := newLongStage(b, n)
			b.ResetTimer()
			for range b.N {
				b.StopTimer()
				v.line.entry.SetDraft("@Kel.Contoh017 /k Saluran tersumbat endapan. ", time.Time{})
				b.StartTimer()
				s.press(fyne.KeyReturn)
			}
		})
	}
}
