package minutes

import "time"

// Minutes is one version of a meeting's minutes (notula), ready for paper. All
// text is Indonesian and finished; an empty string leaves its line out. Line
// breaks inside a text ("\n") are kept.
type Minutes struct {
	Letterhead Letterhead
	Identity   Identity

	Number         string // nomor notula; printed only if the profile has a label for it
	Classification string // "Terbatas"; "Biasa" and "" are not printed
	Supersedes     string // "Ralat atas versi 1: salah nama peserta", printed under the title

	Agenda       []string // acara, in order
	Leaders      Leaders
	Participants []string // peserta; printed when Recap is empty
	Recap        string   // "36 hadir, 3 mewakili, 1 tidak hadir (Lampiran I)"

	Opening   []Point // pembukaan dan arahan
	Topics    []Topic // pembahasan, per issue or agenda item
	Decisions []Point // keputusan dan arahan; always numbered
	Remarks   []Point // catatan
	Closing   []Point // penutup, with the hour

	FollowUps  []FollowUp
	Attendance []Attendee
	Photos     []Photo
	Enclosures []string // names of the invitation and other files kept with the minutes

	Place   string // of signing: "Prabumulih"
	Date    string // of signing: "23 November 2026"
	Signers []Signer
	Copies  []string // tembusan
}

// Letterhead (kop) is the head of the first page. Public copies leave the
// telephone out.
type Letterhead struct {
	Emblem     []byte // regional emblem, PNG or JPEG; nil for none
	EmblemName string // what the picture shows, for readers who cannot see it: "Lambang Kota Prabumulih"
	Government string // "PEMERINTAH KOTA PRABUMULIH"
	Agency     string // "SEKRETARIAT DAERAH"; empty on a mayor's own letterhead
	Address    string // street, town, postal code
	Telephone  string
	Email      string // pos-el
	Site       string // laman
}

// Identity holds the rows between title and text. Which of them are printed,
// with which label and in which order, is the profile's matter.
type Identity struct {
	Meeting    string // "Rapat Koordinasi Perangkat Daerah"
	Day        string // "Senin, 23 November 2026"
	Invitation string // "Nomor 005/123/Setda/2026, tanggal 20 November 2026"
	Call       string // waktu panggilan: "08.30 WIB"
	Hours      string // "09.00 s.d. 12.30 WIB"
	Place      string // "Ruang Rapat Lantai 1"
}

// Leaders (pimpinan sidang/rapat) are printed as the caller wrote them, usually
// post and name.
type Leaders struct{ Chair, Secretary, Recorder string }

// A Point (butir) is one numbered statement, with points under it down to the
// fourth level; deeper ones are printed at the fourth.
type Point struct {
	ID     string // identity of the entry it was made from; target of [FollowUp.From]; may be empty
	Lead   string // printed bold before the text: "Kepala Dinas PUPR"; may be empty
	Text   string
	Points []Point
	Number int // as it is cited, where an excerpt leaves others out; 0 counts on
}

// A Topic (pokok bahasan) is one strategic issue or agenda item of the
// discussion: what was said in general, then agency by agency.
type Topic struct {
	Title   string
	Note    string // a sentence below the title, where there is nothing else; may be empty
	Points  []Point
	Reports []Report
	Number  int // as [Point.Number]
}

// A Report (laporan) is what one agency brought to a topic, and what the chair
// answered.
type Report struct {
	Agency    string // "Dinas Pekerjaan Umum dan Penataan Ruang (Kepala Dinas)"; "" for a point of Others that happened between two agencies
	Programs  []Point
	Obstacles []Point // kendala
	Proposals []Point // usulan
	Responses []Point // tanggapan pimpinan
	Others    []Point // information and notes of no such kind
	Number    int     // of its letter, as [Point.Number]
}

// A FollowUp (tindak lanjut) is one row of the short table in the minutes and of
// the matrix in appendix II.
type FollowUp struct {
	Number    string // as the office counts them: "TL-2026-0012"
	From      string // ID of the [Point] it came from; the row links there
	Issue     string // isu strategis
	Direction string // arahan
	Action    string // tindak lanjut
	Lead      string // perangkat daerah penanggung jawab
	Support   string // perangkat daerah pendukung
	Indicator string // keluaran atau indikator, with target and unit
	Due       string // date, period or condition
	Status    string
	Note      string
}

// An Attendee is one row of the attendance list (daftar hadir).
type Attendee struct {
	Name   string
	NIP    string // as printed; left out of public copies
	Rank   string // pangkat/golongan; left out of public copies
	Post   string // "Kepala Dinas PUPR"
	Agency string
	Status string // "Hadir", "Mewakili (Sekretaris Dinas)", "Izin" ...
	Note   string // printed under Ket. after the status
	Ink    []byte // drawn signature as PNG or JPEG; nil leaves the cell free; left out of public copies
}

// A Photo (dokumentasi) is printed in an appendix of its own, but not in public
// copies.
type Photo struct {
	Image   []byte // PNG or JPEG
	Caption string // printed below; also what readers hear who cannot see it
}

// A Signer is one signature block. Its empty lines are dropped: a mayor has
// neither NIP nor rank.
type Signer struct {
	Role  string // key into [Profile.Signers]: "chair", "recorder", "witness"
	Field string // name of the signature field, unique in the file; empty for none
	Post  string // "Wali Kota Prabumulih"
	Name  string
	Rank  string
	NIP   string
	Proof string // "#" anchor text for a signing service, printed where the signature goes; usually empty
}

// Stamp says which document this is; it stands in the footer of each page.
type Stamp struct {
	Document string // identity of the minutes, short enough for a footer line
	Version  string // "1"
	Hash     string // SHA-256 of the canonical content, hexadecimal; the footer shows its beginning
	Chain    string // code of the archive's history when the version was frozen, to compare the archive with later
	QR       string // payload of the QR code, e.g. NOTULA1:id:date:BASE32(sha256); empty for none
	// MadeAt is written into the file as its date, in its own zone. It is the
	// moment the version was frozen, so that the same version gives the same bytes.
	MadeAt time.Time
}
