package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type backupCommand struct {
	File       string   `arg:"" optional:"" placeholder:"BERKAS" help:"Berkas cadangan yang dibuat; tidak boleh sudah ada. Tanpa ini cadangan masuk ke folder cadangan di samping arsip, lalu disalin ke tempat kedua."`
	Passphrase bool     `name:"passphrase" help:"Sandikan dengan kata sandi (ditanyakan, atau dari RAKOR_PASSPHRASE)."`
	For        []string `name:"for" placeholder:"age1…" help:"Sandikan untuk kunci umum ini; boleh lebih dari satu."`
}

type backupJSON struct {
	Path      string `json:"path"`
	Bytes     int64  `json:"bytes"`
	SHA256    string `json:"sha256"`
	MadeAt    string `json:"made_at"`
	Place     string `json:"place"`
	Reason    string `json:"reason"`
	State     string `json:"state"`
	Sealed    bool   `json:"sealed"`
	Meetings  int    `json:"meetings"`
	Entries   int    `json:"entries"`
	FollowUps int    `json:"follow_ups"`
	Lines     int64  `json:"history_lines"`
	Hash      string `json:"history_sha256"`
}

func backupRow(b app.Backup) backupJSON {
	return backupJSON{
		b.Path, b.Size, b.SHA256.String(), b.MadeAt.Format(time.RFC3339), string(b.Place), string(b.Reason), string(b.State), b.Sealed,
		b.Meetings, b.Entries, b.FollowUps, b.Head.Seq, b.Head.Hash.String(),
	}
}

// Run copies the archive and checks the copy.
func (c *backupCommand) Run(s *session) error {
	lock, err := c.lock(s)
	if err != nil {
		return err
	}
	if c.File == "" && lock != nil {
		return &app.Problem{Message: "Sebutkan berkasnya: cadangan di samping arsip tidak disandikan, sebab arsipnya sendiri di sana juga."}
	}
	return s.open(func(a *app.App) error {
		b, second, err := c.make(s, a, lock)
		if err != nil {
			return err
		}
		return s.print(backupRow(b), func(w io.Writer) {
			line(w, "%s: cadangan diperiksa dan utuh, %d rapat, %d catatan.", b.Path, b.Meetings, b.Entries)
			if second != "" {
				line(w, "Disalin ke tempat kedua: %s.", second)
			}
		})
	})
}

func (c *backupCommand) make(s *session, a *app.App, lock *app.SealLock) (b app.Backup, second string, err error) {
	if c.File != "" {
		b, err = a.Backups.SaveTo(s, c.File, lock, nil)
		return b, "", err
	}
	if b, err = a.Backups.Now(s, app.BackupByHand); err != nil {
		return b, "", err
	}
	there, copied, err := a.Backups.CopyToSecond(s, nil)
	if copied {
		second = there.Path
	}
	return b, second, err
}

// lock is what the copy is sealed for; nil for nothing.
func (c *backupCommand) lock(s *session) (*app.SealLock, error) {
	switch {
	case c.Passphrase && len(c.For) > 0:
		return nil, &app.Problem{Message: "Pilih salah satu: kata sandi atau kunci umum."}
	case c.Passphrase:
		p, err := s.ask(lang.L("Kata sandi cadangan: "))
		return &app.SealLock{Passphrase: p}, err
	case len(c.For) > 0:
		return &app.SealLock{Recipients: c.For}, nil
	}
	return nil, nil //nolint:nilnil // no lock is no error
}

type backupsCommand struct {
	List  backupsListCommand  `cmd:"" default:"1" help:"Daftar cadangan yang diketahui, yang terbaru dahulu."`
	Place backupsPlaceCommand `cmd:"" help:"Tentukan tempat kedua, misalnya diska lepas."`
	Key   backupsKeyCommand   `cmd:"" help:"Buat pasangan kunci sandi cadangan untuk sekretariat."`
}

type backupsListCommand struct{}

// Run lists the copies that are known, also where there is no archive.
func (c *backupsListCommand) Run(s *session) error {
	found, err := app.FindBackups(s.db)
	if err != nil {
		return err
	}
	rows := make([]backupJSON, 0, len(found))
	for _, b := range found {
		rows = append(rows, backupRow(b))
	}
	return s.print(rows, func(w io.Writer) {
		var lines [][]string
		for _, b := range found {
			lines = append(lines, []string{
				b.MadeAt.Local().Format("02/01/2006 15.04"), words.BackupPlace(b.Place), words.BackupReason(b.Reason),
				words.BackupState(b.State), backupCount(b), b.Path,
			})
		}
		table(w, lines)
		line(w, "%d cadangan ditemukan.", len(found))
	})
}

// backupCount is how many meetings are in a copy, as far as it is known.
func backupCount(b app.Backup) string {
	if b.State == app.BackupUnchecked {
		return "–"
	}
	return fmt.Sprintf(lang.L("%d rapat"), b.Meetings)
}

