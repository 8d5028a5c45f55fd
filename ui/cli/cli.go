package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

// The codes a command ends with.
const (
	Done    = 0
	Refused = 1
	Misused = 2
)

// Streams are where a command reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	Clock    app.Clock                        // nil means the system's clock
	Keys     func(version string) app.KeyCard // the keys of the window
}

// A WindowRequest asks for the window on an archive: no command was given.
type WindowRequest struct {
	Database string
	Files    []string // to be opened with it
	Language string   // the choice of a language that holds, "" for none; see [Language]
}

// grammar is the command line.
type grammar struct {
	DB      string           `name:"db" placeholder:"BERKAS" help:"Arsip yang dipakai; tanpa ini arsip di folder data pengguna."`
	JSON    bool             `name:"json" help:"Cetak satu dokumen JSON."`
	Speak   string           `name:"language" placeholder:"BAHASA" help:"Bahasa terminal dan jendela: id, en, atau system; tanpa ini yang terakhir dipilih di jendela."`
	Help    helpFlag         `short:"h" help:"Cetak bantuan."`
	Version kong.VersionFlag `help:"Cetak versi Rakor."`

	Window    windowCommand    `cmd:"" default:"withargs" hidden:"" help:"Buka jendela."`
	Demo      demoCommand      `cmd:"" help:"Kerjakan rakor contoh dari awal sampai akhir, ke dalam sebuah folder."`
	Office    officeCommand    `cmd:"" help:"Cetak kop surat, atau ubah bagian yang disebut."`
	Agencies  agenciesCommand  `cmd:"" help:"Daftar perangkat daerah."`
	Meeting   meetingCommand   `cmd:"" help:"Rapat: rencana, buka, tutup, sahkan."`
	Capture   captureCommand   `cmd:"" help:"Catat rapat dari berkas atau masukan baku, satu baris satu Enter."`
	Minutes   minutesCommand   `cmd:"" help:"Cetak notula menjadi PDF."`
	Export    exportCommand    `cmd:"" help:"Tulis notula dalam bentuk lain: Word, Markdown, JSON, kalender, ringkasan."`
	Summary   summaryCommand   `cmd:"" help:"Cetak ringkasan rapat untuk grup percakapan."`
	Sign      signCommand      `cmd:"" help:"Tandatangani PDF notula dengan berkas .p12."`
	TakeBack  takeBackCommand  `cmd:"" help:"Ambil PDF notula yang ditandatangani di luar Rakor."`
	Scan      scanCommand      `cmd:"" help:"Lampirkan pindaian notula yang ditandatangani secara basah."`
	Key       keyCommand       `cmd:"" help:"Buat kunci percobaan dengan sertifikat lokal, tidak tersertifikasi."`
	Verify    verifyCommand    `cmd:"" help:"Periksa tanda tangan sebuah PDF."`
	Preserve  preserveCommand  `cmd:"" help:"Tambahkan bukti jangka panjang ke PDF yang lengkap tanda tangannya."`
	Trust     trustCommand     `cmd:"" help:"Daftar sertifikat tepercaya dan alamat cap waktu."`
	Sheets    sheetsCommand    `cmd:"" help:"Buat lembar progres untuk tiap OPD."`
	Returns   returnsCommand   `cmd:"" help:"Ambil lembar yang kembali dari OPD; tanpa --apply hanya pratinjau."`
	Reports   reportsCommand   `cmd:"" help:"Pelaporan per periode: siapa wajib, siapa sudah, pengingat."`
	FollowUp  followUpCommand  `cmd:"" name:"followup" help:"Satu tindak lanjut: riwayat, laporan, perpanjangan, pemindahan, pembatalan."`
	FollowUps followUpsCommand `cmd:"" name:"followups" help:"Tindak lanjut dari semua rapat: daftar menurut saringan."`
	Home      homeCommand      `cmd:"" help:"Beranda: apa yang menunggu, dan gambar grafiknya."`
	Recap     recapCommand     `cmd:"" help:"Buat buku rekap untuk pimpinan."`
	Join      joinCommand      `cmd:"" help:"Gabungkan arsip dengan laptop lain lewat berkas tersandi."`
	Search    searchCommand    `cmd:"" help:"Cari kata di semua catatan."`
	Backup    backupCommand    `cmd:"" help:"Cadangkan arsip, ke folder cadangannya atau ke berkas baru."`
	Backups   backupsCommand   `cmd:"" help:"Daftar cadangan, tempat kedua, dan kunci sandinya."`
	Restore   restoreCommand   `cmd:"" help:"Pulihkan arsip dari cadangan."`
	Check     checkCommand     `cmd:"" help:"Periksa keutuhan arsip."`
	Salvage   salvageCommand   `cmd:"" help:"Selamatkan isi arsip yang rusak ke arsip baru."`
	Keys      keysCommand      `cmd:"" help:"Daftar semua tombol, juga sebagai kartu PDF satu halaman."`
	About     versionCommand   `cmd:"" name:"version" help:"Cetak versi Rakor dan dari apa Rakor dibangun."`
}

