package app

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

// Lasted says what was added to signed minutes so that their signatures can be
// checked when certificates have run out.
type Lasted struct {
	PDF          []byte
	Certificates int
	Evidence     int        // lists and answers about revocation
	StampedBy    string     // who stamped the whole; "" if nobody
	Notes        []Sentence // what could not be had
}

// Preserve adds to the newest signed file of a meeting's minutes what a later
// check needs, and keeps the result as the newest signed file; see
// [Signing.PreserveFile].
func (s *Signing) Preserve(ctx context.Context, meetingID int64) (Lasted, error) {
	versions, err := s.minutes.Versions(ctx, meetingID)
	if err != nil {
		return Lasted{}, err
	}
	if len(versions) == 0 {
		return Lasted{}, errNotFinal
	}
	version := versions[len(versions)-1]
	file, ok := version.Signed()
	if !ok {
		return Lasted{}, errNothingToPreserve
	}
	pdf, err := s.minutes.File(ctx, file)
	if err != nil {
		return Lasted{}, err
	}
	lasted, err := s.PreserveFile(ctx, pdf)
	if err != nil {
		return Lasted{}, err
	}
	return lasted, s.minutes.keep(ctx, version, data.MinutesFile{Kind: data.SignedPDF, Signatures: file.Signatures}, lasted.PDF)
}

// PreserveCopy does what [Signing.PreserveFile] does. If the archive keeps that
// very file, it keeps the result beside it, and kept is true.
func (s *Signing) PreserveCopy(ctx context.Context, pdf []byte) (lasted Lasted, kept bool, err error) {
	if lasted, err = s.PreserveFile(ctx, pdf); err != nil {
		return lasted, false, err
	}
	version, before, err := s.minutes.ofFile(ctx, pdf)
	switch {
	case errors.Is(err, data.ErrNotFound), err == nil && before.Kind != data.SignedPDF:
		return lasted, false, nil
	case err != nil:
		return lasted, false, err
	}
	return lasted, true, s.minutes.keep(ctx, version, data.MinutesFile{Kind: data.SignedPDF, Signatures: before.Signatures}, lasted.PDF)
}

var errNothingToPreserve = &Problem{Message: "PDF ini belum bertanda tangan, jadi belum ada yang dapat dikukuhkan. Tandatangani dahulu."}

// PreserveFile adds to a signed PDF the certificates of its signers and what
// their issuers say of revocation, asked over the network now (PAdES B-LT), and
// where the office has a time-stamp authority, a stamp over all of it (B-LTA).
// Nothing that was signed is touched. Done again before the stamp runs out, it
// lengthens the time for which the signatures can be checked.
func (s *Signing) PreserveFile(ctx context.Context, pdf []byte) (Lasted, error) {
	t, err := s.trust(ctx, nil)
	if err != nil {
		return Lasted{}, err
	}
	report, err := s.report(pdf, t)
	if err != nil {
		return Lasted{}, err
	}
	if err := fitToPreserve(report); err != nil {
		return Lasted{}, err
	}
	g := gathering{ctx: ctx, seen: map[string]bool{}}
	for _, sig := range report.Signatures {
		g.chain(sig.Signer.Chain)
		if sig.Stamp != nil {
			g.chain(sig.Stamp.Authority.Chain)
		}
	}
	if g.offline {
		return Lasted{}, &Problem{Message: "Jaringan tidak terjangkau, jadi data pencabutan tidak dapat diambil. PDF tidak diubah; coba lagi saat ada jaringan.", Cause: g.err}
	}
	var out bytes.Buffer
	if err := signature.AddValidation(pdf, &out, g.found); err != nil {
		return Lasted{}, err
	}
	if report, err = s.report(out.Bytes(), t); err != nil {
		return Lasted{}, err
	}
	if err := fitToPreserve(report); err != nil { // what came may say that a signer's certificate is revoked
		return Lasted{}, err
	}
	lasted := Lasted{
		PDF: out.Bytes(), Certificates: len(g.found.Certificates), Evidence: len(g.found.CRLs) + len(g.found.OCSPs), Notes: g.notes,
	}
	return lasted, s.stampWhole(ctx, t, &lasted, report)
}

