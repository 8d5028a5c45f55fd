package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/assets/sample"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// DemoPassphrase opens the keys that [Demo] makes. They are for trial only.
const DemoPassphrase = "contoh-rakor"

// A DemoReport tells what the demonstration made and found.
type DemoReport struct {
	Folder   string // where everything lies
	Archive  string
	Meeting  int64
	Made     []DemoFile
	Verdict  Verdict // on the minutes with both signatures
	TakenIn  TakenIn
	Doubtful []DemoDoubt // what was not taken from the returned sheets
}

// A DemoFile is one file that was made.
type DemoFile struct {
	Path string
	What Sentence
}

// A DemoDoubt is a value of a returned sheet that waits for a person.
type DemoDoubt struct {
	Agency  string
	Number  string
	Column  string
	Written string
	Reason  returns.Reason
}

// Demo does the whole story of the sample meeting in a fresh archive: taken
// down, made final, printed, signed twice and checked; a sheet for each agency,
// some filled in and taken back; the recap; a backup. It runs by a clock of its
// own, and it replaces nothing: if there is something in dir, it works in a new
// numbered folder inside.
func Demo(ctx context.Context, dir string) (DemoReport, error) {
	folder, err := demoFolder(dir)
	if err != nil {
		return DemoReport{}, err
	}
	d := &demo{folder: folder, report: DemoReport{Folder: folder, Archive: filepath.Join(folder, "rakor-contoh.db")}}
	d.set(time.November, 23, 8, 0)
	d.app, err = Open(ctx, d.report.Archive, Options{Clock: func() time.Time { return d.now }})
	if err != nil {
		return d.report, err
	}
	err = d.run(ctx)
	return d.report, errors.Join(err, d.app.Close())
}

// demoFolder makes an empty folder: dir itself, or a numbered one inside.
func demoFolder(dir string) (string, error) {
	folder := dir
	for n := 2; ; n++ {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return "", &Problem{Message: "Folder “%s” tidak dapat dibuat. Pilih folder lain.", Args: []any{folder}, Cause: err}
		}
		there, err := os.ReadDir(folder)
		if err != nil {
			return "", &Problem{Message: "Folder “%s” tidak dapat dibaca. Pilih folder lain.", Args: []any{folder}, Cause: err}
		}
		if len(there) == 0 {
			return folder, nil
		}
		folder = filepath.Join(dir, fmt.Sprintf("contoh-%d", n))
	}
}

// A demo is the demonstration under way.
type demo struct {
	app    *App
	now    time.Time
	folder string
	report DemoReport
}

func (d *demo) set(month time.Month, day, hour, minute int) {
	d.now = time.Date(2026, month, day, hour, minute, 0, 0, data.WIB.Location())
}

