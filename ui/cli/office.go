package cli

import (
	"io"

	"rakor.id/rakor/app"
)

// officeCommand shows the letterhead, or changes what is given.
type officeCommand struct {
	Government *string `placeholder:"NAMA" help:"Nama pemerintah daerah, misalnya “Pemerintah Kota Prabumulih”."`
	Unit       *string `placeholder:"NAMA" help:"Nama unit, misalnya “Sekretariat Daerah”."`
	Address    *string `placeholder:"ALAMAT" help:"Alamat."`
	Telephone  *string `placeholder:"NOMOR" help:"Telepon."`
	Email      *string `placeholder:"ALAMAT" help:"Pos-el."`
	Website    *string `placeholder:"ALAMAT" help:"Laman."`
	City       *string `placeholder:"KOTA" help:"Kota tempat notula ditandatangani."`
	Zone       *string `placeholder:"ZONA" enum:"WIB,WITA,WIT" help:"Zona waktu: WIB, WITA, atau WIT."`
	Logo       *string `placeholder:"BERKAS" help:"Gambar lambang, PNG atau JPEG."`
}

type officeJSON struct {
	Government string `json:"government"`
	Unit       string `json:"unit"`
	Address    string `json:"address"`
	Telephone  string `json:"telephone"`
	Email      string `json:"email"`
	Website    string `json:"website"`
	City       string `json:"city"`
	Zone       string `json:"zone"`
	Logo       bool   `json:"logo"`
}

// Run changes what was given and prints the letterhead.
func (c *officeCommand) Run(s *session) error {
	return s.create(func(a *app.App) error {
		o, err := a.Offices.Get(s)
		if err != nil {
			return err
		}
		changed, err := c.change(&o)
		if err != nil {
			return err
		}
		if changed {
			if err := a.Offices.Save(s, &o); err != nil {
				return err
			}
		}
		out := officeJSON{o.Government, o.Unit, o.Address, o.Telephone, o.Email, o.Website, o.City, string(o.Zone), len(o.Logo) > 0}
		return s.print(out, func(w io.Writer) {
			for _, text := range []string{o.Government, o.Unit, o.Address, o.Telephone, o.Email, o.Website, o.City, string(o.Zone)} {
				if text != "" {
					io.WriteString(w, text+"\n") //nolint:errcheck // a terminal that is gone cannot be told
				}
			}
		})
	})
}

func (c *officeCommand) change(o *app.Office) (changed bool, err error) {
	for _, f := range []struct {
		given *string
		to    *string
	}{
		{c.Government, &o.Government},
		{c.Unit, &o.Unit},
		{c.Address, &o.Address},
		{c.Telephone, &o.Telephone},
		{c.Email, &o.Email},
		{c.Website, &o.Website},
		{c.City, &o.City},
		{c.Zone, (*string)(&o.Zone)},
	} {
		if f.given != nil {
			*f.to, changed = *f.given, true
		}
	}
	if c.Logo != nil {
		changed = true
		o.Logo = nil
		if *c.Logo != "" {
			o.Logo, err = readFile(*c.Logo)
		}
	}
	return changed, err
}
