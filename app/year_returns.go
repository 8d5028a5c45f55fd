package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// send writes the sheets of a month.
func (y *year) send(ctx context.Context, p Period) error {
	files, err := y.app.Sheets.Write(ctx, SheetOrder{Period: p}, nil)
	if err != nil {
		return err
	}
	y.report.Sheets += len(files)
	for _, f := range files {
		var owed map[int64][]OwedRow
		if err := y.app.desk.read(ctx, func(tx *data.Tx) (err error) {
			owed, err = owedOnSheets(tx, []int64{f.Agency.ID}, 0)
			return err
		}); err != nil {
			return err
		}
		y.sent[p] = append(y.sent[p], sentSheet{f, owed[f.Agency.ID]})
	}
	return nil
}

// takeBack takes in what came back in time; in one month that is undone and done
// again.
func (y *year) takeBack(ctx context.Context, p Period, n int) error {
	var files []ReturnedFile
	for _, s := range y.sent[p] {
		if !y.chance(y.zeal[s.Agency.ID]) {
			continue
		}
		f, err := y.filled(s)
		if err != nil {
			return err
		}
		y.done[p] = append(y.done[p], f)
		files = append(files, y.bent(f)...)
	}
	batch, err := y.take(ctx, files)
	if err != nil || batch == 0 || n != 7 {
		return err
	}
	if err := y.app.Returns.Undo(ctx, batch); err != nil {
		return err
	}
	_, err = y.take(ctx, files)
	return err
}

// takeLate takes in what came later, and some of what was there already.
func (y *year) takeLate(ctx context.Context, p Period) error {
	there := map[string]bool{}
	var files []ReturnedFile
	for i, f := range y.done[p] {
		there[f.Name] = true
		if i%9 == 0 {
			files = append(files, f)
		}
	}
	for _, s := range y.sent[p] {
		if there[s.Name] || !y.chance(0.4) {
			continue
		}
		f, err := y.filled(s)
		if err != nil {
			return err
		}
		files = append(files, y.bent(f)...)
	}
	_, err := y.take(ctx, files)
	return err
}

func (y *year) bent(f ReturnedFile) []ReturnedFile {
	if y.order.Bend == nil {
		return []ReturnedFile{f}
	}
	return y.order.Bend(f, y.rng)
}

// take takes in what is certain, and decides on the rest as people do.
func (y *year) take(ctx context.Context, files []ReturnedFile) (batch int64, err error) {
	if len(files) == 0 {
		return 0, nil
	}
	previews, err := y.app.Returns.Preview(ctx, files, nil)
	if err != nil {
		return 0, err
	}
	decisions := make([]returns.Decisions, len(previews))
	readable := 0
	for i, p := range previews {
		y.report.Files++
		if p.Problem != nil || p.Preview.Refusal != "" {
			y.report.Refused++
		}
		if p.Problem == nil {
			readable++
		}
		decisions[i] = returns.Decisions{Certain: true, Choices: map[returns.Spot]returns.Choice{}}
		for r, row := range p.Preview.Rows {
			for _, f := range row.Fields {
				if f.Outcome == returns.Review || f.Outcome == returns.Conflict {
					decisions[i].Choices[returns.Spot{Row: r, Key: f.Key}] = []returns.Choice{returns.TakeTheirs, returns.KeepOurs, returns.SetAside}[y.rng.IntN(3)]
				}
			}
		}
	}
	if readable == 0 {
		return 0, nil
	}
	done, err := y.app.Returns.Apply(ctx, previews, decisions)
	y.report.Values += done.Values
	y.report.Open += done.Open
	return done.BatchID, err
}

// filled is a sheet as its agency filled it in.
func (y *year) filled(s sentSheet) (ReturnedFile, error) {
	var rows []sheet.Filling
	for _, o := range s.owed {
		chance := 0.85
		if o.Role == data.AsSupport {
			chance = 0.3
		}
		if y.chance(chance) {
			rows = append(rows, sheet.Filling{Number: o.Number, Cells: y.answer(o)})
		}
	}
	var b bytes.Buffer
	if err := sheet.Fill(&b, bytes.NewReader(s.Data), rows); err != nil {
		return ReturnedFile{}, errors.Join(fmt.Errorf("fill in the sheet of %s", s.Agency.Code), err)
	}
	return ReturnedFile{Name: s.Name, Data: b.Bytes()}, nil
}

// answer is what an agency writes about one follow-up, in one of the ways people
// write it.
func (y *year) answer(o OwedRow) map[sheet.Key]string {
	percent := min(100, o.Progress/10+5+y.rng.IntN(40))
	pick := func(words ...string) string { return words[y.rng.IntN(len(words))] }
	cells := map[sheet.Key]string{
		sheet.KeyNarrative: pick("Sedang dikerjakan.", "Sudah dirapatkan dengan pihak terkait.", "Menunggu jadwal lapangan.", "Pekerjaan berjalan sesuai rencana."),
		sheet.KeyFilledBy:  "Sekretaris",
	}
	switch {
	case percent >= 100:
		cells[sheet.KeyStatus] = pick("Selesai", "selesai", "SELESAI")
	case y.chance(0.15):
		cells[sheet.KeyStatus] = pick("Terkendala", "terkendala ")
		cells[sheet.KeyObstacle] = pick("Anggaran belum cair.", "Hujan setiap sore.", "Lahan belum bebas.", "Tenaga kurang.")
	case y.chance(0.02):
		cells[sheet.KeyStatus] = "Tidak Dapat Ditindaklanjuti"
		cells[sheet.KeyObstacle] = "Bukan lagi kewenangan kota."
	default:
		cells[sheet.KeyStatus] = pick("Dalam Proses", "dalam proses", "on progress", "proses")
	}
	cells[sheet.KeyProgress] = pick(fmt.Sprintf("%d%%", percent), fmt.Sprintf("%d%%", percent), fmt.Sprintf("%d persen", percent), fmt.Sprintf("%d %%", percent))
	if y.chance(0.05) {
		cells[sheet.KeyProgress] = pick("80-90", "hampir", "0.8", "120%")
	}
	if y.chance(0.5) {
		cells[sheet.KeyReportedOn] = y.now.AddDate(0, 0, -y.rng.IntN(5)).Format(pick("02/01/2006", "2006-01-02"))
	}
	return cells
}
