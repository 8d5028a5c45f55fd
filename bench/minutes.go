//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/table"
)

// minutes measures putting minutes of some lengths on paper, from starting the
// program to the file: Rakor's PDF/A with its tags, signed as well, against what
// else makes a PDF of the same text, and against the least there is to do:
// compressing the same bytes and writing them.
func minutes(ctx context.Context, b *bench) error {
	lengths := []int{52, 680, 8_150} // entries, about 10, 60 and 600 pages
	if b.quick {
		lengths = lengths[:1]
	}
	var held []table.Row
	for _, n := range lengths {
		p, err := b.press(ctx, n)
		if err != nil {
			return fmt.Errorf("minutes of %d entries: %w", n, err)
		}
		row, err := p.print(ctx, b)
		if err != nil {
			return fmt.Errorf("minutes of %d entries: %w", n, err)
		}
		if len(held) > 0 {
			row.Bases = []table.Other{{Name: "the shortest", Took: held[0].Value}}
		}
		held = append(held, row)
	}
	b.add(held...)
	return nil
}

// A press is a folder with a final meeting, and what makes a paper of it.
type press struct {
	rakor, folder, archive string
	meeting                string // its number
	bodies                 []string
}

// press makes the minutes of a meeting of so many entries final.
func (b *bench) press(ctx context.Context, entries int) (*press, error) {
	path, err := b.archive(ctx, 0, entries)
	if err != nil {
		return nil, err
	}
	p := &press{rakor: b.rakor, folder: filepath.Dir(path), archive: path}
	err = underWay(ctx, path, func(a *app.App, rows []app.MeetingRow) error {
		p.meeting = strconv.FormatInt(rows[0].ID, 10)
		r, err := a.Meetings.Record(ctx, rows[0].ID)
		for _, e := range r.Entries {
			p.bodies = append(p.bodies, e.Body)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, args := range [][]string{{"meeting", "close", p.meeting}, {"meeting", "finalize", p.meeting}, {"key", "--name", "Contoh Notulis", "--out", p.in("key.p12"), "--cert", p.in("cert.pem")}} {
		if _, err := p.run(ctx, args...); err != nil {
			return nil, err
		}
	}
	return p, p.peers()
}

func (p *press) in(name string) string { return filepath.Join(p.folder, name) }

// A cost is what a program cost: how long it ran, and the most that it or one of
// the programs it started held resident, in MB.
type cost struct {
	took time.Duration
	held float64
}

// run runs Rakor.
func (p *press) run(ctx context.Context, args ...string) (cost, error) {
	return p.timed(ctx, append([]string{p.rakor, "--db", p.archive}, args...)...)
}

// timed runs a command. What it held is taken down by another program, time, for
// a program is taken to have held what this one did when it started it.
func (p *press) timed(ctx context.Context, command ...string) (cost, error) {
	held := p.in("held")
	c := exec.CommandContext(ctx, "/usr/bin/time", append([]string{"-f", "%M", "-o", held}, command...)...)
	c.Dir = p.folder
	c.Env = append(os.Environ(), "RAKOR_PASSPHRASE=contoh sandi", "HOME="+p.folder, "XDG_CONFIG_HOME="+p.folder, "XDG_CACHE_HOME="+p.folder)
	began := time.Now()
	out, err := c.CombinedOutput()
	spent := cost{took: time.Since(began)}
	if err != nil {
		return spent, fmt.Errorf("%s: %w: %s", strings.Join(command, " "), err, tail(out))
	}
	said, err := os.ReadFile(held)
	if err != nil {
		return spent, err
	}
	kb, err := strconv.ParseFloat(strings.TrimSpace(string(said)), 64)
	spent.held = kb / 1024
	return spent, err
}

// costs are those of one thing, round by round.
type costs struct{ took, held table.Samples }

func (c *costs) add(one cost) {
	c.took, c.held = append(c.took, table.Of(one.took)...), append(c.held, one.held)
}

// pressed are the costs of all that is made of one meeting.
type pressed struct{ mine, inside, signed, second, verified, pdfsig, office, chromium, groff, floor, hash costs }

// print measures all of them in turn and returns the row of what was held
// resident.
func (p *press) print(ctx context.Context, b *bench) (table.Row, error) {
	var c pressed
	for range b.rounds(3) {
		for _, step := range p.steps(ctx, &c) {
			one, err := step.run()
			if err != nil {
				return table.Row{}, err
			}
			step.to.add(one)
		}
	}
	pages, err := p.pages(ctx, "minutes.pdf")
	if err != nil {
		return table.Row{}, err
	}
	names, err := p.peerNames(ctx)
	if err != nil {
		return table.Row{}, err
	}
	peers, held := make([]table.Other, len(names)), make([]table.Other, len(names))
	for i, one := range []costs{c.office, c.chromium, c.groff} {
		peers[i], held[i] = table.Other{Name: names[i], Took: one.took}, table.Other{Name: names[i], Took: one.held}
	}
	floor := table.Other{Name: "compressing and writing the same bytes", Took: c.floor.took}
	hash := table.Other{Name: startAndHash, Took: c.hash.took}
	b.add(
		table.Row{What: fmt.Sprintf("%d pages, PDF/A with tags, from the start of the program", pages), Unit: "ms", Value: c.mine.took, Peers: peers, Floor: floor},
		table.Row{What: fmt.Sprintf("%d pages, the same in the running program", pages), Unit: "ms", Value: c.inside.took, Floor: floor},
		table.Row{What: fmt.Sprintf("%d pages, signed, from the start of the program", pages), Unit: "ms", Value: c.signed.took, Floor: hash},
		table.Row{What: fmt.Sprintf("%d pages, signed by a second one", pages), Unit: "ms", Value: c.second.took, Floor: hash},
	)
	b.addTo(aboutVerifying, p.verifyRow(fmt.Sprintf("%d pages, two signatures", pages), c.verified, c.pdfsig, c.hash))
	return table.Row{What: fmt.Sprintf("%d pages: the most held resident", pages), Unit: "MB", Value: c.mine.held, Peers: held}, nil
}

// A step makes one thing.
type step struct {
	to  *costs
	run func() (cost, error)
}

func (p *press) steps(ctx context.Context, c *pressed) []step {
	const pdfa = `pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}`
	command := func(args ...string) func() (cost, error) {
		return func() (cost, error) { return p.timed(ctx, args...) }
	}
	return []step{
		{&c.mine, func() (cost, error) {
			return p.run(ctx, "minutes", p.meeting, "--force", "--pdf", p.in("minutes.pdf"))
		}},
		{&c.office, command("soffice", "--headless", "-env:UserInstallation=file://"+p.in("office"), "--convert-to", pdfa, "--outdir", p.in("out"), p.in("text.fodt"))},
		{&c.chromium, command("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+p.in("chromium.pdf"), "file://"+p.in("text.html"))},
		{&c.groff, command("sh", "-c", "groff -k -ms -Tpdf text.ms >groff.pdf")},
		{&c.floor, func() (cost, error) { return p.floor(ctx) }},
		{&c.inside, func() (cost, error) { return p.printInside(ctx) }},
		{&c.signed, func() (cost, error) { return p.sign(ctx, "notulis", "minutes.pdf", "first.pdf") }},
		{&c.second, func() (cost, error) { return p.sign(ctx, "pimpinan", "first.pdf", "signed.pdf") }},
		{&c.verified, func() (cost, error) {
			return p.run(ctx, "verify", p.in("signed.pdf"), "--trust", p.in("cert.pem"))
		}},
		{&c.pdfsig, command("pdfsig", "-nocert", "signed.pdf")},
		{&c.hash, func() (cost, error) { return p.hashed(ctx, "signed.pdf") }},
	}
}

func (p *press) sign(ctx context.Context, role, from, to string) (cost, error) {
	return p.run(ctx, "sign", p.in(from), "--force", "--as", role, "--p12", p.in("key.p12"), "--out", p.in(to))
}

// printInside prints the minutes as the running program does.
func (p *press) printInside(ctx context.Context) (spent cost, err error) {
	a, err := app.Open(ctx, p.archive, app.Options{})
	if err != nil {
		return spent, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	meeting, err := strconv.ParseInt(p.meeting, 10, 64)
	if err != nil {
		return spent, err
	}
	began := time.Now()
	printed, err := a.Minutes.PrintCopy(ctx, meeting, app.Order{Copy: app.CopyComplete})
	if err == nil {
		err = os.WriteFile(p.in("inside.pdf"), printed.PDF, 0o600)
	}
	return cost{took: time.Since(began)}, err
}

// pages counts those of a PDF.
func (p *press) pages(ctx context.Context, name string) (int, error) {
	out, err := exec.CommandContext(ctx, "pdfinfo", p.in(name)).Output()
	if err != nil {
		return 0, fmt.Errorf("pdfinfo: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		if rest, ok := strings.CutPrefix(line, "Pages:"); ok {
			return strconv.Atoi(strings.TrimSpace(rest))
		}
	}
	return 0, errors.New("pdfinfo counts no pages")
}
