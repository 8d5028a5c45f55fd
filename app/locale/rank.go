package locale

import "strings"

// A Rank (pangkat, golongan ruang) of a civil servant, as PP 99/2000 names
// them; of a PPPK a class without a name (Perpres 98/2020).
type Rank struct {
	Code string // "IV/c", of a PPPK "IX"
	Name string // "Pembina Utama Muda", "" for a PPPK
}

var ranks = func() []Rank {
	list := []Rank{
		{"I/a", "Juru Muda"},
		{"I/b", "Juru Muda Tingkat I"},
		{"I/c", "Juru"},
		{"I/d", "Juru Tingkat I"},
		{"II/a", "Pengatur Muda"},
		{"II/b", "Pengatur Muda Tingkat I"},
		{"II/c", "Pengatur"},
		{"II/d", "Pengatur Tingkat I"},
		{"III/a", "Penata Muda"},
		{"III/b", "Penata Muda Tingkat I"},
		{"III/c", "Penata"},
		{"III/d", "Penata Tingkat I"},
		{"IV/a", "Pembina"},
		{"IV/b", "Pembina Tingkat I"},
		{"IV/c", "Pembina Utama Muda"},
		{"IV/d", "Pembina Utama Madya"},
		{"IV/e", "Pembina Utama"},
	}
	for n := 1; n <= 17; n++ {
		list = append(list, Rank{Code: Roman(n)})
	}
	return list
}()

// Ranks returns the seventeen ranks I/a to IV/e, then the classes I to XVII of
// PPPK, from lowest to highest.
func Ranks() []Rank { return append([]Rank(nil), ranks...) }

// String writes "Pembina Utama Muda (IV/c)", or "Golongan IX".
func (r Rank) String() string {
	switch {
	case r.Code == "":
		return ""
	case r.Name == "":
		return "Golongan " + r.Code
	}
	return r.Name + " (" + r.Code + ")"
}

// ReadRank reads a rank by code, name or both: "IV/c", "IVc", "Pembina Utama
// Muda", "Pembina Utama Muda, IV/c", "Penata Tk. I". A name that does not fit
// its code is not understood.
func ReadRank(s string) (Rank, error) {
	key := rankKey(s)
	for _, r := range ranks {
		code, name := rankKey(r.Code), rankKey(r.Name)
		if key == code || name != "" && (key == name || key == name+code || key == code+name) {
			return r, nil
		}
	}
	return Rank{}, ErrNotUnderstood
}

var rankWords = strings.NewReplacer("golongan ruang", "", "golongan", "", "gol", "", "tingkat", "tk", "tkt", "tk")

func rankKey(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ./,()-", r) {
			return -1
		}
		return r
	}, rankWords.Replace(plain(s)))
}
