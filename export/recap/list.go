package recap

import (
	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// listed are the columns of the list of every follow-up.
var listed = []struct {
	heading string
	width   float64
	look    look
	value   func(u FollowUp) any
}{
	{"Nomor TL", 12, textLook, func(u FollowUp) any { return u.Number }},
	{"Tindak lanjut", 40, textLook, func(u FollowUp) any { return u.Action }},
	{"Penanggung jawab", 16, textLook, func(u FollowUp) any { return u.Agency }},
	{"Pendukung", 18, textLook, func(u FollowUp) any { return u.Support }},
	{"Isu strategis", 17, textLook, func(u FollowUp) any { return u.Issue }},
	{"Tenggat", 13, dayLook, func(u FollowUp) any {
		if u.Due.IsZero() {
			return u.DueText
		}
		return u.Due
	}},
	{"Status", 16, textLook, func(u FollowUp) any { return u.Status }},
	{"Verifikasi", 12, textLook, func(u FollowUp) any { return u.Verification }},
	{"Progres menurut OPD", 12, shareLook, func(u FollowUp) any { return u.Progress }},
	{"Terlambat", 10, shareLook, func(u FollowUp) any {
		if u.Overdue {
			return "Terlambat"
		}
		return nil
	}},
	{"Kendala", 22, textLook, func(u FollowUp) any { return u.Obstacle }},
	{"Dukungan yang dibutuhkan", 20, textLook, func(u FollowUp) any { return u.Needs }},
	{"Laporan terakhir", 13, dayLook, func(u FollowUp) any { return u.ReportedOn }},
	{"Rapat", 40, textLook, func(u FollowUp) any { return u.Meeting }},
}

// Places in the list, counted from 1.
const (
	listProgress = 9
	listOverdue  = 10
)

func (b *book) list() error {
	columns := make([]column, len(listed))
	for i, c := range listed {
		columns[i] = column{heading: c.heading, width: c.width}
	}
	if err := b.head(listSheet, "Daftar Tindak Lanjut", columns); err != nil {
		return err
	}
	for i, u := range b.r.FollowUps {
		if err := b.listLine(listFirst+i, u); err != nil {
			return err
		}
	}
	last := listFirst + len(b.r.FollowUps) - 1
	if len(b.r.FollowUps) > 0 {
		if err := b.listColor(last); err != nil {
			return err
		}
	}
	if err := b.f.AutoFilter(listSheet, place(1, headRow)+":"+place(len(listed), max(last, headRow)), nil); err != nil {
		return err
	}
	return b.view(listSheet, headRow, 2, last, len(listed))
}

func (b *book) listLine(row int, u FollowUp) error {
	lines := 1
	face := workbook.Face{Size: 11}
	for c, col := range listed {
		at, v := place(c+1, row), col.value(u)
		if err := b.set(listSheet, at, v); err != nil {
			return err
		}
		l := col.look
		l.size = 10
		if err := b.dress(listSheet, at, at, l); err != nil {
			return err
		}
		if text, ok := v.(string); ok {
			lines = max(lines, face.Lines(text, col.width))
		}
	}
	return b.f.SetRowHeight(listSheet, row, face.Height(lines, 18))
}

func (b *book) listColor(last int) error {
	late, err := b.f.NewConditionalStyle(&excelize.Style{Font: workbook.Font(10, true, workbook.RedInk), Fill: workbook.Fill(workbook.RedBg)})
	if err != nil {
		return err
	}
	if err := b.f.SetConditionalFormat(listSheet, place(listOverdue, listFirst)+":"+place(listOverdue, last), []excelize.ConditionalFormatOptions{{
		Type: "cell", Criteria: "==", Value: `"Terlambat"`, Format: &late,
	}}); err != nil {
		return err
	}
	return b.f.SetConditionalFormat(listSheet, place(listProgress, listFirst)+":"+place(listProgress, last), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#9FC5E8", BarSolid: true,
	}})
}
