package locale

import (
	"slices"
	"testing"
)

func TestNamesAndNumbersOfTheTable(t *testing.T) {
	want := map[string]string{
		"197001011995031001":                 "19700101 199503 1 001",
		"19851231 201001 2 015":              "19851231 201001 2 015",
		"19700101 199503 1001":               "19700101 199503 1 001",
		"199001012023211001":                 "19900101 202321 1 001",
		"197013011995031001":                 "birth",
		"197001011995033001":                 "sex",
		"19700101199503100":                  "length",
		"1,97001E+17":                        "scientific",
		"-":                                  "",
		"Dr. H. Budi Santosa, S.Sos., M.Si.": "Dr. H.|Budi Santosa|S.Sos., M.Si.",
		"DR Drs H Budi Santosa SH MSi":       "Dr. Drs. H.|Budi Santosa|S.H., M.Si.",
		"dr. Siti Aminah, Sp.OG.":            "dr.|Siti Aminah|Sp.OG.",
		"Ir. Hj. Rahayu":                     "Ir. Hj.|Rahayu|",
		"Muhammad":                           "|Muhammad|",
	}
	for _, row := range cases(t, "nip-name-cases.csv", ',') {
		in := row[0]
		var got string
		if row[1] == "NIP" {
			nip, warnings := ReadNIP(in)
			got = NIP(nip)
			if len(warnings) > 0 {
				got = string(warnings[0])
			}
		} else {
			n, _, err := ReadName(in)
			if err != nil {
				t.Fatal(err)
			}
			got = n.Front + "|" + n.Name + "|" + n.Back
		}
		if w, ok := want[in]; !ok || got != w {
			t.Errorf("%s %q = %q, want %q", row[1], in, got, w)
		}
	}
}

func TestReadName(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		doubt    Doubt
	}{
		{"Dr. H. Budi Contoh, S.Sos., M.Si.", "Dr. H. Budi Contoh, S.Sos., M.Si.", Sure},
		{"dr Siti Contoh SpOG", "dr. Siti Contoh, Sp.OG.", Sure},
		{"dr.Siti Contoh", "dr. Siti Contoh", Sure},
		{"Prof DR Budi Contoh", "Prof. Dr. Budi Contoh", DoubtDoctor},
		{"Budi Contoh, S. Sos, M. Si", "Budi Contoh, S.Sos., M.Si.", Sure},
		{"Budi Contoh S. Sos", "Budi Contoh, S.Sos.", Sure},
		{"BUDI CONTOH SH", "BUDI CONTOH, S.H.", Sure},
		{"Budi Contoh, SH MH", "Budi Contoh, S.H., M.H.", Sure},
		{"Budi Contoh, Gelar Asing", "Budi Contoh, Gelar Asing", Sure},
		{"H. Contoh", "H. Contoh", Sure},
		{"H", "H", Sure},
		{"Ma Se", "Ma Se", Sure},
		{"R. Budi Contoh", "R. Budi Contoh", Sure},
		{"KH Contoh Satu", "K.H. Contoh Satu", Sure},
	} {
		n, doubt, err := ReadName(tt.in)
		if got := n.String(); got != tt.want || doubt != tt.doubt || err != nil {
			t.Errorf("ReadName(%q) = %q, %q, %v, want %q, %q", tt.in, got, doubt, err, tt.want, tt.doubt)
		}
		again, doubt, err := ReadName(n.String())
		if again != n || doubt != Sure || err != nil {
			t.Errorf("ReadName(%q) = %+v, %q, %v, want %+v", n.String(), again, doubt, err, n)
		}
	}
	for _, s := range []string{"", " ", ", S.H."} {
		if n, _, err := ReadName(s); err == nil {
			t.Errorf("ReadName(%q) = %v, want an error", s, n)
		}
	}
}

func TestCompareNames(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want Likeness
	}{
		{"Dr. H. Budi Contoh, S.Sos., M.Si.", "DR Drs H Budi Contoh SH MSi", Same},
		{"BUDI CONTOH", "Budi  Contoh", Same},
		{"Nur'aini Contoh", "Nuraini Contoh", Same},
		{"M. Contoh Satu", "Muhammad Contoh Satu", Similar},
		{"Moh. Contoh", "Muhammad Contoh", Similar},
		{"Budi C.", "Budi Contoh", Similar},
		{"Budi Conto", "Budi Contoh", Similar},
		{"Budi Contoh", "Budi Contoh Satu", Similar},
		{"Budi", "Budi Contoh", Different},
		{"Budi Contoh", "Siti Contoh", Different},
		{"", "Budi", Different},
		{"Ani", "Ana", Different},
	} {
		if got := CompareNames(tt.a, tt.b); got != tt.want {
			t.Errorf("CompareNames(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := CompareNames(tt.b, tt.a); got != tt.want {
			t.Errorf("CompareNames(%q, %q) = %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestNIPWarnings(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []NIPWarning
	}{
		{"19700101 199503 1 001", nil},
		{"19700101.199503.1.001", nil},
		{"１９７００１０１１９９５０３１００１", nil},
		{"197002301995031001", []NIPWarning{NIPBirth}},
		{"197001011995001001", []NIPWarning{NIPStart}},
		{"197001011980031001", []NIPWarning{NIPAge}},
		{"197001011995031000", []NIPWarning{NIPRounded}},
		{"197001010000000000", []NIPWarning{NIPStart, NIPSex, NIPRounded}},
		{"1,97001E+17", []NIPWarning{NIPScientific}},
		{"1.97001E17", []NIPWarning{NIPScientific}},
		{"NIP 1970", []NIPWarning{NIPLetters}},
		{"", nil},
	} {
		if _, got := ReadNIP(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("ReadNIP(%q) warns %v, want %v", tt.in, got, tt.want)
		}
	}
}

func TestFactsOfNIP(t *testing.T) {
	f, ok := FactsOfNIP("19851231 201001 2 015")
	if want := (NIPFacts{BornOn: "1985-12-31", Year: 2010, Month: 1, Female: true, Serial: "015"}); f != want || !ok {
		t.Errorf("facts = %+v, %v, want %+v", f, ok, want)
	}
	f, ok = FactsOfNIP("199001012023211001")
	if want := (NIPFacts{BornOn: "1990-01-01", Year: 2023, PPPK: true, Serial: "001"}); f != want || !ok {
		t.Errorf("facts of a PPPK = %+v, %v, want %+v", f, ok, want)
	}
	if f, ok := FactsOfNIP("1970"); ok {
		t.Errorf("facts of a torn number = %+v, want none", f)
	}
}

func TestReadRank(t *testing.T) {
	for in, want := range map[string]string{
		"IVc": "IV/c", "iv-c": "IV/c", "Gol. IV/c": "IV/c", "Pembina Utama Muda": "IV/c",
		"Pembina Utama Muda, IV/c": "IV/c", "III/d Penata Tk. I": "III/d", "Penata Tingkat I": "III/d",
		"Golongan IX": "IX", "ix": "IX",
	} {
		if r, err := ReadRank(in); r.Code != want || err != nil {
			t.Errorf("ReadRank(%q) = %v, %v, want %s", in, r, err, want)
		}
	}
	for _, in := range []string{"", "V/a", "Pembina (IV/c)", "Mayor"} {
		if r, err := ReadRank(in); err == nil {
			t.Errorf("ReadRank(%q) = %v, want an error", in, r)
		}
	}
}
