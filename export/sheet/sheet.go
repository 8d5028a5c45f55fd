package sheet

import "time"

// A Sheet is what one agency is sent for one period, in finished values.
//
// It has no place for NIP or telephone numbers, on purpose (UU PDP 27/2022);
// the caller keeps them out of the free texts too.
type Sheet struct {
	Export     int    // number of this export, 1 to 33,554,431, never used twice
	Key        []byte // the installation's secret, for the tags of the codes
	AgencyCode string // short code of the agency (OPD), such as "PUPR"
	AgencyName string
	Letterhead []string  // kop lines without telephone, the government's name first
	Period     string    // "November 2026"
	Source     string    // where the follow-ups come from: a meeting's title, or empty
	AsOn       time.Time // the day against which "late" and "due soon" are judged
	ReturnBy   string    // "Senin, 30 November 2026" or empty
	ReturnTo   string    // where the filled sheet goes, such as "Bagian Pemerintahan Setda", or empty
	Limited    bool      // for this agency alone (terbatas); the sheet says so on every page
	F4         bool      // paper 215x330 mm instead of A4
	Rows       []Row
}

// A Row is one follow-up as the agency sees it.
type Row struct {
	Item      int       // identity of the row within the export, 1 to 33,554,431
	Number    string    // number of the follow-up (Nomor TL), as people quote it
	Issue     string    // strategic issue
	Action    string    // what is to be done
	Lead      bool      // the agency is Penanggung jawab; otherwise Pendukung
	Related   string    // the other agencies, names written out
	Indicator string    // indicator and target with unit
	Due       time.Time // the day it is due; zero when it is no day
	DueText   string    // period or condition ("Semester I 2026"), used when Due is zero
	Last      *float64  // progress of the last period, 0 to 1; nil when never reported
	Note      string    // the secretariat's note on a returned report
	Answer    Answer    // what the agency has said before; it is sent along to be corrected
}

// An Answer is what the open columns hold when the sheet is sent.
type Answer struct {
	Status      string   // one of [Statuses] or empty
	Progress    *float64 // 0 to 1; nil when not answered
	Realization string
	Budget      *int64 // whole rupiah
	Narrative   string
	Obstacle    string
	Support     string
	Evidence    string
	ReportedOn  time.Time // zero when not answered
	FilledBy    string    // a post, not a person
}
