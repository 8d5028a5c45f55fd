package kit

import (
	"os"
	"strings"
)

// nameLocale gives the process a language for its messages where it has none
// ("C", "POSIX" or nothing, as in scripts and on bare machines): Fyne logs an
// error for each text it looks up without one. How characters are encoded
// stays as it was, since that decides what can be typed.
func nameLocale() {
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
