package ui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
	"rakor.id/rakor/ui/kit"
)

// What takes something away for good asks once, and the answer "no" leaves
// everything as it was. Where the yes is marked as dangerous, Enter says no.
func TestNoLeavesEverything(t *testing.T) {
	for _, tt := range asked {
		t.Run(tt.name, func(t *testing.T) {
			s := newFollowUpStage(t)
			act, look := tt.begin(s)
			before := look()
			act()
			if !kit.ModalOpen(s.Window.Window) {
				t.Fatal("it has not asked")
			}
			s.press(fyne.KeyEscape)
			if kit.ModalOpen(s.Window.Window) {
				t.Fatalf("got %q in front after Esc", s.text())
			}
			if got := look(); got != before {
				t.Errorf("after a no: got\n%s\nwant\n%s", got, before)
			}
			if slices.Contains(dangers()[tt.does], "Danger") {
				act()
				s.press(fyne.KeyReturn)
				if got := look(); got != before {
					t.Errorf("after Enter: got\n%s\nwant\n%s", got, before)
				}
			}
			s.calm()
		})
	}
}

// archived is a look at all that the archive says.
func (s *stage) archived() string {
	digest, err := s.app.Joining.Digest(s.Context)
	if err != nil {
		s.t.Error(err)
	}
	return digest
}

// asked are the acts that ask first.
var asked = []destructive{
	{"a trusted certificate", "signingSection.remove", func(s *stage) (func(), func() string) {
		v := s.settingsOn(sectionSigning)
		ca, _ := authority(s.t, "PSrE Contoh")
		s.choose(ca)
		s.press(fyne.KeyN, ctrl)
		s.press(fyne.KeyReturn)
		section := v.section.(*signingSection)
		return func() { section.remove(section.roots[0]) }, func() string { return fmt.Sprint(len(section.roots), s.archived()) }
	}},
	{"a trusted certificate that is shown", "signingSection.show", func(s *stage) (func(), func() string) {
		v := s.settingsOn(sectionSigning)
		ca, _ := authority(s.t, "PSrE Contoh Dua")
		s.choose(ca)
		s.press(fyne.KeyN, ctrl)
		s.press(fyne.KeyReturn)
		section := v.section.(*signingSection)
		return func() { section.show(section.roots[0]) }, func() string { return fmt.Sprint(section.roots[0].Fingerprint, section.roots[0].Certified) }
	}},
	{"the PIN", "lockCard.askRemove", func(s *stage) (func(), func() string) {
		if err := s.app.Lock.Set([]byte("2711"), 5); err != nil {
			s.t.Fatal(err)
		}
		s.settingsOn(sectionArchive)
		return func() { s.tap("Hapus PIN…") }, func() string { return fmt.Sprint(s.app.Lock.State()) }
	}},
	{"the sample archive", "Window.removeSample", func(s *stage) (func(), func() string) {
		path, err := app.MakeSample(s.Context, s.app.Path(), app.Options{Log: s.Log})
		if err != nil {
			s.t.Fatal(err)
		}
		return s.removeSample, func() string { return fmt.Sprint(filesIn(s.t, filepath.Dir(path))) }
	}},
	{"this sample archive", "Window.removeThis", func(s *stage) (func(), func() string) {
		return s.removeThis, func() string { return fmt.Sprint(s.Discarded(), s.archived()) }
	}},
	{"sheets written over", "sendPart.askOver", func(s *stage) (func(), func() string) {
		s.goTo(destSheets)
		folder := s.t.TempDir()
		s.choose(folder)
		s.press(fyne.KeyN, ctrl)
		s.press(fyne.KeyEscape)
		first := filesIn(s.t, folder)[0]
		if err := os.WriteFile(first, []byte("diisi OPD"), 0o600); err != nil {
			s.t.Fatal(err)
		}
		return func() { s.press(fyne.KeyN, ctrl) }, func() string { return fmt.Sprint(filesIn(s.t, folder), string(read(s.t, first))) }
	}},
	{"what was taken in", "takePart.askUndo", func(s *stage) (func(), func() string) {
		path, _ := s.answered("DLH", map[sheet.Key]string{sheet.KeyProgress: "40%"})
		s.goTo(destSheets)
		v := top[*sheetsView](s)
		v.drop(kindWorkbook, []string{path})
		v.take.nod()
		v.take.apply()
		return func() { v.take.askUndo(0) }, s.archived
	}},
	{"what was said of columns", "takePart.askForget", func(s *stage) (func(), func() string) {
		path, _ := s.answered("DLH", map[sheet.Key]string{sheet.KeyProgress: "40%"})
		s.goTo(destSheets)
		v := top[*sheetsView](s)
		v.drop(kindWorkbook, []string{path})
		v.take.previews[0].Told = true
		return func() { v.take.askForget(0) }, s.archived
	}},
	{"changes of a profile", "profileEditor.revert", func(s *stage) (func(), func() string) {
		e := s.editor()
		e.now.Title = "NOTULA LAIN"
		return e.revert, func() string { return e.now.Title }
	}},
	{"the archive for a backup", "Window.askRestore", func(s *stage) (func(), func() string) {
		b, err := s.app.Backups.Now(s.Context, app.BackupByHand)
		if err != nil {
			s.t.Fatal(err)
		}
		return func() { s.restoreFrom(b.Path) }, func() string { return fmt.Sprint(filesIn(s.t, filepath.Dir(s.app.Path())), s.archived()) }
	}},
	{"minutes that can be changed", "minutesView.confirm", func(s *stage) (func(), func() string) {
		s.openMeeting(s.meetingIn(app.Closed), tabMinutes)
		return top[*minutesView](s).confirm, s.archived
	}},
	{"minutes that were reviewed", "reviewView.makeFinal", func(s *stage) (func(), func() string) {
		s.openMeeting(s.meetingIn(app.Closed), tabReview)
		return top[*reviewView](s).confirm, s.archived
	}},
	{"the word on an uncertified signature", "signForm.confirm", func(s *stage) (func(), func() string) {
		s.openMeeting(s.meetingIn(app.Final), tabMinutes)
		f := top[*minutesView](s).newSignForm(app.RoleRecorder)
		return func() { f.confirm(app.Signer{}, app.Standing{Unknown: true}) }, s.archived
	}},
	{"a follow-up", "Window.cancelFollowUps", func(s *stage) (func(), func() string) {
		f := s.led("DLH")
		return func() { s.cancelFollowUps([]int64{f.ID}, nil) }, s.archived
	}},
	{"a report", "storyView.revoke", func(s *stage) (func(), func() string) {
		v := newStoryView(s.Window, s.led("DLH").ID)
		s.push(v)
		return func() { v.revoke(app.Report{}) }, s.archived
	}},
	{"agencies", "agencySection.merge", func(s *stage) (func(), func() string) {
		s.agenciesOn("Distan")
		return func() {
			s.press(fyne.KeyG, shiftCtrl)
			s.write("dkp")
			s.press(fyne.KeyReturn)
		}, s.archived
	}},
}

