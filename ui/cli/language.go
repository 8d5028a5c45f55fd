package cli

import (
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"
	"github.com/alecthomas/kong"
)

// languageVariable is the variable of the environment that chooses a language.
const languageVariable = "RAKOR_LANGUAGE"

// Language returns the language that a command line or the environment asks for,
// "" if neither does. It is read before the command line is understood, for what
// is wrong with that is told in this language.
func Language(args []string) string {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	for i, arg := range args {
		if asked, ok := strings.CutPrefix(arg, "--language="); ok {
			return asked
		}
		if arg == "--language" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return os.Getenv(languageVariable)
}

// translate puts what kong tells of commands, arguments and flags into the
// language of the terminal.
func translate(n *kong.Node) {
	n.Help, n.Detail = translated(n.Help), translated(n.Detail)
	values := slices.Clone(n.Positional)
	for _, f := range n.Flags {
		f.PlaceHolder = translated(f.PlaceHolder)
		values = append(values, f.Value)
	}
	for _, v := range values {
		v.Help = strings.ReplaceAll(translated(v.OrigHelp), "${enum}", v.Enum)
	}
	for _, child := range n.Children {
		translate(child)
	}
}

func translated(text string) string {
	if text == "" {
		return ""
	}
	return lang.L(text)
}
