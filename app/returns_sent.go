package app

import (
	"bytes"
	"context"
	"fmt"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// sentAs reports whether the codes of the sheet in a file name the agency that
// this archive sent a sheet to. They do not if the number was given out again
// after an older backup took the archive's place.
func sentAs(tx *data.Tx, r sheet.Returned, export data.SheetExport, agency Agency) (bool, error) {
	kept := ""
	for _, c := range r.SheetCodes {
		if !c.Genuine || c.Export != int(export.No) || c.AgencyCode == agency.Code {
			continue
		}
		if kept == "" {
			var err error
			if kept, err = codeOnSheet(tx, export); err != nil {
				return false, err
			}
		}
		if c.AgencyCode != kept {
			return false, nil
		}
	}
	return true, nil
}

// codeOnSheet is the short name of an agency as it stands on a sheet that was
// sent; it may have been corrected since.
func codeOnSheet(tx *data.Tx, export data.SheetExport) (string, error) {
	key, err := tx.Settings().Key()
	if err != nil {
		return "", err
	}
	file, err := tx.Blobs().Get(export.SHA256)
	if err != nil {
		return "", err
	}
	sent, err := sheet.Read(context.Background(), bytes.NewReader(file), int64(len(file)), export.Name, key, sheet.DefaultLimits)
	if err != nil {
		return "", fmt.Errorf("read sheet %d as sent: %w", export.No, err)
	}
	return sent.AgencyCode, nil
}
