package ui

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// mostParts is into how many agencies one can be split at once.
const mostParts = 3

// splitView splits an agency: who comes after it, and who of them goes on with
// each open follow-up.
type splitView struct {
	*Window
	old  app.Agency
	rows []app.OwedRow
	deal map[int64]int // by follow-up, counted from 1

	codes, names [mostParts]*kit.Entry
	stays        *kit.Check
	on           *kit.DateField
	reason       *kit.Entry
	grid         *kit.FormGrid
	table        *kit.TableList
	count        *kit.Text
}

func newSplitView(w *Window, old app.Agency) *splitView {
	v := &splitView{Window: w, old: old, deal: map[int64]int{}, count: kit.NewMuted("")}
	v.on, v.reason = kit.NewDateField(w.dates()), kit.NewTextArea(lang.L("Misalnya: Perda 5/2026 tentang perangkat daerah"), 2)
	v.on.SetDay(app.DateOf(w.app.Now(w.Context)).Time())
	v.stays = kit.NewCheck(fmt.Sprintf(lang.L("%s tetap ada sebagai OPD 1"), old.Code), func(on bool) { v.keep(on) })
	fields := []kit.FormField{{Label: " ", Input: v.stays}}
	for i := range mostParts {
		v.codes[i], v.names[i] = kit.NewEntry(lang.L("Singkatan")), kit.NewEntry(lang.L("Nama"))
		v.codes[i].OnChanged = func(string) { v.table.List.Redraw() }
		fields = append(fields, kit.FormField{Label: fmt.Sprintf(lang.L("OPD %d"), i+1), Input: container.NewVBox(v.codes[i], v.names[i]), Required: i < 2})
	}
	fields = append(fields, kit.FormField{Label: lang.L("Berlaku sejak"), Input: v.on, Required: true}, kit.FormField{Label: lang.L("Dasar"), Input: v.reason, Required: true})
	v.grid = kit.NewFormGrid(fields...)
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Nomor"), Width: 146},
		{Title: lang.L("Yang harus dilakukan"), Width: 260, Grow: 1, Wrap: true},
		{Title: lang.L("Peran"), Width: 158},
		{Title: lang.L("Dilanjutkan oleh"), Width: 140},
	}, func() int { return len(v.rows) }, v.cell)
	v.table.List.Multiple = true
	v.table.List.OnRune = v.letter
	return v
}

func (v *splitView) destination() string { return destSettings }

func (v *splitView) page() kit.Page {
	keys := hints(kit.NewKeyHint("1"), kit.NewKeyHint("2"), kit.NewKeyHint("3"), kit.NewMuted(lang.L("bagikan yang dipilih")), v.count)
	return kit.Page{
		Title: fmt.Sprintf(lang.L("Pecah %s"), v.old.Code), Subtitle: v.old.Name, Focus: v.codes[0],
		Actions: []fyne.CanvasObject{
			kit.NewQuietButton(lang.L("Kembali"), theme.NavigateBackIcon(), v.back),
			kit.NewPrimaryButton(lang.L("Pecah"), theme.ConfirmIcon(), v.split),
		},
		Content: container.New(&storyColumns{}, container.NewVScroll(inset(kit.NewCard(lang.L("OPD sesudahnya"), v.grid))),
			kit.NewCard(lang.L("Yang masih terbuka"), kit.NewPageBody(keys, v.table, nil))),
	}
}

func (v *splitView) commands() []kit.Command {
	menu := lang.L("Pengaturan")
	return []kit.Command{
		{ID: "split.do", Title: lang.L("Pecah OPD"), Menu: menu, Key: fyne.KeyS, Mod: ctrl, Run: v.split},
		{ID: "split.list", Title: lang.L("Ke daftar tindak lanjut"), Menu: menu, Key: fyne.KeyD, Mod: ctrl, Run: func() { v.Window.Window.Canvas().Focus(v.table.List) }},
		kit.NewNote(menu, lang.L("Bagikan yang dipilih kepada OPD 1, 2, 3"), "1  2  3"),
	}
}

func (v *splitView) refresh() {
	rows, err := v.app.Agencies.Owed(v.Context, v.old.ID)
	if v.done(lang.L("Membaca tindak lanjut"), err) {
		v.rows = rows
		v.show()
	}
}

func (v *splitView) show() {
	v.count.SetText(fmt.Sprintf(lang.L("%d dari %d dibagikan"), len(v.deal), len(v.rows)))
	v.table.Reload()
}

// keep lets the old agency go on as the first of the parts.
func (v *splitView) keep(on bool) {
	if on {
		v.codes[0].SetText(v.old.Code)
		v.names[0].SetText(v.old.Name)
		v.codes[0].Disable()
		v.names[0].Disable()
		return
	}
	v.codes[0].Enable()
	v.names[0].Enable()
}

func (v *splitView) letter(r rune) bool {
	part := int(r - '0')
	if part < 1 || part > mostParts {
		return false
	}
	for _, i := range v.table.List.Selection() {
		v.deal[v.rows[i].ID] = part
	}
	v.show()
	return true
}

func (v *splitView) cell(row, col int) kit.Cell {
	o := v.rows[row]
	switch col {
	case 0:
		return kit.Cell{Text: o.Number, Bold: true}
	case 1:
		return kit.Cell{Text: o.Action}
	case 2:
		if o.Role == app.AsLead {
			return kit.Cell{Text: lang.L("Penanggung jawab")}
		}
		return kit.Cell{Text: lang.L("Pendukung"), Muted: true}
	}
	part := v.deal[o.ID]
	if part == 0 {
		return kit.Cell{Text: lang.L("Belum dibagikan"), Chip: true, Tone: kit.ToneAmber}
	}
	code := strings.TrimSpace(v.codes[part-1].Text)
	if code == "" {
		code = strconv.Itoa(part)
	}
	return kit.Cell{Text: code, Chip: true, Tone: []kit.Tone{kit.ToneBlue, kit.ToneViolet, kit.ToneGreen}[part-1]}
}

// parts are the agencies that come after, with what was dealt to each.
func (v *splitView) parts() (parts []app.SplitPart) {
	for i := range mostParts {
		p := app.SplitPart{Agency: &app.Agency{Code: v.codes[i].Text, Name: v.names[i].Text, Group: v.old.Group, ParentID: v.old.ParentID, Confirmed: true}}
		if i == 0 && v.stays.Checked {
			old := v.old
			p.Agency = &old
		}
		for _, o := range v.rows {
			switch {
			case v.deal[o.ID] != i+1:
			case o.Role == app.AsLead:
				p.Lead = append(p.Lead, o.ID)
			default:
				p.Support = append(p.Support, o.ID)
			}
		}
		if strings.TrimSpace(p.Agency.Code+p.Agency.Name) != "" || len(p.Lead)+len(p.Support) > 0 {
			parts = append(parts, p)
		}
	}
	return parts
}

func (v *splitView) split() {
	v.grid.ClearErrors()
	var on app.Date
	if !readDayInto(v.grid, mostParts+1, v.on, &on) {
		return
	}
	title := fmt.Sprintf(lang.L("Pecah %s"), v.old.Code)
	err := v.app.Agencies.Split(v.Context, v.old.ID, v.parts(), app.Reform{On: on, Reason: v.reason.Text})
	if err != nil && !app.Unsaved(err) { // something is still to be filled in
		kit.ShowError(v.Window.Window, title, message(err))
		return
	}
	if !v.done(title, err) {
		return
	}
	v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%s dipecah."), v.old.Code))
	v.back()
}
