// Package systemlocale gives the process a language for its messages before
// Fyne looks for one.
//
// Fyne reads the system's language while its packages are initialized, and logs
// an error for each text it looks up without one. This package must therefore
// be initialized first, which is why it imports nothing but os and strings: of
// the packages that are ready, Go initializes the first by import path, and
// Fyne's has to wait for text/template. It refuses to know any language.
package systemlocale

import (
	"os"
	"strings"
)

func init() { name() }

// name sets a language where the system names none ("C", "POSIX" or nothing, as
// in scripts and on bare machines). How characters are encoded stays as it was,
// since that decides what can be typed.
func name() {
	all := os.Getenv("LC_ALL")
	for _, name := range []string{all, os.Getenv("LC_MESSAGES"), os.Getenv("LANG")} {
		if name == "" {
			continue
		}
		if language, _, _ := strings.Cut(name, "."); language != "C" && language != "POSIX" {
			return
		}
		break
	}
	if all != "" {
		setenv("LC_CTYPE", all)
		setenv("LC_ALL", "")
	}
	setenv("LC_MESSAGES", "id_ID.UTF-8")
}

func setenv(name, value string) {
	_ = os.Setenv(name, value) // fails only for names no environment can hold
}
