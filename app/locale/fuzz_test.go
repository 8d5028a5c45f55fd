package locale

import (
	"math"
	"testing"
)

func seed(f *testing.F, seeds ...string) {
	for _, s := range append(seeds, "", " ", "-", "\xff", "．", "30/11", "\u200b1") {
		f.Add(s)
	}
}

func FuzzReadDay(f *testing.F) {
	seed(f, "30/11/26", "30 Nopember 2026", "26-Feb-25", "Senin, 23 November 2026", "2026-11-30", "29/02", "31/02")
	f.Fuzz(func(t *testing.T, s string) {
		d, _, err := ReadDay(s, monday)
		if err != nil {
			return
		}
		if again, _, err := ReadDay(LongDay(d), monday); !d.Valid() || again != d || err != nil {
			t.Errorf("%q is %q, which reads back as %q, %v", s, d, again, err)
		}
	})
}

func FuzzReadDue(f *testing.F) {
	seed(f, "jumat depan", "3 hari", "TW II 2026", "Semester I 2026", "akhir bulan", `"APBD-P \" x"`, "dua minggu lagi", "nov", "ta 2026", "5 hari kerja")
	f.Fuzz(func(t *testing.T, s string) {
		d, _, err := ReadDue(s, monday)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q is refused, but gives %+v", s, d)
			}
			return
		}
		if d.IsZero() || d.Kind != DueCondition && !d.On.Valid() {
			t.Errorf("%q gives %+v", s, d)
		}
		if again, _, err := ReadDue(TypeDue(d), monday); again != d || err != nil {
			t.Errorf("%q is %+v, which reads back as %+v, %v", s, d, again, err)
		}
	})
}

func FuzzReadHour(f *testing.F) {
	seed(f, "09.10", "9:10", "0910", "pukul 9", "jam 2 siang", "09.00 s.d. 12.30 WIB", "9 - selesai")
	f.Fuzz(func(t *testing.T, s string) {
		if h, _, err := ReadHour(s); err == nil && !h.Valid() {
			t.Errorf("%q is the hour %q", s, h)
		}
		from, to, z, _, err := ReadHours(s)
		if err != nil {
			return
		}
		again, to2, z2, _, err := ReadHours(Hours(from, to, z))
		if again != from || to2 != to || z2 != z || err != nil {
			t.Errorf("%q is %s to %s %s, which reads back as %s to %s %s, %v", s, from, to, z, again, to2, z2, err)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	seed(f, "1.234,5", "1,234.5", "75,5 %", "0,75", "80 persen", "-3")
	f.Fuzz(func(t *testing.T, s string) {
		if v, _, err := ReadPercent(s); err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
			t.Errorf("%q is %v percent", s, v)
		}
		v, doubt, err := ReadNumber(s)
		if err != nil || doubt == DoubtPrecision {
			return
		}
		if again, _, err := ReadNumber(Number(v)); again != v || err != nil {
			t.Errorf("%q is %v, which reads back from %q as %v, %v", s, v, Number(v), again, err)
		}
	})
}

func FuzzReadMoney(f *testing.F) {
	seed(f, "Rp 1.250.000", "Rp1.250.000,-", "1,25 juta", "-Rp0,05", "3,5 M", "99999999999999999999")
	f.Fuzz(func(t *testing.T, s string) {
		m, _, err := ReadMoney(s)
		if err != nil {
			return
		}
		if again, doubt, err := ReadMoney(m.String()); again != m || doubt != Sure || err != nil {
			t.Errorf("%q is %s, which reads back as %s, %q, %v", s, m, again, doubt, err)
		}
	})
}

func FuzzReadName(f *testing.F) {
	seed(f, "Dr. H. Budi Contoh, S.Sos., M.Si.", "DR Drs H Budi Contoh SH MSi", "dr.Siti", "H. Ir. S.H.", "A S. Sos , , x")
	f.Fuzz(func(t *testing.T, s string) {
		n, _, err := ReadName(s)
		if err != nil {
			return
		}
		again, _, err := ReadName(n.String())
		if err != nil {
			t.Errorf("%q is %q, which is refused: %v", s, n, err)
		}
		if third, _, _ := ReadName(again.String()); third != again {
			t.Errorf("%q is %+v, then %+v", s, again, third)
		}
		if len(nameWords(s)) > 0 && CompareNames(s, s) != Same {
			t.Errorf("%q is not the same as itself", s)
		}
	})
}

func FuzzReadNIP(f *testing.F) {
	seed(f, "19700101 199503 1 001", "1,97001E+17", "199001012023211001")
	f.Fuzz(func(t *testing.T, s string) {
		nip, warnings := ReadNIP(s)
		again, _ := ReadNIP(NIP(nip))
		if len(warnings) == 0 && again != nip {
			t.Errorf("%q is %q, which reads back as %q", s, nip, again)
		}
		FactsOfNIP(s)
		if r, err := ReadRank(s); err == nil {
			if again, err := ReadRank(r.String()); again != r || err != nil {
				t.Errorf("%q is %v, which reads back as %v, %v", s, r, again, err)
			}
		}
		if n, err := ReadRoman(s); err == nil && (n < 1 || n > 3999) {
			t.Errorf("%q is %d", s, n)
		}
	})
}
