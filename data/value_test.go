package data

import (
	"errors"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, tt := range []struct {
		d     Date
		valid bool
		next  Date
	}{
		{"2026-11-30", true, "2026-12-01"},
		{"2028-02-28", true, "2028-02-29"},
		{"2026-02-30", false, "2026-02-30"},
		{"2026-2-3", false, "2026-2-3"},
		{"", false, ""},
		{"30/11/2026", false, "30/11/2026"},
	} {
		if got := tt.d.Valid(); got != tt.valid {
			t.Errorf("%q valid: got %v", tt.d, got)
		}
		if got := tt.d.AddDays(1); got != tt.next {
			t.Errorf("day after %q: got %q, want %q", tt.d, got, tt.next)
		}
	}
	if got := Date("2027-01-01").Sub("2026-11-23"); got != 39 {
		t.Errorf("got %d days, want 39", got)
	}
	if got := Date("2026-11-23").Weekday(); got != time.Monday {
		t.Errorf("got %v, want Monday", got)
	}
	if got := Period("2028-02").Last(); got != "2028-02-29" {
		t.Errorf("got %q, want 2028-02-29", got)
	}
	if got := DateOf(time.Date(2026, 11, 23, 17, 30, 0, 0, time.UTC).In(WIT.Location())); got != "2026-11-24" {
		t.Errorf("evening of the 23rd in UTC is %q in WIT", got)
	}
}

func TestTimeOfDay(t *testing.T) {
	for h, want := range map[TimeOfDay]bool{"09:05": true, "23:59": true, "24:00": false, "9:05": false, "09.05": false, "": false} {
		if got := h.Valid(); got != want {
			t.Errorf("%q: got %v, want %v", h, got, want)
		}
	}
	if got := TimeOfDay("09:05").Minutes(); got != 545 {
		t.Errorf("got %d, want 545", got)
	}
}

// UIDs grow whatever the clock does, and are of version 7.
func TestUIDsGrow(t *testing.T) {
	a := newArchive(t)
	last := UID{}
	at := noon.Add(time.Hour)
	for i := range 20_000 {
		if i == 10_000 {
			at = at.Add(-48 * time.Hour)
		}
		u, err := a.uids.next(at)
		if err != nil {
			t.Fatal(err)
		}
		if u.String() <= last.String() {
			t.Fatalf("%s came after %s", u, last)
		}
		if u[6]>>4 != 7 || u[8]>>6 != 2 {
			t.Fatalf("%s is no UUIDv7", u)
		}
		last = u
	}
	if again, err := ParseUID(last.String()); err != nil || again != last {
		t.Errorf("got %s, %v, want %s", again, err, last)
	}
	if _, err := ParseUID("bukan"); !errors.Is(err, ErrInvalid) {
		t.Errorf("got %v, want ErrInvalid", err)
	}
}

