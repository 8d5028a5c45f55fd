package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/assets/sample"
)

// A desk is a folder with an archive, and the moment by its clock.
type desk struct {
	t   *testing.T
	dir string
	now time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return &desk{t: t, dir: t.TempDir(), now: time.Date(2026, time.November, 23, 9, 0, 0, 0, time.FixedZone("WIB", 7*3600))}
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

// do carries out a command line and returns what it printed.
func (d *desk) do(in string, args ...string) (out, errs string, code int) {
	d.t.Helper()
	var o, e bytes.Buffer
	args = append([]string{"--db", d.path("rakor.db")}, args...)
	window, code := Run(context.Background(), args, Streams{
		In: strings.NewReader(in), Out: &o, Err: &e, Clock: func() time.Time { return d.now },
	}, "1.2.3")
	if window != nil {
		d.t.Errorf("%q asks for the window", args)
	}
	return o.String(), e.String(), code
}

// done carries out a command that must succeed.
func (d *desk) done(args ...string) string {
	d.t.Helper()
	out, errs, code := d.do("", args...)
	if code != Done {
		d.t.Fatalf("%q ended with %d: %s", args, code, errs)
	}
	return out
}

// read carries out a command with --json into v.
func (d *desk) read(v any, args ...string) {
	d.t.Helper()
	if err := json.Unmarshal([]byte(d.done(append([]string{"--json"}, args...)...)), v); err != nil {
		d.t.Fatalf("%q: %v", args, err)
	}
}

func (d *desk) refused(want string, args ...string) {
	d.t.Helper()
	out, errs, code := d.do("", args...)
	if code != Refused || strings.TrimSpace(errs) != want || out != "" {
		d.t.Errorf("%q ended with %d\n%s%swant %d and\n%s", args, code, out, errs, Refused, want)
	}
}

// ready is a desk with office, agencies and a planned meeting.
func ready(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.done("office", "--government", "Pemerintah Kota Prabumulih", "--unit", "Sekretariat Daerah", "--city", "Prabumulih", "--zone", "WIB")
	d.done("agencies", "import", "prabumulih")
	d.done("meeting", "new", "--title", "Rapat Koordinasi", "--date", "23/11/2026", "--start", "09.00", "--end", "12.30",
		"--place", "Ruang Rapat", "--series", "Rakor bulanan", "--chair", "Wali Kota, H. Contoh Pimpinan, S.E.",
		"--recorder", "Kepala Subbagian Tata Usaha, Contoh Notulis, S.IP.", "--invite", "opd,camat,lurah",
		"--topic", "Jalan, drainase, dan sampah#infrastruktur", "--topic", "Kesehatan#pendidikan-kesehatan", "--topic", "UMKM",
		"--topic", "Sampah", "--topic", "Stunting#stunting", "--topic", "Inflasi")
	return d
}

func TestWholePathFromATerminal(t *testing.T) {
	d := ready(t)
	typed := d.path("capture.txt")
	if err := os.WriteFile(typed, []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	var taken captureJSON
	d.read(&taken, "capture", "1", typed)
	if taken.Entries != 91 || len(taken.Refused) != 0 || len(taken.Marked) != 0 {
		t.Errorf("taken down: %+v, want 91 entries and nothing odd", taken)
	}
	d.done("minutes", "1", "--pdf", d.path("draf.pdf"), "--draft")
	var final finalizedJSON
	d.read(&final, "meeting", "finalize", "1")
	if final.Version != 1 || len(final.SHA256) != 64 {
		t.Errorf("final: %+v", final)
	}
	d.done("minutes", "1", "--pdf", d.path("notula.pdf"))
	d.done("minutes", "1", "--pdf", d.path("publik.pdf"), "--public", "--profile", "Permendagri 1/2023")
	d.sign("notulis", "notula.pdf", "satu.pdf")
	d.sign("pimpinan", "satu.pdf", "dua.pdf")
	var verdict verdictJSON
	d.read(&verdict, "verify", d.path("dua.pdf"), "--trust", d.path("notulis.pem"), "--trust", d.path("pimpinan.pem"))
	if !verdict.Sound || len(verdict.Signatures) != 2 || verdict.Known == "" {
		t.Errorf("verdict: %+v", verdict)
	}
	var m meetingJSON
	d.read(&m, "meeting", "show", "1")
	if len(m.FollowUps) < 19 || len(m.Versions) != 1 || len(m.Versions[0].Files) != 3 || len(m.Agenda) != 8 {
		t.Errorf("%d follow-ups, %d versions, %d items", len(m.FollowUps), len(m.Versions), len(m.Agenda))
	}
	var rows []meetingRowJSON
	d.read(&rows, "meeting", "list")
	if len(rows) != 1 || rows[0].Signatures != 2 || rows[0].State != "final" {
		t.Errorf("list: %+v", rows)
	}
	d.followUps()
}

// sign signs with a fresh trial key.
func (d *desk) sign(as, from, to string) {
	d.t.Helper()
	d.t.Setenv(envPassphrase, "contoh-rakor")
	d.done("key", "--name", "Contoh "+as, "--out", d.path(as+".p12"), "--cert", d.path(as+".pem"))
	var signed signedJSON
	d.read(&signed, "sign", d.path(from), "--p12", d.path(as+".p12"), "--as", as, "--out", d.path(to))
	if !signed.Trial || !signed.Kept {
		d.t.Errorf("signed: %+v", signed)
	}
}

func (d *desk) followUps() {
	d.t.Helper()
	var sheets []sheetJSON
	d.read(&sheets, "sheets", "--out", d.path("lembar"), "--period", "2026-11", "--return-by", "30/11/2026")
	if len(sheets) != 70 {
		d.t.Errorf("%d sheets, want 70", len(sheets))
	}
	d.refused("Folder “"+d.path("lembar")+"” sudah berisi lembar-dinas-pupr-2026-11.xlsx, jadi belum ada lembar yang dibuat. Pilih folder lain, atau pakai --force untuk menimpa.",
		"sheets", "--out", d.path("lembar"), "--agency", "PUPR", "--period", "2026-11")
	var back returnsJSON
	d.read(&back, "returns", d.path("lembar"))
	if len(back.Files) != 70 || back.Files[0].Problem != "" || back.Applied != nil {
		d.t.Errorf("returns: %d files", len(back.Files))
	}
	d.read(&sheets, "sheets", "--zip", d.path("lembar.zip"), "--drafts", "--agency", "PUPR", "--period", "2026-11")
	if len(sheets) != 1 || sheets[0].Name != "lembar-dinas-pupr-2026-11.xlsx" {
		d.t.Errorf("in the zip: %+v, want one sheet by its name", sheets)
	}
	d.refused("“"+d.path("lembar.zip")+"” sudah ada, jadi belum ada lembar yang dibuat. Pilih nama lain, atau pakai --force untuk menimpa.",
		"sheets", "--zip", d.path("lembar.zip"))
	d.done("recap", "--xlsx", d.path("rekap.xlsx"))
	d.done("recap", "--pdf", d.path("rekap.pdf"))
	var hits []hitJSON
	d.read(&hits, "search", "titik genangan", "mengeruk")
	d.read(&hits, "search", "titik genangan")
	if len(hits) == 0 || hits[0].Meeting != 1 || !strings.Contains(hits[0].Snippet, "genangan") {
		d.t.Errorf("hits: %+v", hits)
	}
	var check checkJSON
	d.read(&check, "check")
	if !check.Sound {
		d.t.Errorf("check: %+v", check)
	}
	var backup backupJSON
	d.read(&backup, "backup", d.path("cadangan.db"))
	d.refused("Berkas “cadangan.db” sudah ada dan tidak ditimpa. Pilih nama lain, misalnya “cadangan-2.db”.", "backup", d.path("cadangan.db"))
	var restored restoreJSON
	d.read(&restored, "restore", d.path("cadangan.db"))
	if backup.Entries != 91 || restored.Former == "" {
		d.t.Errorf("backup %+v, restore %+v", backup, restored)
	}
}

func TestCaptureGoesOnAfterARefusedLine(t *testing.T) {
	d := ready(t)
	out, errs, code := d.do("\ufeff/buka 09.10\r\n\r\n@PUPR /l Jalan diperbaiki\n/acara 99\n/t Rapikan @TidakAda >31/02\nSaluran \x96 selesai\n", "capture", "1")
	if code != Refused {
		t.Errorf("ended with %d, want %d", code, Refused)
	}
	for _, want := range []string{
		"Baris 4: Acara nomor 99 tidak ada. Rapat ini punya 6 acara; tambah dengan /acara + Judul.\n",
		"Baris 5: “@TidakAda” tidak dikenal. Periksa singkatannya; teksnya tetap tersimpan.\n",
		"Baris 5: “>31/02”: tanggal itu tidak ada di kalender.\n",
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("standard error lacks %q:\n%s", want, errs)
		}
	}
	if want := "5 baris dibaca; rapat ini kini berisi 3 catatan dan 1 tindak lanjut.\n1 baris tidak dikerjakan; lihat alasannya di atas.\n"; out != want {
		t.Errorf("got %q, want %q", out, want)
	}
	var m meetingJSON
	d.read(&m, "meeting", "show", "1")
	if got := m.Agenda[0].Entries[2].Text; got != "Saluran – selesai" {
		t.Errorf("a line in Windows-1252 became %q", got)
	}
}

func TestRefusals(t *testing.T) {
	d := ready(t)
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"Tanggal “31/02/2026” tidak ada di kalender. Periksa hari dan bulannya.", []string{"meeting", "new", "--title", "Rapat", "--date", "31/02/2026"}},
		{"Isu strategis “entah” tidak dikenal. Pakai salah satu dari: infrastruktur, pendidikan-kesehatan, umkm, lingkungan, stunting, inflasi.", []string{"meeting", "new", "--title", "Rapat", "--date", "23/11/2026", "--topic", "Jalan#entah"}},
		{"Perangkat daerah “TidakAda” tidak dikenal. Lihat “rakor agencies list” untuk singkatannya.", []string{"sheets", "--out", d.path("lembar"), "--agency", "TidakAda"}},
		{"Data tidak ditemukan. Mungkin nomornya keliru atau data itu sudah ditarik.", []string{"meeting", "show", "99"}},
		{"Rapat belum dibuka. Buka dan tutup rapat dahulu, lalu sahkan notulanya.", []string{"meeting", "finalize", "1"}},
		{"Notula rapat ini belum disahkan. Sahkan dahulu, atau cetak sebagai draf.", []string{"minutes", "1", "--pdf", d.path("x.pdf")}},
		{"Berkas “" + d.path("tidak-ada.pdf") + "” tidak dapat dibaca. Periksa nama dan izinnya.", []string{"verify", d.path("tidak-ada.pdf")}},
		{"Tidak ada berkas yang disebut. Sebut lembar yang kembali, atau foldernya.", []string{"returns"}},
		{"“11” bukan bulan laporan. Tulis tahun dan bulan, misalnya 2026-11.", []string{"recap", "--xlsx", d.path("x.xlsx"), "--period", "11"}},
		{"Kata sandi tidak diberikan. Jalankan dari terminal, atau isi RAKOR_PASSPHRASE.", []string{"key", "--name", "Contoh", "--out", d.path("x.p12")}},
	} {
		d.refused(tt.want, tt.args...)
	}
	there, err := filepath.Glob(d.path("x*"))
	if err != nil || len(there) > 0 {
		t.Errorf("refused commands left %v, %v", there, err)
	}
}

