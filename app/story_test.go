package app

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// finalArchive is the sample archive with its minutes final.
func finalArchive(t testing.TB) (*App, *watch, int64) {
	t.Helper()
	a, w, id := sampleArchive(t)
	if _, err := a.Minutes.Finalize(context.Background(), id); err != nil {
		t.Fatal(err)
	}
	return a, w, id
}

// file writes bytes where other programs can read them.
func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// run returns what a program prints; the test fails without the program.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestEmptyMeetingCannotBecomeFinal(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	_, err := a.Minutes.Finalize(ctx, id)
	refused(t, err, "Rapat belum dibuka. Buka dan tutup rapat dahulu, lalu sahkan notulanya.")
	s := opened(t, a, id)
	enter(t, s, "/buka 09.00", "/hadir @PUPR", "/tutup 10.00")
	_, err = a.Minutes.Finalize(ctx, id)
	refused(t, err, "Rapat ini belum berisi satu catatan pun. Notula kosong tidak dapat disahkan.")
}

func TestFinalMinutesAreFrozenAndAmendedAsVersionTwo(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	s := opened(t, a, id)
	before := shapeOf(record(t, a, id))
	for _, line := range []string{"Catatan susulan", "/absen @PUPR", "s/tersumbat/lancar/", "/acara 1", "/t Lagi @PUPR"} {
		_, err := s.Enter(line, time.Time{}).Do(ctx)
		if p := Explain(err); !errors.Is(p, data.ErrFinal) {
			t.Errorf("%q on final minutes: got %v, want that they are final", line, err)
		}
	}
	if got := shapeOf(record(t, a, id)); got.entries != before.entries || got.attendance != before.attendance || got.followUps != before.followUps {
		t.Errorf("got %+v, want %+v", got, before)
	}
	refused(t, a.Minutes.Amend(ctx, id, " "), "Alasan ralat masih kosong. Tulis apa yang diperbaiki dan mengapa.")
	if err := a.Minutes.Amend(ctx, id, "salah ketik pada acara 1"); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(ctx); err != nil {
		t.Fatal(err)
	}
	enter(t, s, "s/12 titik genangan/13 titik genangan/")
	v, err := a.Minutes.Finalize(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil || len(versions) != 2 {
		t.Fatalf("got %d versions, %v; want 2", len(versions), err)
	}
	c, err := ReadContent([]byte(v.Content))
	if err != nil {
		t.Fatal(err)
	}
	if v.Version != 2 || c.Replaces != versions[0].Hash.String() || c.Reason != "salah ketik pada acara 1" {
		t.Errorf("version %d replaces %q for %q", v.Version, c.Replaces, c.Reason)
	}
	pdf, _, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	if text := run(t, "pdftotext", "-layout", file(t, "ralat.pdf", pdf), "-"); !strings.Contains(text, "Ralat atas versi 1: salah ketik pada acara 1") {
		t.Error("the paper does not say what it corrects")
	}
}

// An amendment says again what was ordered, also of a follow-up that another
// agency has by now, or that got more time; and correcting its line does not
// silently take that back.
func TestAmendmentSaysWhatWasOrdered(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	said := func() map[string]ContentFollowUp {
		t.Helper()
		versions, err := a.Minutes.Versions(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		c, err := ReadContent([]byte(versions[len(versions)-1].Content))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]ContentFollowUp{}
		for _, f := range c.FollowUps {
			all[f.Number] = f
		}
		return all
	}
	ordered := said()
	moved, extended := anOpen(t, a, "PUPR"), anOpen(t, a, "DLH")
	if err := a.FollowUps.Reassign(ctx, []int64{moved.ID}, Reassignment{Role: data.AsLead, To: agencyID(t, a, "Disperkim"), Reason: "tugas pindah", DecidedBy: "Wali Kota"}); err != nil {
		t.Fatal(err)
	}
	ask := ExtensionRequest{Due: locale.DueOn("2027-06-30"), Reason: "alat rusak", Ruling: &Ruling{Granted: true, By: "Wali Kota"}}
	if err := a.FollowUps.Extend(ctx, []int64{extended.ID}, ask); err != nil {
		t.Fatal(err)
	}
	if err := a.Minutes.Amend(ctx, id, "salah ketik"); err != nil {
		t.Fatal(err)
	}
	s := opened(t, a, id)
	enter(t, s, "s/12 titik genangan/13 titik genangan/")
	entry, _ := s.Live().Entry(moved.EntryID)
	if _, err := s.Edit(entry.ID, entry.Typed+" #stunting").Do(ctx); err != nil {
		t.Fatal(err)
	}
	_, err := s.Edit(entry.ID, entry.Typed+" @Dinkes").Do(ctx)
	refused(t, err, "OPD atau tenggat "+moved.Number+" sudah berubah sejak notula disahkan, jadi tidak diubah lewat ralat. Ubah di halaman tindak lanjut itu.")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	amended := said()
	for _, number := range []string{moved.Number, extended.Number} {
		if got, want := amended[number], ordered[number]; got.Lead != want.Lead || got.DueOn != want.DueOn || got.DueText != want.DueText || !slices.Equal(got.Supports, want.Supports) {
			t.Errorf("version 2 says %+v, ordered was %+v", got, want)
		}
	}
	if f := storyOf(t, a, moved.ID).FollowUp; f.LeadID != agencyID(t, a, "Disperkim") {
		t.Errorf("got the lead %d, want the agency it was moved to", f.LeadID)
	}
	if f := storyOf(t, a, extended.ID).FollowUp; f.Due != ask.Due {
		t.Errorf("got the deadline %v, want the extended one", f.Due)
	}
}

func TestContentIsCanonical(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	v := versions[0]
	c, err := ReadContent([]byte(v.Content))
	if err != nil {
		t.Fatal(err)
	}
	text, hash, err := c.Canonical()
	if err != nil || string(text) != v.Content || data.Hash(hash) != v.Hash {
		t.Errorf("read and written again the content differs: %v", err)
	}
	if bytes.Contains(text, []byte(`\u003c`)) || bytes.ContainsAny(text, "\n\t") {
		t.Error("the content has escapes of HTML or white space between tokens")
	}
}

func TestSameVersionGivesTheSamePaper(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	for _, kind := range []Copy{CopyComplete, CopyPublic} {
		first, _, err := a.Minutes.Print(ctx, id, kind, "")
		if err != nil {
			t.Fatal(err)
		}
		w.at = w.at.AddDate(0, 1, 3)
		again, _, err := a.Minutes.Print(ctx, id, kind, "")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Errorf("copy %d: a month later the same version gives other bytes", kind)
		}
	}
}

