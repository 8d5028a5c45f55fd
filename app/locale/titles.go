package locale

import "strings"

// frontTitles and backTitles give the proper spelling of a title by its key: its
// letters in lower case. "Dr." and "dr." share a key and are told apart by
// their first letter (see [ReadName]). A title that is not listed is kept as
// typed if it stands behind a comma.
var (
	frontTitles = titles("Dr. Drs. Dra. Ir. H. Hj. Prof. K.H. KH. Tgk. drg. drh. apt. Ns. Pdt. Ust. Letkol. Kol. AKBP. Kompol. AKP. Mayjen. Brigjen.")
	backTitles  = titles("S.H. S.E. S.T. S.P. S.Pt. S.Pi. S.Pd. S.Pd.I. S.Pd.SD. S.Ag. S.S. S.Si. S.Sos. S.Sos.I. S.Kom. S.Hut. S.Psi. S.Sn. S.IP. S.I.P. S.I.Kom. S.A.P. S.AP. S.E.I. S.H.I. S.HI. S.K.M. S.KM. S.Kep. S.Kes. S.Keb. S.Gz. S.Farm. S.Ked. S.KG. S.KH. S.STP. S.ST. S.Tr. S.Tr.Keb. S.Tr.Kep. S.Tr.IP. S.Ars. S.Par. S.Stat. S.Akun. S.Ak. S.M. " +
		"M.H. M.M. M.E. M.T. M.P. M.A. M.B.A. M.P.H. M.P.A. M.P.P. M.Sc. M.Si. M.Pd. M.Pd.I. M.Ag. M.Kes. M.Kom. M.Hum. M.Kn. M.AP. M.A.P. M.Ak. M.Ap. M.IP. M.I.P. M.I.Kom. M.Eng. M.Ed. M.Epid. M.Farm. M.Kep. M.Keb. M.Gizi. M.Hut. M.Ling. M.PWK. M.Tr.IP. M.Tr.A.P. M.Ec.Dev. " +
		"A.Md. A.Md.Kep. A.Md.Keb. A.Md.Kom. A.P. A.Ma. A.Ma.Pd. Ph.D. Ak. CA. CPA. CGCAE. CRMP. CIPM. QIA. QRMA. Sp.A. Sp.B. Sp.OG. Sp.PD. Sp.M. Sp.JP. Sp.P. Sp.S. Sp.KJ. Sp.An. Sp.Rad. Sp.THT. Sp.PK. Sp.KK. Sp.OT. B.A. B.Sc. B.Eng. Lc. IPM. IPU. M.Sos. M.Tr. M.AB. SKM. MARS. MMRS. MKM. S.AB. S.Fil. M.Fil. M.Arch. M.URP. M.Dev. MPM. MPSt.")
)

func titles(list string) map[string]string {
	m := map[string]string{}
	for _, t := range strings.Fields(list) {
		if k := titleKey(t); m[k] == "" {
			m[k] = t
		}
	}
	for _, bare := range []string{"CA", "CPA", "CGCAE", "CRMP", "CIPM", "QIA", "QRMA", "IPM", "IPU", "MARS", "MMRS", "MKM", "SKM", "AKBP", "AKP", "KH", "MPM", "MPSt"} {
		if k := titleKey(bare); strings.HasSuffix(m[k], bare+".") {
			m[k] = bare // written without a dot
		}
	}
	return m
}

// titleKey is a title's letters in lower case.
func titleKey(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' {
			return -1
		}
		return r
	}, s))
}

// frontTitle gives the proper spelling of a title before a name. "dr." is a
// physician, "Dr." a doctor of science; "DR" may be either and is taken as
// the latter.
func frontTitle(word string) (title string, doubt Doubt, ok bool) {
	key := titleKey(word)
	title, ok = frontTitles[key]
	if key != "dr" {
		return title, Sure, ok
	}
	switch strings.Trim(word, ".") {
	case "dr":
		return "dr.", Sure, true
	case "Dr":
		return "Dr.", Sure, true
	}
	return "Dr.", DoubtDoctor, true
}

// backTitle gives the proper spelling of a title behind a name. bare tells that
// no comma stands before it; then it must look like one: at least two capitals
// or a dot.
func backTitle(word string, bare bool) (string, bool) {
	title, ok := backTitles[titleKey(word)]
	if bare && ok && !strings.Contains(word, ".") {
		capitals := 0
		for _, r := range word {
			if r >= 'A' && r <= 'Z' {
				capitals++
			}
		}
		ok = capitals >= 2
	}
	return title, ok
}
