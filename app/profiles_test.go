package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/export/minutes"
)

func names(t *testing.T, a *App) string {
	t.Helper()
	list, err := a.Minutes.Profiles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

func TestOwnProfiles(t *testing.T) {
	a, _ := newArchive(t)
	ctx := t.Context()
	copied, err := a.Minutes.CopyProfile(ctx, "Laporan rapat")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Minutes.CopyProfile(ctx, "Laporan rapat"); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, a), "Permendagri 1/2023, Salinan Laporan rapat, Salinan Laporan rapat (2), Notulen 54/2009, Laporan rapat"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	copied.Name, copied.Size = "Model Setda", 11
	if err := a.Minutes.SaveProfile(ctx, "Salinan Laporan rapat", copied); err != nil {
		t.Fatal(err)
	}
	if err := a.Minutes.UseProfile(ctx, "Model Setda"); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, a), "Model Setda, Salinan Laporan rapat (2), Permendagri 1/2023, Notulen 54/2009, Laporan rapat"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	undo, err := a.Minutes.DeleteProfile(ctx, "Model Setda")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, a), "Permendagri 1/2023, Salinan Laporan rapat (2), Notulen 54/2009, Laporan rapat"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	list, err := a.Minutes.Profiles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(list[0], copied) {
		t.Errorf("got %+v, want it back as it was, and in use: %+v", list[0], copied)
	}
}

func TestProfilesRefused(t *testing.T) {
	a, _ := newArchive(t)
	ctx := t.Context()
	p, err := a.Minutes.CopyProfile(ctx, "Permendagri 1/2023")
	if err != nil {
		t.Fatal(err)
	}
	small := p
	small.Size = 2
	taken := p
	taken.Name = " notulen 54/2009 "
	_, unknown := a.Minutes.CopyProfile(ctx, "tidak ada")
	_, gone := a.Minutes.DeleteProfile(ctx, "Permendagri 1/2023")
	for name, err := range map[string]error{
		"Ukuran huruf":          a.Minutes.SaveProfile(ctx, p.Name, small),
		"Sudah ada model":       a.Minutes.SaveProfile(ctx, p.Name, taken),
		"tidak dikenal. Pilih":  a.Minutes.SaveProfile(ctx, "Permendagri 1/2023", p),
		"“tidak ada”":           unknown,
		"“Permendagri 1/2023”":  gone,
		"“belum ada” tidak dik": a.Minutes.UseProfile(ctx, "belum ada"),
	} {
		var problem *Problem
		if !errors.As(err, &problem) || !strings.Contains(problem.Error(), name) {
			t.Errorf("got %v, want a sentence with %q", err, name)
		}
	}
}