func (d *demo) run(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		d.takeDown, d.print, d.sign, d.sheets, d.takeBack, d.recap, d.backup,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// save writes a file and notes what it is.
func (d *demo) save(name string, content []byte, what Sentence) error {
	path := filepath.Join(d.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return saveProblem(path, err)
	}
	private := filepath.Ext(name) == ".p12"
	if err := SaveFile(path, content, SaveAs{Private: private}); err != nil {
		return err
	}
	d.made(path, what)
	return nil
}

func (d *demo) made(path string, what Sentence) {
	d.report.Made = append(d.report.Made, DemoFile{path, what})
}

func (d *demo) takeDown(ctx context.Context) (err error) {
	if d.report.Meeting, err = d.app.Samples.Install(ctx); err != nil {
		return err
	}
	d.made(d.report.Archive, Sentence{Message: "arsip dengan rapat contoh"})
	return nil
}

func (d *demo) print(ctx context.Context) error {
	d.set(time.November, 23, 13, 30)
	if err := d.printCopy(ctx, CopyDraft, "notula/notula-draf.pdf", "draf notula dengan tanda air"); err != nil {
		return err
	}
	if _, err := d.app.Minutes.Finalize(ctx, d.report.Meeting); err != nil {
		return err
	}
	if err := d.printCopy(ctx, CopyComplete, "notula/notula.pdf", "notula final, siap ditandatangani"); err != nil {
		return err
	}
	return d.printCopy(ctx, CopyPublic, "notula/notula-publik.pdf", "salinan publik tanpa NIP dan tanda tangan")
}

func (d *demo) printCopy(ctx context.Context, kind Copy, name, message string) error {
	pdf, _, err := d.app.Minutes.Print(ctx, d.report.Meeting, kind, "")
	if err != nil {
		return err
	}
	return d.save(name, pdf, Sentence{Message: message})
}

// sign makes trial keys for recorder and chair, lets both sign, and checks.
func (d *demo) sign(ctx context.Context) error {
	d.set(time.November, 23, 14, 0)
	r, err := d.app.Meetings.Record(ctx, d.report.Meeting)
	if err != nil {
		return err
	}
	var signed Signed
	var trust [][]byte
	for _, who := range []struct {
		role OfficialRole
		name string
	}{{data.RoleRecorder, "notulis"}, {data.RoleChair, "pimpinan"}} {
		p12, pem, err := d.key(ctx, who.name, nameOf(r, who.role))
		if err != nil {
			return err
		}
		trust = append(trust, pem)
		if signed, err = d.app.Signing.Sign(ctx, d.report.Meeting, Signer{As: who.role, PKCS12: p12, Passphrase: DemoPassphrase}); err != nil {
			return err
		}
		d.now = d.now.Add(20 * time.Minute)
	}
	if err := d.save("notula/notula-bertanda-tangan.pdf", signed.PDF, Sentence{Message: "notula bertanda tangan notulis dan pimpinan (tidak tersertifikasi)"}); err != nil {
		return err
	}
	d.report.Verdict, err = d.app.Signing.Verify(ctx, signed.PDF, trust...)
	if err == nil && !d.report.Verdict.Sound {
		err = fmt.Errorf("check the signatures of the demonstration: %s", d.report.Verdict.Summary)
	}
	return err
}

func nameOf(r Record, role OfficialRole) string {
	for _, o := range r.Officials {
		if o.Role == role {
			return o.String()
		}
	}
	return ""
}

func (d *demo) key(ctx context.Context, file, name string) (p12, pem []byte, err error) {
	if p12, err = d.app.Signing.NewTrialKey(ctx, name, DemoPassphrase); err != nil {
		return nil, nil, err
	}
	if pem, err = d.app.Signing.Certificate(p12, DemoPassphrase); err != nil {
		return nil, nil, err
	}
	what := Sentence{Message: "kunci percobaan untuk %s, kata sandi “%s”", Args: []any{name, DemoPassphrase}}
	if err = d.save("kunci/"+file+".p12", p12, what); err != nil {
		return nil, nil, err
	}
	return p12, pem, d.save("kunci/"+file+".pem", pem, Sentence{Message: "sertifikatnya, untuk “rakor verify --trust”"})
}

func (d *demo) sheets(ctx context.Context) error {
	d.set(time.November, 23, 15, 0)
	files, err := d.app.Sheets.Write(ctx, SheetOrder{ReturnBy: "2026-12-02"}, nil)
	if err != nil {
		return err
	}
	for _, f := range files {
		what := Sentence{Message: "lembar progres %s, %d tindak lanjut", Args: []any{f.Agency.Name, f.Rows}}
		if err := d.save("lembar/"+f.Name, f.Data, what); err != nil {
			return err
		}
	}
	return nil
}

// sampleReturns tells how agencies filled in their sheets; see package sample.
type sampleReturns struct {
	Period Period
	Sheets []struct {
		Agency  string
		Answers []map[sheet.Key]any
	}
}

// takeBack fills in some sheets as agencies do and takes in what is certain.
func (d *demo) takeBack(ctx context.Context) error {
	var answers sampleReturns
	if err := json.Unmarshal([]byte(sample.Returns), &answers); err != nil {
		return fmt.Errorf("read sample returns: %w", err)
	}
	r, err := d.app.Meetings.Record(ctx, d.report.Meeting)
	if err != nil {
		return err
	}
	d.set(time.December, 2, 10, 0)
	var files []ReturnedFile
	for _, s := range answers.Sheets {
		name := sheetName(s.Agency, answers.Period)
		filled, err := fillSample(r, filepath.Join(d.folder, "lembar", name), s.Agency, s.Answers)
		if err != nil {
			return err
		}
		if err := d.save("kembali/"+name, filled, Sentence{Message: "lembar yang diisi %s", Args: []any{s.Agency}}); err != nil {
			return err
		}
		files = append(files, ReturnedFile{Name: name, Data: filled})
	}
	return d.take(ctx, files)
}

// fillSample types the answers of an agency into its sheet.
func fillSample(r Record, path, agency string, answers []map[sheet.Key]any) ([]byte, error) {
	blank, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read sheet to fill in: %w", err)
	}
	var rows []sheet.Filling
	for _, answer := range answers {
		row := sheet.Filling{Cells: map[sheet.Key]string{}}
		for key, v := range answer {
			switch v := v.(type) {
			case string:
				row.Cells[key] = v
			case float64: // "follow_up": its place among those ordered
				row.Number = sampleNumber(r, int(v), agency)
			}
		}
		rows = append(rows, row)
	}
	var b bytes.Buffer
	err = sheet.Fill(&b, bytes.NewReader(blank), rows)
	return b.Bytes(), err
}

