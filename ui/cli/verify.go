package cli

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type verifyCommand struct {
	File  string   `arg:"" placeholder:"BERKAS.pdf" help:"PDF yang diperiksa."`
	Trust []string `sep:"none" placeholder:"CA.pem" help:"Sertifikat yang dipercaya kali ini; dapat diulang."`
	CRL   []string `name:"crl" sep:"none" placeholder:"CA.crl" help:"Daftar pencabutan (CRL) yang dipakai; dapat diulang."`
}

type verdictJSON struct {
	Sound      bool                   `json:"sound"`
	Intact     bool                   `json:"intact"`
	Summary    string                 `json:"summary"`
	Known      string                 `json:"known"`
	Lasting    string                 `json:"lasting"`
	Missing    []string               `json:"missing"`
	Signatures []signatureVerdictJSON `json:"signatures"`
}

type signatureVerdictJSON struct {
	Field       string `json:"field"`
	Name        string `json:"name"`
	State       string `json:"state"`
	Content     string `json:"content"`
	Trusted     bool   `json:"trusted"`
	Certified   bool   `json:"certified"`
	Revoked     bool   `json:"revoked"`
	Document    bool   `json:"document"`
	Certificate string `json:"certificate"`
	Revocation  string `json:"revocation"`
	Time        string `json:"time"`
}

// Run checks the signatures of a PDF. It ends with 0 only when every signature
// is there, intact and trusted, and nothing was changed after.
func (c *verifyCommand) Run(s *session) error {
	pdf, err := readFile(c.File)
	if err != nil {
		return err
	}
	var aids [][]byte
	for _, name := range append(c.Trust, c.CRL...) {
		aid, err := readFile(name)
		if err != nil {
			return err
		}
		aids = append(aids, aid)
	}
	return s.aside(func(a *app.App) error {
		v, err := a.Signing.Verify(s, pdf, aids...)
		if err != nil {
			return err
		}
		out := describeVerdict(v)
		err = s.print(out, func(w io.Writer) { writeVerdict(w, out) })
		if err == nil && !v.Sound {
			return errRefused
		}
		return err
	})
}

func describeVerdict(v app.Verdict) verdictJSON {
	out := verdictJSON{
		Sound: v.Sound, Intact: v.Intact, Summary: words.Say(v.Summary), Known: words.Say(v.Known), Lasting: words.Say(v.Lasting),
		Missing: list(v.Missing), Signatures: []signatureVerdictJSON{},
	}
	for _, sig := range v.Signatures {
		out.Signatures = append(out.Signatures, signatureVerdictJSON{
			Field: sig.Field, Name: sig.Name, State: string(sig.State), Content: words.Say(sig.Content),
			Trusted: sig.Trusted, Certified: sig.Certified, Revoked: sig.Revoked, Document: sig.Document,
			Certificate: words.Say(sig.Certificate), Revocation: words.Say(sig.Revocation), Time: words.Say(sig.Time),
		})
	}
	return out
}

func writeVerdict(w io.Writer, v verdictJSON) {
	fmt.Fprintln(w, v.Summary)
	for _, sig := range v.Signatures {
		fmt.Fprintf(w, "\n%s: %s\n  %s\n  %s\n  %s\n  %s\n", sig.Field, sig.Name, sig.Content, sig.Certificate, sig.Revocation, sig.Time)
	}
	for _, field := range v.Missing {
		fmt.Fprintf(w, "\n%s: %s\n", field, lang.L("belum ditandatangani."))
	}
	for _, text := range []string{v.Lasting, v.Known} {
		if text != "" {
			fmt.Fprintf(w, "\n%s\n", text)
		}
	}
}
