package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

type joinCommand struct {
	Export    joinExportCommand    `cmd:"" help:"Buat berkas gabungan untuk laptop lain."`
	Show      joinShowCommand      `cmd:"" help:"Lihat apa yang akan diambil dari berkas gabungan; tidak ada yang ditulis."`
	Take      joinTakeCommand      `cmd:"" help:"Ambil berkas gabungan dari laptop lain."`
	Conflicts joinConflictsCommand `cmd:"" help:"Daftar perbedaan antarlaptop yang menunggu keputusan."`
	Decide    joinDecideCommand    `cmd:"" help:"Putuskan satu perbedaan."`
	Digest    joinDigestCommand    `cmd:"" help:"Cetak sidik isi arsip; dua laptop yang isinya sama mencetak sidik yang sama."`
}

// bundleKey is what opens or seals a bundle. A passphrase is never an argument:
// every program of the computer could read it there.
type bundleKey struct {
	PassphraseFile string `placeholder:"BERKAS" type:"existingfile" help:"Berkas yang baris pertamanya kata sandi."`
}

func (k bundleKey) passphrase() ([]byte, error) {
	if k.PassphraseFile == "" {
		return nil, nil
	}
	text, err := os.ReadFile(k.PassphraseFile)
	first, _, _ := strings.Cut(string(text), "\n")
	return []byte(strings.TrimRight(first, "\r")), err
}

type joinExportCommand struct {
	File string `arg:"" placeholder:"BERKAS" help:"Berkas gabungan yang dibuat."`
	bundleKey
	Recipient []string `placeholder:"KUNCI" help:"Kunci penerima (age1…), sebagai ganti kata sandi."`
	From      string   `placeholder:"TANGGAL" help:"Hanya rapat mulai tanggal ini, 2026-11-23."`
	To        string   `placeholder:"TANGGAL" help:"Hanya rapat sampai tanggal ini."`
	Meeting   []int64  `placeholder:"NOMOR" help:"Hanya rapat ini."`
	Partner   string   `placeholder:"NAMA" help:"Hanya yang belum ada di laptop ini, menurut berkas terakhir darinya."`
}

type madeJSON struct {
	Path     string `json:"path"`
	Bytes    int64  `json:"bytes"`
	Meetings int    `json:"meetings"`
	Rows     int    `json:"rows"`
	Files    int    `json:"files"`
}

// Run writes a bundle.
func (c *joinExportCommand) Run(s *session) error {
	passphrase, err := c.passphrase()
	if err != nil {
		return err
	}
	return s.open(func(a *app.App) error {
		scope := app.BundleScope{Meetings: c.Meeting, From: app.Date(c.From), To: app.Date(c.To)}
		if c.Partner != "" {
			if scope.Partner, err = partner(s, a, c.Partner); err != nil {
				return err
			}
		}
		made, err := a.Joining.Export(s, scope, app.SealLock{Passphrase: passphrase, Recipients: c.Recipient}, c.File, nil)
		if err != nil {
			return err
		}
		return s.print(madeJSON{made.Path, made.Size, made.Meetings, made.Rows, made.Files}, func(w io.Writer) {
			line(w, "%s: %d rapat, %d baris, %d berkas.", made.Path, made.Meetings, made.Rows, made.Files)
		})
	})
}

func partner(s *session, a *app.App, name string) (string, error) {
	partners, err := a.Joining.Partners(s)
	for _, p := range partners {
		if p.Name == name || p.Node == name {
			return p.Node, nil
		}
	}
	if err == nil {
		err = &app.Problem{Message: "Belum pernah ada berkas gabungan dari laptop “%s”.", Args: []any{name}}
	}
	return "", err
}

type bundleFile struct {
	File string `arg:"" placeholder:"BERKAS" type:"existingfile" help:"Berkas gabungan."`
	bundleKey
	KeyFile string `placeholder:"BERKAS" type:"existingfile" help:"Berkas kunci rahasia, bila disandikan untuk kunci penerima."`
}

func (c *bundleFile) key() (k app.SealKey, err error) {
	if k.Passphrase, err = c.passphrase(); err != nil || c.KeyFile == "" {
		return k, err
	}
	text, err := os.ReadFile(c.KeyFile)
	if err != nil {
		return k, err
	}
	k.Secrets, err = app.SecretKeys(string(text))
	return k, err
}

type joinedJSON struct {
	From      string              `json:"from"`
	New       int                 `json:"new"`
	Changed   int                 `json:"changed"`
	Held      int                 `json:"held"`
	Conflicts int                 `json:"conflicts"`
	Taken     bool                `json:"taken"`
	Meetings  []joinedMeetingJSON `json:"meetings"`
}

