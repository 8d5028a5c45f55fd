//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"rakor.id/rakor/bench/table"
)

// viewKeys measures the page of a running meeting without painting, by the
// benchmark that stands beside it.
func viewKeys(ctx context.Context, b *bench) error {
	lengths := b.lengths()
	path, err := b.shared(ctx, 20)
	if err != nil {
		return err
	}
	runs, count := "3x", "5"
	if b.quick {
		runs, count = "1x", "1"
	}
	test := exec.CommandContext(ctx, "go", "test", "-vet=off", "-run", "^$", "-bench", "^BenchmarkCapture$", "-benchtime", runs, "-count", count, "./ui")
	test.Env = append(os.Environ(), "CGO_ENABLED=0", "RAKOR_BENCH_ARCHIVE="+path)
	out, err := test.CombinedOutput()
	if err != nil {
		return fmt.Errorf("go test: %w: %s", err, out)
	}
	found := metrics(string(out))
	key := func(what string, entries int) table.Samples { return found[fmt.Sprintf("%s-%d", what, entries)] }
	short := func(what string) []table.Other { return []table.Other{{Name: "10 entries", Took: key(what, 10)}} }
	b.add(table.Row{What: "handling a key without painting, 2,000 entries: 99th percentile (time of the processor, as in the rows below)", Unit: "ms", Value: key("key-p99-ms", lengths[2]), Most: 4})
	for _, n := range lengths[1:] {
		b.add(table.Row{What: fmt.Sprintf("handling a key without painting, %d entries: mean", n), Unit: "ms", Value: key("key-ms", n), Bases: short("key-ms"), BaseMost: 1.2})
	}
	b.add(
		table.Row{What: "Enter without painting, 20,000 entries: mean", Unit: "ms", Value: key("enter-ms", lengths[3]), Bases: short("enter-ms"), BaseMost: 1.2},
		table.Row{What: "opening a meeting of 2,000 entries with its page, without painting", Unit: "ms", Value: key("open-ms", lengths[2]), Most: 150},
	)
	return nil
}

var metric = regexp.MustCompile(`([0-9.]+) ([a-z0-9]+-[a-z0-9-]+)`)

// metrics are the values a benchmark reported under names of its own.
func metrics(out string) map[string]table.Samples {
	found := map[string]table.Samples{}
	for line := range strings.Lines(out) {
		if !strings.HasPrefix(line, "Benchmark") {
			continue
		}
		for _, m := range metric.FindAllStringSubmatch(strings.ReplaceAll(line, "\t", " "), -1) {
			if v, err := strconv.ParseFloat(m[1], 64); err == nil {
				found[m[2]] = append(found[m[2]], v)
			}
		}
	}
	return found
}
