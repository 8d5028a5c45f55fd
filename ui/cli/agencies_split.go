package cli

import (
	"io"
	"slices"
	"strings"

	"rakor.id/rakor/app"
)

type agenciesSplit struct {
	Agency string            `arg:"" placeholder:"OPD" help:"OPD yang dipecah."`
	Into   []string          `required:"" sep:"none" placeholder:"OPD" help:"OPD sesudahnya: singkatan yang sudah ada (juga OPD itu sendiri, bila tetap ada), atau “SINGKATAN=Nama” untuk yang baru; diulang."`
	Give   map[string]string `placeholder:"NOMOR=OPD" help:"Siapa yang melanjutkan satu tindak lanjut; dapat diulang."`
	Rest   string            `placeholder:"OPD" help:"Siapa yang melanjutkan semua yang tidak disebut."`
	basis
}

type splitJSON struct {
	Agency    string `json:"agency"`
	ID        int64  `json:"id"`
	FollowUps int    `json:"follow_ups"`
}

// Run lets several agencies come after one and deals out what is open.
func (c *agenciesSplit) Run(s *session) error {
	return s.open(func(a *app.App) error {
		old, err := byCode(s, a, c.Agency)
		if err != nil {
			return err
		}
		parts, err := c.parts(s, a, old)
		if err != nil {
			return err
		}
		if err := c.deal(s, a, old, parts); err != nil {
			return err
		}
		r, err := c.reform(s, a)
		if err != nil {
			return err
		}
		if err := a.Agencies.Split(s, old.ID, parts, r); err != nil {
			return err
		}
		out := []splitJSON{}
		for _, p := range parts {
			out = append(out, splitJSON{p.Agency.Code, p.Agency.ID, len(p.Lead) + len(p.Support)})
		}
		return s.print(out, func(w io.Writer) {
			for _, p := range out {
				line(w, "%s melanjutkan %d tindak lanjut.", p.Agency, p.FollowUps)
			}
		})
	})
}

// parts are the agencies that come after, with nothing dealt to them yet.
func (c *agenciesSplit) parts(s *session, a *app.App, old app.Agency) (parts []app.SplitPart, err error) {
	for _, text := range c.Into {
		code, name, isNew := strings.Cut(text, "=")
		next := app.Agency{Code: code, Name: name, Group: old.Group, ParentID: old.ParentID, Confirmed: true}
		if !isNew {
			if next, err = byCode(s, a, code); err != nil {
				return nil, err
			}
		}
		parts = append(parts, app.SplitPart{Agency: &next})
	}
	return parts, nil
}

// deal gives each open follow-up to a part, as named or else to the rest.
func (c *agenciesSplit) deal(s *session, a *app.App, old app.Agency, parts []app.SplitPart) error {
	owed, err := a.Agencies.Owed(s, old.ID)
	if err != nil {
		return err
	}
	for number := range c.Give {
		if !slices.ContainsFunc(owed, func(o app.OwedRow) bool { return o.Number == number }) {
			return &app.Problem{Message: "%s tidak terbuka pada %s. Periksa nomornya.", Args: []any{number, old.Code}}
		}
	}
	for _, o := range owed {
		code, named := c.Give[o.Number]
		if !named {
			code = c.Rest
		}
		if code == "" {
			continue // the split says which one goes to nobody
		}
		i := partCalled(s, a, parts, code)
		if i < 0 {
			return &app.Problem{Message: "%s tidak ada di antara OPD sesudahnya. Sebut juga pada --into.", Args: []any{code}}
		}
		if o.Role == app.AsLead {
			parts[i].Lead = append(parts[i].Lead, o.ID)
		} else {
			parts[i].Support = append(parts[i].Support, o.ID)
		}
	}
	return nil
}

// partCalled finds a part by its code, or by any name that an agency of today
// goes by; -1 if there is none.
func partCalled(s *session, a *app.App, parts []app.SplitPart, code string) int {
	i := slices.IndexFunc(parts, func(p app.SplitPart) bool { return strings.EqualFold(p.Agency.Code, code) })
	if i >= 0 {
		return i
	}
	id, err := agencyCalled(s, a, code)
	if err != nil {
		return -1
	}
	return slices.IndexFunc(parts, func(p app.SplitPart) bool { return p.Agency.ID == id })
}