// A final version keeps its form, whatever becomes of the profile it was made
// in.
func TestFinalKeepsItsProfile(t *testing.T) {
	a, _ := newArchive(t)
	ctx := t.Context()
	id, err := a.Samples.Install(ctx)
	if err != nil {
		t.Fatal(err)
	}
	own, err := a.Minutes.CopyProfile(ctx, "Notulen 54/2009")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Minutes.UseProfile(ctx, own.Name); err != nil {
		t.Fatal(err)
	}
	version, err := a.Minutes.Finalize(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	print := func(profile string) []byte {
		pdf, _, err := a.Minutes.Print(ctx, id, CopyComplete, profile)
		if err != nil {
			t.Fatal(err)
		}
		return pdf
	}
	before := print("")
	other := print("Laporan rapat")
	draft, _, err := a.Minutes.Print(ctx, id, CopyDraft, "")
	if err != nil {
		t.Fatal(err)
	}
	edited := own
	edited.Title, edited.Size, edited.Parts = "NOTULENSI", 10, append([]ProfilePart{}, own.Parts[3:]...)
	if err := a.Minutes.SaveProfile(ctx, own.Name, edited); err != nil {
		t.Fatal(err)
	}
	for _, as := range []string{"", own.Name, version.Profile} {
		if !bytes.Equal(print(as), before) {
			t.Errorf("as %.20q: got other bytes after the profile was edited, want the same", as)
		}
	}
	after, _, err := a.Minutes.Print(ctx, id, CopyDraft, "")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(after, draft) {
		t.Error("got the draft as before, want it in the edited form")
	}
	if _, err := a.Minutes.DeleteProfile(ctx, own.Name); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(print(""), before) || !bytes.Equal(print("Laporan rapat"), other) {
		t.Error("got other bytes after the profile was deleted, want the same")
	}
	forms, err := a.Minutes.ProfilesFor(ctx, id, CopyComplete)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{own.Name}
	for _, p := range minutes.Profiles() {
		want = append(want, p.Name)
	}
	if !slices.Equal(forms, want) {
		t.Errorf("got %q, want %q", forms, want)
	}
}

// Every fault points at its field.
func TestCheckProfile(t *testing.T) {
	for _, p := range minutes.Profiles() {
		if faults := CheckProfile(p); len(faults) > 0 {
			t.Errorf("%s: got %v, want none", p.Name, faults)
		}
	}
	for field, spoil := range map[ProfileField]func(*Profile){
		"name":           func(p *Profile) { p.Name = " " },
		"size":           func(p *Profile) { p.Size = math.NaN() },
		"leading":        func(p *Profile) { p.Leading = 0.5 },
		"title":          func(p *Profile) { p.Title = "" },
		"title_size":     func(p *Profile) { p.TitleSize = 100 },
		"number_label":   func(p *Profile) { p.NumberLabel = strings.Repeat("x", 300) },
		"paper.width":    func(p *Profile) { p.Paper.Width = 20 },
		"paper.height":   func(p *Profile) { p.Paper.Height = math.Inf(1) },
		"margins.top":    func(p *Profile) { p.Margins.Top, p.Margins.Bottom = 75, 75 },
		"margins.left":   func(p *Profile) { p.Margins.Left, p.Margins.Right = 50, 50 },
		"margins.bottom": func(p *Profile) { p.Margins.Bottom = 10 },
		"label_width":    func(p *Profile) { p.LabelWidth = 150 },
		"kop.1":          func(p *Profile) { p.Kop[1].Size = 0 },
		"kop.0":          func(p *Profile) { p.Kop[0].Value = "motto" },
		"rules.1":        func(p *Profile) { p.Rules[1].Gap = -1 },
		"parts.2":        func(p *Profile) { p.Parts[2].Value = "cuaca" },
		"parts.0":        func(p *Profile) { p.Parts[0].Kind = "grafik" },
		"parts":          func(p *Profile) { p.Parts = p.Parts[:3] },
		"appendices.0":   func(p *Profile) { p.Appendices[0].Heading = "" },
		"appendices.1":   func(p *Profile) { p.Appendices[1].Kind = minutes.PartOpening },
		"signers.0":      func(p *Profile) { p.Signers[0].Side = "atas" },
		"signers.1":      func(p *Profile) { p.Signers[1].Role = "chair" },
	} {
		p := minutes.Profiles()[0]
		spoil(&p)
		faults := CheckProfile(p)
		if len(faults) == 0 || faults[0].Field != field {
			t.Errorf("%s: got %v, want a fault there", field, faults)
		}
	}
}

func TestProfileFile(t *testing.T) {
	for _, p := range minutes.Profiles() {
		file, err := WriteProfile(p)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ReadProfile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, p) {
			t.Errorf("got %+v, want %+v", back, p)
		}
	}
	for _, file := range []string{"", "{}", "[]", `{"name":"x","kertas":"A4"}`, `{"name":"x"} {}`, strings.Repeat(" ", 2<<20)} {
		var problem *Problem
		if _, err := ReadProfile([]byte(file)); !errors.As(err, &problem) {
			t.Errorf("%.30q: got %v, want a sentence", file, err)
		}
	}
}

// Whatever file is taken in as a profile, minutes can be printed with it.
func FuzzReadProfile(f *testing.F) {
	for _, p := range minutes.Profiles() {
		file, err := WriteProfile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
		p.Paper, p.Kop, p.Rules, p.Appendices = minutes.Papers()[2], nil, nil, nil
		p.Margins, p.LabelWidth, p.Size, p.Leading = minutes.Margins{Left: 80, Right: 10, Top: 75, Bottom: 75}, 50, 16, 3
		if file, err = json.Marshal(p); err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	a, _ := newArchive(f)
	trial, err := a.Previews.Trial(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := ReadProfile(file)
		if err != nil {
			return
		}
		again, err := WriteProfile(p)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := ReadProfile(again); err != nil || !reflect.DeepEqual(back, p) {
			t.Fatalf("got %+v, %v, want %+v", back, err, p)
		}
		if _, _, err := trial.print(t.Context(), p); err != nil {
			t.Fatalf("got %v, want it printed: %s", err, file)
		}
	})
}