func TestReadingMakesNoArchive(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"meeting", "list"}, {"agencies", "list"}, {"check"}, {"search", "apa"}, {"backup", d.path("b.db")}} {
		d.refused("Arsip “"+d.path("rakor.db")+"” belum ada. Periksa --db, atau mulai dengan “rakor office”, “rakor agencies import”, atau “rakor meeting new”.", args...)
	}
	if there, err := os.ReadDir(d.dir); err != nil || len(there) > 0 {
		t.Errorf("left %v, %v", there, err)
	}
}

func TestVerifyNeedsNoArchive(t *testing.T) {
	d := newDesk(t)
	if err := os.WriteFile(d.path("surat.pdf"), []byte("bukan PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.refused("Berkas itu tidak terbaca sebagai PDF. Mungkin rusak atau bukan PDF; minta berkas aslinya.", "verify", d.path("surat.pdf"))
	if _, err := os.Stat(d.path("rakor.db")); err == nil {
		t.Error("checking a PDF made an archive")
	}
}

func TestNothingIsOverwrittenUnlessForced(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("draf.pdf"), []byte("surat lain"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.refused("Berkas “"+d.path("draf.pdf")+"” sudah ada dan isinya berbeda, jadi tidak ditimpa. Pilih nama lain.", "minutes", "1", "--draft", "--pdf", d.path("draf.pdf"))
	d.done("minutes", "1", "--draft", "--pdf", d.path("draf.pdf"), "--force")
	b, err := os.ReadFile(d.path("draf.pdf"))
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Errorf("got %.10q, %v", b, err)
	}
}

func TestWrongUsage(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"rapat"}, {"meeting"}, {"meeting", "show"}, {"meeting", "show", "satu"}, {"sign", "x.pdf", "--as", "camat"}, {"minutes", "1", "--pdf", "x", "--draft", "--public"}} {
		out, errs, code := d.do("", args...)
		if code != Misused || out != "" || !strings.HasPrefix(errs, "Perintah tidak dimengerti:") {
			t.Errorf("%q ended with %d\n%s%s", args, code, out, errs)
		}
	}
}

func TestHelpAndVersion(t *testing.T) {
	d := newDesk(t)
	if out, _, code := d.do("", "--version"); code != Done || out != "1.2.3\n" {
		t.Errorf("version: %q, %d", out, code)
	}
	out, _, code := d.do("", "--help")
	if code != Done || !strings.Contains(out, "Pemakaian: rakor <perintah>") || !strings.Contains(out, "meeting finalize") {
		t.Errorf("help ended with %d:\n%s", code, out)
	}
	out, _, code = d.do("", "sign", "--help")
	if code != Done || !strings.Contains(out, "--as=SEBAGAI") {
		t.Errorf("help of sign ended with %d:\n%s", code, out)
	}
}

func TestNoCommandAsksForTheWindow(t *testing.T) {
	window, code := Run(context.Background(), []string{"--db", "x.db"}, Streams{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, "1")
	if window == nil || code != Done || filepath.Base(window.Database) != "x.db" {
		t.Errorf("got %+v, %d", window, code)
	}
}
