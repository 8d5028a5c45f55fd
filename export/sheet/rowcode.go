package sheet

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// digits is Crockford's base 32: no I, L, O or U, which people misread.
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// MaxNumber is the largest export or item number a code can carry: five
// digits of base 32.
const MaxNumber = 1<<25 - 1

var errNotACode = errors.New("not a row code")

// A RowCode is the identity of a row, self-sufficient, so that a row pasted
// into an empty workbook still tells where it belongs:
//
//	TL-0001A-00003-7QK2
//
// It has the number of the export, the number of the item within it, and a tag
// of 20 bits that catches typing errors and codes of other installations. The
// tag is no signature and keeps no secret.
type RowCode struct {
	Export int
	Item   int
	Tag    string // four digits of base 32
}

// MakeRowCode returns the code of an item of an export, for the installation
// that owns key. Both numbers must be between 1 and [MaxNumber].
func MakeRowCode(key []byte, export, item int) (RowCode, error) {
	if export < 1 || export > MaxNumber || item < 1 || item > MaxNumber {
		return RowCode{}, fmt.Errorf("make row code: export %d, item %d: outside 1 to %d", export, item, MaxNumber)
	}
	return RowCode{Export: export, Item: item, Tag: rowTag(key, export, item)}, nil
}

// ParseRowCode reads a code as people and programs leave it: in any case, with
// or without dashes and spaces, O for 0, I or L for 1. It does not check the
// tag; see [RowCode.Genuine].
func ParseRowCode(s string) (RowCode, error) {
	plain := compact(s)
	body, ok := strings.CutPrefix(plain, "TL")
	if !ok || len(body) != 14 {
		return RowCode{}, errNotACode
	}
	body = unmistake(body)
	export, ok1 := number(body[:5])
	item, ok2 := number(body[5:10])
	_, ok3 := number(body[10:])
	if !ok1 || !ok2 || !ok3 || export == 0 || item == 0 {
		return RowCode{}, errNotACode
	}
	return RowCode{Export: export, Item: item, Tag: body[10:]}, nil
}

// Genuine reports whether the code was made by the installation that owns key
// and was not mistyped since. One wrong code in a million passes.
func (c RowCode) Genuine(key []byte) bool {
	return hmac.Equal([]byte(c.Tag), []byte(rowTag(key, c.Export, c.Item)))
}

// String writes the code as it stands in a cell.
func (c RowCode) String() string {
	return "TL-" + base32(c.Export, 5) + "-" + base32(c.Item, 5) + "-" + c.Tag
}

func rowTag(key []byte, export, item int) string {
	return tag(key, "row", fmt.Sprintf("%d/%d", export, item))
}

// tag is the first 20 bits of an HMAC, written as four digits.
func tag(key []byte, what, text string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what + "\x00" + text))
	return base32(int(binary.BigEndian.Uint32(mac.Sum(nil))>>12), 4)
}

func base32(n, width int) string {
	b := make([]byte, width)
	for i := width - 1; i >= 0; i-- {
		b[i] = digits[n&31]
		n >>= 5
	}
	return string(b)
}

func number(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		d := strings.IndexByte(digits, s[i])
		if d < 0 {
			return 0, false
		}
		n = n<<5 | d
	}
	return n, true
}

// compact leaves capital letters and digits only. Full-width forms, dashes of
// every kind, spaces and invisible characters come with copying and pasting.
func compact(s string) string {
	if len(s) > 200 {
		return ""
	}
	var b strings.Builder
	for _, r := range strings.ToUpper(norm.NFKC.String(s)) {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		} else if r < 0x80 && !strings.ContainsRune(" -_\t\r\n'", r) {
			return ""
		}
	}
	return b.String()
}

// unmistake undoes the confusions the alphabet was chosen to allow.
func unmistake(s string) string { return mistakable.Replace(s) }

var mistakable = strings.NewReplacer("O", "0", "I", "1", "L", "1")