// fitToPreserve refuses what it would be no use, or untrue, to preserve.
func fitToPreserve(r signature.Report) error {
	if len(r.Signatures) == 0 {
		return errNothingToPreserve
	}
	for _, sig := range r.Signatures {
		switch {
		case sig.Content != signature.ContentIntact:
			return &Problem{Message: "PDF ini sudah diubah atau rusak, jadi tidak dikukuhkan. Periksa tanda tangannya dahulu."}
		case sig.Signer.Trust == signature.UnknownIssuer:
			return &Problem{Message: "Penerbit sertifikat %s tidak ada di daftar tepercaya, jadi rantainya tidak lengkap. Tambahkan di Pengaturan, bagian Tanda tangan, lalu ulangi.", Args: []any{nameIn(sig)}}
		case sig.Signer.Trust == signature.Revoked:
			return &Problem{Message: "Sertifikat %s sudah dicabut, jadi tidak ada yang dapat dikukuhkan.", Args: []any{nameIn(sig)}}
		}
	}
	if r.Signed < r.Due {
		return &Problem{Message: "Baru %d dari %d tanda tangan yang ada. Lengkapi dahulu, baru dikukuhkan.", Args: []any{r.Signed, r.Due}}
	}
	return nil
}

// stampWhole stamps the file as a whole, if the office names an authority.
func (s *Signing) stampWhole(ctx context.Context, t trusted, l *Lasted, r signature.Report) error {
	stamp, stamped, err := s.stamping(ctx, t)
	if err != nil {
		return err
	}
	if stamp == nil {
		l.Notes = append(l.Notes, Sentence{Message: "Tanpa cap waktu atas seluruh dokumen: alamat otoritas cap waktu belum diisi di Pengaturan."})
		return nil
	}
	n := 1
	for slices.Contains(r.Fields, stampField(n)) {
		n++
	}
	var out bytes.Buffer
	err = signature.StampDocument(ctx, l.PDF, &out, signature.DocumentStamp{Field: stampField(n), Stamp: stamp})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		l.Notes = append(l.Notes, unstampedWords(err))
		return nil
	}
	l.PDF, l.StampedBy = out.Bytes(), ownerOf(stamped.Authority.Leaf)
	return nil
}

func stampField(n int) string { return fmt.Sprintf("Cap waktu %d", n) }

// A gathering collects what a later check needs.
type gathering struct {
	ctx     context.Context
	found   signature.Validation
	seen    map[string]bool // certificates, and addresses of lists that were had
	notes   []Sentence
	offline bool
	err     error
}

// chain takes the certificates of a chain, and what their issuers say of them.
func (g *gathering) chain(chain []*x509.Certificate) {
	for i, c := range chain {
		if g.seen[string(c.Raw)] {
			continue
		}
		g.seen[string(c.Raw)] = true
		g.found.Certificates = append(g.found.Certificates, c)
		if i+1 < len(chain) {
			g.revocation(c, chain[i+1])
		}
	}
}

// maxCRL is the largest list of revoked certificates that is fetched, in bytes.
// Those of national authorities have some megabytes.
const maxCRL = 16 << 20

// revocation asks about one certificate: for an answer, which is small, before
// the list.
func (g *gathering) revocation(c, issuer *x509.Certificate) {
	var errs []error
	for _, address := range c.OCSPServer {
		answer, err := askOCSP(g.ctx, address, c, issuer)
		if err == nil {
			g.found.OCSPs = append(g.found.OCSPs, answer)
			return
		}
		errs = append(errs, err)
	}
	for _, address := range c.CRLDistributionPoints {
		if g.seen[address] {
			return
		}
		list, err := fetch(g.ctx, address, "", nil, maxCRL)
		der, ok := revocationList(list)
		if err == nil && ok {
			g.found.CRLs = append(g.found.CRLs, der)
			g.seen[address] = true
			return
		}
		errs = append(errs, err)
	}
	if len(errs) == 0 {
		g.notes = append(g.notes, Sentence{Message: "Sertifikat %s tidak menyebut tempat data pencabutan.", Args: []any{ownerOf(c)}})
		return
	}
	g.err = errors.Join(errs...)
	if errors.Is(g.err, errOffline) {
		g.offline = true
		return
	}
	g.notes = append(g.notes, Sentence{Message: "Data pencabutan sertifikat %s tidak dapat diambil dari penerbitnya.", Args: []any{ownerOf(c)}})
}

// askOCSP asks an issuer about one certificate (RFC 6960).
func askOCSP(ctx context.Context, address string, c, issuer *x509.Certificate) ([]byte, error) {
	query, err := signature.OCSPQuery(c, issuer)
	if err != nil {
		return nil, err
	}
	answer, err := fetch(ctx, address, signature.OCSPQueryType, query, signature.MaxOCSPAnswer)
	if err != nil {
		return nil, err
	}
	if !signature.AnswersOCSP(answer, c, issuer) {
		return nil, fmt.Errorf("ask %s: no answer about the certificate", address)
	}
	return answer, nil
}
