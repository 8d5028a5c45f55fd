package app

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // an emblem may be a JPEG
	_ "image/png"  // or a PNG
	"strings"

	"rakor.id/rakor/data"
)

// Offices keeps the office whose minutes these are: its letterhead, the people
// who sign, and the choices made for its papers.
type Offices struct{ *desk }

// Get returns the office; before it was set up its names are empty.
func (s *Offices) Get(ctx context.Context) (o Office, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		o, err = tx.Office()
		return err
	})
	return o, err
}

// limits of an emblem, so that a picture of a hostile size is refused before
// it is decoded.
const (
	maxLogoBytes  = 8 << 20
	maxLogoPixels = 40 << 20
)

// Save stores the office. The emblem must be a PNG or JPEG.
func (s *Offices) Save(ctx context.Context, o *Office) error {
	o.Government, o.Unit, o.City = strings.TrimSpace(o.Government), strings.TrimSpace(o.Unit), strings.TrimSpace(o.City)
	if o.Government == "" {
		return &Problem{Message: "Nama pemerintah daerah masih kosong. Isi dahulu, misalnya “Pemerintah Kota Prabumulih”."}
	}
	if err := checkLogo(o.Logo); err != nil {
		return err
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.SetOffice(o) })
}

func checkLogo(logo []byte) error {
	if len(logo) == 0 {
		return nil
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(logo))
	switch {
	case err != nil || format != "png" && format != "jpeg":
		return &Problem{Message: "Berkas lambang itu bukan gambar PNG atau JPEG. Pilih gambar lain.", Cause: err}
	case len(logo) > maxLogoBytes || c.Width*c.Height > maxLogoPixels:
		return &Problem{Message: "Gambar lambang terlalu besar. Perkecil di bawah 8 MB, lalu pilih lagi."}
	}
	return nil
}

// People returns the persons of the office's directory, by name.
func (s *Offices) People(ctx context.Context) (people []Person, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		people, err = tx.People().All()
		return err
	})
	return people, err
}

// SavePerson adds or changes a person.
func (s *Offices) SavePerson(ctx context.Context, p *Person) error {
	if strings.TrimSpace(p.Name) == "" && strings.TrimSpace(p.Post) == "" {
		return &Problem{Message: "Nama dan jabatan masih kosong. Isi sedikitnya salah satu."}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		if p.ID == 0 {
			return tx.People().Add(p)
		}
		return tx.People().Update(p)
	})
}

// Setting returns a remembered choice, "" if it was never made.
func (s *Offices) Setting(ctx context.Context, key string) (value string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		value, err = tx.Settings().Get(key)
		return err
	})
	return value, err
}

// SetSetting remembers a choice. In an archive that is only read it is silently
// not kept.
func (s *Offices) SetSetting(ctx context.Context, key, value string) error {
	if s.readOnly {
		return nil
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(key, value) })
}

// IsEmail reports whether a text is an e-mail address as a letterhead can bear
// it, or empty.
func IsEmail(text string) bool { return isEmail(text) }
