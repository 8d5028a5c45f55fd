package sheet

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// A family is the outermost form of a file.
type family int

const (
	familyText family = iota
	familyZip
)

// sniff tells by the first bytes whether a file is a package or text, and
// refuses everything that is neither. The name only helps with lock files,
// which hold no more than somebody's name.
func sniff(data []byte, name string) (family, error) {
	if len(data) == 0 {
		return 0, refuse(Empty)
	}
	zipped := bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
	base := filepath.Base(strings.ReplaceAll(name, `\`, "/"))
	if !zipped && len(data) < 4096 && (strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.")) {
		return 0, refuse(LockFile)
	}
	if zipped {
		return familyZip, nil
	}
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return 0, refuse(compound(data))
	}
	for _, known := range signatures {
		if bytes.HasPrefix(data[min(known.skip, len(data)):], []byte(known.magic)) {
			return 0, refuse(known.reason)
		}
	}
	return familyText, nil
}

var signatures = []struct {
	skip   int
	magic  string
	reason Reason
}{
	{0, "%PDF-", PDFDocument},
	{0, "\x89PNG", Picture},
	{0, "\xFF\xD8\xFF", Picture},
	{0, "GIF8", Picture},
	{0, "II*\x00", Picture},
	{0, "MM\x00*", Picture},
	{8, "WEBP", Picture},
	{4, "ftyp", Picture}, // HEIC, as telephones take it
	{0, "{\\rtf", Document},
	{0, "\x09\x08", OldExcel},     // Excel 5 and 95 without a container
	{0, "\x09\x04\x06", OldExcel}, // Excel 4
	{0, "\x09\x02\x06", OldExcel}, // Excel 3
	{0, "\x09\x00\x04", OldExcel}, // Excel 2
	{0, "Rar!", UnknownKind},
	{0, "7z\xBC\xAF", UnknownKind},
	{0, "\x1F\x8B", UnknownKind},
}

// compound tells what a file of the old container format holds, by the names
// in its directory.
func compound(data []byte) Reason {
	for _, known := range []struct {
		entry  string
		reason Reason
	}{
		{"EncryptedPackage", Encrypted},
		{"WordDocument", Document},
		{"PowerPoint Document", Document},
		{"Workbook", OldExcel},
		{"Book", OldExcel},
	} {
		var name []byte
		for _, u := range utf16.Encode([]rune(known.entry + "\x00")) {
			name = append(name, byte(u), byte(u>>8))
		}
		if bytes.Contains(data, name) {
			return known.reason
		}
	}
	return UnknownKind
}

func refuse(r Reason) *Refusal { return &Refusal{Reason: r, Offset: -1} }

func tooLarge(limit, part string) *Refusal {
	return &Refusal{Reason: TooLarge, Limit: limit, Part: part, Offset: -1}
}

func damaged(part string, offset int64, cause error) *Refusal {
	return &Refusal{Reason: Damaged, Part: part, Offset: offset, Cause: cause}
}
