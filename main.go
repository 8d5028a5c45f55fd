// Rakor keeps the minutes of coordination meetings (rapat koordinasi), signs
// them, and follows what was agreed through.
//
// Without a command it opens the window; with one it does the work from the
// terminal. See docs/cli.md.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/assets"
	"rakor.id/rakor/ui"
	"rakor.id/rakor/ui/cli"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/clipboard"
	"rakor.id/rakor/ui/kit/instance"
	"rakor.id/rakor/ui/kit/monitor"
	"rakor.id/rakor/ui/kit/opengl"
)

// version is set by the build.
var version = "0.1.0"

func main() {
	useConsole()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string) int {
	language := cmp.Or(cli.Language(args), keptLanguage())
	if err := kit.LoadLanguage(kit.LanguageFor(language)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return cli.Refused
	}
	streams := cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Keys: ui.KeyCard}
	command, code := cli.Run(ctx, args, streams, version)
	if command != nil { // no command: the window, on the archive that was chosen
		command.Language = language
		return window(ctx, command, streams)
	}
	return code
}

// window opens the window on an archive and returns when it was closed.
func window(ctx context.Context, asked *cli.WindowRequest, s cli.Streams) int {
	path := asked.Database
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" {
		fmt.Fprintln(s.Err, lang.L("Tidak ada layar di sini, jadi jendela tidak dapat dibuka. Jalankan “rakor demo --out out/”, atau “rakor --help” untuk perintah lain."))
		return cli.Refused
	}
	if !opengl.Ask().Enough() {
		return undrawable(s)
	}
	signal.Reset(os.Interrupt) // Ctrl+C ends the window as it ends any program; what was typed is on the disk
	log, closeLog := openLog(filepath.Dir(path))
	defer closeLog() // again is no harm
	ready := func(w *ui.Window) {
		askSystem(w)
		w.Language, w.KeepLanguage = asked.Language, keepLanguage
	}
	options := app.Options{Log: log, Cache: cacheFolder()}
	a, err := app.Open(ctx, path, options)
	if app.Occupied(err) {
		if instance.Call(path, asked.Files) == nil { // the first window has come to the front
			return cli.Done
		}
		err = app.ErrElsewhere(err)
	}
	if err != nil {
		log.Error("open archive", "err", err)
		return ui.ShowOpenFailure(newFyneApp(), ui.Failure{Path: path, Why: err, Options: options, Ready: ready, Launch: launch})
	}
	w := ui.New(newFyneApp(), a, log)
	w.Opening, w.Launch = asked.Files, launch
	stop, err := instance.Listen(path, w.Raise)
	if err != nil { // a second start then only says that the archive is in use
		log.Warn("listen for a second start", "err", err)
	} else {
		defer func() { _ = stop() }() // at worst the socket stays, and the next start removes it
	}
	ready(w)
	w.WatchWindow(func() {
		os.Exit(undrawable(s)) //nolint:revive // without a window nothing else can end the program
	})
	w.ShowAndRun()
	if err := a.Close(); err != nil {
		log.Error("close archive", "err", err)
		return cli.Refused
	}
	if !w.Discarded() {
		return cli.Done
	}
	closeLog() // it lies beside the sample, and goes with it
	if err := app.RemoveSample(ctx, path, app.Options{}); err != nil {
		fmt.Fprintln(s.Err, app.Explain(err))
		return cli.Refused
	}
	return cli.Done
}

// launch starts the program again on another archive; the two know nothing of
// each other.
func launch(archive string) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	other := exec.Command(program, "--db", archive) //nolint:noctx // it outlives this one
	if err := other.Start(); err != nil {
		return fmt.Errorf("start on %s: %w", archive, err)
	}
	go other.Wait() //nolint:errcheck // how it ends is its own matter
	return nil
}

// askSystem lets a window ask the system for what Fyne does not tell.
func askSystem(w *ui.Window) {
	w.Clipboard, w.Desktop, w.Idle = clipboard.Read, monitor.Size, monitor.Idle
}

// undrawable says that the computer cannot draw the window, and what helps.
func undrawable(s cli.Streams) int {
	text := lang.L("Jendela tidak dapat digambar: komputer ini tidak menyediakan OpenGL 2. Pasang penggerak grafis, atau pakai perintah terminal (“rakor --help”).")
	fmt.Fprintln(s.Err, text)
	show(text)
	return cli.Refused
}

// cacheFolder is for what can be made again; "" where the system has no place
// for it.
func cacheFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "rakor")
}

func newFyneApp() fyne.App {
	fyneapp.SetMetadata(fyne.AppMetadata{
		ID: "id.rakor.rakor", Name: "Rakor", Version: version,
		Icon:       fyne.NewStaticResource("rakor.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	return fyneapp.NewWithID("id.rakor.rakor")
}

// openLog writes the log beside the archive. It holds what went wrong and
// never what was typed; without it the program still runs.
func openLog(folder string) (*slog.Logger, func()) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return slog.New(slog.NewTextHandler(os.Stderr, nil)), func() {}
	}
	f, err := os.OpenFile(filepath.Join(folder, "rakor.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.NewTextHandler(os.Stderr, nil)), func() {}
	}
	return slog.New(slog.NewTextHandler(f, nil)), func() { _ = f.Close() } // there is nowhere left to say that it failed
}