// takingAway are the names of what takes something away, where it is asked of a
// use case or of the memory of this computer.
var takingAway = regexp.MustCompile(`^(Remove|Delete|Forget|forget|Distrust|Cancel|Revoke|Finalize|Merge|Drop|Clear|Wipe|Purge|Reset|Withdraw)`)

// Whoever adds an act that takes something away adds it to one of the tables,
// which see that it is offered back or asks first.
func TestNothingIsTakenAwayUnasked(t *testing.T) {
	tried := map[string]bool{}
	for _, d := range slices.Concat(takenAway, asked) {
		tried[d.does] = true
	}
	found := dangers()
	for _, f := range slices.Sorted(maps.Keys(found)) {
		if !tried[f] {
			t.Errorf("%s does %s and is in neither table", f, strings.Join(found[f], ", "))
		}
	}
}

// dangers are the functions of this package that take something away or ask a
// dangerous question, with what they do.
func dangers() map[string][]string {
	found := map[string][]string{}
	files, _ := filepath.Glob("*.go")
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				if what := danger(n); what != "" {
					found[funcName(f)] = append(found[funcName(f)], what)
				}
				return true
			})
		}
	}
	return found
}

// danger says what is dangerous at a place of the source, "" for nothing.
func danger(n ast.Node) string {
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Danger" {
			return "Danger"
		}
	case *ast.SelectorExpr:
		if takingAway.MatchString(n.Sel.Name) && reachesArchive(n.X) {
			return n.Sel.Name
		}
	}
	return ""
}

// reachesArchive reports whether an expression leads to the use cases, to a
// meeting being taken down, or to what this computer remembers.
func reachesArchive(x ast.Expr) bool {
	for {
		switch e := x.(type) {
		case *ast.SelectorExpr:
			if slices.Contains([]string{"app", "session"}, e.Sel.Name) {
				return true
			}
			x = e.X
		case *ast.CallExpr:
			if f, ok := e.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "recents" {
				return true
			}
			x = e.Fun
		case *ast.Ident:
			return e.Name == "app"
		default:
			return false
		}
	}
}

func funcName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	r := f.Recv.List[0].Type
	if p, ok := r.(*ast.StarExpr); ok {
		r = p.X
	}
	if g, ok := r.(*ast.IndexExpr); ok {
		r = g.X
	}
	return r.(*ast.Ident).Name + "." + f.Name.Name
}
