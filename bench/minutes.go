//go:build linux

package main

import (
	"compress/zlib"
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
// program to the file: Rakor's PDF/A with its tags, signed as well, against
// LibreOffice and groff with the same text, and against the least there is to
// do: compressing the same bytes and writing them.
func minutes(ctx context.Context, b *bench) error {
	lengths := []int{60, 850, 11_000} // entries, about 10, 60 and 600 pages
	if b.quick {
		lengths = lengths[:1]
	}
	for _, n := range lengths {
		p, err := b.press(ctx, n)
		if err != nil {
			return fmt.Errorf("minutes of %d entries: %w", n, err)
		}
		if err := p.print(ctx, b); err != nil {
			return fmt.Errorf("minutes of %d entries: %w", n, err)
		}
	}
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

// run runs Rakor and returns how long that took.
func (p *press) run(ctx context.Context, args ...string) (time.Duration, error) {
	return p.timed(exec.CommandContext(ctx, p.rakor, append([]string{"--db", p.archive}, args...)...))
}

func (p *press) timed(c *exec.Cmd) (time.Duration, error) {
	c.Dir = p.folder
	c.Env = append(os.Environ(), "RAKOR_PASSPHRASE=contoh sandi", "HOME="+p.folder)
	began := time.Now()
	out, err := c.CombinedOutput()
	took := time.Since(began)
	if err != nil {
		return took, fmt.Errorf("%s: %w: %s", strings.Join(c.Args, " "), err, tail(out))
	}
	return took, nil
}

// print measures all of them in turn.
func (p *press) print(ctx context.Context, b *bench) error {
	pdfa := `pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}`
	var mine, signed, second, verified, pdfsig, office, groff, floor table.Samples
	for range b.rounds(3) {
		for _, step := range []struct {
			took *table.Samples
			run  func() (time.Duration, error)
		}{
			{&mine, func() (time.Duration, error) {
				return p.run(ctx, "minutes", p.meeting, "--force", "--pdf", p.in("minutes.pdf"))
			}},
			{&office, func() (time.Duration, error) {
				return p.timed(exec.CommandContext(ctx, "soffice", "--headless", "-env:UserInstallation=file://"+p.in("office"), "--convert-to", pdfa, "--outdir", p.in("out"), p.in("text.fodt")))
			}},
			{&groff, func() (time.Duration, error) {
				return p.timed(exec.CommandContext(ctx, "sh", "-c", "groff -k -ms -Tpdf text.ms >groff.pdf"))
			}},
			{&floor, func() (time.Duration, error) { return p.floor(ctx) }},
			{&signed, func() (time.Duration, error) {
				return p.sign(ctx, "notulis", "minutes.pdf", "first.pdf")
			}},
			{&second, func() (time.Duration, error) {
				return p.sign(ctx, "pimpinan", "first.pdf", "signed.pdf")
			}},
			{&verified, func() (time.Duration, error) {
				return p.run(ctx, "verify", p.in("signed.pdf"), "--trust", p.in("cert.pem"))
			}},
			{&pdfsig, func() (time.Duration, error) {
				return p.timed(exec.CommandContext(ctx, "pdfsig", "-nocert", "signed.pdf"))
			}},
		} {
			took, err := step.run()
			if err != nil {
				return err
			}
			*step.took = append(*step.took, table.Of(took)...)
		}
	}
	pages, err := p.pages(ctx, "minutes.pdf")
	if err != nil {
		return err
	}
	sizes, err := p.peerPages(ctx)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("minutes of %d pages, PDF/A with tags", pages)
	b.add(
		table.Row{What: what, Unit: "ms", Value: mine, Against: "LibreOffice, PDF/A", Peer: office, Goal: 1, Note: sizes},
		table.Row{What: what, Unit: "ms", Value: mine, Against: "groff", Peer: groff, Note: "plain PDF without tags or embedded fonts"},
		table.Row{What: what, Unit: "ms", Value: mine, Against: "compressing and writing the same bytes", Peer: floor},
		table.Row{What: fmt.Sprintf("signing %d pages", pages), Unit: "ms", Value: signed},
		table.Row{What: fmt.Sprintf("signing %d pages once more", pages), Unit: "ms", Value: second},
		table.Row{What: fmt.Sprintf("verifying %d pages", pages), Unit: "ms", Value: verified, Against: "pdfsig", Peer: pdfsig, Goal: 1, Note: "Rakor also compares the revisions and knows the copy"},
	)
	return nil
}

func (p *press) sign(ctx context.Context, role, from, to string) (time.Duration, error) {
	return p.run(ctx, "sign", p.in(from), "--force", "--as", role, "--p12", p.in("key.p12"), "--out", p.in(to))
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

func (p *press) peerPages(ctx context.Context) (string, error) {
	office, err := p.pages(ctx, "out/text.pdf")
	if err != nil {
		return "", err
	}
	groff, err := p.pages(ctx, "groff.pdf")
	return fmt.Sprintf("%d pages of LibreOffice, %d of groff", office, groff), err
}

// floor compresses and writes what the PDF holds.
func (p *press) floor(ctx context.Context) (time.Duration, error) {
	if _, err := p.timed(exec.CommandContext(ctx, "qpdf", "--stream-data=uncompress", "--decode-level=all", "minutes.pdf", "plain.pdf")); err != nil {
		return 0, err
	}
	plain, err := os.ReadFile(p.in("plain.pdf"))
	if err != nil {
		return 0, err
	}
	began := time.Now()
	f, err := os.Create(p.in("floor.z"))
	if err != nil {
		return 0, err
	}
	z := zlib.NewWriter(f)
	_, err = z.Write(plain)
	err = errors.Join(err, z.Close(), f.Close())
	return time.Since(began), err
}
