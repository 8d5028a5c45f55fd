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
	times := 1 // then so many that the start is small against them
	for {
		took, err := sqliteRun(ctx, archive, idle+strings.Repeat(statement+"\n", times))
		if err != nil {
			return 0, err
		}
		if times > 1 || took > 20*start {
			return max(took-start, took/100) / float64(times), nil // on a tiny archive it is lost in the start
		}
		times = 40
	}
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
