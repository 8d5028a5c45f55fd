package ui

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/kit"
)

// followUpsView is the register of the follow-ups of all meetings.
type followUpsView struct {
	*Window
	total int
	list  *registerList
	asked int    // readings begun; only the newest may show its rows
	own   bool   // the page of the menu, whose filter is remembered
	told  string // the filter that the rows were read by

	filter   *followUpFilter
	table    *kit.TableList
	count    *kit.Text
	saved    *kit.Select
	none     fyne.CanvasObject // nothing was ever agreed
	empty    fyne.CanvasObject // nothing passes the filter
	typed    *kit.Debounce
	agencies map[int64]string // short names
	at       app.Date         // today, for the rows
}

// The columns.
const (
	colNumber = iota
	colAction
	colIssue
	colAgency
	colOrigin
	colDue
	colLate
	colStatus
	colProgress
	colVerification
	colReported
)

// everything is how an empty filter is remembered: as none that was ever chosen
// it would be taken for the first one.
const everything = "urut:nomor"

// firstPage is how many rows are shown before it is known how many there are.
const firstPage = 100

func registerColumns() []kit.Column {
	return []kit.Column{
		colNumber:       {Title: lang.L("Nomor"), Width: 148, Whole: true, Sortable: true},
		colAction:       {Title: lang.L("Yang harus dilakukan"), Width: 250, Grow: 1, Wrap: true},
		colIssue:        {Title: lang.L("Isu"), Width: 110, Wrap: true, Spare: 5},
		colAgency:       {Title: lang.L("OPD"), Width: 120, Sortable: true},
		colOrigin:       {Title: lang.L("Asal"), Width: 170, Spare: 4},
		colDue:          {Title: lang.L("Tenggat"), Width: 132, Whole: true, Sortable: true},
		colLate:         {Title: lang.L("Hari lewat"), Width: 84, Align: fyne.TextAlignTrailing, Spare: 6},
		colStatus:       {Title: lang.L("Menurut OPD"), Width: 142},
		colProgress:     {Title: lang.L("Kemajuan"), Width: 116, Sortable: true, Spare: 2},
		colVerification: {Title: lang.L("Verifikasi"), Width: 134, Spare: 1},
		colReported:     {Title: lang.L("Lapor terakhir"), Width: 122, Sortable: true, Spare: 3},
	}
}

