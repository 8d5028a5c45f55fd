package app

import (
	"bytes"
	"context"
	"mime"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEmailOfAgencies(t *testing.T) {
	ctx := context.Background()
	a, _ := newArchive(t)
	agency := Agency{Code: "Distan", Name: "Dinas Pertanian", Group: GroupDinas, HeadPost: "Kepala Dinas Pertanian", Email: " distan@contoh.go.id "}
	if err := a.Agencies.Save(ctx, &agency); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"distan", "Dinas <distan@contoh.go.id>", "a@b, c@d", "dinas\n@contoh.go.id", "dinasé@contoh.go.id"} {
		refused(t, a.Agencies.Save(ctx, &Agency{Code: "X", Name: "X", Group: GroupDinas, Email: wrong}),
			"“"+wrong+"” bukan alamat pos-el. Tulis seperti dinas@contoh.go.id, atau kosongkan.")
	}
	list, err := a.Agencies.Export(ctx)
	if err != nil || !strings.Contains(string(list), ",distan@contoh.go.id,") {
		t.Fatalf("got list %q, %v, want the address in it", list, err)
	}
	done, err := a.Agencies.Import(ctx, bytes.NewReader(list))
	if err != nil || done != (AgencyImport{Unchanged: 1}) {
		t.Errorf("taken in again: %+v, %v, want nothing changed", done, err)
	}
	if done, err = a.Agencies.Import(ctx, strings.NewReader("singkatan,nama,kelompok\nDistan,Dinas Pertanian,dinas\n")); err != nil || done.Added != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	all, err := a.Agencies.All(ctx)
	if err != nil || len(all) != 1 || all[0].Email != "distan@contoh.go.id" {
		t.Errorf("a list without the column left %+v, %v, want the address kept", all, err)
	}
	_, err = a.Agencies.Import(ctx, strings.NewReader("singkatan,nama,surel\nDLH,Dinas,bukan\n"))
	if err == nil || !strings.Contains(Explain(err).Error(), "pos-el") {
		t.Errorf("got %v, want the address refused", err)
	}
}

func TestStarterListSurvivesItsExport(t *testing.T) {
	ctx := context.Background()
	a, _ := newArchive(t)
	if _, err := a.Agencies.ImportStarter(ctx, StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	first, err := a.Agencies.Export(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := newArchive(t)
	if _, err := b.Agencies.Import(ctx, bytes.NewReader(first)); err != nil {
		t.Fatal(err)
	}
	if again, err := b.Agencies.Export(ctx); err != nil || !bytes.Equal(first, again) {
		t.Errorf("another archive exports another list, %v", err)
	}
}

func TestSheetDraftIsAddressed(t *testing.T) {
	ctx := context.Background()
	a, _, _ := finalArchive(t)
	ids, err := a.Agencies.Find(ctx, []string{"Distan", "DLH"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := a.Agencies.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		if x.Code == "Distan" {
			x.Email = "distan@contoh.go.id"
			if err := a.Agencies.Save(ctx, &x); err != nil {
				t.Fatal(err)
			}
		}
	}
	folder := t.TempDir()
	files, err := a.Sheets.Save(ctx, SheetOrder{Agencies: ids}, SheetBundle{Path: folder, Drafts: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		draft, err := os.ReadFile(filepath.Join(folder, draftName(f.Name)))
		if err != nil {
			t.Fatal(err)
		}
		m, err := mail.ReadMessage(bytes.NewReader(draft))
		if err != nil {
			t.Fatal(err)
		}
		to, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("To"))
		if want := f.Agency.Code == "Distan"; err != nil || want != strings.Contains(to, "<distan@contoh.go.id>") || !want && to != "" {
			t.Errorf("%s goes to %q, %v", f.Agency.Code, to, err)
		}
	}
}