// A session is one command being carried out.
type session struct {
	context.Context
	std  Streams
	db   string
	json bool

	version string
}

// Run carries out a command line. Without a command it returns a request for
// the window instead.
func Run(ctx context.Context, args []string, s Streams, version string) (*WindowRequest, int) {
	if s.Clock == nil {
		s.Clock = time.Now
	}
	var g grammar
	ended := -1
	parser, err := kong.New(&g,
		kong.Name("rakor"), kong.Description(lang.L("Rakor mencatat rapat koordinasi, menandatangani notulanya, dan mengawal tindak lanjutnya. Tanpa perintah, jendelanya dibuka.")),
		kong.Vars{"version": version}, kong.Writers(s.Out, s.Err), kong.Exit(func(code int) { ended = code }),
		kong.NoDefaultHelp(), kong.Help(help), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintln(s.Err, err)
		return nil, Misused
	}
	translate(parser.Model.Node)
	k, err := parser.Parse(args)
	if ended >= 0 { // --help or --version was printed
		return nil, ended
	}
	if err != nil {
		fmt.Fprintln(s.Err, lang.L("Perintah tidak dimengerti:"), misuse(err))
		fmt.Fprintln(s.Err, lang.L("Lihat “rakor --help”."))
		return nil, Misused
	}
	path, err := database(g.DB)
	if err != nil {
		fmt.Fprintln(s.Err, err)
		return nil, Refused
	}
	if k.Selected().Name == "window" {
		return &WindowRequest{Database: path, Files: g.Window.Files}, Done
	}
	return nil, report(s, k.Run(&session{Context: ctx, std: s, db: path, json: g.JSON, version: version}))
}

// windowCommand takes a file that was double-clicked, such as a bundle.
type windowCommand struct {
	Files []string `arg:"" optional:"" type:"existingfile" placeholder:"BERKAS" help:"Berkas yang dibuka dalam jendela."`
}

// database is where the archive lies: where it was asked for, or in the data
// folder of the person at the keys.
func database(asked string) (string, error) {
	if asked != "" {
		return filepath.Abs(asked)
	}
	folder := os.Getenv("XDG_DATA_HOME")
	if runtime.GOOS == "windows" {
		folder = os.Getenv("LOCALAPPDATA")
	}
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find data folder: %w", err)
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "rakor", "rakor.db"), nil
}

// errRefused ends a command with 1 after it has said why itself.
var errRefused = errors.New("refused")

func report(s Streams, err error) int {
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errRefused):
		return Refused
	}
	p := app.Explain(err)
	fmt.Fprintln(s.Err, words.Problem(err))
	if p.Unexpected && p.Cause != nil { // a terminal has no log to look into
		fmt.Fprintln(s.Err, p.Cause)
	}
	return Refused
}

// open opens the archive there is, for the time of work. It makes none: a name
// mistyped behind --db must not look like an empty archive.
func (s *session) open(work func(*app.App) error) error {
	if _, err := os.Stat(s.db); errors.Is(err, fs.ErrNotExist) {
		return &app.Problem{
			Message: "Arsip “%s” belum ada. Periksa --db, atau mulai dengan “rakor office”, “rakor agencies import”, atau “rakor meeting new”.",
			Args:    []any{s.db}, Cause: err,
		}
	}
	return s.create(work)
}

// create opens the archive for the time of work, and makes one if there is none.
func (s *session) create(work func(*app.App) error) error {
	if err := os.MkdirAll(filepath.Dir(s.db), 0o700); err != nil {
		return &app.Problem{Message: "Folder “%s” tidak dapat dibuat. Pilih tempat lain dengan --db.", Args: []any{filepath.Dir(s.db)}, Cause: err}
	}
	return with(work)(app.Open(s, s.db, app.Options{Clock: s.std.Clock}))
}

// aside opens the archive for work that can do without it.
func (s *session) aside(work func(*app.App) error) error {
	return with(work)(app.OpenAside(s, s.db, app.Options{Clock: s.std.Clock}))
}

// withOrWithout opens the archive if there is one, and then works with none
// other: what is signed with it must be kept in it.
func (s *session) withOrWithout(work func(*app.App) error) error {
	if _, err := os.Stat(s.db); err == nil {
		return s.create(work)
	}
	return s.aside(work)
}

func with(work func(*app.App) error) func(*app.App, error) error {
	return func(a *app.App, err error) error {
		if err != nil {
			return err
		}
		return errors.Join(work(a), a.Close())
	}
}

// print writes v as the one JSON document, or text as lines.
func (s *session) print(v any, text func(w io.Writer)) error {
	if !s.json {
		text(s.std.Out)
		return nil
	}
	enc := json.NewEncoder(s.std.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// line writes one line of a translated format.
func line(w io.Writer, message string, args ...any) {
	fmt.Fprintf(w, lang.L(message)+"\n", args...)
}
