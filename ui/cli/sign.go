package cli

import (
	"fmt"
	"io"
	"os"

	"fyne.io/fyne/v2/lang"
	"golang.org/x/term"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

// envPassphrase hands a passphrase to a program without a terminal. It is
// never an argument: arguments are seen by everybody on the machine.
const envPassphrase = "RAKOR_PASSPHRASE"

type signCommand struct {
	File  string `arg:"" placeholder:"BERKAS.pdf" help:"PDF notula yang ditandatangani."`
	P12   string `name:"p12" required:"" xor:"key" placeholder:"BERKAS" help:"Berkas kunci .p12 atau .pfx."`
	Token string `required:"" xor:"key" placeholder:"PENGGERAK" help:"Penggerak token (PKCS#11) sebagai ganti berkas kunci."`
	Owner string `placeholder:"NAMA" help:"Nama pada sertifikat di token; tanpa ini yang pertama."`
	As    string `required:"" enum:"notulis,pimpinan,mengetahui" placeholder:"SEBAGAI" help:"notulis, pimpinan, atau mengetahui."`
	Out   string `required:"" placeholder:"BERKAS" help:"PDF bertanda tangan yang ditulis."`
	output
}

type signedJSON struct {
	fileJSON
	Field string `json:"field"`
	Name  string `json:"name"`
	Trial bool   `json:"trial"`
	Kept  bool   `json:"kept"`

	Certified bool   `json:"certified"`
	StampedBy string `json:"stamped_by"`
	Unstamped string `json:"unstamped"`
	ClockOff  string `json:"clock_off"`
}

// signAs are the ways to sign, by the word on the command line.
var signAs = map[string]app.OfficialRole{"notulis": app.RoleRecorder, "pimpinan": app.RoleChair, "mengetahui": app.RoleWitness}

// Run signs a PDF of minutes.
func (c *signCommand) Run(s *session) error {
	pdf, err := readFile(c.File)
	if err != nil {
		return err
	}
	who, err := c.signer(s)
	if err != nil {
		return err
	}
	return s.withOrWithout(func(a *app.App) error {
		signed, kept, err := a.Signing.SignCopy(s, pdf, who)
		if err != nil {
			return err
		}
		file, err := c.save(c.Out, signed.PDF)
		if err != nil {
			return err
		}
		out := signedJSON{
			fileJSON: file, Field: signed.Field, Name: signed.Name, Trial: signed.Trial, Kept: kept,
			Certified: signed.Certified, StampedBy: signed.StampedBy, Unstamped: words.Say(signed.Unstamped), ClockOff: words.Say(signed.ClockOff),
		}
		return s.print(out, func(w io.Writer) {
			line(w, "%s: ditandatangani sebagai %s oleh %s.", c.Out, c.As, signed.Name)
			if signed.Trial {
				line(w, "Tanda tangan ini tidak tersertifikasi: sertifikatnya dibuat pemiliknya sendiri.")
			}
			if signed.StampedBy != "" {
				line(w, "Waktunya dicap oleh %s.", signed.StampedBy)
			}
			for _, text := range []string{out.Unstamped, out.ClockOff} {
				if text != "" {
					fmt.Fprintln(w, text)
				}
			}
			if !kept {
				line(w, "Arsip tidak mengenal PDF ini, jadi hasilnya hanya disimpan di berkas itu.")
			}
		})
	})
}

// signer is who signs, with a key file or a token.
func (c *signCommand) signer(s *session) (who app.Signer, err error) {
	who.As = signAs[c.As]
	if c.Token != "" {
		who.Token = &app.TokenChoice{Module: c.Token, Owner: c.Owner}
	} else if who.PKCS12, err = readFile(c.P12); err != nil {
		return who, err
	}
	who.Passphrase, err = s.passphrase()
	return who, err
}

// passphrase asks for the passphrase of a signing key.
func (s *session) passphrase() (string, error) {
	p, err := s.ask(lang.L("Kata sandi kunci: "))
	return string(p), err
}

// ask asks for a passphrase at the terminal, without showing it, or takes it
// from the environment.
func (s *session) ask(prompt string) ([]byte, error) {
	if p, ok := os.LookupEnv(envPassphrase); ok {
		return []byte(p), nil
	}
	in, ok := s.std.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return nil, &app.Problem{Message: "Kata sandi tidak diberikan. Jalankan dari terminal, atau isi RAKOR_PASSPHRASE."}
	}
	fmt.Fprint(s.std.Err, prompt)
	p, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(s.std.Err)
	if err != nil {
		return nil, &app.Problem{Message: "Kata sandi tidak terbaca. Coba lagi.", Cause: err}
	}
	return p, nil
}

// keyCommand makes a key to try signing with.
type keyCommand struct {
	Name string `required:"" placeholder:"NAMA" help:"Nama pemilik sertifikat."`
	Out  string `required:"" placeholder:"BERKAS.p12" help:"Berkas kunci yang ditulis."`
	Cert string `placeholder:"BERKAS.pem" help:"Sertifikatnya saja, untuk “rakor verify --trust”."`
	output
}

type keyJSON struct {
	Key         fileJSON  `json:"key"`
	Certificate *fileJSON `json:"certificate"`
}

// Run makes a local key and certificate, which nobody certified.
func (c *keyCommand) Run(s *session) error {
	passphrase, err := s.passphrase()
	if err != nil {
		return err
	}
	return s.withOrWithout(func(a *app.App) error {
		p12, err := a.Signing.NewTrialKey(s, c.Name, passphrase)
		if err != nil {
			return err
		}
		if err := app.SaveFile(c.Out, p12, app.SaveAs{Overwrite: c.Force, Private: true}); err != nil {
			return err
		}
		out := keyJSON{Key: describe(c.Out, p12)}
		if c.Cert != "" {
			pem, err := a.Signing.Certificate(p12, passphrase)
			if err != nil {
				return err
			}
			file, err := c.save(c.Cert, pem)
			if err != nil {
				return err
			}
			out.Certificate = &file
		}
		return s.print(out, func(w io.Writer) {
			line(w, "%s: kunci dengan sertifikat lokal untuk %s, tidak tersertifikasi.", c.Out, c.Name)
		})
	})
}
