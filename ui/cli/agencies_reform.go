package cli

import (
	"io"

	"rakor.id/rakor/app"
)

// basis is since when agencies are others, and why.
type basis struct {
	On     string `placeholder:"TANGGAL" help:"Berlaku sejak; tanpa ini hari ini."`
	Reason string `required:"" placeholder:"DASAR" help:"Dasarnya, misalnya nomor peraturan daerah."`
}

func (b basis) reform(s *session, a *app.App) (r app.Reform, err error) {
	r.Reason = b.Reason
	if b.On != "" {
		r.On, err = a.Day(s, b.On)
	}
	return r, err
}

// heir is the agency that comes after others.
type heir struct {
	Code string `placeholder:"SINGKATAN" help:"Singkatan OPD sesudahnya."`
	Name string `placeholder:"NAMA" help:"Nama OPD sesudahnya."`
	Head string `placeholder:"JABATAN" help:"Jabatan kepalanya."`
	basis
}

func (h heir) agency(like app.Agency) app.Agency {
	return app.Agency{Code: h.Code, Name: h.Name, HeadPost: h.Head, Group: like.Group, Confirmed: true}
}

// byCode finds the agency of today that a code names.
func byCode(s *session, a *app.App, code string) (app.Agency, error) {
	id, err := agencyCalled(s, a, code)
	if err != nil {
		return app.Agency{}, err
	}
	all, err := a.Agencies.All(s)
	for _, g := range all {
		if g.ID == id {
			return g, err
		}
	}
	return app.Agency{}, err
}

type reformedJSON struct {
	ID        int64 `json:"id"`
	FollowUps int   `json:"follow_ups"`
}

// reformed prints the agency that came after, and what it owes now.
func reformed(s *session, a *app.App, id int64) error {
	rows, err := a.Agencies.Owed(s, id)
	if err != nil {
		return err
	}
	return s.print(reformedJSON{id, len(rows)}, func(w io.Writer) {
		line(w, "OPD sesudahnya bernomor %d, dengan %d tindak lanjut yang masih terbuka.", id, len(rows))
	})
}

type agenciesRename struct {
	Agency string `arg:"" placeholder:"OPD" help:"OPD yang berganti nama."`
	heir
}

// Run lets an agency with another name come after one.
func (c *agenciesRename) Run(s *session) error {
	return s.open(func(a *app.App) error {
		old, err := byCode(s, a, c.Agency)
		if err != nil {
			return err
		}
		r, err := c.reform(s, a)
		if err != nil {
			return err
		}
		next := c.agency(old)
		if next.Code == "" {
			next.Code = old.Code
		}
		if err := a.Agencies.Rename(s, old.ID, &next, r); err != nil {
			return err
		}
		return reformed(s, a, next.ID)
	})
}

type agenciesMerge struct {
	Agencies []string `arg:"" placeholder:"OPD" help:"OPD yang digabung."`
	Into     string   `placeholder:"OPD" help:"OPD yang sudah ada; tanpa ini OPD baru dengan --code dan --name."`
	heir
}

// Run lets one agency come after several.
func (c *agenciesMerge) Run(s *session) error {
	return s.open(func(a *app.App) error {
		var ids []int64
		var next app.Agency
		for _, code := range c.Agencies {
			old, err := byCode(s, a, code)
			if err != nil {
				return err
			}
			ids, next = append(ids, old.ID), c.agency(old)
		}
		if c.Into != "" {
			var err error
			if next, err = byCode(s, a, c.Into); err != nil {
				return err
			}
		}
		r, err := c.reform(s, a)
		if err != nil {
			return err
		}
		if err := a.Agencies.Merge(s, ids, &next, r); err != nil {
			return err
		}
		return reformed(s, a, next.ID)
	})
}
