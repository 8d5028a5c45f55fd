package locale

import (
	"slices"
	"strings"

	"rakor.id/rakor/data"
)

// A NIPWarning is something odd in a civil servant's number (nomor induk
// pegawai): 18 digits of birth (8), month of appointment (6), sex (1) and a
// serial number (3). None of them forbids the number: real ones break the rule.
type NIPWarning string

// The warnings.
const (
	NIPLength     NIPWarning = "length"     // not 18 digits
	NIPLetters    NIPWarning = "letters"    // something other than digits
	NIPBirth      NIPWarning = "birth"      // digits 1-8 are no day
	NIPStart      NIPWarning = "start"      // digits 9-14 are no month of appointment
	NIPSex        NIPWarning = "sex"        // digit 15 is neither 1 nor 2
	NIPAge        NIPWarning = "age"        // appointed below 15 or above 65 years of age
	NIPScientific NIPWarning = "scientific" // "1,97001E+17": a spreadsheet has lost its digits
	NIPRounded    NIPWarning = "rounded"    // ends in 000, as after a spreadsheet's 15 digits
)

// NIPFacts is what a number says.
type NIPFacts struct {
	BornOn data.Date
	Year   int  // of appointment (TMT CPNS), of a PPPK of the contract
	Month  int  // of appointment; 0 for a PPPK
	PPPK   bool // a contract code stands where the month would
	Female bool
	Serial string
}

// ReadNIP strips spaces, dots and hyphens from a number and says what is odd
// about it. What is no number at all comes back as typed; "" and "-" as "",
// for mayors and guests have none.
func ReadNIP(s string) (nip string, warnings []NIPWarning) {
	nip = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-'", r) {
			return -1
		}
		return r
	}, tidy(s))
	switch {
	case nip == "":
		return "", nil
	case scientific(plain(s)):
		return strings.TrimSpace(s), []NIPWarning{NIPScientific}
	case !digits(nip):
		return strings.TrimSpace(s), []NIPWarning{NIPLetters}
	case len(nip) != 18:
		return nip, []NIPWarning{NIPLength}
	}
	return nip, oddities(nip)
}

// scientific reports whether a spreadsheet wrote the number, as in
// "1,97001e+17".
func scientific(s string) bool {
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok {
		return false
	}
	_, _, err := readDecimal(mantissa)
	return err == nil && digits(strings.TrimPrefix(exponent, "+"))
}

func oddities(nip string) (w []NIPWarning) {
	f := factsOf(nip)
	if !f.BornOn.Valid() {
		w = append(w, NIPBirth)
	}
	if f.Year < 1945 || f.Month == 0 && !f.PPPK {
		w = append(w, NIPStart)
	}
	if f.BornOn.Valid() && !slices.Contains(w, NIPStart) && (f.Year-f.BornOn.Year() < 15 || f.Year-f.BornOn.Year() > 65) {
		w = append(w, NIPAge)
	}
	if nip[14] != '1' && nip[14] != '2' {
		w = append(w, NIPSex)
	}
	if f.Serial == "000" {
		w = append(w, NIPRounded)
	}
	return w
}

// NIP writes a number 8-6-1-3: "19700101 199503 1 001"; anything else as it is.
func NIP(nip string) string {
	if len(nip) != 18 || !digits(nip) {
		return nip
	}
	return nip[:8] + " " + nip[8:14] + " " + nip[14:15] + " " + nip[15:]
}

// FactsOfNIP returns what a number says; false if there is any warning about
// it.
func FactsOfNIP(nip string) (NIPFacts, bool) {
	n, warnings := ReadNIP(nip)
	if n == "" || len(warnings) > 0 {
		return NIPFacts{}, false
	}
	return factsOf(n), true
}

// factsOf reads 18 digits.
func factsOf(nip string) NIPFacts {
	f := NIPFacts{
		BornOn: data.Date(nip[:4] + "-" + nip[4:6] + "-" + nip[6:8]),
		Year:   small(nip[8:12]), Month: small(nip[12:14]),
		Female: nip[14] == '2', Serial: nip[15:],
	}
	if f.Month > 12 { // of a PPPK "21" and the like
		f.Month, f.PPPK = 0, true
	}
	return f
}
