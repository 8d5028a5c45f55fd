package cli

import (
	"io"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// trustCommand keeps the office's list of trusted certificates.
type trustCommand struct {
	List   trustListCommand   `cmd:"" default:"1" help:"Cetak daftar sertifikat tepercaya."`
	Add    trustAddCommand    `cmd:"" help:"Tambahkan sertifikat ke daftar; --psre untuk penyelenggara yang diakui."`
	Remove trustRemoveCommand `cmd:"" help:"Keluarkan sertifikat dari daftar."`
	Stamps trustStampsCommand `cmd:"" help:"Cetak atau ubah alamat otoritas cap waktu (RFC 3161)."`
}

type rootJSON struct {
	Name        string `json:"name"`
	Issuer      string `json:"issuer"`
	Fingerprint string `json:"fingerprint"`
	From        string `json:"from"`
	To          string `json:"to"`
	Certified   bool   `json:"certified"`
}

type trustListCommand struct{}

// Run prints the list.
func (*trustListCommand) Run(s *session) error {
	return s.create(func(a *app.App) error { return printRoots(s, a) })
}

func printRoots(s *session, a *app.App) error {
	roots, err := a.Signing.Roots(s)
	if err != nil {
		return err
	}
	out := []rootJSON{}
	rows := [][]string{}
	for _, r := range roots {
		out = append(out, rootJSON{r.Name, r.Issuer, r.Fingerprint, string(r.From), string(r.To), r.Certified})
		kind := lang.L("lokal")
		if r.Certified {
			kind = "PSrE"
		}
		rows = append(rows, []string{r.Fingerprint[:16], kind, r.Name, r.Validity()})
	}
	return s.print(out, func(w io.Writer) {
		if len(rows) == 0 {
			line(w, "Daftar tepercaya masih kosong.")
		}
		table(w, rows)
	})
}

type trustAddCommand struct {
	File string `arg:"" placeholder:"CA.pem" help:"Berkas sertifikat, PEM atau DER."`
	PSrE bool   `name:"psre" help:"Penyelenggara sertifikasi elektronik yang diakui; tanpa ini sertifikat lokal."`
}

// Run adds the certificates of a file to the list.
func (c *trustAddCommand) Run(s *session) error {
	file, err := readFile(c.File)
	if err != nil {
		return err
	}
	return s.create(func(a *app.App) error {
		roots, err := a.Signing.ReadRoots(file)
		if err != nil {
			return err
		}
		if err := a.Signing.Trust(s, roots, c.PSrE); err != nil {
			return err
		}
		return printRoots(s, a)
	})
}

type trustRemoveCommand struct {
	Fingerprint string `arg:"" placeholder:"SIDIK" help:"Sidik SHA-256 sertifikat; awalnya saja cukup."`
}

// Run takes a certificate off the list.
func (c *trustRemoveCommand) Run(s *session) error {
	return s.create(func(a *app.App) error {
		if err := a.Signing.Distrust(s, c.Fingerprint); err != nil {
			return err
		}
		return printRoots(s, a)
	})
}

type trustStampsCommand struct {
	Address *string `arg:"" optional:"" placeholder:"ALAMAT" help:"Alamat baru; kosong (\"\") berarti tanpa cap waktu."`
}

// Run prints or sets where time stamps are asked for.
func (c *trustStampsCommand) Run(s *session) error {
	return s.create(func(a *app.App) error {
		if c.Address != nil {
			if err := a.Signing.SetStampAddress(s, *c.Address); err != nil {
				return err
			}
		}
		address, err := a.Signing.StampAddress(s)
		if err != nil {
			return err
		}
		return s.print(map[string]string{"address": address}, func(w io.Writer) {
			if address == "" {
				line(w, "Alamat otoritas cap waktu belum diisi.")
				return
			}
			line(w, "Cap waktu diminta dari %s.", address)
		})
	})
}
