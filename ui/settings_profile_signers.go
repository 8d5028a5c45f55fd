package ui

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// newProfileSigners is the pane of who signs under which words and where.
func newProfileSigners(e *profileEditor) profilePane {
	s := &slotList[app.SignerHeading]{
		e: e, prefix: "signers",
		target: func(p *app.Profile) *[]app.SignerHeading { return &p.Signers },
		describe: func(h app.SignerHeading) (string, string) {
			return signerRoleWord(h.Role), h.Heading + ", " + sideWord(h.Side)
		},
	}
	s.fields = func(h *app.SignerHeading) []kit.FormField { return signerFields(s, h) }
	s.lay()
	var all []slotItem[app.SignerHeading]
	have := map[string]bool{}
	for _, h := range e.now.Signers {
		all, have[h.Role] = append(all, slotItem[app.SignerHeading]{h, true}), true
	}
	for _, h := range []app.SignerHeading{
		{Role: "chair", Heading: "Pimpinan Rapat", Side: app.SideRight},
		{Role: "recorder", Heading: "Notulis", Side: app.SideLeft},
		{Role: "witness", Heading: "Mengetahui", Side: app.SideCenter},
	} {
		if !have[h.Role] {
			all = append(all, slotItem[app.SignerHeading]{h, false})
		}
	}
	s.load(all)
	return s
}

func signerRoleWord(role string) string {
	switch role {
	case "chair":
		return lang.L("Pimpinan rapat")
	case "recorder":
		return lang.L("Notulis")
	}
	return lang.L("Yang mengetahui")
}

var sides = []app.Side{app.SideLeft, app.SideRight, app.SideCenter}

func sideWord(s app.Side) string {
	switch s {
	case app.SideLeft:
		return lang.L("kiri")
	case app.SideRight:
		return lang.L("kanan")
	}
	return lang.L("tengah")
}

func signerFields(s *slotList[app.SignerHeading], h *app.SignerHeading) []kit.FormField {
	heading := s.entry(h.Heading, func(text string) { h.Heading = text })
	s.first = heading
	var words []string
	chosen := 0
	for i, side := range sides {
		words = append(words, sideWord(side))
		if side == h.Side {
			chosen = i
		}
	}
	side := kit.NewSelect("", words, nil)
	side.SetSelectedIndex(chosen)
	side.OnChanged = func(string) { h.Side = sides[side.SelectedIndex()]; s.wrote() }
	return []kit.FormField{
		{Label: lang.L("Tulisan di atas nama"), Input: heading},
		{Label: lang.L("Letak"), Input: container.NewHBox(container.New(wide(150), side))},
	}
}
