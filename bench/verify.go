//go:build linux

package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"rakor.id/rakor/bench/table"
)

// verifying measures checking the signature of minutes that carry so much that
// they are 5 and 50 MB, from starting the program, against pdfsig and against
// reading the file and its digest. Minutes by pages are checked where they are
// made.
func verifying(ctx context.Context, b *bench) error {
	sizes := []int{5, 50}
	if b.quick {
		sizes = sizes[:1]
	}
	p, err := b.press(ctx, b.entries(850))
	if err != nil {
		return err
	}
	if _, err := p.run(ctx, "minutes", p.meeting, "--force", "--pdf", p.in("minutes.pdf")); err != nil {
		return err
	}
	for _, mb := range sizes {
		if err := p.swell(ctx, mb); err != nil {
			return err
		}
		if _, err := p.sign(ctx, "notulis", "swollen.pdf", "first.pdf"); err != nil {
			return err
		}
		if _, err := p.sign(ctx, "pimpinan", "first.pdf", "signed.pdf"); err != nil {
			return err
		}
		var mine, pdfsig, hash costs
		for range b.rounds(5) {
			for _, step := range []step{
				{&mine, func() (cost, error) {
					return p.run(ctx, "verify", p.in("signed.pdf"), "--trust", p.in("cert.pem"))
				}},
				{&pdfsig, func() (cost, error) { return p.timed(exec.CommandContext(ctx, "pdfsig", "-nocert", "signed.pdf")) }},
				{&hash, func() (cost, error) { return hashed(p.in("signed.pdf")) }},
			} {
				one, err := step.run()
				if err != nil {
					return err
				}
				step.to.add(one)
			}
		}
		b.add(p.verifyRow(fmt.Sprintf("%d MB, two signatures", mb), mine, pdfsig, hash))
	}
	return nil
}

func (p *press) verifyRow(what string, mine, pdfsig, hash costs) table.Row {
	return table.Row{
		What: what, Unit: "ms", Value: mine.took,
		Peers: []table.Other{{Name: "pdfsig (does not look at what revisions changed, nor for the copy in an archive)", Took: pdfsig.took}},
		Floor: table.Other{Name: "reading, SHA-256", Took: hash.took},
	}
}

// swell makes a copy of the unsigned minutes as large as that, by a file it
// carries that nothing can compress.
func (p *press) swell(ctx context.Context, mb int) error {
	ballast := make([]byte, mb<<20)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(ballast) // never fails
	if err := os.WriteFile(p.in("ballast"), ballast, 0o600); err != nil {
		return err
	}
	_, err := p.timed(exec.CommandContext(ctx, "qpdf", "minutes.pdf", "--add-attachment", p.in("ballast"), "--replace", "--", "swollen.pdf"))
	return err
}

// hashed reads a file and its digest.
func hashed(path string) (cost, error) {
	began := time.Now()
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return cost{}, err
	}
	defer f.Close()
	_, err = io.Copy(sha256.New(), f)
	return cost{took: time.Since(began)}, err
}
