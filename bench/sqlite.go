//go:build linux

package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"rakor.id/rakor/bench/table"
)

// sqliteTimed asks the same many times in one run of the sqlite3 program and
// returns what one time took, in milliseconds, without the program's start.
func sqliteTimed(ctx context.Context, archive, statement string) (float64, error) {
	const idle = "SELECT count(*) FROM office;\n"
	start, err := sqliteRun(ctx, archive, idle)
	if err != nil {
		return 0, err
	}
	once, err := sqliteRun(ctx, archive, idle+statement+"\n")
	if err != nil {
		return 0, err
	}
	const long = 400 // ms, against which the start is small
	times := int(min(40, max(1, long/max(once-start, 1))))
	if times == 1 {
		return once - start, nil
	}
	took, err := sqliteRun(ctx, archive, idle+strings.Repeat(statement+"\n", times))
	return max(took-start, took/100) / float64(times), err // on a tiny archive it is lost in the start
}

func sqliteRun(ctx context.Context, archive, script string) (float64, error) {
	c := exec.CommandContext(ctx, "sqlite3", "-readonly", "-bail", archive)
	c.Stdin = strings.NewReader(script)
	began := time.Now()
	out, err := c.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("sqlite3: %w: %s", err, tail(out))
	}
	return table.Of(time.Since(began))[0], nil
}
