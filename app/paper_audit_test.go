package app

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// An audit lays the paper of a meeting beside the rows of its archive. It reads
// the paper with another program and the rows with a connection of its own, and
// uses nothing of what made the one out of the other.
type audit struct {
	*testing.T
	db      *sql.DB
	meeting int64
	paper   string // all of it, letters and digits only
	raw     string // all of it, as the other program reads it
	list    string // of attendance, letters and digits only
	matrix  string // of follow-ups, as the other program reads it
}

// letters leaves what no line break, hyphen or capital changes.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

var footLine = regexp.MustCompile(`(?m)^(Dokumen [0-9a-f-]{36}.*|SHA-256 isi: .*|Halaman \d+ dari \d+|Contoh untuk latihan, bukan dokumen resmi|CONTOH)$`)

// auditPaper says what of a meeting is not on its paper, and what is on paper only.
func auditPaper(t *testing.T, archive string, meeting int64, pdf []byte) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+archive+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	text := run(t, "pdftotext", "-raw", file(t, "notula.pdf", pdf), "-")
	a := audit{T: t, db: db, meeting: meeting, raw: footLine.ReplaceAllString(text, "")}
	a.paper = lettersOf(a.raw)
	list, matrix, both := strings.Cut(a.raw, "MATRIKS TINDAK LANJUT")
	_, list, listed := strings.Cut(list, "DAFTAR HADIR")
	if !both || !listed {
		t.Fatalf("appendices are missing in %s", a.raw)
	}
	a.list, a.matrix = lettersOf(list), matrix
	a.entries()
	a.hours()
	a.attendance()
	a.followUps()
	a.numbers()
}

func (a audit) rows(query string, scan func(*sql.Rows) error) {
	a.Helper()
	each(a, a.db, strings.ReplaceAll(query, "?", fmt.Sprint(a.meeting)), scan)
}

// entries confirms that each stands there once, and those of one kind, speaker
// and topic in their order.
func (a audit) entries() {
	var all []string
	last := map[string]int{}
	type entry struct{ group, body, kind string }
	var entries []entry
	a.rows(`SELECT CASE WHEN e.kind IN ('direction', 'decision') THEN 'decisions' ELSE i.id || '/' || e.kind || '/' || coalesce(e.speaker_id, 0) || '/' || e.speaker END, e.body, e.kind
		FROM entries e JOIN agenda_items i ON i.id = e.item_id WHERE e.meeting_id = ? AND NOT e.deleted
		ORDER BY i.position, e.position`, func(r *sql.Rows) error {
		var e entry
		err := r.Scan(&e.group, &e.body, &e.kind)
		if e.kind != "follow_up" {
			entries, all = append(entries, e), append(all, lettersOf(e.body))
		}
		return err
	})
	a.rows(`SELECT action FROM follow_ups WHERE meeting_id = ? AND NOT withdrawn AND parent_id IS NULL`, func(r *sql.Rows) error {
		var action string
		err := r.Scan(&action)
		all = append(all, lettersOf(action), lettersOf(action)) // in two tables
		return err
	})
	for _, e := range entries {
		key, want := lettersOf(e.body), 0
		for _, other := range all {
			want += strings.Count(other, key)
		}
		if got := strings.Count(a.paper, key); got < want || len(key) > 15 && got != want {
			a.Errorf("%q stands there %d times, want %d", e.body, got, want)
		}
		at := strings.Index(a.paper[last[e.group]:], key)
		if at < 0 {
			a.Errorf("%q does not stand behind what was said before it", e.body)
			continue
		}
		last[e.group] += at + len(key)
	}
	if len(entries) == 0 {
		a.Error("no entries to confirm")
	}
}

// clock is an instant as the paper has its hour, in the time of the office.
func (a audit) clock(ms int64) string {
	zone := map[string]int{"WIB": 7, "WITA": 8, "WIT": 9}
	var name string
	each(a, a.db, "SELECT zone FROM office", func(r *sql.Rows) error { return r.Scan(&name) })
	return time.UnixMilli(ms).UTC().Add(time.Duration(zone[name]) * time.Hour).Format("15.04")
}

