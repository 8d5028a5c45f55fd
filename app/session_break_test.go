package app

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

// saidIn are the entries of a meeting in the order of its record.
func saidIn(s *Session) (all []string) {
	for _, e := range s.Live().Entries {
		all = append(all, e.Body)
	}
	return all
}

func TestBreaksAreOnRecord(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{
			"two breaks",
			[]string{"/buka 09.00", "Satu", "/skors 10.15", "/lanjut 10.30", "Dua", "/skors 12.00", "/lanjut 13.00", "/tutup 15.00"},
			[]string{"Satu", "Rapat diskors pukul 10.15 WIB.", "Rapat dilanjutkan pukul 10.30 WIB.", "Dua", "Rapat diskors pukul 12.00 WIB.", "Rapat dilanjutkan pukul 13.00 WIB."},
		},
		{
			"past midnight",
			[]string{"/buka 21.00", "/skors 23.50", "/lanjut 00.20", "Satu", "/tutup 01.00"},
			[]string{"Rapat diskors pukul 23.50 WIB.", "Rapat dilanjutkan pukul 00.20 WIB, Selasa, 24 November 2026.", "Satu"},
		},
		{
			"what goes on after a break is what was said before it",
			[]string{"/buka 09.00", "Saluran", "/skors 10.15", "/lanjut 10.30", "... dibersihkan"},
			[]string{"Saluran dibersihkan", "Rapat diskors pukul 10.15 WIB.", "Rapat dilanjutkan pukul 10.30 WIB."},
		},
		{
			"closed while adjourned",
			[]string{"/buka 09.00", "Satu", "/skors 10.15", "/tutup 10.40"},
			[]string{"Satu", "Rapat diskors pukul 10.15 WIB.", "Skors dicabut pukul 10.40 WIB."},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, _, id := planned(t)
			s := opened(t, a, id)
			enter(t, s, tt.lines...)
			if got := saidIn(s); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := saidIn(opened(t, a, id)); !slices.Equal(got, tt.want) {
				t.Errorf("read anew: %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBreaksRefused(t *testing.T) {
	const notPaused, notRunning = "Rapat tidak sedang diskors.", "Rapat tidak sedang berlangsung, jadi tidak dapat diskors."
	for _, tt := range []struct {
		before []string
		line   string
		want   string
	}{
		{[]string{"/buka 09.00"}, "/lanjut 10.00", notPaused},
		{nil, "/skors", notRunning},
		{nil, "/lanjut", notPaused},
		{[]string{"/buka 09.00", "/skors 10.00"}, "/skors 10.05", notRunning},
		{[]string{"/buka 09.00", "/tutup 10.00"}, "/skors 10.05", notRunning},
		{[]string{"/buka 09.00", "/skors 10.00"}, "/lanjut 09.40", "Jam lanjut lebih awal daripada jam skors. Tulis jamnya, misalnya /lanjut 13.00."},
		{[]string{"/buka 09.00", "/skors 10.00"}, "/tutup 09.40", "Jam tutup lebih awal daripada jam skors. Tulis jamnya, misalnya /tutup 12.30."},
		{[]string{"/buka 09.00"}, "/skors 08.40", "Jam skors lebih awal daripada jam buka. Tulis jamnya, misalnya /skors 10.30."},
	} {
		t.Run(strings.Join(append(tt.before, tt.line), " "), func(t *testing.T) {
			a, _, id := planned(t)
			s := opened(t, a, id)
			enter(t, s, tt.before...)
			before := saidIn(s)
			_, err := s.Enter(tt.line, time.Time{}).Do(context.Background())
			refused(t, err, tt.want)
			if got := saidIn(opened(t, a, id)); !slices.Equal(got, before) {
				t.Errorf("got %q, want %q as before", got, before)
			}
		})
	}
}

// A break taken back leaves neither the state nor the sentence.
func TestBreakIsTakenBack(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "/buka 09.00", "/skors 10.15")
	if _, err := s.Undo().Do(ctx); err != nil {
		t.Fatal(err)
	}
	if got := saidIn(s); len(got) > 0 || s.Live().Meeting.State != data.Running {
		t.Errorf("got %q, %s", got, s.Live().Meeting.State)
	}
}

// The same holds for a meeting that is closed without its page being open.
func TestClosingAnAdjournedMeetingFromElsewhere(t *testing.T) {
	a, w, id := planned(t)
	enter(t, opened(t, a, id), "/buka 09.00", "/skors 10.15")
	if err := a.Meetings.Close(context.Background(), id, time.Date(2026, 11, 23, 10, 40, 0, 0, w.at.Location())); err != nil {
		t.Fatal(err)
	}
	want := []string{"Rapat diskors pukul 10.15 WIB.", "Skors dicabut pukul 10.40 WIB."}
	if got := saidIn(opened(t, a, id)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// On paper a break stands between what was said before and after it, in every
// form of the minutes, and the search finds it.
func TestBreaksOnPaper(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "/buka 09.00", "/hadir @PUPR @DLH", "/datang @PUPR 09.20", "/acara 1", "@PUPR /l Saluran dibersihkan", "/skors 12.00", "/lanjut 13.00", "/t Angkut lumpur @DLH",
		"@DLH /l Sampah diangkut", "/acara 3", "/t Data pasar @Disperindag", "/acara 2", "/skors 14.00", "/tutup 14.30")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	inOrder := []string{
		"Saluran dibersihkan.", "Rapat diskors pukul 12.00 WIB.", "Rapat dilanjutkan pukul 13.00 WIB.", "Sampah diangkut.",
		"Rapat diskors pukul 14.00 WIB.", "Skors dicabut pukul 14.30 WIB.", "Rapat ditutup pukul 14.30 WIB.",
	}
	forms := map[string]string{"PDF": textOf(t, printed(t, a, id, Order{}))}
	for _, format := range []Format{FormatWord, FormatMarkdown} {
		forms[string(format)] = words(t, writtenAs(t, a, id, FormatOrder{Format: format}))
	}
	for form, text := range forms {
		rest := text
		for _, want := range inOrder {
			_, after, found := strings.Cut(rest, want)
			if !found || strings.Count(text, want) != 1 {
				t.Errorf("%s: %q stands there %d times, or not in its place", form, want, strings.Count(text, want))
			}
			rest = after
		}
	}
	for _, want := range []string{"3. Pangan Hasilnya dimuat dalam keputusan dan tindak lanjut rapat ini.", "4. UMKM Tidak dibahas dalam rapat ini.", "datang 09.20 Ruang"} {
		if !strings.Contains(forms["PDF"], want) {
			t.Errorf("%q is missing in %s", want, forms["PDF"])
		}
	}
	if !strings.Contains(forms["PDF"], "b. Rapat diskors") || !strings.Contains(forms["PDF"], "c. Rapat dilanjutkan") || !strings.Contains(forms["PDF"], "09.00 s.d. 14.30 WIB") {
		t.Errorf("got %s", forms["PDF"])
	}
}

// A correction (ralat) keeps the breaks and can put their hours right.
func TestBreaksInACorrection(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	enter(t, opened(t, a, id), "/buka 09.00", "/hadir @PUPR", "/skors 12.00", "/lanjut 13.00", "/tutup 14.00")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	if err := a.Minutes.Amend(ctx, id, "jam skors keliru"); err != nil {
		t.Fatal(err)
	}
	enter(t, opened(t, a, id), "s/13.00/13.15/")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	text := textOf(t, printed(t, a, id, Order{}))
	if !strings.Contains(text, "Rapat diskors pukul 12.00 WIB.") || !strings.Contains(text, "Rapat dilanjutkan pukul 13.15 WIB.") {
		t.Errorf("got %s", text)
	}
}