func newFollowUpsView(w *Window) *followUpsView {
	v := &followUpsView{Window: w, own: true, count: kit.NewMuted("")}
	v.typed = w.Debounce(250*time.Millisecond, v.readTyped)
	v.filter = newFollowUpFilter(w, v.readTyped, v.typed.Touch, v.toRows)
	v.list = newRegisterList(func(ctx context.Context, ids []int64) ([]app.RegisterRow, error) {
		return w.app.FollowUps.Rows(ctx, ids)
	})
	v.table = kit.NewTableList(registerColumns(), func() int { return v.list.rows() }, v.cell)
	v.table.Lines, v.table.Heading = 2, v.heading
	w.lookAs(tableFollowUps, v.table)
	v.table.OnSort = v.sortBy
	v.table.List.Multiple = true
	v.table.List.OnActivate = v.open
	v.table.List.OnRune = v.letter
	v.table.List.OnKey = v.foldKey
	v.table.List.OnSelection = v.tellCount
	v.saved = v.savedChoice()
	v.none = kit.NewEmptyState(theme.ListIcon(), lang.L("Belum ada tindak lanjut"),
		lang.L("Tindak lanjut dicatat saat rapat dengan “/t” dan mulai berlaku setelah notula rapat itu disahkan."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Buka daftar rapat"), theme.AccountIcon(), func() { w.goTo(destMeetings) }), "Alt+2"))
	v.empty = kit.NewNoMatch(lang.L("Tidak ada tindak lanjut yang sesuai dengan saringan ini."), v.clear)
	v.none.Hide()
	v.empty.Hide()
	v.filter.text.Put(cmp.Or(w.last.narrowed, firstFilter))
	return v
}

// toRows leads from the typed line to the rows found.
func (v *followUpsView) toRows() {
	v.typed.Flush()
	if v.list.rows() > 0 {
		v.Window.Window.Canvas().Focus(v.table.List)
		v.table.List.SetCursor(0)
	}
}

func (v *followUpsView) destination() string { return destFollowUps }

func (v *followUpsView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Tindak Lanjut"), Focus: v.table.List,
		Actions: []fyne.CanvasObject{
			kit.NewButton(lang.L("Ekspor…"), theme.DownloadIcon(), v.export),
			kit.NewButton(lang.L("Kembalikan…"), theme.ContentUndoIcon(), v.sendBack),
			kit.NewPrimaryButton(lang.L("Terima laporan"), theme.ConfirmIcon(), v.accept),
		},
		Content: kit.NewPageBody(v.filter.bar(v.saved, container.NewPadded(container.NewCenter(v.count))), container.NewStack(v.table, v.none, v.empty), nil),
	}
}

// registerSorts are the orders of the columns that have one.
var registerSorts = map[int]string{
	colNumber: query.SortNumber, colAgency: query.SortAgency, colDue: query.SortDue, colProgress: query.SortProgress, colReported: query.SortReported,
}

func (v *followUpsView) sortBy(col int, descending bool) {
	v.filter.replace([]query.Field{query.FieldSort}, query.Term{Field: query.FieldSort, Value: registerSorts[col], Reverse: descending})
}

// showSort marks the column by which the line says that rows are ordered.
func (v *followUpsView) showSort() {
	sort, reverse := query.SortNumber, false
	for _, t := range v.filter.query.Of(query.FieldSort) {
		sort, reverse = t.Value, t.Reverse
	}
	for col, s := range registerSorts {
		if s == sort {
			v.table.SetSort(col, reverse)
		}
	}
}

func (v *followUpsView) refresh() {
	v.filter.load()
	v.showSaved()
	agencies, err := v.app.Agencies.Ever(v.Context)
	if !v.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	v.agencies = make(map[int64]string, len(agencies))
	for _, a := range agencies {
		v.agencies[a.ID] = a.Code
	}
	v.read()
}

func (v *followUpsView) leave() { v.typed.Stop() }

func (v *followUpsView) clear() {
	v.filter.clear()
	v.readTyped()
}

// readTyped reads rows by what the line says now.
func (v *followUpsView) readTyped() {
	v.filter.read()
	if v.own {
		v.last.narrowed = cmp.Or(v.filter.query.String(), everything)
	}
	v.showSaved()
	v.read()
}

// read asks for the rows aside from the window: for those one sees first, and
// then which there are in all.
func (v *followUpsView) read() {
	v.typed.Stop()
	v.showSort()
	v.asked++
	asked, q, kept := v.asked, v.filter.query, v.list.ids(v.table.List.Selection())
	grouped := len(q.Of(query.FieldGroup)) > 0
	v.at = v.today()
	fresh := q.String() != v.told
	if v.told = q.String(); fresh { // another list: it begins at its top
		kept = nil
		v.table.List.SetSelection()
		v.table.List.ScrollToTop(0)
	}
	if grouped || v.sorted(query.SortAgency) || len(q.Of(query.FieldUnreported)) > 0 {
		v.readAll(asked, q, nil, kept) // its first rows are not known before all are
		return
	}
	var rows []app.RegisterRow
	v.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		rows, err = v.app.FollowUps.Page(ctx, q, firstPage)
		return err
	}, func() {
		if asked != v.asked {
			return
		}
		if fresh && len(rows) == firstPage {
			v.list.page(rows)
			v.show(false, kept)
		}
		v.readAll(asked, q, rows, kept)
	})
}

// readAll asks which follow-ups there are in all; rows are the first of them, as
// far as they are known. Fewer than a page are all there are.
func (v *followUpsView) readAll(asked int, q query.Query, rows []app.RegisterRow, kept []int64) {
	if len(rows) > 0 && len(rows) < firstPage {
		v.list.page(rows)
		v.show(false, kept)
		return
	}
	var groups []app.RegisterGroup
	ever := true
	v.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		if groups, err = v.app.FollowUps.Groups(ctx, q); err == nil && len(groups) == 0 {
			ever, err = v.app.FollowUps.Any(ctx)
		}
		return err
	}, func() {
		if asked == v.asked {
			v.list.set(groups, len(q.Of(query.FieldGroup)) > 0)
			v.list.keep(rows)
			v.show(!ever, kept)
		}
	})
}

func (v *followUpsView) today() app.Date { return app.DateOf(v.app.Now(v.Context)) }

// show shows the rows; those selected before stay so where they still are.
func (v *followUpsView) show(never bool, kept []int64) {
	v.total = v.list.total()
	setShown(v.none, never)
	setShown(v.empty, !never && v.total == 0)
	setShown(v.table, v.total > 0)
	v.table.Reload()
	if len(kept) > 0 {
		v.table.List.SetSelection(v.list.find(kept)...)
	}
	v.tellCount()
}

// tellCount tells how many there are, and how many of them are selected.
func (v *followUpsView) tellCount() {
	text := fmt.Sprintf(lang.L("%s tindak lanjut"), locale.Number(float64(v.total)))
	if n := len(v.list.ids(v.table.List.Selection())); n > 1 {
		text = fmt.Sprintf(lang.L("%s dari %s dipilih"), locale.Number(float64(n)), locale.Number(float64(v.total)))
	}
	v.count.SetText(text)
}

func (v *followUpsView) sorted(by string) bool {
	for _, t := range v.filter.query.Of(query.FieldSort) {
		return t.Value == by
	}
	return by == query.SortNumber
}

func (v *followUpsView) reversed() bool {
	for _, t := range v.filter.query.Of(query.FieldSort) {
		return t.Reverse
	}
	return false
}