type joinedMeetingJSON struct {
	Title     string `json:"title"`
	HeldOn    string `json:"held_on"`
	New       bool   `json:"new"`
	Added     int    `json:"added"`
	Changed   int    `json:"changed"`
	Conflicts int    `json:"conflicts"`
	Final     bool   `json:"becomes_final"`
	Disputed  bool   `json:"disputed"`
}

type joinShowCommand struct{ bundleFile }

// Run tells what a bundle would do.
func (c *joinShowCommand) Run(s *session) error { return c.look(s, s.open, false) }

type joinTakeCommand struct{ bundleFile }

// Run takes a bundle in; an archive that is not there yet is made.
func (c *joinTakeCommand) Run(s *session) error { return c.look(s, s.create, true) }

func (c *bundleFile) look(s *session, open func(func(*app.App) error) error, take bool) error {
	key, err := c.key()
	if err != nil {
		return err
	}
	return open(func(a *app.App) (err error) {
		p, err := a.Joining.Look(s, c.File, key, nil)
		if err != nil {
			return err
		}
		defer func() {
			if e := p.Discard(); err == nil {
				err = e
			}
		}()
		r := p.JoinReport
		if take && p.Writes {
			if r, err = a.Joining.Take(s, p, nil); err != nil {
				return err
			}
		}
		out := joinedJSON{p.From, r.New, r.Changed, r.Held, len(r.Conflicts), take && p.Writes, []joinedMeetingJSON{}}
		for _, m := range r.Meetings {
			out.Meetings = append(out.Meetings, joinedMeetingJSON{m.Title, string(m.HeldOn), m.New, m.Added, m.Changed, m.Conflicts, m.BecomesFinal, m.Disputed})
		}
		return s.print(out, func(w io.Writer) { writeJoined(w, out, p.Writes) })
	})
}

func writeJoined(w io.Writer, j joinedJSON, writes bool) {
	for _, m := range j.Meetings {
		line(w, "%s  %s: %d baris baru, %d berubah, %d perbedaan", m.HeldOn, m.Title, m.Added, m.Changed, m.Conflicts)
	}
	switch {
	case !writes:
		line(w, "Semua isinya sudah ada di sini. Tidak ada yang perlu diambil.")
	case j.Taken:
		line(w, "Diambil dari %s: %d baris baru, %d berubah, %d perbedaan menunggu keputusan.", j.From, j.New, j.Changed, j.Conflicts)
	default:
		line(w, "Akan diambil dari %s: %d baris baru, %d berubah, %d perbedaan. Belum ada yang ditulis.", j.From, j.New, j.Changed, j.Conflicts)
	}
	if j.Held > 0 {
		line(w, "%d baris menunggu rapat atau tindak lanjut yang belum ada di sini.", j.Held)
	}
}

type joinConflictsCommand struct {
	All bool `help:"Juga yang sudah diputuskan."`
}

type conflictJSON struct {
	ID       int64  `json:"id"`
	Kind     string `json:"kind"`
	Meeting  string `json:"meeting"`
	Left     string `json:"left"`
	LeftBy   string `json:"left_by"`
	Right    string `json:"right"`
	RightBy  string `json:"right_by"`
	Decision string `json:"decision"`
}

// Run lists what two laptops wrote differently.
func (c *joinConflictsCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		found, err := a.Joining.Conflicts(s, c.All)
		if err != nil {
			return err
		}
		rows := []conflictJSON{}
		for _, x := range found {
			rows = append(rows, conflictJSON{x.ID, string(x.Kind), x.Meeting, x.Left.Text, x.Left.By, x.Right.Text, x.Right.By, string(x.Decision)})
		}
		return s.print(rows, func(w io.Writer) {
			for _, r := range rows {
				fmt.Fprintf(w, "%d  %s\n    1: %s\n    2: %s\n", r.ID, r.Meeting, r.Left, r.Right)
			}
			line(w, "%d perbedaan.", len(rows))
		})
	})
}

type joinDecideCommand struct {
	ID     int64  `arg:"" placeholder:"NOMOR" help:"Nomor perbedaan, dari “rakor join conflicts”."`
	Choice string `arg:"" enum:"left,right,seen,other" help:"left, right, seen (biarkan), atau other."`
	Text   string `placeholder:"TEKS" help:"Isi yang ditulis, dengan other."`
}

// Run carries a decision out.
func (c *joinDecideCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		if err := a.Joining.Decide(s, c.ID, app.Decision(c.Choice), c.Text); err != nil {
			return err
		}
		return s.print(map[string]any{"id": c.ID, "decision": c.Choice}, func(w io.Writer) { fmt.Fprintln(w, lang.L("Keputusan tersimpan.")) })
	})
}

type joinDigestCommand struct{}

// Run prints the digest of the content.
func (c *joinDigestCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		h, err := a.Joining.Digest(s)
		if err != nil {
			return err
		}
		return s.print(map[string]any{"sha256": h}, func(w io.Writer) { fmt.Fprintln(w, h) })
	})
}
