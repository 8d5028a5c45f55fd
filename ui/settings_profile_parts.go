package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// newProfileParts is the pane of what is printed, in its order: identity rows,
// sections, signatures, Tembusan.
func newProfileParts(e *profileEditor) profilePane {
	s := partList(e, "parts", func(p *app.Profile) *[]app.ProfilePart { return &p.Parts })
	s.load(withMissing(e.now.Parts, e.known, func(p app.Profile) []app.ProfilePart { return p.Parts }))
	return s
}

// newProfileAppendices is the pane of the appendices, each on a page of its own.
func newProfileAppendices(e *profileEditor) profilePane {
	s := partList(e, "appendices", func(p *app.Profile) *[]app.ProfilePart { return &p.Appendices })
	s.load(withMissing(e.now.Appendices, e.known, func(p app.Profile) []app.ProfilePart { return p.Appendices }))
	return s
}

func partList(e *profileEditor, prefix app.ProfileField, target func(*app.Profile) *[]app.ProfilePart) *slotList[app.ProfilePart] {
	s := &slotList[app.ProfilePart]{
		e: e, prefix: prefix, ordered: true, target: target,
		describe: func(p app.ProfilePart) (string, string) { return partWord(p), p.Heading },
	}
	s.fields = func(p *app.ProfilePart) []kit.FormField { return partFields(s, p, prefix == "appendices") }
	return s.lay()
}

// partKey tells parts apart; headings are all different.
func partKey(p app.ProfilePart) string { return string(p.Kind) + "/" + p.Value }

// withMissing lists parts, and those of the known profiles that they lack, each
// after the part it follows there.
func withMissing(parts []app.ProfilePart, known []app.Profile, of func(app.Profile) []app.ProfilePart) []slotItem[app.ProfilePart] {
	var all []slotItem[app.ProfilePart]
	have := map[string]bool{}
	for _, p := range parts {
		all, have[partKey(p)] = append(all, slotItem[app.ProfilePart]{p, true}), true
	}
	for _, profile := range known {
		at := 0 // behind the part before
		for _, p := range of(profile) {
			if p.Kind == app.PartHeading {
				continue
			}
			if !have[partKey(p)] {
				have[partKey(p)] = true
				all = append(all[:at:at], append([]slotItem[app.ProfilePart]{{p, false}}, all[at:]...)...)
			}
			for i, item := range all {
				if partKey(item.item) == partKey(p) {
					at = i + 1
				}
			}
		}
	}
	return all
}

// partWord says what a part prints.
func partWord(p app.ProfilePart) string {
	if p.Kind == app.PartRow {
		return rowWord(p.Value)
	}
	words := map[app.PartKind]string{
		app.PartLeaders: lang.L("Baris: pimpinan rapat"), app.PartParticipants: lang.L("Baris: peserta"), app.PartHeading: lang.L("Judul saja"),
		app.PartOpening: lang.L("Pembukaan"), app.PartDiscussion: lang.L("Pembahasan"), app.PartDecisions: lang.L("Keputusan dan arahan"),
		app.PartRemarks: lang.L("Catatan lain"), app.PartClosing: lang.L("Penutup"), app.PartFollowUps: lang.L("Tabel tindak lanjut"),
		app.PartSignatures: lang.L("Tempat tanda tangan"), app.PartCopies: lang.L("Tembusan"), app.PartAttendance: lang.L("Daftar hadir"),
		app.PartMatrix: lang.L("Matriks tindak lanjut"), app.PartPhotos: lang.L("Foto"), app.PartFiles: lang.L("Undangan dan bahan"),
	}
	return words[p.Kind]
}

func rowWord(value string) string {
	words := map[string]string{
		"meeting": lang.L("Baris: nama rapat"), "day": lang.L("Baris: hari dan tanggal"), "invitation": lang.L("Baris: surat undangan"),
		"call": lang.L("Baris: waktu panggilan"), "hours": lang.L("Baris: waktu rapat"), "place": lang.L("Baris: tempat"), "agenda": lang.L("Baris: acara"),
	}
	return words[value]
}

