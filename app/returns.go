package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// Returns takes sheets back that agencies have filled in. Nothing is written
// before a person has seen what it would change.
type Returns struct{ *desk }

// A ReturnPreview is what taking one file in would do.
type ReturnPreview struct {
	Name    string
	Agency  Agency // whose sheet it is, as far as known
	Problem *Problem
	Again   Sentence // says when exactly this file was taken in before; may be empty
	Told    bool     // something was said of the headings of this agency
	Preview returns.Preview

	file     ReturnedFile
	exportNo int64               // that most rows are of
	sent     map[int]sheetAsSent // by export; a file may hold rows of several
}

// A sheetAsSent is when a sheet was made, for whom and what for.
type sheetAsSent struct {
	agency int64 // as it was called then
	period Period
	at     time.Time
}

// Preview reads returned files and says what each would change. A file that
// cannot be read has its Problem and nothing else.
func (s *Returns) Preview(ctx context.Context, files []ReturnedFile, step Step) ([]ReturnPreview, error) {
	out := make([]ReturnPreview, len(files))
	err := s.taking(ctx, func(t taking) error {
		read, err := readSheets(ctx, files, t.key, step)
		for i := range files {
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				out[i], err = s.preview(files[i], read[i], t)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	previews := make([]*returns.Preview, len(out))
	for i := range out {
		previews[i] = &out[i].Preview
	}
	returns.Among(previews)
	return out, nil
}

// taking is what the files of one preview have in common. All are compared with
// the same state of the archive.
type taking struct {
	tx    *data.Tx
	key   []byte
	today Date
	heirs heirs
}

func (s *Returns) taking(ctx context.Context, f func(taking) error) error {
	return s.read(ctx, func(tx *data.Tx) (err error) {
		t := taking{tx: tx}
		if t.key, err = tx.Settings().Key(); err != nil {
			return err
		}
		if t.today, err = s.today(tx); err != nil {
			return err
		}
		if t.heirs, err = readHeirs(tx, t.today); err != nil {
			return err
		}
		return f(t)
	})
}

// A readSheet is what a file holds, or why it is refused.
type readSheet struct {
	returned sheet.Returned
	refusal  *sheet.Refusal
}

// readSheets reads the files that came back, beside each other: it is the
// slowest part of taking them in and asks nothing of the archive.
func readSheets(ctx context.Context, files []ReturnedFile, key []byte, step Step) ([]readSheet, error) {
	read := make([]readSheet, len(files))
	err := together(ctx, len(files), step, func(i int) (err error) {
		f, r := files[i], &read[i]
		if f.Problem != nil {
			return nil
		}
		r.returned, err = sheet.Read(ctx, bytes.NewReader(f.Data), int64(len(f.Data)), f.Name, key, sheet.DefaultLimits)
		if errors.As(err, &r.refusal) {
			return nil
		}
		return err
	})
	return read, err
}

func (s *Returns) preview(f ReturnedFile, r readSheet, t taking) (ReturnPreview, error) {
	p := ReturnPreview{Name: f.Name, Problem: f.Problem, file: f}
	switch {
	case f.Problem != nil:
		return p, nil
	case r.refusal != nil:
		p.Problem = refusalProblem(r.refusal)
		return p, nil
	}
	err := s.judge(t, &p, r.returned)
	return p, err
}

// judge compares a file that was read with what was sent and what holds now.
func (s *Returns) judge(t taking, p *ReturnPreview, r sheet.Returned) (err error) {
	in := returns.Input{Returned: r, Today: t.today, Now: map[int64]returns.Current{}}
	for _, no := range returns.Exports(r) {
		if err := addExport(t.tx, &in, p, int64(no), t.heirs); err != nil {
			return err
		}
	}
	if in.Told, err = saidOfColumns(t.tx, p.Agency.ID); err != nil {
		return err
	}
	p.Told = len(in.Told) > 0
	p.Preview = returns.Compare(in)
	if p.Preview.Refusal != "" {
		p.Problem = &Problem{Message: returns.Reasons[p.Preview.Refusal]}
	}
	return s.before(t.tx, p)
}

// addExport adds what is known of one export: its rows as sent, and what holds
// for them now.
func addExport(tx *data.Tx, in *returns.Input, p *ReturnPreview, no int64, h heirs) error {
	export, err := tx.SheetExports().Get(no)
	if errors.Is(err, data.ErrNotFound) {
		return nil // a code of another archive; the comparison says so
	}
	if err != nil {
		return err
	}
	if same, err := sentAs(tx, in.Returned, export, h.agencies[export.AgencyID]); err != nil || !same {
		return err
	}
	agency := h.agencies[h.of(export.AgencyID)]
	if p.exportNo == 0 {
		p.exportNo, p.Agency, p.sent = no, agency, map[int]sheetAsSent{}
	}
	p.sent[int(no)] = sheetAsSent{export.AgencyID, export.Period, export.MadeAt}
	rows, err := tx.SheetExports().Rows(no)
	if err != nil {
		return err
	}
	current, err := readCurrent(tx, rows)
	if err != nil {
		return err
	}
	sent := returns.Sent{Export: int(no), Agency: agency.Code}
	for _, row := range rows {
		r := returns.SentRow{FollowUpID: row.FollowUpID}
		if err := json.Unmarshal([]byte(row.Cells), &r.Row); err != nil {
			return fmt.Errorf("read sheet %d row %d: %w", no, row.Item, err)
		}
		sent.Rows = append(sent.Rows, r)
		if agency.ID != p.Agency.ID {
			continue // rows of another agency are refused; what it says now plays no part
		}
		if err := current.add(tx, in, row, export, h); err != nil {
			return err
		}
	}
	in.Sent = append(in.Sent, sent)
	if agency.ID != p.Agency.ID {
		return nil
	}
	for _, id := range []int64{export.AgencyID, agency.ID} {
		if latest, err := tx.SheetExports().LatestOf(id); err == nil {
			in.Latest = max(in.Latest, int(latest.No))
		}
	}
	return nil
}

// A current is what holds for the rows of a sheet by now.
type current struct {
	followUps map[int64]data.FollowUp
	past      past
}

func readCurrent(tx *data.Tx, rows []data.SheetExportRow) (current, error) {
	c := current{followUps: map[int64]data.FollowUp{}}
	ids := make([]int64, len(rows))
	for i, row := range rows {
		ids[i] = row.FollowUpID
	}
	found, err := tx.FollowUps().OfIDs(ids)
	if err != nil {
		return c, err
	}
	for _, f := range found {
		c.followUps[f.ID] = f
	}
	c.past, err = readPast(tx, ids...)
	return c, err
}

func (c current) add(tx *data.Tx, in *returns.Input, row data.SheetExportRow, export data.SheetExport, h heirs) error {
	f, ok := c.followUps[row.FollowUpID]
	if !ok {
		return fmt.Errorf("read follow-up %d of sheet %d: %w", row.FollowUpID, export.No, data.ErrNotFound)
	}
	if f.Withdrawn || !f.CancelledAt.IsZero() {
		return nil
	}
	p := h.partOf(c.past, f, export.AgencyID, row.Role)
	answer := c.past.answerOf(f, p, export.MadeAt)
	m, err := tx.Meetings().Get(f.MeetingID)
	in.Now[f.ID] = returns.Current{Answer: answer, Moved: p.moved, Since: m.HeldOn}
	return err
}

func (s *Returns) before(tx *data.Tx, p *ReturnPreview) error {
	batch, err := tx.Returns().Before(data.HashOf(p.file.Data))
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	o, err := tx.Office()
	p.Again = Sentence{
		Message: "Berkas yang persis sama sudah diambil pada %s. Yang sudah diambil tidak dihitung dua kali.",
		Args:    []any{locale.LongDay(data.DateOf(batch.At.In(o.Zone.Location())))},
	}
	return err
}

// A TakenIn tells what an import wrote.
type TakenIn struct {
	BatchID   int64
	FollowUps int // that changed
	Values    int // that changed
	Open      int // doubtful or in conflict, left for a decision
	Stale     int // changed by another file of the same batch; compare again
	Files     int
}

// Apply takes in what a person decided about the previews; decisions has one
// element per preview. It is one transaction that can be undone as a whole.
func (s *Returns) Apply(ctx context.Context, previews []ReturnPreview, decisions []returns.Decisions) (TakenIn, error) {
	var done TakenIn
	if err := s.backups.Before(ctx, BackupBeforeReturns); err != nil {
		return done, err
	}
	err := s.write(ctx, func(tx *data.Tx) error {
		done = TakenIn{}
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		h, err := readHeirs(tx, today)
		if err != nil {
			return err
		}
		var batch data.ReturnBatch
		if err := tx.Returns().AddBatch(&batch); err != nil {
			return err
		}
		done.BatchID = batch.ID
		for i, p := range previews {
			if p.Problem != nil {
				continue
			}
			if err := s.apply(tx, &done, p, decisions[i], h); err != nil {
				return err
			}
		}
		if done.Files == 0 {
			return &Problem{Message: "Tidak ada lembar yang dapat diambil. Lihat alasan pada tiap berkas."}
		}
		return nil
	})
	return done, err
}

func (s *Returns) apply(tx *data.Tx, done *TakenIn, p ReturnPreview, d returns.Decisions, h heirs) error {
	file := data.ReturnFile{BatchID: done.BatchID, ExportNo: p.exportNo, Name: p.Name}
	if err := tx.Returns().AddFile(&file, p.file.Data); err != nil {
		return err
	}
	done.Files++
	accepted := p.Preview.Decide(d)
	done.Open += len(accepted.Open)
	changes := map[int]returns.AcceptedRow{}
	for _, row := range accepted.Rows {
		changes[row.Row] = row
	}
	for i, row := range p.Preview.Rows {
		kept, err := keepRow(tx, file, row)
		if err != nil {
			return err
		}
		change, ok := changes[i]
		if !ok {
			continue
		}
		if err := s.report(tx, done, p, returned{kept, change, h}); err != nil {
			return err
		}
	}
	return nil
}

func keepRow(tx *data.Tx, file data.ReturnFile, row returns.Row) (data.ReturnRow, error) {
	detail, err := json.Marshal(row)
	if err != nil {
		return data.ReturnRow{}, fmt.Errorf("keep returned row: %w", err)
	}
	kept := data.ReturnRow{FileID: file.ID, FollowUpID: row.FollowUpID, Outcome: string(row.Outcome), Detail: string(detail)}
	return kept, tx.Returns().AddRow(&kept)
}

// A returned row is what was kept of it, what a person took of it, and who
// answers for it.
type returned struct {
	kept  data.ReturnRow
	taken returns.AcceptedRow
	heirs heirs
}

// report puts what an agency answered on record, onto what holds at this
// moment: another file may have said something since the preview.
func (s *Returns) report(tx *data.Tx, done *TakenIn, p ReturnPreview, r returned) error {
	row := r.taken
	f, err := tx.FollowUps().Get(row.FollowUpID)
	if err != nil {
		return err
	}
	sent := p.sent[p.Preview.Rows[row.Row].Export]
	past, err := readPast(tx, f.ID)
	if err != nil {
		return err
	}
	own := r.heirs.partOf(past, f, sent.agency, roleOf(row.Lead))
	answer, taken, stale := row.Onto(past.answerOf(f, own, sent.at))
	done.Stale += len(stale)
	if len(taken) == 0 {
		return nil
	}
	done.FollowUps++
	done.Values += len(taken)
	return addReturned(tx, data.Report{AgencyID: own.agency, Period: sent.period, Role: own.role}, r.kept, answer)
}

func roleOf(lead bool) data.ReportRole {
	if lead {
		return data.AsLead
	}
	return data.AsSupport
}

// addReturned adds a report of an agency with what its row says.
func addReturned(tx *data.Tx, r data.Report, kept data.ReturnRow, a sheet.Answer) error {
	r.FollowUpID, r.ReturnRowID, r.Source = kept.FollowUpID, kept.ID, data.FromSheet
	r.Status, r.BudgetRealized, r.FilledBy = statusOfWord(a.Status), a.Budget, a.FilledBy
	for _, said := range sameTexts(&r, &a) {
		*said.reported = *said.answered
	}
	if a.Progress != nil {
		n := int(*a.Progress*1000 + 0.5)
		r.Progress = &n
	}
	if !a.ReportedOn.IsZero() { // a day left open stays open, else the same sheet would contradict it
		r.ReportedOn = data.DateOf(a.ReportedOn)
	}
	return tx.Reports().Add(&r)
}

// Undo takes an import back as a whole: only what it wrote, nothing that came
// later.
func (s *Returns) Undo(ctx context.Context, batchID int64) error {
	return s.write(ctx, func(tx *data.Tx) error { return tx.Returns().Undo(batchID, "pengambilan lembar dibatalkan") })
}

// refusalProblem says why a file was not read and what to do.
func refusalProblem(r *sheet.Refusal) *Problem {
	if message, ok := refusals[r.Reason]; ok {
		return &Problem{Message: message, Cause: r}
	}
	return &Problem{Message: refusals[sheet.UnknownKind], Cause: r}
}

var refusals = map[sheet.Reason]string{
	sheet.Encrypted:   "Berkas ini dikunci dengan kata sandi. Minta OPD mengirimnya tanpa kata sandi.",
	sheet.OldExcel:    "Berkas ini berformat Excel lama (.xls). Buka, pilih Simpan Sebagai “Buku Kerja Excel (.xlsx)”, lalu ambil lagi.",
	sheet.BinaryExcel: "Berkas ini berformat Excel biner (.xlsb). Simpan sebagai .xlsx, lalu ambil lagi.",
	sheet.HTMLTable:   "Berkas ini halaman web yang dinamai seperti Excel. Buka, simpan sebagai .xlsx, lalu ambil lagi.",
	sheet.FlatXML:     "Berkas ini berformat XML datar. Simpan sebagai .xlsx atau .ods, lalu ambil lagi.",
	sheet.LockFile:    "Ini berkas sementara milik Excel atau LibreOffice yang sedang terbuka, bukan lembarnya. Pilih berkas yang namanya tanpa “~$”.",
	sheet.Picture:     "Ini gambar, bukan lembar Excel. Minta OPD mengirim berkas Excel-nya.",
	sheet.PDFDocument: "Ini PDF, bukan lembar Excel. Minta OPD mengirim berkas Excel-nya.",
	sheet.Document:    "Ini dokumen teks atau presentasi, bukan lembar Excel. Minta OPD mengirim berkas Excel-nya.",
	sheet.Empty:       "Berkas ini kosong. Minta OPD mengirimnya lagi.",
	sheet.PlainText:   "Berkas ini hanya teks, bukan lembar progres. Pilih lembar yang benar.",
	sheet.TooLarge:    "Berkas ini jauh lebih besar daripada lembar progres mana pun, jadi tidak dibuka. Minta OPD mengirim lembarnya saja.",
	sheet.Damaged:     "Berkas ini rusak dan tidak ada yang diambil darinya. Minta OPD mengirimnya lagi.",
	sheet.NotOurs:     "Ini bukan lembar progres dari kantor ini: tidak ada kode barisnya. Pilih lembar yang benar.",
	sheet.UnknownKind: "Jenis berkas ini tidak dikenal. Simpan sebagai .xlsx, lalu ambil lagi.",
}

// ColumnHeading is what a column of a sheet is headed with.
func ColumnHeading(key sheet.Key) string { return sheet.ColumnOf(key).Heading }
