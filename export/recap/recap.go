package recap

import (
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// A Recap is the state of all follow-ups on one day.
type Recap struct {
	Letterhead []string // kop lines, the government's name first
	Period     string   // what the title names: "November 2026", "rapat Triwulan III 2026"
	AsOn       time.Time
	F4         bool     // paper 215x330 mm instead of A4
	Periods    []string // periods told of, the present one last: "Oktober 2026", "November 2026"
	Withheld   int      // follow-ups that are in none of the figures, for they are secret
	Agencies   []Line
	Issues     []Line
	FollowUps  []FollowUp
}

// A Line is the figures of one agency or one strategic issue.
type Line struct {
	Code    string // short code of an agency; empty for an issue
	Name    string
	Count   Count
	Done    *float64    // share that is done and accepted, 0 to 1; nil without follow-ups
	Reports []Reporting // of an agency, as many as periods; none for an issue
	LastOn  time.Time   // day of its last report; zero when it never reported
}

// A Count is how many follow-ups are in which state. Every follow-up is in one
// of the six states; Overdue counts some of them again.
type Count struct {
	NotStarted int // Belum Ditindaklanjuti
	InProgress int // Dalam Proses
	Unverified int // Selesai by the agency's word, not yet accepted by the secretariat
	Finished   int // Selesai and accepted (Diterima)
	Hindered   int // Terkendala
	Impossible int // Tidak Dapat Ditindaklanjuti
	Overdue    int // past the deadline and not finished
}

// Total is the number of follow-ups.
func (c Count) Total() int {
	return c.NotStarted + c.InProgress + c.Unverified + c.Finished + c.Hindered + c.Impossible
}

// A FollowUp is one line of the list of all follow-ups.
type FollowUp struct {
	Number       string
	Meeting      string
	Issue        string
	Action       string
	Agency       string // who leads
	Support      string // who supports
	Due          time.Time
	DueText      string // used when Due is zero
	Status       string
	Verification string
	Progress     *float64 // by the agency's word, 0 to 1
	Overdue      bool
	Obstacle     string
	Needs        string    // support needed
	ReportedOn   time.Time // zero when never reported
}

// doneWords are the formula of the one score there is. An agency cannot better it
// by claiming anything.
const doneWords = "Selesai dihitung hanya yang laporannya diterima sekretariat. Bagian selesai = selesai (diterima) ÷ jumlah tindak lanjut; progres menurut OPD tidak ikut dihitung."

const (
	agencySheet = "Rekap OPD"
	issueSheet  = "Rekap Isu"
	periodSheet = "Pelaporan"
	listSheet   = "Tindak Lanjut"

	agencyCharts = "Grafik OPD"
	issueCharts  = "Grafik Isu"
)

// ErrContradiction is a recap whose figures cannot all be true.
var ErrContradiction = errors.New("figures contradict each other")

// Write writes r as an Excel workbook. The same recap gives the same bytes. It
// refuses figures that contradict each other: the agencies, the issues and the
// list must speak of the same number of follow-ups.
func Write(w io.Writer, r Recap) error {
	if err := r.check(); err != nil {
		return fmt.Errorf("write recap: %w", err)
	}
	f := excelize.NewFile()
	defer f.Close() // nothing on disk; the file was made in memory
	b := &book{f: f, r: r, named: make(map[string]int)}
	for _, step := range []func() error{b.sheets, b.agencies, b.issues, b.charts, b.periods, b.list} {
		if err := step(); err != nil {
			return fmt.Errorf("write recap: %w", err)
		}
	}
	return workbook.Finish(w, f, workbook.Properties{
		Title: "Rekapitulasi tindak lanjut " + r.Period, Subject: "Rekapitulasi tindak lanjut", Creator: "Rakor",
	}, map[string]int{listSheet: listFirst})
}

func (r Recap) check() error {
	if r.AsOn.IsZero() {
		return errors.New("there is no day the figures are of")
	}
	for _, lines := range [][]Line{r.Agencies, r.Issues} {
		sum := 0
		for _, l := range lines {
			if err := l.check(); err != nil {
				return err
			}
			sum += l.Count.Total()
		}
		if sum != len(r.FollowUps) {
			return fmt.Errorf("%w: %d follow-ups counted, %d listed", ErrContradiction, sum, len(r.FollowUps))
		}
	}
	if err := r.checkWhole(); err != nil {
		return err
	}
	if err := r.checkReporting(); err != nil {
		return err
	}
	for _, u := range r.FollowUps {
		for _, text := range []string{u.Number, u.Meeting, u.Issue, u.Action, u.Agency, u.Support, u.DueText, u.Status, u.Verification, u.Obstacle, u.Needs} {
			if err := workbook.CheckText(text); err != nil {
				return fmt.Errorf("follow-up %s: %w", u.Number, err)
			}
		}
	}
	return nil
}

// checkWhole refuses two tables whose last lines say different things.
func (r Recap) checkWhole() error {
	a, i := whole(r.Agencies), whole(r.Issues)
	if a.Count != i.Count {
		return fmt.Errorf("%w: %+v by agency, %+v by issue", ErrContradiction, a.Count, i.Count)
	}
	if (a.Done == nil) != (i.Done == nil) || a.Done != nil && math.Abs(*a.Done-*i.Done) > 1e-6 {
		return fmt.Errorf("%w: shares by agency and by issue differ", ErrContradiction)
	}
	return nil
}

func (l Line) check() error {
	c := l.Count
	for _, n := range []int{c.NotStarted, c.InProgress, c.Unverified, c.Finished, c.Hindered, c.Impossible, c.Overdue} {
		if n < 0 || n > c.Total() {
			return fmt.Errorf("%w: %s has %d of %d", ErrContradiction, l.Name, n, c.Total())
		}
	}
	if l.Done != nil && !(*l.Done >= 0 && *l.Done <= 1) {
		return fmt.Errorf("%w: share of %s is %v", ErrContradiction, l.Name, *l.Done)
	}
	return workbook.CheckText(l.Code + l.Name)
}

// A book is the workbook while it is built.
type book struct {
	f     *excelize.File
	r     Recap
	named map[string]int // styles
}

func (b *book) sheets() error {
	if err := b.f.SetSheetName("Sheet1", agencySheet); err != nil {
		return err
	}
	for _, name := range []string{agencyCharts, issueSheet, issueCharts, periodSheet, listSheet} {
		if _, err := b.f.NewSheet(name); err != nil {
			return err
		}
	}
	return b.f.SetDefaultFont("Calibri")
}
