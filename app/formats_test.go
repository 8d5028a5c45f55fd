package app

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/calendar"
)

// privateArchive is the sample with numbers and names of persons in every place
// where one could write them, its minutes final.
func privateArchive(t *testing.T) (*App, int64) {
	t.Helper()
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	s := opened(t, a, id)
	enter(t, s, "/p Hubungi Drs. Contoh Satu, M.Si. di 0812-3456-7890, NIP 19700101 199503 1 001", "/t Kirim data ke (0713) 3200111 atau contoh@surat.id @PUPR <7/12")
	err := a.desk.write(ctx, func(tx *data.Tx) error {
		o, err := tx.Office()
		if err != nil {
			return err
		}
		o.Telephone = "(0713) 3200222"
		if err := tx.SetOffice(&o); err != nil {
			return err
		}
		list, err := tx.Attendances().OfMeeting(id)
		if err != nil {
			return err
		}
		list[0].Name, list[0].NIP = "Dra. Contoh Hadir, M.M.", "197002021995032002"
		if err := tx.Attendances().Update(&list[0]); err != nil {
			return err
		}
		m, err := tx.Meetings().Get(id)
		if err != nil {
			return err
		}
		m.Title, m.Place = "Rapat Koordinasi (narahubung 0813 9999 8888)", "Ruang Rapat, 0711-555666"
		return tx.Meetings().Update(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	return a, id
}

func writtenAs(t *testing.T, a *App, id int64, o FormatOrder) FormatFile {
	t.Helper()
	f, err := a.Minutes.Write(context.Background(), id, o)
	if err != nil {
		t.Fatalf("%+v: %v", o, err)
	}
	return f
}

// words is all text in a file; what a zip packs is unpacked, and folded lines of
// a calendar are joined.
func words(t *testing.T, f FormatFile) string {
	t.Helper()
	if !strings.HasSuffix(f.Name, ".docx") {
		return strings.ReplaceAll(string(f.Data), "\r\n ", "")
	}
	z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// privateNumber matches what must stand in nothing that leaves the office. Each
// piece is too long to stand in an identity by chance.
var privateNumber = regexp.MustCompile(`812-3456|3456-7890|3200111|3200222|9999 8888|555666|1995 ?03|contoh@surat`)

func TestWhatLeavesTheOfficeHoldsNoNumbersOfPersons(t *testing.T) {
	a, id := privateArchive(t)
	complete := words(t, writtenAs(t, a, id, FormatOrder{Format: FormatMarkdown}))
	for _, there := range []string{"0812-3456-7890", "3200111", "3200222", "19700202 199503 2 002", "contoh@surat"} {
		if !strings.Contains(complete, there) {
			t.Errorf("the complete copy lacks %s: the test looks for nothing", there)
		}
	}
	for _, o := range []FormatOrder{
		{Format: FormatWord, Copy: CopyPublic},
		{Format: FormatMarkdown, Copy: CopyPublic},
		{Format: FormatCalendar, Copy: CopyPublic},
		{Format: FormatCalendar},
		{Format: FormatSummary},
		{Format: FormatSummary, Copy: CopyDraft},
	} {
		text := words(t, writtenAs(t, a, id, o))
		if found := privateNumber.FindAllString(text, -1); len(found) > 0 {
			t.Errorf("%s, copy %d: holds %q", o.Format, o.Copy, found)
		}
		if !strings.Contains(text, "Kirim data ke") {
			t.Errorf("%s, copy %d: the rest of what was said is lost", o.Format, o.Copy)
		}
	}
	pdf, _, err := a.Minutes.Print(context.Background(), id, CopyPublic, "")
	if err != nil {
		t.Fatal(err)
	}
	if found := privateNumber.FindAllString(run(t, "pdftotext", file(t, "publik.pdf", pdf), "-"), -1); len(found) > 0 {
		t.Errorf("the public PDF holds %q", found)
	}
}

func TestSummaryNamesNobody(t *testing.T) {
	a, id := privateArchive(t)
	got, err := a.Minutes.Summary(context.Background(), id, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Contoh", "Drs.", "M.Si."} {
		if strings.Contains(got, name) {
			t.Errorf("the summary names %q", name)
		}
	}
	for _, want := range []string{
		"Rapat Koordinasi (narahubung •••)", "Senin, 23 November 2026, 09.10 s.d. 12.25 WIB\n", "Kehadiran: 64 hadir, 3 mewakili",
		"\n*Keputusan dan arahan*\n1. ", "Hubungi Sekretaris Daerah di •••", "\n*Tindak lanjut*\n1. Normalisasi saluran di titik genangan yang sudah dipetakan - Dinas PUPR - 18 Desember 2026\n",
		" - Semua lurah (33) - APBD-P 2026, jika tidak APBD 2027\n", "\nNotula versi 1 sudah disahkan.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the summary lacks %q:\n%s", want, got)
		}
	}
	if n := utf8.RuneCountInString(got); n > messageLimit {
		t.Errorf("got %d characters, want at most %d", n, messageLimit)
	}
}

func TestWithoutNames(t *testing.T) {
	c := Content{
		Officials:  []ContentOfficial{{Name: "Drs. H. Budi Contoh, M.Si.", Post: "Sekretaris Daerah"}, {Name: "Sukaton", Post: "Kepala Bagian Umum"}},
		Attendance: []ContentAttendance{{Name: "Ir. Rina Misal", Post: "Kepala Dinas PUPR"}, {Name: "Rina Lain", DeputyPost: "Sekretaris Dinkes", Post: "Kepala Dinkes"}},
	}
	r := c.roll([]Person{{Post: "Camat Contoh", PersonName: data.PersonName{Name: "Eka Umpama"}}})
	for _, tt := range []struct{ in, want string }{
		{"Drs. H. Budi Contoh, M.Si. membuka rapat", "Sekretaris Daerah membuka rapat"},
		{"disampaikan BUDI CONTOH", "disampaikan Sekretaris Daerah"},
		{"Pak Budi menyusun jadwal", "Sekretaris Daerah menyusun jadwal"},
		{"Bapak Sukaton dan Ibu Camat", "Kepala Bagian Umum dan Ibu Camat"},
		{"hubungi Bu Rina", "hubungi •••"}, // two persons
		{"Sdri. Eka Umpama Contoh hadir", "Sdri. Camat Contoh Contoh hadir"},
		{"Ibu Eka Umpama", "Ibu Camat Contoh"},
		{"Sdr. Umpama", "Camat Contoh"},
		{"Ibu hamil dan bapak asuh di Jalan Sukaton", "Ibu hamil dan bapak asuh di Jalan Sukaton"},
		{"tabuh budi pekerti", "tabuh budi pekerti"},
	} {
		if got := r.withoutNames(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLongSummaryFitsOneMessage(t *testing.T) {
	for _, tt := range []struct{ decisions, followUps int }{{200, 200}, {0, 300}, {300, 0}, {3, 300}, {40, 2}} {
		c := Content{Version: 1, Meeting: ContentMeeting{Title: "*Rapat* panjang", HeldOn: "2026-11-23"}}
		item := ContentItem{Kind: string(data.ItemTopic)}
		for i := range tt.decisions {
			item.Entries = append(item.Entries, ContentEntry{Kind: string(data.KindDecision), Text: fmt.Sprintf("Putusan %d %s", i, strings.Repeat("kata ", 150))})
		}
		c.Items = []ContentItem{item}
		for i := range tt.followUps {
			c.FollowUps = append(c.FollowUps, ContentFollowUp{Number: fmt.Sprintf("TL-%d", i), Action: "Perbaiki saluran", Lead: "Dinas PUPR", DueOn: "2026-12-15"})
		}
		got := summaryWriter{paperWriter: paperWriter{c: c}}.text(true)
		if n := utf8.RuneCountInString(got); n > messageLimit || n < 200 {
			t.Errorf("%+v: got %d characters, want at most %d", tt, n, messageLimit)
		}
		if !strings.HasPrefix(got, "*Rapat* panjang\n") || !strings.HasSuffix(got, "Draf, belum disahkan; isinya masih dapat berubah.\n") {
			t.Errorf("%+v: got\n%s", tt, got)
		}
		if tt.followUps > 100 && !regexp.MustCompile(`\n… dan \d+ tindak lanjut lain; lihat notula\.\n`).MatchString(got) {
			t.Errorf("%+v: the summary does not say how much it leaves out:\n%s", tt, got)
		}
	}
}

func TestMinutesThatAreNotForEverybodyHaveNoPublicForm(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	err := a.desk.write(ctx, func(tx *data.Tx) error {
		m, err := tx.Meetings().Get(id)
		if err != nil {
			return err
		}
		m.Classification = data.Secret
		return tx.Meetings().Update(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	const words = "Notula rapat ini bersifat rahasia, jadi tidak ada salinan publik atau ringkasannya. Bagikan salinan lengkap hanya kepada yang berhak."
	_, err = a.Minutes.Summary(ctx, id, true)
	refused(t, err, words)
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	for _, o := range []FormatOrder{
		{Format: FormatWord, Copy: CopyPublic},
		{Format: FormatMarkdown, Copy: CopyPublic},
		{Format: FormatCalendar, Copy: CopyPublic},
		{Format: FormatSummary},
		{Format: FormatSummary, Copy: CopyPublic},
	} {
		_, err := a.Minutes.Write(ctx, id, o)
		refused(t, err, words)
	}
	_, _, err = a.Minutes.Print(ctx, id, CopyPublic, "")
	refused(t, err, words)
	if got := string(writtenAs(t, a, id, FormatOrder{Format: FormatCalendar}).Data); !strings.Contains(got, "CLASS:CONFIDENTIAL\r\n") || strings.Contains(got, "CLASS:PUBLIC") {
		t.Error("the calendar does not say who may see it")
	}
	if got := string(writtenAs(t, a, id, FormatOrder{Format: FormatMarkdown}).Data); !strings.Contains(got, "Sifat: Rahasia") {
		t.Error("the complete copy does not say who may see it")
	}
}

func TestJSONIsWhatTheHashIsOf(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	f := writtenAs(t, a, id, FormatOrder{Format: FormatJSON})
	if sum := sha256.Sum256(f.Data); hex.EncodeToString(sum[:]) != versions[0].Hash.String() || f.Name != "notula-2026-11-23-v1.json" {
		t.Errorf("%s has the hash %x, want %s", f.Name, sum, versions[0].Hash)
	}
	draft := writtenAs(t, a, id, FormatOrder{Format: FormatJSON, Copy: CopyDraft})
	if _, err := ReadContent(draft.Data); err == nil || !strings.HasPrefix(string(draft.Data), `{"skema":"`+draftSchema+`",`) {
		t.Errorf("a draft is read as a version: %s", draft.Data[:60])
	}
	_, err = a.Minutes.Write(ctx, id, FormatOrder{Format: FormatJSON, Copy: CopyPublic})
	refused(t, err, "JSON selalu berisi notula lengkap, sebab sidik isinya dihitung dari sana. Untuk umum, pilih salinan publik dalam bentuk DOCX atau Markdown.")
	_, err = a.Minutes.Write(ctx, id, FormatOrder{Format: "odt"})
	refused(t, err, "Bentuk “odt” tidak dikenal. Pilih docx, md, json, ics, atau txt.")
}

func TestDraftsComeBeforeFinalMinutes(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	for _, format := range []Format{FormatWord, FormatMarkdown, FormatJSON, FormatSummary} {
		if f := writtenAs(t, a, id, FormatOrder{Format: format, Copy: CopyDraft}); !strings.Contains(f.Name, "-draf.") || len(f.Data) == 0 {
			t.Errorf("got %d bytes as %s, want a draft", len(f.Data), f.Name)
		}
		_, err := a.Minutes.Write(ctx, id, FormatOrder{Format: format})
		refused(t, err, "Notula rapat ini belum disahkan. Sahkan dahulu, atau cetak sebagai draf.")
	}
	for _, kind := range []Copy{CopyComplete, CopyDraft} {
		_, err := a.Minutes.Write(ctx, id, FormatOrder{Format: FormatCalendar, Copy: kind})
		refused(t, err, "Tenggat baru berlaku setelah notula disahkan, jadi belum ada kalendernya. Sahkan notula dahulu.")
	}
}

func TestEveryFormIsTheSameAgain(t *testing.T) {
	a, _, id := finalArchive(t)
	for _, format := range []Format{FormatWord, FormatMarkdown, FormatJSON, FormatCalendar, FormatSummary} {
		o := FormatOrder{Format: format}
		if !bytes.Equal(writtenAs(t, a, id, o).Data, writtenAs(t, a, id, o).Data) {
			t.Errorf("two files as %s differ", format)
		}
	}
}

func TestCalendarHasEveryFollowUp(t *testing.T) {
	a, _, id := finalArchive(t)
	r := record(t, a, id)
	f := writtenAs(t, a, id, FormatOrder{Format: FormatCalendar})
	text := words(t, f)
	if f.Todos != len(r.FollowUps) || f.Undated != 34 || strings.Count(text, "BEGIN:VTODO") != f.Todos {
		t.Errorf("got %d tasks, %d without a day; want %d and 34", f.Todos, f.Undated, len(r.FollowUps))
	}
	for _, u := range r.FollowUps {
		_, task, ok := strings.Cut(text, "UID:"+u.UID.String()+"\r\n")
		task, _, _ = strings.Cut(task, "END:VTODO")
		due := "DUE;VALUE=DATE:" + strings.ReplaceAll(string(u.Due.On), "-", "") + "\r\n"
		if !ok || strings.Contains(task, "DUE;") != (u.Due.On != "") || u.Due.On != "" && !strings.Contains(task, due) {
			t.Errorf("%s, due %q: got %q", u.Number, u.Due.On, task)
		}
		if u.Due.Kind == data.DueCondition && !strings.Contains(task, `Tenggat: APBD-P 2026\, jika tidak APBD 2027`) {
			t.Errorf("%s: the condition is not told in %q", u.Number, task)
		}
	}
}

func TestProgressOfATask(t *testing.T) {
	born := time.Unix(1795413909, 0)
	for _, tt := range []struct {
		name    string
		f       FollowUp
		status  calendar.Status
		percent int
		words   string
	}{
		{"nothing yet", FollowUp{Status: data.NotStarted}, calendar.NeedsAction, 0, "Belum Ditindaklanjuti"},
		{"begun", FollowUp{Status: data.InProgress, Progress: 685, Verification: data.Pending}, calendar.InProcess, 68, "Dalam Proses (belum diverifikasi)"},
		{"claimed done", FollowUp{Status: data.Done, Progress: 1000, Verification: data.Pending}, calendar.InProcess, 99, "Selesai (belum diverifikasi)"},
		{"done and accepted", FollowUp{Status: data.Done, Progress: 1000, Verification: data.Accepted}, calendar.Completed, 100, "Selesai (diterima)"},
		{"sent back", FollowUp{Status: data.Done, Progress: 1000, Verification: data.Returned}, calendar.InProcess, 99, "Selesai (dikembalikan)"},
		{"impossible and accepted", FollowUp{Status: data.Impossible, Verification: data.Accepted}, calendar.Cancelled, 0, "Tidak Dapat Ditindaklanjuti (diterima)"},
		{"canceled", FollowUp{Status: data.InProgress, Progress: 500, CancelledAt: born, CancelReason: "diganti"}, calendar.Cancelled, 50, "Dibatalkan: diganti"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			status, percent, words := Record{}.progress(tt.f)
			if status != tt.status || percent != tt.percent || words != tt.words {
				t.Errorf("got %s, %d, %q; want %s, %d, %q", status, percent, words, tt.status, tt.percent, tt.words)
			}
		})
	}
	parent := FollowUp{Head: data.Head{ID: 1}, Broadcast: true}
	r := Record{}
	for i, s := range []data.Status{data.Done, data.NotStarted, data.InProgress} {
		r.FollowUps = append(r.FollowUps, FollowUp{Head: data.Head{ID: int64(i + 2)}, ParentID: 1, Status: s, Progress: 500 * (1 - i), Verification: data.Accepted})
	}
	if status, percent, words := r.progress(parent); status != calendar.InProcess || percent < 16 || words != "1 dari 3 perangkat daerah tuntas" {
		t.Errorf("an order to many: got %s, %d, %q", status, percent, words)
	}
}