// sampleNumber is the number of the follow-up that the n-th order of a meeting
// gave an agency.
func sampleNumber(r Record, n int, agency string) string {
	var orders []Entry
	for _, e := range r.Entries {
		if e.Kind == data.KindFollowUp {
			orders = append(orders, e)
		}
	}
	slices.SortFunc(orders, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	if n < 1 || n > len(orders) {
		return ""
	}
	for _, f := range r.FollowUps {
		if f.EntryID == orders[n-1].ID && !f.Broadcast && (f.ParentID == 0 || r.Agencies[f.LeadID].Code == agency) {
			return f.Number
		}
	}
	return ""
}

func (d *demo) take(ctx context.Context, files []ReturnedFile) error {
	previews, err := d.app.Returns.Preview(ctx, files, nil)
	if err != nil {
		return err
	}
	decisions := make([]returns.Decisions, len(previews))
	for i, p := range previews {
		if p.Problem != nil {
			return p.Problem
		}
		decisions[i].Certain = true
		d.doubts(p)
	}
	d.report.TakenIn, err = d.app.Returns.Apply(ctx, previews, decisions)
	return err
}

func (d *demo) doubts(p ReturnPreview) {
	for _, row := range p.Preview.Rows {
		for _, f := range row.Fields {
			if f.Outcome == returns.Unchanged || f.Outcome == returns.Update {
				continue
			}
			doubt := DemoDoubt{Agency: p.Agency.Code, Number: row.Number, Column: ColumnHeading(f.Key), Written: f.Written}
			if len(f.Reasons) > 0 {
				doubt.Reason = f.Reasons[0]
			}
			d.report.Doubtful = append(d.report.Doubtful, doubt)
		}
	}
}

func (d *demo) recap(ctx context.Context) error {
	book, err := d.app.Recaps.Write(ctx, RecapOrder{Period: "2026-11"})
	if err != nil {
		return err
	}
	return d.save("rekap.xlsx", book, Sentence{Message: "rekap untuk pimpinan"})
}

func (d *demo) backup(ctx context.Context) error {
	path := filepath.Join(d.folder, "cadangan.db")
	r, err := d.app.Backups.SaveTo(ctx, path, nil, nil)
	if err != nil {
		return err
	}
	d.made(path, Sentence{Message: "cadangan arsip, sudah diperiksa: %d rapat, %d catatan", Args: []any{r.Meetings, r.Entries}})
	return nil
}
