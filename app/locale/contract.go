package locale

import (
	"time"

	"rakor.id/rakor/data"
)

// LongDay writes "Senin, 23 November 2026"; "" for no day.
func LongDay(d data.Date) string { return "" }

// Day writes "23 November 2026"; "" for no day.
func Day(d data.Date) string { return "" }

// ShortDay writes "23/11/2026"; "" for no day.
func ShortDay(d data.Date) string { return "" }

// Month writes "November 2026"; "" for no period.
func Month(p data.Period) string { return "" }

// MonthName returns "November".
func MonthName(m time.Month) string { return "" }

// WeekdayName returns "Senin".
func WeekdayName(w time.Weekday) string { return "" }

// ReadDay reads a day as people write it: 30/11, 30/11/26, 30-11-2026,
// 30.11.2026, 2026-11-30, 30 nov, 30 Nopember 2026, 26-Feb-25, a name of the
// day before it. Without a year it is the next to come, with [DoubtYear].
func ReadDay(s string, today data.Date) (data.Date, Doubt, error) {
	return "", Sure, ErrNotUnderstood
}

// Hour writes "09.00 WIB"; without the zone if z is empty.
func Hour(h data.TimeOfDay, z data.Zone) string { return "" }

// Hours writes "09.00 s.d. 12.30 WIB", or "09.00 WIB s.d. selesai" if to is
// empty.
func Hours(from, to data.TimeOfDay, z data.Zone) string { return "" }

// ReadHour reads an hour: 09.10, 9:10, 0910, pukul 9, jam 2 siang.
func ReadHour(s string) (data.TimeOfDay, Doubt, error) { return "", Sure, ErrNotUnderstood }

// ReadHours reads what [Hours] writes and its variants. An empty to means
// until done (s.d. selesai); an empty zone that none was given.
func ReadHours(s string) (from, to data.TimeOfDay, z data.Zone, doubt Doubt, err error) {
	return "", "", "", Sure, ErrNotUnderstood
}

// Number writes "1.234,5", with as many decimals as the value has.
func Number(v float64) string { return "" }

// Percent writes percentage points: 75.5 as "75,5%".
func Percent(points float64) string { return "" }

// ReadNumber reads "1.234,5".
func ReadNumber(s string) (float64, Doubt, error) { return 0, Sure, ErrNotUnderstood }

// ReadPercent reads percentage points: "75", "75%", "75,5 %", "80 persen".
func ReadPercent(s string) (float64, Doubt, error) { return 0, Sure, ErrNotUnderstood }

// Money is an amount in sen, a hundredth of a rupiah.
type Money int64

// Rupiah returns an amount of whole rupiah.
func Rupiah(n int64) Money { return Money(n * 100) }

// String writes "Rp1.250.000,00".
func (m Money) String() string { return "" }

// ReadMoney reads "Rp 1.250.000", "1.250.000", "1,25 juta".
func ReadMoney(s string) (Money, Doubt, error) { return 0, Sure, ErrNotUnderstood }

// Roman writes 1 to 3999 as "I" to "MMMCMXCIX"; other numbers in digits.
func Roman(n int) string { return "" }

// ReadRoman reads a Roman numeral in its one proper spelling, in any case.
func ReadRoman(s string) (int, error) { return 0, ErrNotUnderstood }

// Ordinal writes "ke-2".
func Ordinal(n int) string { return "" }

// Relative writes how a day lies to today: "hari ini", "besok", "5 hari lagi",
// "kemarin", "3 hari lalu".
func Relative(day, today data.Date) string { return "" }

// RelativeDue writes how a due day lies to today: as [Relative], but
// "terlambat 3 hari" for the past.
func RelativeDue(due, today data.Date) string { return "" }

// List spells a list: "A", "A dan B", "A, B, dan C".
func List(items []string) string { return "" }

// ReadName takes a name with its titles apart: "Dr. H. Budi Contoh, S.Sos.,
// M.Si.". Titles come out in their proper spelling, the name as typed.
func ReadName(s string) (data.PersonName, Doubt, error) {
	return data.PersonName{}, Sure, ErrNotUnderstood
}

// Likeness tells whether two spellings mean one person.
type Likeness int

// The degrees of likeness.
const (
	Different Likeness = iota
	Similar            // an initial, a variant spelling or a slip apart: ask
	Same               // equal but for titles, case, dots and spaces
)

// CompareNames compares two names without regard to titles.
func CompareNames(a, b string) Likeness { return Different }

// A NIPWarning is something odd in a civil servant's number.
type NIPWarning string

// The warnings. None of them forbids the number.
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
	Since  data.Period // month of appointment (TMT CPNS); of a PPPK the year only, as "2023-01"
	Female bool
	PPPK   bool // a contract code stands where the month would
	Serial string
}

// ReadNIP strips spaces, dots and hyphens from a number and says what is odd
// about it. What is no number at all comes back as typed; "" and "-" as "".
func ReadNIP(s string) (nip string, warnings []NIPWarning) { return s, nil }

// NIP writes a number 8-6-1-3: "19700101 199503 1 001"; anything else as it is.
func NIP(nip string) string { return nip }

// FactsOfNIP returns what a number says; false if it has a warning.
func FactsOfNIP(nip string) (NIPFacts, bool) { return NIPFacts{}, false }

// A Rank (pangkat, golongan ruang) of a civil servant; of a PPPK a class
// without a name.
type Rank struct {
	Code string // "IV/c", of a PPPK "IX"
	Name string // "Pembina Utama Muda", "" for a PPPK
}

// Ranks returns the seventeen ranks I/a to IV/e, then the classes I to XVII of
// PPPK, from lowest to highest.
func Ranks() []Rank { return nil }

// String writes "Pembina Utama Muda (IV/c)", or "Golongan IX".
func (r Rank) String() string { return "" }

// ReadRank reads a rank by code, name or both.
func ReadRank(s string) (Rank, Doubt, error) { return Rank{}, Sure, ErrNotUnderstood }