type backupsPlaceCommand struct {
	Folder string  `arg:"" optional:"" placeholder:"FOLDER" help:"Folder di diska lain."`
	For    *string `name:"for" placeholder:"age1…" help:"Sandikan yang disalin ke sana untuk kunci umum ini; kosong untuk tidak disandikan."`
	Forget bool    `help:"Jangan salin ke tempat kedua lagi; yang sudah di sana dibiarkan."`
}

type placeJSON struct {
	Folder    string `json:"folder"`
	Reachable bool   `json:"reachable"`
	SameDisk  bool   `json:"same_disk"`
	Recipient string `json:"recipient"`
	Last      string `json:"last"`
}

// Run names the second place, and says how it stands.
func (c *backupsPlaceCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		if err := c.change(s, a); err != nil {
			return err
		}
		st, err := a.Backups.State(s)
		if err != nil {
			return err
		}
		p := placeJSON{st.Second.Folder, st.Second.Reachable, st.Second.SameDisk, st.Second.Recipient, ""}
		if !st.Second.Last.IsZero() {
			p.Last = st.Second.Last.Format(time.RFC3339)
		}
		return s.print(p, func(w io.Writer) { writePlace(w, st) })
	})
}

func (c *backupsPlaceCommand) change(s *session, a *app.App) error {
	if c.Forget {
		_, err := a.Backups.ForgetSecond()
		return err
	}
	if c.For != nil {
		if err := a.Backups.SetRecipient(*c.For); err != nil {
			return err
		}
	}
	if c.Folder == "" {
		return nil
	}
	_, err := a.Backups.SetSecond(s, c.Folder)
	return err
}

func writePlace(w io.Writer, st app.BackupStatus) {
	p := st.Second
	switch {
	case p.Folder == "":
		line(w, "Belum ada tempat kedua.")
	case p.Reachable:
		line(w, "Tempat kedua: %s (terpasang).", p.Folder)
	default:
		line(w, "Tempat kedua: %s (tidak terpasang).", p.Folder)
	}
	if p.SameDisk {
		line(w, "Perhatian: folder itu ada di diska yang sama dengan arsip.")
	}
	if p.Recipient != "" {
		line(w, "Disandikan untuk %s.", p.Recipient)
	}
	for _, o := range st.Overdue {
		fmt.Fprintln(w, words.Say(o.Text))
	}
}

type backupsKeyCommand struct {
	File string `arg:"" placeholder:"BERKAS" help:"Berkas teks untuk kunci rahasianya; cetak, simpan, lalu hapus."`
}

type backupKeyJSON struct {
	fileJSON
	Public string `json:"public"`
}

// Run makes a pair of keys; the secret one goes into a file and nowhere else.
func (c *backupsKeyCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		k, err := a.Backups.NewBackupKey(s)
		if err != nil {
			return err
		}
		if err := app.SaveFile(c.File, []byte(k.Sheet), app.SaveAs{Private: true}); err != nil {
			return err
		}
		return s.print(backupKeyJSON{describe(c.File, []byte(k.Sheet)), k.Public}, func(w io.Writer) {
			line(w, "Kunci umum: %s", k.Public)
			line(w, "Kunci rahasia ada di %s. Cetak, simpan di tempat terkunci, lalu hapus berkasnya dari laptop ini.", c.File)
		})
	})
}

type restoreCommand struct {
	File string `arg:"" placeholder:"BERKAS" help:"Berkas cadangan."`
	Key  string `name:"key" placeholder:"BERKAS" help:"Berkas kunci rahasia, bila cadangannya disandikan untuk kunci."`
}

type restoreJSON struct {
	Path   string `json:"path"`
	Former string `json:"former"`
}

// Run puts a backup in the place of the archive.
func (c *restoreCommand) Run(s *session) error {
	key, err := c.key(s)
	if err != nil {
		return err
	}
	former, err := app.Restore(s, c.File, s.db, key, s.std.Clock)
	if err != nil {
		return err
	}
	return s.print(restoreJSON{s.db, former}, func(w io.Writer) {
		line(w, "%s dipulihkan dari %s.", s.db, c.File)
		if former != "" {
			line(w, "Arsip yang lama disimpan sebagai %s.", filepath.Base(former))
		}
	})
}

// key is what opens the backup, asked for only if it is sealed.
func (c *restoreCommand) key(s *session) (k app.SealKey, err error) {
	if c.Key != "" {
		text, err := readFile(c.Key)
		if err != nil {
			return k, err
		}
		k.Secrets, err = app.SecretKeys(string(text))
		return k, err
	}
	if kind, _, err := app.Locked(c.File); err == nil && kind == app.WantsPassphrase {
		k.Passphrase, err = s.ask(lang.L("Kata sandi cadangan: "))
		return k, err
	}
	return k, nil
}
