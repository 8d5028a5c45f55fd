package returns

import (
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// Input is all that [Compare] judges by.
type Input struct {
	// Agency is the short code of the agency the file is taken to be from.
	// Empty leaves it to the file: the agency most of its rows were sent to.
	Agency string
	// Sent are the exports the file may hold rows of, as they were sent. An
	// export that is not here is unknown.
	Sent []Sent
	// Latest is the number of the newest export to the agency; 0 if unknown.
	Latest int
	// Now is what holds at present, by follow-up, as the agency of the file
	// has reported it; what other agencies say of the same follow-up stays out.
	Now      map[int64]Current
	Returned sheet.Returned
	Told     Dictionary // what was said of the headings of this agency's sheets
	Today    data.Date
}

// Sent is one export as it was sent to an agency.
type Sent struct {
	Export int
	Agency string // short code
	Rows   []SentRow
}

// A SentRow is a row as it was written, and the follow-up it stands for.
type SentRow struct {
	sheet.Row
	FollowUpID int64
}

// Current is what holds for a follow-up now, as this agency has reported it.
// A follow-up that is not among the current ones was withdrawn.
type Current struct {
	Answer sheet.Answer
	Moved  bool      // another agency answers for it by now
	Since  data.Date // day of the meeting that gave rise to it; may be empty
}

// An Outcome is what follows for a field, a row or a file.
type Outcome string

// Outcomes of fields and rows, from the lightest to the gravest. A row has the
// gravest of its fields.
const (
	Unchanged Outcome = "unchanged"
	Update    Outcome = "update"   // certain, and nobody else has changed it
	Review    Outcome = "review"   // a person must look
	Conflict  Outcome = "conflict" // changed here as well since it was sent (bentrok)
	Rejected  Outcome = "rejected" // not to be taken
)

// Outcomes of rows only.
const (
	Missing Outcome = "missing" // sent, but not in the file; nothing happens to it
	New     Outcome = "new"     // not sent; a proposal of the agency (usulan baru)
	Ignored Outcome = "ignored" // says the same as another row
)

// A Preview is what taking a file in would do. Nothing has been done yet.
type Preview struct {
	Agency  string           `json:"agency"`
	Export  int              `json:"export"`            // most rows are of this one; 0 if none is known
	Refusal Reason           `json:"refusal,omitempty"` // why the file as a whole is refused; there are no rows then
	Notes   []Note           `json:"notes,omitempty"`
	Columns []ColumnQuestion `json:"columns,omitempty"` // what has to be said before all can be read
	Rows    []Row            `json:"rows"`
	Counts  Counts           `json:"counts"`
}

// A Note is something worth telling about the whole file.
type Note struct {
	Reason Reason `json:"reason"`
	Where  string `json:"where,omitempty"` // worksheet, heading or number, as fits the reason
	Count  int    `json:"count,omitempty"`
}

// Counts are how many rows and fields had which outcome.
type Counts struct {
	Rows   map[Outcome]int `json:"rows"`
	Fields map[Outcome]int `json:"fields"`
}

// A Row is one row of the file, or one that is missing in it.
type Row struct {
	Outcome    Outcome  `json:"outcome"`
	Reasons    []Reason `json:"reasons,omitempty"` // of the row as a whole
	Place      string   `json:"place,omitempty"`   // "Progres!7"; empty for a missing row
	Code       string   `json:"code,omitempty"`    // as it stands in the file
	Export     int      `json:"export,omitempty"`
	Item       int      `json:"item,omitempty"`
	FollowUpID int64    `json:"follow_up,omitempty"` // 0 for a new row
	Lead       bool     `json:"lead"`
	Number     string   `json:"number,omitempty"` // of the follow-up; as written for a new row
	Issue      string   `json:"issue,omitempty"`
	Action     string   `json:"action,omitempty"`
	Due        string   `json:"due,omitempty"` // as written
	Fields     []Field  `json:"fields,omitempty"`

	now sheet.Answer
}

// A Field is one open cell.
type Field struct {
	Key        sheet.Key `json:"key"`
	Address    string    `json:"address,omitempty"`
	Written    string    `json:"written"`
	Understood Value     `json:"understood"`
	Base       Value     `json:"base"` // as sent
	Now        Value     `json:"now"`
	Outcome    Outcome   `json:"outcome"`
	Reasons    []Reason  `json:"reasons,omitempty"` // the weightiest first
}
