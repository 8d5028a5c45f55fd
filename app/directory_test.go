package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// What has ended no longer stands in the lists of today, and is never lost.
func TestEndedStayKnown(t *testing.T) {
	a, _ := newArchive(t)
	ctx := context.Background()
	old := Agency{Code: "DLHK", Name: "Dinas Lingkungan Hidup dan Kebersihan", Group: GroupDinas, ValidTo: "2025-12-31", Confirmed: true}
	issue := Issue{Code: "banjir", Name: "Penanganan banjir"}
	if err := a.Agencies.Save(ctx, &old); err != nil {
		t.Fatal(err)
	}
	if err := a.Agencies.SaveIssue(ctx, &issue); err != nil {
		t.Fatal(err)
	}
	today, err := a.Agencies.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ever, err := a.Agencies.Ever(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(today) != 0 || len(ever) != 1 || ever[0].Code != "DLHK" {
		t.Errorf("got %v today and %v ever, want none and DLHK", today, ever)
	}
	used, err := a.Agencies.Issues(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all, err := a.Agencies.AllIssues(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(used) != 0 || len(all) != 1 || all[0].Code != "banjir" {
		t.Errorf("got %v in use and %v in all, want none and banjir", used, all)
	}
}

func TestIssueCodesAreTakenOnce(t *testing.T) {
	a, _ := newArchive(t)
	ctx := context.Background()
	if err := a.Agencies.SaveIssue(ctx, &Issue{Code: "banjir", Name: "Penanganan banjir", Active: true}); err != nil {
		t.Fatal(err)
	}
	err := a.Agencies.SaveIssue(ctx, &Issue{Code: "Banjir", Name: "Banjir lagi", Active: true})
	refused(t, err, "Kode “Banjir” sudah dipakai isu strategis lain. Pilih kode lain.")
}

func TestReadLogoRefusesWhatIsNoPicture(t *testing.T) {
	a, _ := newArchive(t)
	path := filepath.Join(t.TempDir(), "lambang.png")
	_, err := a.Offices.ReadLogo(path)
	refused(t, err, "Gambar “lambang.png” tidak dapat dibuka. Periksa berkasnya, lalu pilih lagi.")
	if err := os.WriteFile(path, []byte("bukan gambar"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = a.Offices.ReadLogo(path)
	refused(t, err, "Berkas lambang itu bukan gambar PNG atau JPEG. Pilih gambar lain.")
}
