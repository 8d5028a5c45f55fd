package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"rakor.id/rakor/app/query"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A patience is a context that ends when it was looked at so often.
type patience struct {
	context.Context
	mu    sync.Mutex
	looks int
	done  chan struct{}
}

func patient(looks int) *patience {
	return &patience{Context: context.Background(), looks: looks, done: make(chan struct{})}
}

func (p *patience) look() (over bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.looks--; p.looks == 0 {
		close(p.done)
	}
	return p.looks <= 0
}

func (p *patience) Done() <-chan struct{} {
	p.look()
	return p.done
}

func (p *patience) Err() error {
	if p.look() {
		return context.Canceled
	}
	return nil
}

// What takes long can be stopped wherever it is, and then nothing of it is done:
// no row in the archive, no file in the folder. Done again it succeeds.
func TestStoppedWorkLeavesNothing(t *testing.T) {
	pass := func() []byte { return []byte("empat kata tidak bertalian") }
	lock := func() sealed.Lock { return sealed.Lock{Passphrase: pass()} }
	key := func() sealed.Key { return sealed.Key{Passphrase: pass()} }
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	type work = func(ctx context.Context, folder string) error
	type scene struct {
		t  *testing.T
		a  *App
		w  *watch
		id int64 // of the meeting
	}
	for name, begin := range map[string]func(s scene) work{
		"the minutes as PDF": func(s scene) work {
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Minutes.PrintCopy(ctx, s.id, Order{Copy: CopyPublic})
				return err
			}
		},
		"sheets into a folder": func(s scene) work {
			order, _ := some(s.t, s.a)
			return func(ctx context.Context, folder string) error {
				_, err := s.a.Sheets.Save(ctx, order, SheetBundle{Path: filepath.Join(folder, "lembar"), Drafts: true}, nil)
				return err
			}
		},
		"returned sheets looked at": func(s scene) work {
			f := written(s.t, s.a, "Distan")
			file := filledIn(s.t, f, sheet.Filling{Number: owed(s.t, s.a, "Distan"), Cells: map[sheet.Key]string{sheet.KeyProgress: "40%"}})
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Returns.Preview(ctx, []ReturnedFile{file, file}, nil)
				return err
			}
		},
		"returned sheets taken": func(s scene) work {
			f := written(s.t, s.a, "Distan")
			p := previewed(s.t, s.a, filledIn(s.t, f, sheet.Filling{Number: owed(s.t, s.a, "Distan"), Cells: map[sheet.Key]string{sheet.KeyProgress: "40%"}}))
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Returns.Apply(ctx, []ReturnPreview{p}, []returns.Decisions{{Certain: true}})
				return err
			}
		},
		"a backup by hand": func(s scene) work {
			return func(ctx context.Context, folder string) error {
				l := lock()
				_, err := s.a.Backups.SaveTo(ctx, filepath.Join(folder, "salinan.db.age"), &l, nil)
				return err
			}
		},
		"a backup looked at for restoring": func(s scene) work {
			b, err := s.a.Backups.Now(context.Background(), BackupDaily)
			must(s.t, err)
			return func(ctx context.Context, _ string) error {
				r, err := s.a.Backups.Prepare(ctx, b.Path, sealed.Key{}, nil)
				if err == nil {
					err = r.Discard()
				}
				return err
			}
		},
		"a bundle made": func(s scene) work {
			return func(ctx context.Context, folder string) error {
				_, err := s.a.Joining.Export(ctx, BundleScope{}, lock(), filepath.Join(folder, "gabung"), nil)
				return err
			}
		},
		"a bundle looked at and taken": func(s scene) work {
			b := secondLaptop(s.t, s.w)
			hand(s.t, s.a, b, BundleScope{})
			must(s.t, b.Meetings.Save(context.Background(), &Plan{Meeting: Meeting{Title: "Rapat sesudahnya", HeldOn: "2026-12-01"}}))
			made, err := b.Joining.Export(context.Background(), BundleScope{}, lock(), filepath.Join(s.t.TempDir(), "gabung"), nil)
			must(s.t, err)
			return func(ctx context.Context, _ string) error {
				p, err := s.a.Joining.Look(ctx, made.Path, key(), nil)
				if err != nil {
					return err
				}
				_, err = s.a.Joining.Take(ctx, p, nil)
				return errors.Join(err, p.Discard())
			}
		},
		"the archive checked": func(s scene) work {
			return func(ctx context.Context, _ string) error { _, err := s.a.Archive.Check(ctx); return err }
		},
		"an archive salvaged": func(s scene) work {
			b, err := s.a.Backups.Now(context.Background(), BackupDaily)
			must(s.t, err)
			return func(ctx context.Context, folder string) error {
				_, err := Salvage(ctx, b.Path, filepath.Join(folder, "selamat.db"), s.w.now)
				return err
			}
		},
		"the recapitulation": func(s scene) work {
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Recaps.Write(ctx, RecapOrder{})
				if err == nil {
					_, err = s.a.Recaps.PDF(ctx, RecapOrder{})
				}
				return err
			}
		},
		"the register exported": func(s scene) work {
			return func(ctx context.Context, _ string) error {
				_, err := s.a.FollowUps.Export(ctx, query.Query{}, nil, RegisterWorkbook, nil)
				return err
			}
		},
		"letters of reminder": func(s scene) work {
			people, err := s.a.Offices.People(context.Background())
			must(s.t, err)
			must(s.t, s.a.Reporting.SetSigner(context.Background(), people[0].ID))
			s.w.at = on(2026, time.December, 7)
			order := ReminderOrder{Span: data.Monthly.Span("2026-11-01"), ReplyBy: "2026-12-14"}
			return func(ctx context.Context, folder string) error {
				_, err := s.a.Reporting.SaveLetters(ctx, order, SheetBundle{Path: filepath.Join(folder, "surat"), Drafts: true}, nil)
				return err
			}
		},
		"minutes signed": func(s scene) work {
			p12, err := s.a.Signing.NewTrialKey(context.Background(), "Contoh Notulis", DemoPassphrase)
			must(s.t, err)
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Signing.Sign(ctx, s.id, Signer{As: RoleRecorder, PKCS12: p12, Passphrase: DemoPassphrase})
				return err
			}
		},
		"the sample archive": func(scene) work {
			return func(ctx context.Context, folder string) error {
				_, err := MakeSample(ctx, filepath.Join(folder, "rakor.db"), Options{})
				return err
			}
		},
		"agencies from a list": func(s scene) work {
			return func(ctx context.Context, _ string) error {
				_, err := s.a.Agencies.ImportStarter(ctx, StarterPrabumulih)
				return err
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			a, w, id := finalArchive(t)
			work := begin(scene{t, a, w, id})
			before, beside := contentOf(t, a), besides(t, a)
			folder := t.TempDir()
			stopped := 0
			for looks := 1; ; looks *= 2 {
				err := work(patient(looks), folder)
				if err == nil {
					break
				}
				stopped++
				if !errors.Is(err, context.Canceled) || looks > 1<<20 {
					t.Fatalf("stopped at look %d: got %v, want that it was stopped", looks, err)
				}
				if got := list(t, folder); len(got) > 0 {
					t.Errorf("stopped at look %d: %v lies there, want nothing", looks, got)
				}
				if contentOf(t, a) != before {
					t.Fatalf("stopped at look %d: the archive is another", looks)
				}
				if got := besides(t, a); !slices.Equal(got, beside) {
					t.Errorf("stopped at look %d: beside the archive lie %v, want %v", looks, got, beside)
				}
			}
			if stopped < 2 {
				t.Errorf("it was stopped at %d places, want it to look more often", stopped)
			}
		})
	}
}

// contentOf is a digest of all that the archive holds.
func contentOf(t testing.TB, a *App) string {
	t.Helper()
	digest, err := a.Joining.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// besides lists what lies beside the archive, but for its backups: one made
// before an import that was then stopped is worth keeping.
func besides(t testing.TB, a *App) []string {
	t.Helper()
	return slices.DeleteFunc(list(t, filepath.Dir(a.Path())), func(name string) bool { return name == filepath.Base(backupFolder(a.Path())) })
}

// A signature that was not made leaves the archive as it was; not even the file
// that was to be signed is kept.
func TestSignatureNotMadeLeavesNothing(t *testing.T) {
	a, _, id := finalArchive(t)
	ctx := context.Background()
	key, err := a.Signing.NewTrialKey(ctx, "Contoh Notulis", DemoPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	before := contentOf(t, a)
	if _, err := a.Signing.Sign(ctx, id, Signer{As: RoleRecorder, PKCS12: key, Passphrase: "bukan yang itu"}); err == nil {
		t.Fatal("it was signed with another passphrase")
	}
	if contentOf(t, a) != before {
		t.Error("the archive is another")
	}
}
