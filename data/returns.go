package data

import (
	"fmt"
	"time"
)

// A ReturnBatch is one taking-in of sheets that came back from agencies. It
// can be undone as a whole, which takes back only what it wrote.
type ReturnBatch struct {
	Head
	At       time.Time
	By       string
	UndoneAt time.Time // zero unless undone
}

func (*ReturnBatch) table() string { return "return_batches" }

func (b *ReturnBatch) columns() []column {
	return []column{{"at", instant{&b.At}}, {"by", &b.By}, {"undone_at", instant{&b.UndoneAt}}}
}

// A ReturnFile is a returned file as it came.
type ReturnFile struct {
	Head
	BatchID  int64
	ExportNo int64 // the sheet it was once sent as, 0 if unknown
	Name     string
	Size     int64
	SHA256   Hash // of the file, kept in [Tx.Blobs]
}

func (*ReturnFile) table() string { return "return_files" }

func (f *ReturnFile) columns() []column {
	return []column{
		{"batch_id", &f.BatchID},
		{"export_no", ref{&f.ExportNo}},
		{"name", &f.Name},
		{"size", &f.Size},
		{"sha256", &f.SHA256},
	}
}

// A ReturnRow is what became of one row of a returned file.
type ReturnRow struct {
	Head
	FileID     int64
	FollowUpID int64  // 0 if it belongs to none
	Outcome    string // unchanged, updated, review, conflict, rejected, ...
	Detail     string // JSON: cells, readings, reasons
}

func (*ReturnRow) table() string { return "return_rows" }

func (r *ReturnRow) columns() []column {
	return []column{
		{"file_id", &r.FileID},
		{"follow_up_id", ref{&r.FollowUpID}},
		{"outcome", &r.Outcome},
		{"detail", &r.Detail},
	}
}

// Returns stores what came back from agencies.
type Returns struct{ tx *Tx }

// Returns returns the store of returned sheets of this transaction.
func (tx *Tx) Returns() Returns { return Returns{tx} }

// AddBatch adds a batch at the actor's instant.
func (s Returns) AddBatch(b *ReturnBatch) error {
	b.At, b.By, b.UndoneAt = s.tx.actor.At, s.tx.actor.Who, time.Time{}
	return insert(s.tx, b)
}

// AddFile keeps a returned file. Size and hash are filled in.
func (s Returns) AddFile(f *ReturnFile, content []byte) error {
	h, err := s.tx.Blobs().Put(content)
	if err != nil {
		return err
	}
	f.SHA256, f.Size = h, int64(len(content))
	return insert(s.tx, f)
}

// AddRow adds a row. Its report, if it led to one, is added after it and names
// it in ReturnRowID.
func (s Returns) AddRow(r *ReturnRow) error { return insert(s.tx, r) }

// Batches returns the batches, the newest first.
func (s Returns) Batches(limit int) ([]ReturnBatch, error) {
	return all[ReturnBatch](s.tx, "ORDER BY id DESC LIMIT ?", limit)
}

// Batch returns a batch.
func (s Returns) Batch(id int64) (ReturnBatch, error) { return byID[ReturnBatch](s.tx, id) }

// Files returns the files of a batch.
func (s Returns) Files(batchID int64) ([]ReturnFile, error) {
	return all[ReturnFile](s.tx, "WHERE batch_id = ? ORDER BY id", batchID)
}

// FileOf returns a returned file.
func (s Returns) FileOf(id int64) (ReturnFile, error) { return byID[ReturnFile](s.tx, id) }

// FilesOfReports returns the returned files that the reports on a follow-up
// came in with, by the id of the report.
func (s Returns) FilesOfReports(followUpID int64) (map[int64]ReturnFile, error) {
	of := map[int64]ReturnFile{}
	err := scan(s.tx, func(r rows) error {
		var report int64
		var f ReturnFile
		err := r.Scan(append([]any{&report}, targets(&f)...)...)
		of[report] = f
		return err
	}, "SELECT p.id, "+columnList(&ReturnFile{}, "f")+` FROM reports p JOIN return_rows w ON w.id = p.return_row_id
		JOIN return_files f ON f.id = w.file_id WHERE p.follow_up_id = ?`, followUpID)
	return of, err
}

// Rows returns the rows of a file in the order they were added.
func (s Returns) Rows(fileID int64) ([]ReturnRow, error) {
	return all[ReturnRow](s.tx, "WHERE file_id = ? ORDER BY id", fileID)
}

// Before returns the batch in which exactly this file was last taken in, not
// counting batches undone; [ErrNotFound] if it never was.
func (s Returns) Before(h Hash) (ReturnBatch, error) {
	return one[ReturnBatch](s.tx, `WHERE undone_at IS NULL AND id IN (SELECT batch_id FROM return_files WHERE sha256 = ?)
		ORDER BY id DESC LIMIT 1`, h)
}

// Undo takes a batch back: every report it led to is revoked, the follow-ups
// return to the state before it. Reports that came later stay.
func (s Returns) Undo(batchID int64, reason string) error {
	b, err := s.Batch(batchID)
	if err != nil {
		return err
	}
	if !b.UndoneAt.IsZero() {
		return fmt.Errorf("%w: batch %d was undone before", ErrInvalid, batchID)
	}
	reports, err := all[Report](s.tx, `WHERE return_row_id IN (SELECT r.id FROM return_rows r JOIN return_files f ON f.id = r.file_id
		WHERE f.batch_id = ?) AND id NOT IN (SELECT report_id FROM report_revocations) ORDER BY id`, batchID)
	if err != nil {
		return err
	}
	for _, r := range reports {
		if err := s.tx.Reports().Revoke(r.ID, reason); err != nil {
			return err
		}
	}
	b.UndoneAt = s.tx.actor.At
	return update(s.tx, &b)
}