// partFields are the fields of one part.
func partFields(s *slotList[app.ProfilePart], p *app.ProfilePart, appendix bool) []kit.FormField {
	heading := s.entry(p.Heading, func(text string) { p.Heading = text })
	s.first = heading
	switch p.Kind {
	case app.PartSignatures:
		note := kit.NewMuted(lang.L("Siapa yang menandatangani diatur di halaman Tanda tangan."))
		s.first = nil
		return []kit.FormField{{Label: "", Input: note}}
	case app.PartLeaders:
		return []kit.FormField{{Label: lang.L("Label"), Input: heading}, {Label: lang.L("Sebutan"), Input: leaderLabels(s, p), Hint: lang.L("Untuk ketua, sekretaris, dan pencatat.")}, partSwitches(s, p, appendix)}
	case app.PartRow, app.PartParticipants:
		return []kit.FormField{{Label: lang.L("Label"), Input: heading}, partSwitches(s, p, appendix)}
	}
	return []kit.FormField{{Label: lang.L("Judul"), Input: heading}, partSwitches(s, p, appendix)}
}

// leaderLabels are the words for chair, secretary and recorder.
func leaderLabels(s *slotList[app.ProfilePart], p *app.ProfilePart) fyne.CanvasObject {
	row := container.NewGridWithColumns(3)
	for i := range 3 {
		have := make([]string, 3)
		copy(have, p.Labels)
		row.Add(s.entry(have[i], func(text string) {
			labels := make([]string, 3)
			copy(labels, p.Labels)
			labels[i] = text
			p.Labels = labels
		}))
	}
	return row
}

// partSwitches are what can be chosen of a part besides its words.
func partSwitches(s *slotList[app.ProfilePart], p *app.ProfilePart, appendix bool) kit.FormField {
	row := container.NewHBox()
	if appendix {
		across := kit.NewCheck(lang.L("Halaman mendatar"), nil)
		across.SetChecked(p.Landscape)
		across.OnChanged = func(on bool) { p.Landscape = on; s.wrote() }
		row.Add(across)
		return kit.FormField{Label: " ", Input: row}
	}
	if p.Kind != app.PartRow && p.Kind != app.PartLeaders && p.Kind != app.PartParticipants {
		level := kit.NewSelect("", []string{lang.L("Judul besar"), lang.L("Judul sedang"), lang.L("Judul kecil")}, nil)
		level.SetSelectedIndex(min(max(p.Level, 1), 3) - 1)
		level.OnChanged = func(string) { p.Level = level.SelectedIndex() + 1; s.wrote() }
		row.Add(container.New(wide(150), level))
	}
	if p.Kind != app.PartHeading && p.Kind != app.PartCopies {
		always := kit.NewCheck(lang.L("Cetak walau kosong"), nil)
		always.SetChecked(p.Always)
		always.OnChanged = func(on bool) { p.Always = on; s.wrote() }
		row.Add(always)
	}
	return kit.FormField{Label: " ", Input: row}
}

// adder adds a heading behind the marked part; nil for lists without headings.
func (s *slotList[T]) adder() func() {
	parts, ok := any(s).(*slotList[app.ProfilePart])
	if !ok || s.prefix != "parts" {
		return nil
	}
	return func() {
		at := min(parts.table.List.Cursor()+1, len(parts.all))
		heading := slotItem[app.ProfilePart]{app.ProfilePart{Kind: app.PartHeading, Heading: lang.L("JUDUL BARU")}, true}
		parts.all = append(parts.all[:at:at], append([]slotItem[app.ProfilePart]{heading}, parts.all[at:]...)...)
		parts.shown = -1
		parts.table.Reload()
		parts.table.List.SetCursor(at)
		parts.show(at)
		parts.wrote()
		parts.intoFields()
	}
}
