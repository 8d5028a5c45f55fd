package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A ColumnKey names a column of a sheet; see [ColumnHeading].
type ColumnKey = sheet.Key

// settingColumns begins the name of the setting that keeps what was said of
// the headings of an agency; the agency's number ends it.
const settingColumns = "returns.columns."

// NameColumn remembers what a heading stands for on the sheets of the agency a
// file is from; an empty key says that it is none of the sheet's columns. What
// was previewed of the agency has to be looked at [Returns.Again].
func (s *Returns) NameColumn(ctx context.Context, p ReturnPreview, heading string, key ColumnKey) error {
	plain := sheet.PlainHeading(heading)
	if p.Agency.ID == 0 || plain == "" {
		return &Problem{Message: "Kolom ini tidak berjudul, jadi tidak dapat diingat. Minta OPD memakai lembar yang dikirim."}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		told, err := saidOfColumns(tx, p.Agency.ID)
		if err != nil {
			return err
		}
		told[plain] = key
		return keepSaidOfColumns(tx, p.Agency.ID, told)
	})
}

// ForgetColumns forgets what was said of the headings of the agency a file is
// from, so that all are asked about again.
func (s *Returns) ForgetColumns(ctx context.Context, p ReturnPreview) error {
	return s.write(ctx, func(tx *data.Tx) error { return keepSaidOfColumns(tx, p.Agency.ID, returns.Dictionary{}) })
}

// Again looks at a file once more, with what was said and taken in since.
func (s *Returns) Again(ctx context.Context, p ReturnPreview) (ReturnPreview, error) {
	again := p
	err := s.taking(ctx, func(t taking) (err error) {
		read, err := readSheets(ctx, []ReturnedFile{p.file}, t.key, nil)
		if err == nil {
			again, err = s.preview(p.file, read[0], t)
		}
		return err
	})
	return again, err
}

func saidOfColumns(tx *data.Tx, agencyID int64) (returns.Dictionary, error) {
	told := returns.Dictionary{}
	text, err := tx.Settings().Get(settingColumns + strconv.FormatInt(agencyID, 10))
	if err != nil || text == "" {
		return told, err
	}
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		return nil, fmt.Errorf("read the headings of agency %d: %w", agencyID, err)
	}
	return told, nil
}

func keepSaidOfColumns(tx *data.Tx, agencyID int64, told returns.Dictionary) error {
	text, err := json.Marshal(told)
	if err != nil {
		return fmt.Errorf("keep the headings of agency %d: %w", agencyID, err)
	}
	return tx.Settings().Set(settingColumns+strconv.FormatInt(agencyID, 10), string(text))
}

// ColumnCalled finds the column that is headed so, case and dots aside.
func ColumnCalled(heading string) (ColumnKey, error) {
	for _, c := range sheet.Columns {
		if sheet.PlainHeading(c.Heading) == sheet.PlainHeading(heading) && c.Key != sheet.KeyCode {
			return c.Key, nil
		}
	}
	return "", &Problem{Message: "Lembar progres tidak punya kolom “%s”. Pakai judul kolom seperti pada lembar yang dikirim.", Args: []any{heading}}
}
