//go:build linux

package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"time"

	"rakor.id/rakor/bench/table"
)

// verifying measures checking the signature of minutes that carry so much that
// they are 5 and 50 MB, from starting the program, against pdfsig and against
// starting the program, reading the
// file and its digest. Minutes by pages are checked where they are
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
				{&pdfsig, func() (cost, error) { return p.timed(ctx, "pdfsig", "-nocert", "signed.pdf") }},
				{&hash, func() (cost, error) { return p.hashed(ctx, "signed.pdf") }},
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
		Peers: []table.Other{{Name: "pdfsig (passes over what revisions changed)", Took: pdfsig.took}},
		Floor: table.Other{Name: startAndHash, Took: hash.took},
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
	_, err := p.timed(ctx, "qpdf", "minutes.pdf", "--add-attachment", p.in("ballast"), "--replace", "--", "swollen.pdf")
	return err
}

// startAndHash is the least of what is done with a signed file from a terminal.
const startAndHash = "starting the program; reading, SHA-256"

// hashed starts the program for nothing, and reads a file and its digest.
func (p *press) hashed(ctx context.Context, name string) (cost, error) {
	spent, err := p.timed(ctx, p.rakor, "--version")
	if err != nil {
		return spent, err
	}
	began := time.Now()
	f, err := os.Open(p.in(name))
	if err != nil {
		return spent, err
	}
	defer f.Close()
	_, err = io.Copy(sha256.New(), f)
	spent.took += time.Since(began)
	return spent, err
}
