// Command terminal becomes rakor.com on Windows. A prompt takes "rakor" for
// rakor.com before rakor.exe, and waits for it: rakor.exe itself belongs to the
// desktop, so that no black window opens with it, and no prompt waits for such
// a program.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	here, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	program := strings.TrimSuffix(here, filepath.Ext(here)) + ".exe"
	c := exec.Command(program, os.Args[1:]...) //nolint:gosec,noctx // the program beside this one, until it ends
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = c.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(c.ProcessState.ExitCode())
}
