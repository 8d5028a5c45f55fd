package data

import (
	"errors"
	"strings"
	"testing"
)

func TestPrintedCode(t *testing.T) {
	a := newArchive(t)
	a.sampleFinal()
	v := MinutesVersion{}
	a.read(func(tx *Tx) (err error) {
		v, err = tx.Minutes().Get(1)
		return err
	})
	code := v.History.Code()
	if strings.Count(code, "-") != 4 {
		t.Fatalf("got the code %q", code)
	}
	find := func(code string) (p PrintedHead, err error) {
		a.read(func(tx *Tx) error {
			p, err = tx.FindPrinted(code)
			return nil
		})
		return p, err
	}
	for _, typed := range []string{code, strings.ToLower(code), " " + strings.ReplaceAll(code, "0", "o") + " ", strings.ReplaceAll(code, "1", "l")} {
		if p, err := find(typed); err != nil || !p.Found {
			t.Errorf("%q: got %+v, %v, want it found", typed, p, err)
		}
	}
	for _, typed := range []string{"", "12", code[:len(code)-1], "1" + code, "x" + code} {
		if _, err := find(typed); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", typed, err)
		}
	}
	other := ChainHead{v.History.Seq, HashOf([]byte("lain"))}.Code()
	if p, err := find(other); err != nil || p.Found || !p.There {
		t.Errorf("another history: got %+v, %v", p, err)
	}
	later := ChainHead{v.History.Seq + 1000, v.History.Hash}.Code()
	if p, err := find(later); err != nil || p.Found || p.There || p.Last >= p.Seq {
		t.Errorf("history cut off: got %+v, %v", p, err)
	}
}

func TestCheckTellsHowFarItIs(t *testing.T) {
	a := newArchive(t)
	a.sampleFinal()
	last, all, calls := 0, 0, 0
	if _, err := a.CheckTelling(ctx, func(done, total int) {
		if done < last || done > total {
			t.Errorf("got %d of %d after %d", done, total, last)
		}
		last, all, calls = done, total, calls+1
	}); err != nil {
		t.Fatal(err)
	}
	if last != all || calls < 3 {
		t.Errorf("ended at %d of %d in %d calls", last, all, calls)
	}
}
