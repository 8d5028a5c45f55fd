package app

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// agencyWorkbook is a list as an office keeps it: a free row above, capitals in
// the headings, a day as Excel stores it.
func agencyWorkbook(t *testing.T, rows ...[]any) *bytes.Reader {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

func TestAgenciesFromAWorkbook(t *testing.T) {
	ctx := context.Background()
	a, err := Open(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	list := agencyWorkbook(t, []any{"Nama", "SINGKATAN", "Kelompok", "Alias"},
		[]any{"Dinas Contoh", "DINCON", "dinas", "Dinas Contoh Kota; Discon"}, []any{}, []any{"Badan Contoh", "BACON", "badan"})
	got, err := a.Agencies.Import(ctx, list)
	if err != nil || got.Added != 2 {
		t.Fatalf("got %+v, %v, want 2 added", got, err)
	}
	all, err := a.Agencies.All(ctx)
	if err != nil || len(all) != 2 || len(all[0].Aliases) != 2 {
		t.Errorf("got %+v, %v", all, err)
	}
	_, err = a.Agencies.Import(ctx, agencyWorkbook(t, []any{"singkatan", "nama"}, []any{"BARU", ""}))
	if err == nil || !strings.Contains(Explain(err).Error(), "baris 3") {
		t.Errorf("got %v, want the row of the sheet named", err)
	}
	if _, err := a.Agencies.Import(ctx, strings.NewReader("PK\x03\x04 bukan buku kerja")); err == nil {
		t.Error("a damaged workbook was taken")
	}
}
