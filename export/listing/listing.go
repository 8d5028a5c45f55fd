package listing

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// A Listing is rows of the register on one day.
type Listing struct {
	Letterhead []string // kop lines, the government's name first
	Filter     string   // what was asked for, in words; "" for everything
	Typed      string   // the same as it is typed
	AsOn       time.Time
	F4         bool // paper 215x330 mm instead of A4
	Grouped    bool // rows bear the name of their group
	Withheld   int  // rows left out, for they are secret
	Rows       []Row
}

// A Row is one follow-up.
type Row struct {
	Group        string
	Number       string
	Action       string
	Issue        string
	Agency       string // who leads
	Support      string // who supports
	Meeting      string
	MeetingOn    time.Time
	Item         string // of the agenda
	Due          time.Time
	DueText      string // used when Due is zero
	DaysLate     int    // 0 unless it is open and past its deadline
	Status       string
	Progress     *float64 // 0 to 1; nil before the first report
	Verification string   // "" before the first report
	ReportedOn   time.Time
}

// about is what stands above the rows.
func (l Listing) about() []string {
	filter := l.Filter
	if filter == "" {
		filter = "semua"
	}
	said := []string{"Saringan: " + filter}
	if l.Typed != "" {
		said[0] += " (" + l.Typed + ")"
	}
	line := fmt.Sprintf("Keadaan %s; %d tindak lanjut", l.AsOn.Format("02/01/2006"), len(l.Rows))
	if l.Withheld > 0 {
		line += fmt.Sprintf("; %d dari rapat rahasia tidak dimuat", l.Withheld)
	}
	return append(said, line)
}

// A column of a listing.
type column struct {
	heading string
	width   float64 // in characters
	look    look
	value   func(Row) any // string, int, time.Time, *float64 or nil
}

func (l Listing) columns() []column {
	columns := []column{
		{"Nomor", 17, textLook, func(r Row) any { return r.Number }},
		{"Yang harus dilakukan", 44, textLook, func(r Row) any { return r.Action }},
		{"Isu strategis", 18, textLook, func(r Row) any { return r.Issue }},
		{"Penanggung jawab", 17, textLook, func(r Row) any { return r.Agency }},
		{"Pendukung", 18, textLook, func(r Row) any { return r.Support }},
		{"Rapat", 30, textLook, func(r Row) any { return r.Meeting }},
		{"Tanggal rapat", 14, dayLook, func(r Row) any { return r.MeetingOn }},
		{"Acara", 24, textLook, func(r Row) any { return r.Item }},
		{"Tenggat", 16, dayLook, func(r Row) any {
			if r.Due.IsZero() {
				return r.DueText
			}
			return r.Due
		}},
		{"Hari lewat", 9, countLook, func(r Row) any {
			if r.DaysLate == 0 {
				return nil
			}
			return r.DaysLate
		}},
		{"Status", 18, textLook, func(r Row) any { return r.Status }},
		{"Kemajuan", 10, shareLook, func(r Row) any { return r.Progress }},
		{"Verifikasi", 13, textLook, func(r Row) any { return r.Verification }},
		{"Lapor terakhir", 14, dayLook, func(r Row) any { return r.ReportedOn }},
	}
	if l.Grouped {
		columns = append([]column{{"Kelompok", 20, textLook, func(r Row) any { return r.Group }}}, columns...)
	}
	return columns
}

// CSV writes l as text: UTF-8 with a byte order mark, values parted by ";", as
// Excel opens it in Indonesia. bare leaves out what stands above the rows, for
// programs. A text that a spreadsheet would take for a formula gets a "'".
func CSV(w io.Writer, l Listing, bare bool) error {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	c := csv.NewWriter(&b)
	c.Comma, c.UseCRLF = ';', true
	var lines [][]string
	if !bare {
		for _, said := range l.about() {
			lines = append(lines, []string{harmless(said)})
		}
	}
	columns := l.columns()
	head := make([]string, len(columns))
	for i, col := range columns {
		head[i] = col.heading
	}
	lines = append(lines, head)
	for _, r := range l.Rows {
		line := make([]string, len(columns))
		for i, col := range columns {
			line[i] = plain(col.value(r))
		}
		lines = append(lines, line)
	}
	if err := c.WriteAll(lines); err != nil {
		return fmt.Errorf("write listing: %w", err)
	}
	_, err := b.WriteTo(w)
	return err
}

func plain(v any) string {
	switch v := v.(type) {
	case string:
		return harmless(v)
	case int:
		return strconv.Itoa(v)
	case time.Time:
		if !v.IsZero() {
			return v.Format(time.DateOnly)
		}
	case *float64:
		if v != nil {
			return strings.ReplaceAll(strconv.FormatFloat(*v*100, 'f', -1, 64), ".", ",") + "%"
		}
	}
	return ""
}

func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
