package cli

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/assets/sample"
)

// A preview of nothing that can be read is a refusal: a script must not take
// it for a file without changes.
func TestPreviewOfUnreadableFilesIsRefused(t *testing.T) {
	d := newDesk(t)
	d.done("agencies", "import", "prabumulih")
	if err := os.WriteFile(d.path("lembar.xlsx"), []byte("hanya teks"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := d.do("", "returns", d.path("lembar.xlsx"))
	if code != Refused || !strings.Contains(out, "Berkas ini hanya teks") {
		t.Errorf("got code %d and %q, want %d and the reason", code, out, Refused)
	}
}

func TestUnknownColumnIsNamedFromATerminal(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	d.done("sheets", "--out", d.path("lembar"), "--agency", "PUPR", "--period", "2026-11")
	path := d.path("lembar/lembar-dinas-pupr-2026-11.xlsx")
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	cells, err := book.SearchSheet("Progres", "Kendala")
	if err != nil || len(cells) != 1 {
		t.Fatalf("heading: %v, %v", cells, err)
	}
	column := strings.TrimRight(cells[0], "0123456789")
	if err := errors.Join(book.SetCellStr("Progres", cells[0], "Cuaca"), book.SetCellStr("Progres", column+"8", "Hujan"), book.Save()); err != nil {
		t.Fatal(err)
	}
	var back returnsJSON
	d.read(&back, "returns", path)
	if asked := back.Files[0].Preview.Columns; len(asked) != 1 || asked[0].Heading != "Cuaca" || asked[0].Filled != 1 {
		t.Fatalf("asked about %+v, want one column", asked)
	}
	d.refused("Lembar progres tidak punya kolom “Hujan”. Pakai judul kolom seperti pada lembar yang dikirim.", "returns", path, "--column", "Cuaca=Hujan")
	out := d.done("returns", path, "--column", "cuaca=kendala")
	if strings.Contains(out, "tidak dikenal") || !strings.Contains(out, `Kendala: "Hujan" -> Hujan, pasti`) {
		t.Errorf("got %s, want the column read", out)
	}
}

// Two sheets of one agency may answer for one follow-up: what the first says is
// taken, and of the second it is told that it was not.
func TestValuesThatAnotherFileChangedAreCounted(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	answered := func(month, obstacle string) string {
		d.done("sheets", "--out", d.path("lembar"), "--agency", "PUPR", "--period", month)
		path := d.path("lembar/lembar-dinas-pupr-" + month + ".xlsx")
		book, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		cells, err := book.SearchSheet("Progres", "Kendala")
		if err != nil || len(cells) != 1 {
			t.Fatalf("heading: %v, %v", cells, err)
		}
		column := strings.TrimRight(cells[0], "0123456789")
		if err := errors.Join(book.SetCellStr("Progres", column+"8", obstacle), book.Save()); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first, second := answered("2026-11", "Hujan"), answered("2026-12", "Banjir")
	var back struct{ Applied *appliedJSON }
	d.read(&back, "returns", "--apply", first, second)
	if back.Applied == nil || back.Applied.Values != 1 || back.Applied.Stale != 1 {
		t.Fatalf("got %+v, want one value taken and one told of", back.Applied)
	}
	if out := d.done("returns", "--undo", "1"); out == "" {
		t.Fatal("nothing said of the undoing")
	}
	out := d.done("returns", "--apply", first, second)
	if !strings.Contains(out, "1 nilai berubah oleh berkas lain dan tidak diambil; ambil berkasnya lagi.") {
		t.Errorf("got %s", out)
	}
}
