//go:build linux

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// sizes says what an archive of 20 years weighs, and the program.
func sizes(ctx context.Context, b *bench) error {
	path, err := archive.Kept(ctx, b.store, b.spec(20))
	if err != nil {
		return err
	}
	bytes, err := fileSize(path)
	if err != nil {
		return err
	}
	said, err := exec.CommandContext(ctx, "sqlite3", "-readonly", path, "SELECT (SELECT count(*) FROM entries), (SELECT sum(length(body)) FROM entries), "+
		"(SELECT sum(length(action)) FROM follow_ups), (SELECT sum(length(narrative)) FROM reports)").Output()
	if err != nil {
		return fmt.Errorf("sqlite3: %w", err)
	}
	var n [4]float64
	for i, text := range strings.Split(strings.TrimSpace(string(said)), "|") {
		if n[i], err = strconv.ParseFloat(text, 64); err != nil {
			return fmt.Errorf("sqlite3 says %q: %w", said, err)
		}
	}
	kb := func(bytes float64) table.Samples { return table.Samples{bytes / 1024 / n[0]} }
	b.add(table.Row{
		What: fmt.Sprintf("archive, for each of %.0f entries with all that belongs to it: history, follow-ups, reports, what search needs (%.0f MB)", n[0], bytes/(1<<20)),
		Unit: "KB", Value: kb(bytes), Floor: table.Other{Name: "the bare texts", Took: kb(n[1] + n[2] + n[3])},
	})
	return b.programSizes(ctx)
}

// programSizes weighs the program as it is built here and what "make package"
// made, if it did, against what LibreOffice takes up.
func (b *bench) programSizes(ctx context.Context) error {
	office := 0.0
	for _, name := range []string{"libreoffice-core", "libreoffice-common", "libreoffice-writer", "libreoffice-calc"} {
		out, err := exec.CommandContext(ctx, "dpkg-query", "-W", "-f", "${Installed-Size}", name).Output()
		if err != nil {
			return fmt.Errorf("dpkg-query: %w", err)
		}
		kb, err := strconv.ParseFloat(string(out), 64)
		if err != nil {
			return err
		}
		office += kb / 1024
	}
	program, err := fileSize(b.rakor)
	if err != nil {
		return err
	}
	b.add(table.Row{
		What: "program, with its tables for finding errors, as it is built here", Unit: "MB", Value: table.Samples{program / (1 << 20)},
		Peers: []table.Other{{Name: "LibreOffice Writer and Calc, installed", Took: table.Samples{office}}},
	})
	for _, of := range []string{"dist/*.exe", "dist/*.deb", "dist/*.zip", "dist/*.tar.gz"} {
		files, err := filepath.Glob(of)
		if err != nil {
			return err
		}
		for _, f := range files {
			size, err := fileSize(f)
			if err != nil {
				return err
			}
			b.add(table.Row{What: "to be handed out: " + filepath.Base(f), Unit: "MB", Value: table.Samples{size / (1 << 20)}})
		}
	}
	return nil
}
