package cli

import (
	"bytes"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"
)

// helpFlag prints the help of the command it stands with, and ends.
type helpFlag bool

// BeforeReset lets kong print the help before it misses arguments.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	if err := ctx.PrintUsage(false); err != nil {
		return err
	}
	ctx.Exit(Done)
	return nil
}

// IsBool tells kong that the flag takes no value.
func (helpFlag) IsBool() bool { return true }

// help prints kong's help with its own words in the language of the terminal.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	if n := ctx.Selected(); n != nil && n.Hidden { // the window, for want of a command
		whole := *ctx
		whole.Path = whole.Path[:1]
		ctx = &whole
	}
	var b bytes.Buffer
	out := ctx.Stdout
	ctx.Stdout = &b
	err := kong.DefaultHelpPrinter(options, ctx)
	ctx.Stdout = out
	if err != nil {
		return err
	}
	words := strings.NewReplacer(
		"Usage:", lang.L("Pemakaian:"), "Arguments:", lang.L("Argumen:"), "Flags:", lang.L("Pilihan:"), "Commands:", lang.L("Perintah:"),
		"[flags]", lang.L("[pilihan]"), "<command>", lang.L("<perintah>"),
		`Run "rakor <command> --help" for more information on a command.`, lang.L("“rakor <perintah> --help” menjelaskan satu perintah."),
	)
	_, err = words.WriteString(out, b.String())
	return err
}

// misuse says in the language of the terminal what kong did not understand.
func misuse(err error) string {
	return strings.NewReplacer(
		"unknown flag", lang.L("pilihan yang tidak dikenal:"), "unexpected argument", lang.L("argumen yang berlebih:"),
		"missing flags:", lang.L("pilihan yang belum disebut:"), "missing positional arguments", lang.L("argumen yang belum disebut:"),
		"expected one of", lang.L("sebut salah satu dari"), "expected a valid 64 bit int", lang.L("harus bilangan bulat,"),
		"expected", lang.L("yang belum disebut:"), "did you mean one of", lang.L("mungkin maksudnya salah satu dari"),
		"did you mean", lang.L("mungkin maksudnya"), "must be one of", lang.L("harus salah satu dari"),
		"but got", lang.L("tetapi tertulis"), ": stat ", ": ", "no such file or directory", lang.L("berkas itu tidak ada"),
		" or --", " "+lang.L("atau")+" --",
	).Replace(err.Error())
}
