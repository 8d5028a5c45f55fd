package recap

import (
	"errors"
	"fmt"
)

// A Reporting says whether an agency reported for one period.
type Reporting int

// The states, from the one that asks least.
const (
	NotOwed  Reporting = iota // nothing was open that it leads
	Silent                    // it owed a report and gave none
	Reported                  // it reported on one follow-up at least
)

// word is what the papers say; a sign as well as a color tells them apart.
func (r Reporting) word() string { return [...]string{"–", "Belum", "Sudah"}[r] }

// present is the state in the period of the recap, the last of all.
func (l Line) present() Reporting {
	if len(l.Reports) == 0 {
		return NotOwed
	}
	return l.Reports[len(l.Reports)-1]
}

// reporting counts the agencies that owe a report in the present period, and
// those of them that gave none.
func (r Recap) reporting() (owing, silent int) {
	for _, a := range r.Agencies {
		switch a.present() {
		case Silent:
			owing, silent = owing+1, silent+1
		case Reported:
			owing++
		case NotOwed:
		}
	}
	return owing, silent
}

// reportingWords tells who has not reported, in a sentence.
func (r Recap) reportingWords() string {
	switch owing, silent := r.reporting(); {
	case owing == 0:
		return ""
	case silent == 0:
		return "Semua OPD yang wajib melapor sudah melapor pada periode ini."
	default:
		return fmt.Sprintf("%d dari %d OPD belum melapor pada periode ini.", silent, owing)
	}
}

// withheldWords tells what the recap leaves out.
func (r Recap) withheldWords() string {
	if r.Withheld == 0 {
		return ""
	}
	return fmt.Sprintf("Tidak termasuk %d tindak lanjut rapat rahasia.", r.Withheld)
}

func (r Recap) checkReporting() error {
	for _, a := range r.Agencies {
		if len(a.Reports) != len(r.Periods) {
			return fmt.Errorf("%w: %s has %d periods of %d", ErrContradiction, a.Name, len(a.Reports), len(r.Periods))
		}
		for _, s := range a.Reports {
			if s < NotOwed || s > Reported {
				return errors.New("unknown state of reporting")
			}
		}
	}
	return nil
}

// periods writes the worksheet of who reported in which period.
func (b *book) periods() error {
	columns := []column{
		{heading: "No", width: 5, look: countLook, value: func(n int, _ Line) any { return n }},
		{heading: "OPD", width: 22, look: textLook, value: func(_ int, l Line) any { return l.Code }},
		{heading: "Nama OPD", width: 44, look: textLook, value: func(_ int, l Line) any { return l.Name }},
	}
	for i, p := range b.r.Periods {
		columns = append(columns, column{heading: p, width: 14, look: shareLook, value: func(_ int, l Line) any { return l.Reports[i].word() }})
	}
	columns = append(columns, column{heading: "Laporan terakhir", width: 15, look: dayLook, value: func(_ int, l Line) any { return l.LastOn }})
	if err := b.head(periodSheet, "Pelaporan per OPD", columns); err != nil {
		return err
	}
	if err := b.lines(periodSheet, b.r.Agencies, columns); err != nil {
		return err
	}
	last := tableRow + len(b.r.Agencies) - 1
	if len(b.r.Agencies) > 0 && len(b.r.Periods) > 0 {
		if err := b.mark(periodSheet, place(periodColumn, tableRow)+":"+place(periodColumn+len(b.r.Periods)-1, last), `"Belum"`); err != nil {
			return err
		}
	}
	return b.view(periodSheet, headRow, 3, last, len(columns))
}
