package minutes

// A Profile (model tata naskah) is the form of one office's minutes. It is data:
// the three built-in ones are starting points, see [Profiles], and an office's
// own is kept as JSON.
type Profile struct {
	Name    string  `json:"name"`
	Paper   Paper   `json:"paper"`
	Margins Margins `json:"margins"`
	Size    float64 `json:"size"`    // type size of the text in points
	Leading float64 `json:"leading"` // distance of lines as a multiple of the type size

	Kop   []KopRow `json:"kop"`
	Rules []Rule   `json:"rules"` // lines under the letterhead, from above

	Title       string  `json:"title"` // "NOTULA"
	TitleSize   float64 `json:"title_size"`
	NumberLabel string  `json:"number_label"` // "Nomor"; empty prints no number
	ShowMeeting bool    `json:"show_meeting"` // the meeting's name under the title

	LabelWidth float64 `json:"label_width"` // of the rows' first column, mm
	Parts      []Part  `json:"parts"`       // what is printed, in this order
	Appendices []Part  `json:"appendices"`  // each on a new page, numbered I, II, III ...

	Signers []SignerHeading `json:"signers"`
}

// Paper is a sheet in portrait; appendices that need it are printed landscape.
type Paper struct {
	Name   string  `json:"name"`   // "A4"
	Width  float64 `json:"width"`  // mm
	Height float64 `json:"height"` // mm
}

// Papers lists the sheets that Indonesian offices use. F4 differs by region.
func Papers() []Paper {
	return []Paper{
		{"A4", 210, 297},
		{"F4 (215 x 330 mm)", 215, 330},
		{"F4 (210 x 330 mm)", 210, 330},
		{"F4 (215,9 x 330,2 mm)", 215.9, 330.2},
	}
}

// Margins are in mm. The bottom one also holds the foot of the page, which needs
// 15 mm, and 22 mm for a QR code in its full size.
type Margins struct {
	Top    float64 `json:"top"`
	Bottom float64 `json:"bottom"`
	Left   float64 `json:"left"`
	Right  float64 `json:"right"`
}

// KopRow is one line of the letterhead. The value is one of "government",
// "agency", "address", "contact" (telephone, e-mail and site); a row without
// content is left out.
type KopRow struct {
	Value string  `json:"value"`
	Size  float64 `json:"size"` // points; made smaller when two lines do not hold it
	Bold  bool    `json:"bold"`
}

// Rule is one line under the letterhead.
type Rule struct {
	Width float64 `json:"width"` // points
	Gap   float64 `json:"gap"`   // mm of space above it
}

// PartKind names what a [Part] prints.
type PartKind string

// The kinds of part. Rows print as "label : value", the others as headed text.
const (
	PartRow          PartKind = "row"          // one identity row, chosen by Value
	PartLeaders      PartKind = "leaders"      // pimpinan sidang/rapat: ketua, sekretaris, pencatat
	PartParticipants PartKind = "participants" // peserta
	PartHeading      PartKind = "heading"      // a heading alone
	PartOpening      PartKind = "opening"
	PartDiscussion   PartKind = "discussion"
	PartDecisions    PartKind = "decisions"
	PartRemarks      PartKind = "remarks"
	PartClosing      PartKind = "closing"
	PartFollowUps    PartKind = "followups" // the short table
	PartSignatures   PartKind = "signatures"
	PartCopies       PartKind = "copies" // tembusan
	PartAttendance   PartKind = "attendance"
	PartMatrix       PartKind = "matrix" // matriks tindak lanjut, landscape
	PartPhotos       PartKind = "photos"
	PartFiles        PartKind = "files"
)

// Part is one piece of the form. A part without content is left out, except a
// row or a heading marked Always.
type Part struct {
	Kind    PartKind `json:"kind"`
	Heading string   `json:"heading,omitempty"` // with its letter or number: "A. PEMBUKAAN"
	Level   int      `json:"level,omitempty"`   // of the heading, 1 to 3; 0 is 1
	Value   string   `json:"value,omitempty"`   // of a row: meeting, day, ... as in head.go, or agenda
	Labels  []string `json:"labels,omitempty"`  // leaders: the words for chair, secretary, recorder
	Always  bool     `json:"always,omitempty"`  // print it even when there is nothing to say

	Landscape bool `json:"landscape,omitempty"` // of an appendix
}

var knownParts = map[PartKind]bool{
	PartLeaders: true, PartParticipants: true, PartHeading: true, PartOpening: true,
	PartDiscussion: true, PartDecisions: true, PartRemarks: true, PartClosing: true, PartFollowUps: true,
	PartSignatures: true, PartCopies: true, PartAttendance: true, PartMatrix: true, PartPhotos: true, PartFiles: true,
}

// Known reports whether a form can have the part: its kind, and of a row its value.
func (p Part) Known() bool {
	if p.Kind == PartRow {
		return p.Value == rowAgenda || identityRows[p.Value] != nil
	}
	return knownParts[p.Kind]
}

// Side is where a signature block stands.
type Side string

// The places of signature blocks. Two blocks of one line stand side by side;
// a block in the center stands on a line of its own.
const (
	SideLeft   Side = "left"
	SideRight  Side = "right"
	SideCenter Side = "center"
)

// SignerHeading says where a signer of one role signs, and under which words.
type SignerHeading struct {
	Role    string `json:"role"`    // matches [Signer.Role]
	Heading string `json:"heading"` // "Pimpinan Sidang/Rapat"
	Side    Side   `json:"side"`
}