func TestBroadcastStandsOnPaperOnce(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	pdf, printed, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	if printed.Pages > 20 || len(printed.Findings) > 0 {
		t.Errorf("%d pages, %v; want at most 20 and no findings", printed.Pages, printed.Findings)
	}
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", file(t, "notula.pdf", pdf), "-")), " ")
	for _, want := range []string{"Semua lurah (33 perangkat daerah)", "Nomor TL-2026-0004.01 s.d. TL-2026-0004.33"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

// demoKey is a trial key for the tests.
func demoKey(t testing.TB, a *App, name string) []byte {
	t.Helper()
	p12, err := a.Signing.NewTrialKey(context.Background(), name, DemoPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	return p12
}

func TestSignedByRecorderAndChair(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	var pdf []byte
	var trust [][]byte
	for _, who := range []struct {
		role OfficialRole
		name string
	}{{RoleRecorder, "Contoh Notulis"}, {RoleChair, "Contoh Pimpinan"}} {
		key := demoKey(t, a, who.name)
		pem, err := a.Signing.Certificate(key, DemoPassphrase)
		if err != nil {
			t.Fatal(err)
		}
		trust = append(trust, pem)
		signed, err := a.Signing.Sign(ctx, id, Signer{As: who.role, PKCS12: key, Passphrase: DemoPassphrase})
		if err != nil {
			t.Fatal(err)
		}
		if !signed.Trial || !bytes.HasPrefix(signed.PDF, pdf) {
			t.Errorf("%s: trial %v; the file before is kept: %v", who.name, signed.Trial, bytes.HasPrefix(signed.PDF, pdf))
		}
		pdf = signed.PDF
	}
	path := file(t, "notula.pdf", pdf)
	run(t, "qpdf", "--check", path)
	sigs := run(t, "pdfsig", "-nocert", path)
	if strings.Count(sigs, "Signature is Valid") != 2 || !strings.Contains(sigs, "Total document signed") || strings.Count(sigs, "ETSI.CAdES.detached") != 2 {
		t.Errorf("pdfsig says\n%s", sigs)
	}
	checkWithOpenSSL(t, pdf, bytes.Join(trust, nil))
	v, err := a.Signing.Verify(ctx, pdf, trust...)
	if err != nil || !v.Sound || len(v.Signatures) != 2 || v.Known.IsZero() {
		t.Errorf("got %+v, %v; want two sound signatures on a known file", v, err)
	}
	v, err = a.Signing.Verify(ctx, pdf)
	if err != nil || v.Sound || !v.Intact {
		t.Errorf("without trust: sound %v, intact %v, %v; want false, true", v.Sound, v.Intact, err)
	}
	bent := bytes.Clone(pdf)
	i := bytes.Index(bent, []byte("/Producer"))
	bent[i+len("/Producer")+3] ^= 1
	v, err = a.Signing.Verify(ctx, bent, trust...)
	if err != nil || v.Sound || v.Intact {
		t.Errorf("bent: sound %v, intact %v, %v; want false, false", v.Sound, v.Intact, err)
	}
	_, err = a.Signing.Sign(ctx, id, Signer{As: RoleChair, PKCS12: demoKey(t, a, "Lain"), Passphrase: DemoPassphrase})
	refused(t, err, "Notula ini sudah ditandatangani sebagai pimpinan. Tidak ada yang diubah.")
}

var rangeAndContents = regexp.MustCompile(`/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/Contents <([0-9a-f]+)>`)

// checkWithOpenSSL checks both signatures by the rules of CAdES.
func checkWithOpenSSL(t testing.TB, pdf, trust []byte) {
	t.Helper()
	found := rangeAndContents.FindAllSubmatch(pdf, -1)
	if len(found) != 2 {
		t.Fatalf("%d signatures in the file, want 2", len(found))
	}
	roots := file(t, "roots.pem", trust)
	for _, m := range found {
		var at [4]int
		for i := range at {
			at[i], _ = strconv.Atoi(string(m[i+1])) // digits, by the pattern
		}
		cms, err := hex.DecodeString(string(m[5]))
		if err != nil {
			t.Fatal(err)
		}
		content := slices.Concat(pdf[at[0]:at[0]+at[1]], pdf[at[2]:at[2]+at[3]])
		run(t, "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any",
			"-in", file(t, "sig.der", cms), "-content", file(t, "content", content), "-CAfile", roots, "-out", os.DevNull)
	}
}

func TestCopySignedOutsideIsKept(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	pdf, printed, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	who := Signer{As: RoleRecorder, PKCS12: demoKey(t, a, "Contoh Notulis"), Passphrase: DemoPassphrase}
	if _, kept, err := a.Signing.SignCopy(ctx, pdf, who); err != nil || kept {
		t.Fatalf("a copy the archive does not know: kept %v, %v", kept, err)
	}
	if err := a.Minutes.KeepPrinted(ctx, printed); err != nil {
		t.Fatal(err)
	}
	signed, kept, err := a.Signing.SignCopy(ctx, pdf, who)
	if err != nil || !kept {
		t.Fatalf("a copy the archive knows: kept %v, %v", kept, err)
	}
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := versions[0].Signed()
	if !ok || f.Signatures != 1 || f.SHA256 != data.HashOf(signed.PDF) {
		t.Errorf("kept is %+v, want the signed file", f)
	}
}

// written makes the sheet of one agency.
func written(t testing.TB, a *App, code string) SheetFile {
	t.Helper()
	ctx := context.Background()
	ids, err := a.Agencies.Find(ctx, []string{code})
	if err != nil {
		t.Fatal(err)
	}
	files, err := a.Sheets.Write(ctx, SheetOrder{Agencies: ids}, nil)
	if err != nil || len(files) != 1 {
		t.Fatalf("sheets of %s: %d, %v", code, len(files), err)
	}
	return files[0]
}

// filledIn is a sheet as an agency returns it.
func filledIn(t testing.TB, f SheetFile, rows ...sheet.Filling) ReturnedFile {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.Fill(&b, bytes.NewReader(f.Data), rows); err != nil {
		t.Fatal(err)
	}
	return ReturnedFile{Name: f.Name, Data: b.Bytes()}
}

func TestReturnedSheetIsAppliedAndUndone(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	f := written(t, a, "Distan")
	w.at = w.at.AddDate(0, 0, 9)
	number := "TL-2026-0019.22"
	register, _, err := a.FollowUps.Register(ctx, RegisterFilter{Text: "laporan kemajuan"})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range register {
		if row.LeadCode == "Distan" {
			number = row.Number
		}
	}
	before, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	back := filledIn(t, f, sheet.Filling{Number: number, Cells: map[sheet.Key]string{
		sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%", sheet.KeyNarrative: "Bibit dibagikan", sheet.KeyReportedOn: "2/12/2026",
	}})
	previews, err := a.Returns.Preview(ctx, []ReturnedFile{back}, nil)
	if err != nil || previews[0].Problem != nil {
		t.Fatalf("preview: %v, %v", previews[0].Problem, err)
	}
	if got := previews[0].Preview.Counts.Fields[returns.Update]; got != 4 {
		t.Errorf("%d values are certain, want 4", got)
	}
	same, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil || same.Rev != before.Rev {
		t.Errorf("the preview has changed the follow-up: %v", err)
	}
	done, err := a.Returns.Apply(ctx, previews, []returns.Decisions{{Certain: true}})
	if err != nil || done.FollowUps != 1 || done.Values != 4 {
		t.Fatalf("applied %+v, %v; want 1 follow-up and 4 values", done, err)
	}
	after, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil || after.Status != InProgress || after.Progress != 400 || after.ReportedOn != "2026-12-02" {
		t.Errorf("got %s %d on %s, %v", after.Status, after.Progress, after.ReportedOn, err)
	}
	again, err := a.Returns.Preview(ctx, []ReturnedFile{back}, nil)
	if err != nil || again[0].Again.IsZero() || again[0].Preview.Counts.Fields[returns.Update] != 0 {
		t.Errorf("the same file once more: %+v, %v; want nothing new", again[0].Preview.Counts, err)
	}
	if err := a.Returns.Undo(ctx, done.BatchID); err != nil {
		t.Fatal(err)
	}
	undone, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil || undone.Status != before.Status || undone.Progress != before.Progress || undone.ReportedOn != before.ReportedOn {
		t.Errorf("undone: got %s %d %q, %v; want %s %d %q", undone.Status, undone.Progress, undone.ReportedOn, err, before.Status, before.Progress, before.ReportedOn)
	}
}

func TestSheetsRefuseWhatIsNotTheirs(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	other, _, _ := finalArchive(t)
	foreign := written(t, other, "Distan")
	pdf := []byte("%PDF-1.7\n")
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"lembar.xlsx", foreign.Data, "Lembar ini dibuat oleh kantor lain, jadi tidak diambil. Kembalikan ke pengirimnya."},
		{"lembar.xlsx", []byte("Yth. Bapak,\nlaporan menyusul.\n"), "Berkas ini hanya teks, bukan lembar progres. Pilih lembar yang benar."},
		{"lembar.xlsx", pdf, "Ini PDF, bukan lembar Excel. Minta OPD mengirim berkas Excel-nya."},
		{"lembar.xlsx", nil, "Berkas ini kosong. Minta OPD mengirimnya lagi."},
		{"lembar.xlsx", foreign.Data[:len(foreign.Data)/2], "Berkas ini rusak dan tidak ada yang diambil darinya. Minta OPD mengirimnya lagi."},
	} {
		previews, err := a.Returns.Preview(ctx, []ReturnedFile{{Name: tt.name, Data: tt.data}}, nil)
		if err != nil || previews[0].Problem == nil {
			t.Errorf("want %q, got no problem, %v", tt.want, err)
			continue
		}
		refused(t, previews[0].Problem, tt.want)
	}
}

func TestRecapCountsEveryFollowUp(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	book, err := a.Recaps.Write(ctx, RecapOrder{})
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, "rekap.xlsx", book)
	dir := t.TempDir()
	run(t, "soffice", "-env:UserInstallation=file://"+dir, "--headless", "--convert-to", "csv", "--outdir", dir, path)
	text, err := os.ReadFile(filepath.Join(dir, "rekap.csv"))
	if err != nil {
		t.Fatal(err)
	}
	_, total, err := a.FollowUps.Register(ctx, RegisterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Join([]string{"", "Jumlah", "", strconv.Itoa(total), strconv.Itoa(total)}, ","); !strings.Contains(string(text), want) {
		t.Errorf("the recap does not sum up to %d:\n%s", total, text)
	}
}

func TestRecapWithoutFollowUps(t *testing.T) {
	a, _ := newArchive(t)
	_, err := a.Recaps.Write(context.Background(), RecapOrder{})
	refused(t, err, "Belum ada tindak lanjut, jadi belum ada yang direkap. Tindak lanjut mulai berlaku setelah notula disahkan.")
}

func TestDemoLeavesNothingOut(t *testing.T) {
	dir := t.TempDir()
	ctx := context.Background()
	first, err := Demo(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if first.Folder != dir || !first.Verdict.Sound || first.TakenIn.Files != 5 || len(first.Doubtful) == 0 {
		t.Errorf("got folder %s, sound %v, %+v, %d doubts", first.Folder, first.Verdict.Sound, first.TakenIn, len(first.Doubtful))
	}
	for _, f := range first.Made {
		if info, err := os.Stat(f.Path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
	checkDemoValues(t, first)
	second, err := Demo(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if second.Folder != filepath.Join(dir, "contoh-2") {
		t.Errorf("once more it works in %s", second.Folder)
	}
}

// checkDemoValues checks that what the agencies meant, and nothing else, holds
// after their sheets were taken back.
func checkDemoValues(t *testing.T, r DemoReport) {
	t.Helper()
	a, err := Open(context.Background(), r.Archive, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	rows, _, err := a.FollowUps.Register(context.Background(), RegisterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range rows {
		if f.ReportedOn != "" {
			got = append(got, fmt.Sprintf("%s %s %d %s", f.Number, f.Status, f.Progress, f.ReportedOn))
		}
	}
	slices.Sort(got)
	want := []string{
		"TL-2026-0001 in_progress 800 2026-12-02",
		"TL-2026-0002 not_started 0 2026-12-02",
		"TL-2026-0004.11 done 1000 2026-12-02",
		"TL-2026-0005 not_started 0 2026-12-01",
		"TL-2026-0011 done 1000 2026-12-01",
		"TL-2026-0013 in_progress 0 2026-11-30",
		"TL-2026-0015 obstructed 0 2026-12-02",
		"TL-2026-0017 in_progress 335 2026-12-02",
		"TL-2026-0019.09 done 1000 2026-12-02",
		"TL-2026-0019.48 not_started 0 2026-12-02", // only who filled it in
	}
	if !slices.Equal(got, want) {
		t.Errorf("after taking the sheets back:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var doubts []string
	for _, d := range r.Doubtful {
		doubts = append(doubts, d.Number+" "+d.Column+" "+d.Written)
	}
	if want := []string{
		"TL-2026-0002 Status belum",
		"TL-2026-0013 Progres sekitar 25%",
		"TL-2026-0013 Realisasi anggaran (Rp) 12,5 juta",
		"TL-2026-0005 Status sdh selesai",
		"TL-2026-0005 Progres 1%",
		"TL-2026-0015 Progres 60-70 %",
		"TL-2026-0015 Tanggal laporan Des 2026",
		"TL-2026-0019.48 Status Tidak Dapat Ditindaklanjuti",
	}; !slices.Equal(doubts, want) {
		t.Errorf("doubtful are\n%s\nwant\n%s", strings.Join(doubts, "\n"), strings.Join(want, "\n"))
	}
}
