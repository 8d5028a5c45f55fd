package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"text/tabwriter"

	"rakor.id/rakor/app"
)

// output is where a command puts a file.
type output struct {
	Force bool `help:"Timpa berkas yang sudah ada."`
}

// save writes a file whole or not at all, and not over another.
func (o output) save(path string, content []byte) (fileJSON, error) {
	if err := app.SaveFile(path, content, app.SaveAs{Overwrite: o.Force}); err != nil {
		return fileJSON{}, err
	}
	return describe(path, content), nil
}

// fileJSON is a file that was written.
type fileJSON struct {
	Path   string `json:"path"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func describe(path string, content []byte) fileJSON {
	sum := sha256.Sum256(content)
	return fileJSON{path, len(content), hex.EncodeToString(sum[:])}
}

// readFile reads a file named on the command line.
func readFile(path string) ([]byte, error) { return app.ReadFileAs(path, path) }

// missing says that a file named on the command line cannot be read.
func missing(name string, err error) error {
	return &app.Problem{Message: "Berkas “%s” tidak dapat dibaca. Periksa nama dan izinnya.", Args: []any{name}, Cause: err}
}

// table writes rows in columns as wide as they need.
func table(w io.Writer, rows [][]string) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, cell)
		}
		fmt.Fprintln(t)
	}
	t.Flush() //nolint:errcheck // a terminal that is gone cannot be told
}
