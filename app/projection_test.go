package app

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

func TestRoomReadsNothingPrivate(t *testing.T) {
	for _, tt := range []struct{ name, typed, want string }{
		{"NIP in groups", "NIP 19800101 200501 1 001 dicatat", "NIP ••• dicatat"},
		{"NIP as one", "NIP 198001012005011001.", "NIP •••."},
		{"NIK", "NIK 1674011234567890 dicek", "NIK ••• dicek"},
		{"mobile", "hubungi 0812-3456-7890 segera", "hubungi ••• segera"},
		{"mobile as one", "hubungi 081234567890", "hubungi •••"},
		{"mobile in small groups", "hubungi 0812 34 567 890", "hubungi •••"},
		{"mobile with country", "hubungi +62 812 3456 7890", "hubungi •••"},
		{"telephone", "telepon (0713) 321234 aktif", "telepon ••• aktif"},
		{"e-mail", "kirim ke budi.contoh@prabumulih.go.id ya", "kirim ke ••• ya"},
		{"sum with dots", "anggaran Rp1.250.000.000,00", "anggaran Rp1.250.000.000,00"},
		{"sum beginning as a country does", "anggaran 62.850.000.000", "anggaran 62.850.000.000"},
		{"sum without dots", "anggaran Rp 1500000000", "anggaran Rp 1500000000"},
		{"days and hours", "05-11-2026 08.30-12.00 atau 01/12/2026", "05-11-2026 08.30-12.00 atau 01/12/2026"},
		{"letter", "surat 005/1234/Setda/2026", "surat 005/1234/Setda/2026"},
		{"full name", "ditangani Dr. Budi Contoh, M.Si. besok", "ditangani Kepala Dinas PUPR besok"},
		{"bare name in another case", "budi contoh menyusun", "Kepala Dinas PUPR menyusun"},
		{"name in a longer word", "Budi Contohan menyusun", "Budi Contohan menyusun"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names := []knownName{{"dr. budi contoh, m.si.", "Kepala Dinas PUPR"}, {"budi contoh", "Kepala Dinas PUPR"}}
			if got := forRoom(tt.typed, names); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProjectionShowsWhatWasAgreed(t *testing.T) {
	ctx, s := orderSession(t)
	for _, line := range []string{
		"/a Satu pintu lewat Asisten II", "/p Drainase didahulukan", "/t Normalisasi drainase @PUPR +DLH >30/11", "/t Data warga @SEMUACAMAT",
	} {
		if _, err := s.Enter(line, time.Time{}).Do(ctx); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	done(ctx, t, s.Keep(HalfLine{Text: "rahasia setengah ketik", Cursor: 5}))
	p := s.Projection(false)
	got := fmt.Sprint(p)
	for _, want := range []string{"Satu pintu", "Drainase didahulukan", "TL-2026-0001", "PUPR", "[DLH]", "2026-11-30"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %q in it", got, want)
		}
	}
	for _, secret := range []string{"Saluran tersumbat", "Lapak", "Ketiga", "setengah ketik"} {
		if strings.Contains(got, secret) {
			t.Errorf("got %s, want no %q in it", got, secret)
		}
	}
	if all := fmt.Sprint(s.Projection(true)); !strings.Contains(all, "Saluran tersumbat") {
		t.Errorf("got %s, want the reports too", all)
	}
	if p.Current < 0 || p.Agenda[p.Current].Number != 1 {
		t.Errorf("got item %d of %v, want number 1", p.Current, p.Agenda)
	}
}

func TestProjectionOfLimitedMeetingIsItsAgenda(t *testing.T) {
	ctx, s := orderSession(t)
	if _, err := s.Enter("/p Drainase didahulukan", time.Time{}).Do(ctx); err != nil {
		t.Fatal(err)
	}
	for _, c := range []Classification{data.Limited, data.Secret, data.TopSecret} {
		s.live.Meeting.Classification = c
		p := s.Projection(true)
		if !p.Restricted || p.Title != "" || len(p.Lines) > 0 || len(p.Agenda) < 3 {
			t.Errorf("%s: got %+v, want the agenda alone", c, p)
		}
	}
}

// BenchmarkProjection is what a change of the meeting adds to the work of a key,
// with 2,000 entries and 200 on the list.
func BenchmarkProjection(b *testing.B) {
	s := &Session{}
	s.live.Meeting.Classification = data.Ordinary
	s.live.Items = []AgendaItem{{Kind: data.ItemTopic, Title: "Infrastruktur"}}
	for i := range 2000 {
		kind := data.EntryKinds[i%len(data.EntryKinds)]
		s.live.Entries = append(s.live.Entries, Entry{Kind: kind, Body: "Normalisasi drainase di Jl. Sudirman sepanjang 1.250 m sampai 30/11/2026 bersama kecamatan"})
	}
	for i := range 200 {
		s.live.Attendance = append(s.live.Attendance, Attendance{Name: fmt.Sprintf("Dr. Contoh Nomor%d, M.Si.", i), Post: "Kepala"})
	}
	for b.Loop() {
		s.Projection(false)
	}
}
