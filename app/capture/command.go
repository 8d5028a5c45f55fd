package capture

import (
	"slices"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Verb is what a command does.
type Verb string

// The verbs, by what is typed.
const (
	VerbOpen     Verb = "buka"
	VerbClose    Verb = "tutup"
	VerbPause    Verb = "skors"
	VerbResume   Verb = "lanjut"
	VerbItem     Verb = "acara"
	VerbPresent  Verb = "hadir"
	VerbDeputy   Verb = "wakil"
	VerbExcused  Verb = "izin"
	VerbSick     Verb = "sakit"
	VerbOnDuty   Verb = "dl"
	VerbAbsent   Verb = "absen"
	VerbArrive   Verb = "datang"
	VerbLeave    Verb = "pulang"
	VerbGuest    Verb = "tamu"
	VerbStatus   Verb = "status"
	VerbPostpone Verb = "tunda"
)

var attendance = map[Verb]data.AttendanceStatus{
	VerbPresent: data.Present, VerbDeputy: data.Deputy, VerbExcused: data.Excused,
	VerbSick: data.Sick, VerbOnDuty: data.OnDuty, VerbAbsent: data.Absent,
}

// Attendance returns the mark a verb sets; false for verbs that set none.
func (v Verb) Attendance() (data.AttendanceStatus, bool) {
	status, ok := attendance[v]
	return status, ok
}

// Argument names something a command works on.
type Argument string

// The arguments.
const (
	ArgWho    Argument = "who"
	ArgItem   Argument = "item"
	ArgTitle  Argument = "title"
	ArgName   Argument = "name"
	ArgNumber Argument = "number"
	ArgState  Argument = "state"
	ArgDue    Argument = "due"
	ArgReason Argument = "reason"
)

// State of a follow-up as reported in the room.
type State string

// The states, by what is typed; StateNone if only a percentage was.
const (
	StateNone       State = ""
	StateOpen       State = "belum"      // Belum Ditindaklanjuti
	StateRunning    State = "proses"     // Dalam Proses
	StateDone       State = "selesai"    // Selesai
	StateStuck      State = "terkendala" // Terkendala
	StateImpossible State = "tidak"      // Tidak Dapat Ditindaklanjuti; needs a reason
)

// A Visitor is a guest, or who came for an invited post.
type Visitor struct {
	Name        string
	Post        string
	Institution string // of a guest
}

// A Command is a line that runs the meeting. Which fields count depends on the
// verb; what a command cannot use stays in Note and has a mark.
type Command struct {
	Verb       Verb
	At         data.TimeOfDay // buka, tutup, skors, lanjut, datang, pulang; "" = now
	Item       int            // acara N; 0 with a Title or Part
	Title      string         // acara + Judul baru
	Part       data.ItemKind  // acara pembukaan, acara penutup; "" otherwise
	Who        []Ref          // hadir, wakil, izin, sakit, dl, absen, datang, pulang
	Visitor    Visitor        // wakil, tamu
	Number     string         // status, tunda: the follow-up's number as typed
	State      State          // status
	Percent    float64        // status; valid if HasPercent
	HasPercent bool
	Due        locale.Due // tunda
	Note       string     // the rest: a reason, a remark
}

// Ready reports whether a command line can be carried out: nothing it needs is
// missing or not understood.
func (l Line) Ready() bool {
	return l.Mode == ModeCommand && !slices.ContainsFunc(l.Marks, func(m Mark) bool {
		return m.Code != MarkPast && m.Code != MarkDoubt && m.Code != MarkInactive && m.Code != MarkTwice
	})
}