func (a audit) hours() {
	a.rows("SELECT opened_at, closed_at, held_on FROM meetings WHERE id = ?", func(r *sql.Rows) error {
		var opened, closed int64
		var held string
		if err := r.Scan(&opened, &closed, &held); err != nil {
			return err
		}
		for _, want := range []string{a.clock(opened) + " s.d. " + a.clock(closed), "Rapat ditutup pukul " + a.clock(closed), spokenDay(held)} {
			if !strings.Contains(a.paper, lettersOf(want)) {
				a.Errorf("%q is missing", want)
			}
		}
		return nil
	})
}

// spokenDay writes 2026-11-23 out.
func spokenDay(s string) string {
	months := strings.Fields("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year())
}

// attendance confirms every row of the list in its order: who, of what, how, when.
func (a audit) attendance() {
	status := map[string]string{"unmarked": "", "present": "Hadir", "deputy": "Mewakili", "excused": "Izin", "sick": "Sakit", "duty": "Dinas Luar", "absent": "Tidak Hadir"}
	rest, rows := a.list, 0
	a.rows(`SELECT name, post, institution, status, deputy_post, arrived, left_at, guest FROM attendance
		WHERE meeting_id = ? AND NOT deleted ORDER BY position`, func(r *sql.Rows) error {
		var name, post, institution, mark, deputy, arrived, left string
		var guest bool
		if err := r.Scan(&name, &post, &institution, &mark, &deputy, &arrived, &left, &guest); err != nil {
			return err
		}
		rows++
		says := status[mark]
		if guest {
			says = "Tamu"
		}
		for _, want := range []string{name, post, institution, says, deputy, arrived, left} {
			_, after, found := strings.Cut(rest, lettersOf(want))
			if !found {
				a.Errorf("attendance, row %d (%s, %s): %q is not in its place", rows, name, post, want)
				continue
			}
			rest = after
		}
		return nil
	})
}

var followUpNumber = regexp.MustCompile(`TL-\d{4}-\d{4,}(\.\d+)?`)

// followUps confirms every row of the matrix, as it was ordered.
func (a audit) followUps() {
	places := slices.DeleteFunc(followUpNumber.FindAllStringIndex(a.matrix, -1), func(p []int) bool {
		return strings.Contains(a.matrix[p[0]:p[1]], ".") // of one agency of many: told in the row of all
	})
	cell := map[string]string{}
	for i, p := range places {
		end := len(a.matrix)
		if i+1 < len(places) {
			end = places[i+1][0]
		}
		number := a.matrix[p[0]:p[1]]
		if cell[number] != "" {
			a.Errorf("%s stands in the matrix more than once", number)
		}
		cell[number] = lettersOf(a.matrix[p[0]:end])
	}
	previous := -1
	a.rows(`SELECT f.number, f.action, f.indicator, f.target, f.due_text,
			coalesce((SELECT e.former_on FROM extension_decisions d JOIN extensions e ON e.id = d.extension_id WHERE e.follow_up_id = f.id AND d.granted = 1 AND e.former_on <> '' ORDER BY d.id LIMIT 1), f.due_on, ''),
			coalesce((SELECT g.name FROM agencies g WHERE g.id = coalesce((SELECT c.from_id FROM agency_changes c WHERE c.follow_up_id = f.id AND c.role = 'lead' ORDER BY c.id LIMIT 1), f.lead_id)), f.lead_text),
			coalesce((SELECT group_concat(g.name, '|') FROM follow_up_supports s JOIN agencies g ON g.id = s.agency_id WHERE s.follow_up_id = f.id AND NOT s.deleted
				AND s.agency_id NOT IN (SELECT c.to_id FROM agency_changes c WHERE c.follow_up_id = f.id AND c.role = 'support')), ''),
			coalesce((SELECT min(c.number) || '|' || max(c.number) FROM follow_ups c WHERE c.parent_id = f.id AND NOT c.withdrawn), '')
		FROM follow_ups f WHERE f.meeting_id = ? AND NOT f.withdrawn AND f.parent_id IS NULL ORDER BY f.number_seq`, func(r *sql.Rows) error {
		var number, action, indicator, target, dueText, dueOn, lead, supports, children string
		if err := r.Scan(&number, &action, &indicator, &target, &dueText, &dueOn, &lead, &supports, &children); err != nil {
			return err
		}
		row, found := cell[number]
		if !found {
			a.Errorf("%s is not in the matrix", number)
			return nil
		}
		at := strings.Index(a.matrix, number)
		if at < previous {
			a.Errorf("%s is not in its place", number)
		}
		previous = at
		wants := append([]string{action, lead, indicator, target, cmp.Or(dueText, spokenDay(dueOn))}, strings.Split(supports+"|"+children, "|")...)
		for _, want := range wants {
			if !strings.Contains(row, lettersOf(want)) {
				a.Errorf("%s: %q is missing in %q", number, want, row)
			}
		}
		return nil
	})
}

// numbers confirms that no number is on paper that the archive does not have.
func (a audit) numbers() {
	known := map[string]bool{}
	each(a, a.db, "SELECT number FROM follow_ups", func(r *sql.Rows) error {
		var n string
		err := r.Scan(&n)
		known[n] = true
		return err
	})
	found := followUpNumber.FindAllString(a.raw, -1)
	for _, n := range found {
		if !known[n] {
			a.Errorf("%s is on paper only", n)
		}
	}
	if len(found) == 0 {
		a.Error("no numbers on paper")
	}
}

// hardLines are what a minute-taker of a long evening types after the sample.
var hardLines = []string{
	"/buka 21.00", "/hadir @PUPR @DLH @Dishub", "/wakil @Dinkes Sekretaris Dinas, dr. Contoh Wakil", "/izin @Bappeda", "/datang @Dishub 23.10", "/pulang @PUPR 23.40",
	"/tamu Contoh Tamu, Direktur, PT Contoh Air Bersih",
	"/acara 1", "@PUPR /l Saluran 2,5 km & gorong-gorong <ukuran 60 × 80 cm> dibersihkan; \"target\" 31/12",
	"/k Genangan—di Jl. Sudirman–Ahmad Yani—belum surut", "/u Anggaran Rp1.250.000.000,00 pada APBD-P", "@WaliKota /a Jangan menunggu keluhan",
	"@PUPR /l Saluran 2,5 km di ruas lain dibersihkan", "/skors 23.50", "/lanjut 00.20",
	"/t Normalisasi drainase sepanjang jalan utama " + "dan anak sungainya sampai ke muara @PUPR @DLH +Dishub >TW1 2027 {panjang saluran: 2,5 km} !1",
	"/t Laporkan pemakaian air @semua >1 minggu", "/t Data pompa @DLH >\"APBD-P 2026, jika tidak APBD 2027\"", "/p Semua pompa diperiksa sebelum hujan",
	"/acara 2", "@DLH /l Sampah diangkut", "@DLH /l Sampah diangkut", "Baris tanpa pembicara", "/tutup 01.10",
}

func TestPaperHoldsTheArchive(t *testing.T) {
	ctx := context.Background()
	t.Run("sample", func(t *testing.T) {
		a, _, id := finalArchive(t)
		auditPaper(t, a.Path(), id, printed(t, a, id, Order{}).PDF)
	})
	t.Run("a long evening", func(t *testing.T) {
		a, _, id := planned(t)
		enter(t, opened(t, a, id), hardLines...)
		if _, err := a.Minutes.Finalize(ctx, id); err != nil {
			t.Fatal(err)
		}
		auditPaper(t, a.Path(), id, printed(t, a, id, Order{}).PDF)
	})
}

// paper audits every meeting of the year, some of whose follow-ups moved to other
// agencies and days since.
func (c confirmation) paper() {
	for meeting := range c.raw.heldOn {
		printed, err := c.a.Minutes.PrintCopy(context.Background(), meeting, Order{})
		if err != nil {
			c.t.Fatal(err)
		}
		auditPaper(c.t, c.a.Path(), meeting, printed.PDF)
	}
}