func TestOverdue(t *testing.T) {
	born := FollowUp{BornAt: noon, Due: Due{Kind: DueDay, On: "2026-11-23"}, Status: Done}
	accepted, canceled, parent, unborn, undated := born, born, born, born, born
	accepted.Verification = Accepted
	canceled.CancelledAt = noon
	parent.Broadcast = true
	unborn.BornAt = time.Time{}
	undated.Due = Due{Kind: DueCondition, Text: "APBD-P"}
	for _, tt := range []struct {
		name string
		f    FollowUp
		day  Date
		want bool
	}{
		{"day before", born, "2026-11-22", false},
		{"on the day", born, "2026-11-23", false},
		{"day after, though claimed done", born, "2026-11-24", true},
		{"accepted is never late", accepted, "2026-11-24", false},
		{"canceled", canceled, "2026-11-24", false},
		{"parent of a broadcast", parent, "2026-11-24", false},
		{"not born yet", unborn, "2026-11-24", false},
		{"without a day", undated, "2026-11-24", false},
	} {
		if got := tt.f.Late(tt.day); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestAgencies(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	if err := a.try(func(tx *Tx) error {
		return tx.Agencies().Add(&Agency{Code: "pupr", Name: "Lain", Group: GroupDinas})
	}); !errors.Is(err, ErrDuplicate) {
		t.Errorf("short name taken: got %v, want ErrDuplicate", err)
	}
	renamed := Agency{Code: "PUPR", Name: "Dinas PUPR dan Pertanahan", Group: GroupDinas, ValidFrom: "2027-01-01"}
	a.write(func(tx *Tx) error {
		s.pupr.ValidTo = "2026-12-31"
		return errors.Join(
			tx.Agencies().Update(&s.pupr),
			tx.Agencies().Add(&renamed),
			tx.Agencies().SetAliases(s.dlh.ID, []string{"Lingkungan", "Dinas LH", "Lingkungan"}),
			tx.Agencies().SetAliases(s.dlh.ID, []string{"Dinas LH", "DLHP"}),
		)
	})
	a.read(func(tx *Tx) error {
		for day, want := range map[Date]int{"2026-11-23": 3, "2027-01-01": 3, "": 4} {
			if as, err := tx.Agencies().All(day); err != nil || len(as) != want {
				t.Errorf("%s: got %d agencies, %v, want %d", day, len(as), err, want)
			}
		}
		now, err := tx.Agencies().ByCode("pupr")
		if now.ID != renamed.ID {
			t.Errorf("got agency %d by its short name, want the one that goes on, %d", now.ID, renamed.ID)
		}
		dlh, err2 := tx.Agencies().Get(s.dlh.ID)
		if len(dlh.Aliases) != 2 || dlh.Aliases[0] != "Dinas LH" || dlh.Aliases[1] != "DLHP" {
			t.Errorf("got aliases %v", dlh.Aliases)
		}
		return errors.Join(err, err2)
	})
}

func TestOfficeAndSettings(t *testing.T) {
	a := newArchive(t)
	var key []byte
	a.write(func(tx *Tx) error {
		o, err := tx.Office()
		if o.Zone != WIB || err != nil {
			t.Errorf("new archive: got office %+v, %v", o, err)
		}
		o.Government, o.Logo = "Pemerintah Kota Prabumulih", []byte{1, 2, 3}
		key, err = tx.Settings().Key()
		return errors.Join(err, tx.SetOffice(&o), tx.SetOffice(&o), tx.Settings().Set("profil", "1/2023"), tx.Settings().Set("profil", "54/2009"))
	})
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	b := openAt(t, a.Path())
	b.read(func(tx *Tx) error {
		o, err := tx.Office()
		if o.Government != "Pemerintah Kota Prabumulih" || len(o.Logo) != 3 {
			t.Errorf("got %+v", o)
		}
		profile, err2 := tx.Settings().Get("profil")
		none, err3 := tx.Settings().Get("tidak ada")
		again, err4 := tx.Settings().Key()
		if profile != "54/2009" || none != "" || string(again) != string(key) || b.node != a.node {
			t.Errorf("got %q, %q, same key %v, same node %v", profile, none, string(again) == string(key), b.node == a.node)
		}
		return errors.Join(err, err2, err3, err4)
	})
	b.checkClean()
}

func TestBlobs(t *testing.T) {
	a := newArchive(t)
	var h Hash
	a.write(func(tx *Tx) (err error) {
		h, err = tx.Blobs().Put([]byte("isi"))
		again, err2 := tx.Blobs().Put([]byte("isi"))
		empty, err3 := tx.Blobs().Put(nil)
		if again != h || empty.IsZero() {
			t.Errorf("got %s and %s", again, empty)
		}
		return errors.Join(err, err2, err3)
	})
	a.tamper("UPDATE blobs SET bytes = CAST('iSi' AS BLOB) WHERE size = 3")
	a.read(func(tx *Tx) error {
		if _, err := tx.Blobs().Get(h); !errors.Is(err, ErrCorrupt) {
			t.Errorf("changed: got %v, want ErrCorrupt", err)
		}
		if _, err := tx.Blobs().Get(HashOf([]byte("lain"))); !errors.Is(err, ErrNotFound) {
			t.Errorf("unknown: got %v, want ErrNotFound", err)
		}
		return nil
	})
}
