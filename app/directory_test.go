package app

import (
	"context"
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
