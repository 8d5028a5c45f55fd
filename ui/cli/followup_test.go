package cli

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestLifeOfAFollowUpFromTheTerminal(t *testing.T) {
	d := newDesk(t)
	var done struct{ Folder, Archive string }
	d.read(&done, "demo", "--out", d.path("demo"))
	d.now = d.now.Add(30 * 24 * time.Hour) // after all that the sample does
	do := func(args ...string) string {
		return d.done(append([]string{"--db", done.Archive, "followup"}, args...)...)
	}
	number := "TL-2026-0001"
	for _, args := range [][]string{
		{"report", number, "--status", "in_progress", "--progress", "40", "--narrative", "mulai digali", "--filled-by", "Kepala Bidang"},
		{"extend", number, "--due", "TW II 2027", "--reason", "alat rusak"},
		{"decide", number, "--grant", "--by", "Wali Kota"},
		{"reassign", number, "--to", "DLH", "--reason", "arahan", "--by", "Wali Kota", "--keep"},
		{"cancel", number, "--reason", "diganti", "--by", "Wali Kota"},
		{"reinstate", strings.ToLower(number), "--reason", "batal diganti"},
	} {
		d.now = d.now.Add(time.Hour)
		if out := do(args...); out == "" {
			t.Errorf("%q printed nothing", args)
		}
	}
	var st storyJSON
	d.read(&st, "--db", done.Archive, "followup", "show", number)
	var kinds []string
	for _, e := range st.Events {
		kinds = append(kinds, e.Kind)
	}
	if want := []string{"report", "extension", "granted", "agency", "agency", "agency", "canceled", "reinstated"}; !slices.Equal(kinds[len(kinds)-len(want):], want) {
		t.Errorf("got %v, want %v at the end", kinds, want)
	}
	if st.DueText != "TW II 2027" || st.Lead != "DLH" || !slices.Contains(st.Supports, "Dinas PUPR") || st.CanceledAt != "" || st.Said == "" {
		t.Errorf("got %+v", st)
	}
	text := do("show", number)
	for _, want := range []string{number, "DLH", "TW II 2027", "alat rusak", "Pindah OPD", "Diberlakukan kembali", "40%"} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
	do("extend", "TL-2026-0002", "--due", "31/12/2027", "--reason", "hujan")
	if out := do("pending"); !strings.Contains(out, "TL-2026-0002") || !strings.Contains(out, "31 Desember 2027") {
		t.Errorf("got %q waiting", out)
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"show", "TL-2031-0001"}, "tidak ditemukan"},
		{[]string{"decide", number, "--grant", "--by", "Wali Kota"}, "Tidak ada permintaan perpanjangan yang menunggu keputusan."},
		{[]string{"decide", number}, "--grant atau --refuse"},
		{[]string{"extend", number, "--due", "entah", "--reason", "x"}, "tidak terbaca"},
		{[]string{"reassign", number, "--to", "camat", "--reason", "x"}, "adalah kelompok"},
		{[]string{"reassign", "--reason", "x"}, "salah satu saja"},
	} {
		_, errs, code := d.do("", append([]string{"--db", done.Archive, "followup"}, tt.args...)...)
		if code != Refused || !strings.Contains(errs, tt.want) {
			t.Errorf("%q: got %d %q, want %q", tt.args, code, errs, tt.want)
		}
	}
	if out := do("reassign", "--all-of", "Dishub", "--to", "DLH", "--reason", "arahan"); !strings.Contains(out, "dipindahkan") {
		t.Errorf("got %q", out)
	}
}

func TestAgencyIsSplitFromTheTerminal(t *testing.T) {
	d := newDesk(t)
	var done struct{ Folder, Archive string }
	d.read(&done, "demo", "--out", d.path("demo"))
	d.now = d.now.Add(30 * 24 * time.Hour) // after all that the sample does
	var list []struct{ Number, Lead string }
	d.read(&list, "--db", done.Archive, "followups", "list", "@PUPR")
	if len(list) < 2 {
		t.Fatalf("got %d follow-ups of PUPR, want several to deal out", len(list))
	}
	split := func(args ...string) []string {
		return append([]string{"--db", done.Archive, "agencies", "split", "PUPR", "--reason", "Perda 5/2026"}, args...)
	}
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--into", "PUPR"}, "sedikitnya dua OPD"},
		{[]string{"--into", "PUPR", "--into", "BARU=Dinas Baru"}, "belum dibagikan"},
		{[]string{"--into", "PUPR", "--into", "BARU=Dinas Baru", "--rest", "LAIN"}, "Sebut juga pada --into"},
		{[]string{"--into", "PUPR", "--into", "BARU=Dinas Baru", "--rest", "PUPR", "--give", "TL-1900-1=BARU"}, "tidak terbuka pada Dinas PUPR"},
		{[]string{"--into", "tidakada", "--into", "BARU=Dinas Baru", "--rest", "BARU"}, "tidakada"},
	} {
		if _, errs, code := d.do("", split(tt.args...)...); code != Refused || !strings.Contains(errs, tt.want) {
			t.Errorf("%q: got %d %q, want %q", tt.args, code, errs, tt.want)
		}
	}
	var parts []splitJSON
	d.read(&parts, split("--into", "PUPR", "--into", "BARU=Dinas Pengairan", "--give", list[0].Number+"=BARU", "--rest", "PUPR")...)
	if len(parts) != 2 || parts[1].Agency != "BARU" || parts[1].FollowUps != 1 || parts[0].FollowUps == 0 {
		t.Fatalf("got %+v, want one follow-up for BARU and the rest for PUPR", parts)
	}
	d.read(&list, "--db", done.Archive, "followups", "list", "@BARU")
	if len(list) != 1 {
		t.Errorf("got %d follow-ups of BARU, want 1", len(list))
	}
}

func TestAgenciesChangeFromTheTerminal(t *testing.T) {
	d := newDesk(t)
	d.done("agencies", "import", "prabumulih")
	var one, two reformedJSON
	d.read(&one, "agencies", "rename", "Distan", "--code", "DKPP", "--name", "Dinas Ketahanan Pangan dan Pertanian", "--reason", "Perda 5/2026")
	d.read(&two, "agencies", "merge", "Dishub", "Disdik", "--into", "DLH", "--reason", "Perda 6/2026", "--on", "23/11/2026")
	if one.ID == 0 || two.ID == 0 || one.ID == two.ID {
		t.Errorf("got %+v and %+v", one, two)
	}
	_, errs, code := d.do("", "agencies", "rename", "DLH", "--name", "X", "--reason", "x", "--on", "31/12/2026")
	if code != Refused || !strings.Contains(errs, "belum tiba") {
		t.Errorf("got %d %q, want a day to come refused", code, errs)
	}
}
