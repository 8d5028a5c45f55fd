package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// contentVersion is the form of [Content]. It grows when a field is added, which
// must be left out of the JSON while it is empty; nothing is ever taken away. So
// a reader years later knows which rules made the hash, and older content can
// always be read.
const contentVersion = 1

const contentName = "rakor-notula/"

// contentSchema names the form in the content itself.
var contentSchema = contentName + strconv.Itoa(contentVersion)

// Content is what one version of the minutes (notula) says: everything that
// stands on paper and nothing else. It is copied out of the record when the
// minutes become final and never changes afterwards; agencies that are renamed
// later keep the name they bore here.
//
// Its canonical form is JSON in the order of the fields below, UTF-8, without
// white space between tokens and without HTML escapes. The SHA-256 of these
// bytes is the identity of the document.
type Content struct {
	Schema   string `json:"skema"`
	Document string `json:"dokumen"` // UUID of the meeting
	Version  int    `json:"versi"`
	Reason   string `json:"alasan,omitempty"`       // of a correction (ralat)
	Replaces string `json:"menggantikan,omitempty"` // hash of the version before, hexadecimal

	Office     ContentOffice       `json:"instansi"`
	Meeting    ContentMeeting      `json:"rapat"`
	Officials  []ContentOfficial   `json:"pejabat"`
	Items      []ContentItem       `json:"acara"`
	Attendance []ContentAttendance `json:"daftar_hadir"`
	FollowUps  []ContentFollowUp   `json:"tindak_lanjut"`

	Attachments []ContentAttachment `json:"lampiran"`
}

// ContentOffice is the letterhead (kop) as it was; the picture of the emblem
// stands for itself by its hash.
type ContentOffice struct {
	Government string `json:"pemerintah"`
	Unit       string `json:"unit"`
	Address    string `json:"alamat,omitempty"`
	Telephone  string `json:"telepon,omitempty"`
	Email      string `json:"pos_el,omitempty"`
	Website    string `json:"laman,omitempty"`
	City       string `json:"kota,omitempty"`
	Zone       string `json:"zona"`
	LogoSHA256 string `json:"lambang_sha256,omitempty"`
}

// ContentMeeting identifies the meeting. Days are 2006-01-02, hours 15:04 in
// the office's zone.
type ContentMeeting struct {
	Title            string   `json:"judul"`
	Series           string   `json:"seri,omitempty"`
	Number           string   `json:"nomor,omitempty"`
	HeldOn           string   `json:"tanggal"`
	Planned          string   `json:"pukul_undangan,omitempty"`
	Opened           string   `json:"dibuka,omitempty"`
	Closed           string   `json:"ditutup,omitempty"`
	Place            string   `json:"tempat,omitempty"`
	InvitationNumber string   `json:"nomor_undangan,omitempty"`
	InvitationOn     string   `json:"tanggal_undangan,omitempty"`
	Classification   string   `json:"klasifikasi"`
	Urgency          string   `json:"derajat,omitempty"`
	ArchiveCode      string   `json:"kode_arsip,omitempty"`
	Copies           []string `json:"tembusan,omitempty"`
}

// ContentOfficial is a person who leads or records, as named that day.
type ContentOfficial struct {
	Role string `json:"peran"` // chair, secretary or recorder
	Post string `json:"jabatan"`
	Name string `json:"nama"`
	Rank string `json:"pangkat,omitempty"`
	NIP  string `json:"nip,omitempty"`
}

// ContentItem is one agenda item (acara) and what was said under it, in order.
type ContentItem struct {
	Kind    string         `json:"jenis"` // opening, topic or closing
	Title   string         `json:"judul"`
	Issue   string         `json:"isu,omitempty"`
	Entries []ContentEntry `json:"catatan"`
}

// ContentEntry is one entry of the record.
type ContentEntry struct {
	ID      string `json:"id"`
	Kind    string `json:"jenis"`
	Time    string `json:"pukul"`
	Speaker string `json:"pembicara,omitempty"`
	Text    string `json:"isi"`
}

// ContentAttendance is one row of the attendance list (daftar hadir).
type ContentAttendance struct {
	Post        string `json:"jabatan"`
	Institution string `json:"instansi,omitempty"`
	Status      string `json:"status"`
	Name        string `json:"nama,omitempty"`
	DeputyPost  string `json:"jabatan_wakil,omitempty"`
	NIP         string `json:"nip,omitempty"`
	Rank        string `json:"pangkat,omitempty"`
	Arrived     string `json:"datang,omitempty"`
	Left        string `json:"pulang,omitempty"`
	Guest       bool   `json:"tamu,omitempty"`
}

// ContentFollowUp is a follow-up (tindak lanjut) as the meeting ordered it.
// What becomes of it later is not part of the minutes.
type ContentFollowUp struct {
	Number    string   `json:"nomor"`
	Parent    string   `json:"induk,omitempty"`
	Entry     string   `json:"catatan,omitempty"` // ID of the entry it came from
	Issue     string   `json:"isu,omitempty"`
	Action    string   `json:"tindakan"`
	Lead      string   `json:"penanggung_jawab"`
	Supports  []string `json:"pendukung,omitempty"`
	Indicator string   `json:"indikator,omitempty"`
	Target    string   `json:"target,omitempty"`
	DueOn     string   `json:"tenggat,omitempty"`      // 2006-01-02
	DueText   string   `json:"tenggat_teks,omitempty"` // a period or a condition
	Priority  int      `json:"prioritas"`
}

// ContentAttachment is a photo or file kept with the minutes; its bytes stand
// for themselves by their hash, hexadecimal, and so does the picture on paper.
type ContentAttachment struct {
	Kind    string `json:"jenis"` // photo, invitation, material or other
	Name    string `json:"nama"`
	Caption string `json:"keterangan,omitempty"`
	SHA256  string `json:"sha256"`
	Paper   string `json:"cetak_sha256,omitempty"` // only of photos
}

// Canonical returns the canonical bytes of c and their SHA-256.
func (c Content) Canonical() ([]byte, [sha256.Size]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(c); err != nil {
		return nil, [sha256.Size]byte{}, fmt.Errorf("write minutes content: %w", err)
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	return text, sha256.Sum256(text), nil
}

// ReadContent reads the canonical bytes back.
func ReadContent(text []byte) (Content, error) {
	var c Content
	if err := json.Unmarshal(text, &c); err != nil {
		return Content{}, fmt.Errorf("read minutes content: %w", err)
	}
	number, ours := strings.CutPrefix(c.Schema, contentName)
	if v, err := strconv.Atoi(number); !ours || err != nil || v < 1 || v > contentVersion {
		return Content{}, fmt.Errorf("read minutes content: schema %q is not known", c.Schema)
	}
	return c, nil
}
