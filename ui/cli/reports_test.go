package cli

import (
	"os"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/assets/sample"
)

func TestReportsOwedFromATerminal(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	d.now = time.Date(2026, time.December, 7, 9, 0, 0, 0, d.now.Location())
	var p reportingJSON
	d.read(&p, "reports", "owed")
	if p.Period != "2026-11" || p.Deadline != "2026-12-05" || p.Sent != 0 || p.Owed == 0 || len(p.Agencies) == 0 || p.Agencies[0].Silent != 1 {
		t.Fatalf("got %+v, want all of November missing", p)
	}
	number := p.Agencies[0].Reports[0].Number
	d.done("reports", "cadence", "mingguan", number)
	var week reportingJSON
	d.read(&week, "reports", "owed", "--period", "2026-W49")
	if week.First != "2026-11-30" || week.Last != "2026-12-06" || week.Owed != 1 || week.Agencies[0].Reports[0].State != "waiting" {
		t.Errorf("got %+v, want the one report of the week from 30 November", week)
	}
	if out := d.done("reports", "owed"); !strings.Contains(out, "Laporan November 2026, batas 5 Desember 2026") || !strings.Contains(out, "1 bulan") {
		t.Errorf("got %s", out)
	}
	out := d.done("reports", "remind", "--text", "--agency", p.Agencies[1].Agency)
	if !strings.HasPrefix(out, "Yth. ") || !strings.Contains(out, p.Agencies[1].Reports[0].Number) {
		t.Errorf("got %s, want a message", out)
	}
	d.done("reports", "rule", "--monthly", "10")
	d.done("reports", "remind", "--out", d.path("surat"), "--drafts", "--reply-by", "14/12/2026")
	files, err := os.ReadDir(d.path("surat"))
	if err != nil || len(files) != 2*len(p.Agencies)-2*boolean(len(p.Agencies[0].Reports) == 1) {
		t.Errorf("got %d files, %v, want a letter and a draft for each of %d agencies", len(files), err, len(p.Agencies))
	}
	d.refused("“sesuatu” bukan periode laporan. Tulis bulan seperti 2026-11, triwulan seperti 2026-Q4, atau minggu seperti 2026-W48.", "reports", "owed", "--period", "sesuatu")
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}
