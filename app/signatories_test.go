package app

import (
	"context"
	"path/filepath"
	"testing"
)

// Who was named at the first start is offered in the first meeting.
func TestSignersAreOfferedInTheFirstMeeting(t *testing.T) {
	ctx := context.Background()
	a, err := Open(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	p := Person{Post: "Wali Kota", PersonName: PersonName{Name: "Contoh Satu"}, Active: true}
	if err := a.Offices.SavePerson(ctx, &p); err != nil {
		t.Fatal(err)
	}
	gone := p
	gone.ID = 99
	if err := a.Offices.SetSignatories(ctx, []Signatory{{Role: RoleChair, Person: p}, {Role: RoleRecorder, Person: gone}}); err != nil {
		t.Fatal(err)
	}
	plan, err := a.Meetings.Template(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Officials) != 1 || plan.Officials[0].Post != "Wali Kota" || plan.Officials[0].Role != RoleChair {
		t.Errorf("got officials %+v, want the mayor alone", plan.Officials)
	}
}
