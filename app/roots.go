package app

import (
	"context"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"slices"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// A Root (sertifikat tepercaya) is a certificate that this office trusts: what
// leads to it is trusted. The list is the user's own; what a browser or the
// system trusts says nothing about an official's signature.
type Root struct {
	Name        string // who it belongs to
	Issuer      string // who issued it; the same as Name for one at the top
	Fingerprint string // SHA-256 in hexadecimal, to be compared with the publisher's
	From, To    data.Date
	// Certified marks a certification authority recognized by the ministry
	// (PSrE, Government Regulation 71/2019): what leads to it is tersertifikasi.
	// Any other root is a local one.
	Certified bool

	certificate *x509.Certificate
}

// settingRoots keeps the list of roots: their certificates as DER, and kinds.
const settingRoots = "signing.roots"

type storedRoot struct {
	DER       []byte `json:"der"`
	Certified bool   `json:"certified"`
}

// maxRoots bounds the list; one check tries them all.
const maxRoots = 100

func rootOf(c *x509.Certificate, certified bool) Root {
	sum := sha256.Sum256(c.Raw)
	return Root{
		Name: ownerOf(c), Issuer: or(c.Issuer.CommonName, strings.Join(c.Issuer.Organization, ", ")),
		Fingerprint: hex.EncodeToString(sum[:]), From: data.DateOf(c.NotBefore), To: data.DateOf(c.NotAfter),
		Certified: certified, certificate: c,
	}
}

// ownerOf is what a certificate calls its owner.
func ownerOf(c *x509.Certificate) string {
	return or(c.Subject.CommonName, strings.Join(c.Subject.Organization, ", "))
}

// Roots returns the certificates this office trusts, by name.
func (s *Signing) Roots(ctx context.Context) (roots []Root, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		roots, err = storedRoots(tx)
		return err
	})
	return roots, err
}

func storedRoots(tx *data.Tx) ([]Root, error) {
	text, err := tx.Settings().Get(settingRoots)
	if err != nil || text == "" {
		return nil, err
	}
	var stored []storedRoot
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, fmt.Errorf("read trusted certificates: %w: %w", data.ErrCorrupt, err)
	}
	var roots []Root
	for _, r := range stored {
		c, err := x509.ParseCertificate(r.DER)
		if err != nil {
			return nil, fmt.Errorf("read trusted certificate: %w: %w", data.ErrCorrupt, err)
		}
		roots = append(roots, rootOf(c, r.Certified))
	}
	return roots, nil
}

// ReadRoots reads the certificates in files (.pem, .crt, .cer, .der), so that a
// person sees what they are before trusting them.
func (s *Signing) ReadRoots(files ...[]byte) ([]Root, error) {
	var roots []Root
	for _, file := range files {
		found, err := certificatesIn(file)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if r := rootOf(c, false); !slices.ContainsFunc(roots, r.same) {
				roots = append(roots, r)
			}
		}
	}
	return roots, nil
}

func (r Root) same(other Root) bool { return r.Fingerprint == other.Fingerprint }

// Trust puts certificates on the list, or changes what they are marked as if
// they are there already. A certificate that issues none, such as a trial one,
// is never one of an authority.
func (s *Signing) Trust(ctx context.Context, roots []Root, certified bool) error {
	for i := range roots {
		roots[i].Certified = certified
		if c := roots[i].certificate; certified && !c.IsCA {
			return &Problem{Message: "“%s” bukan sertifikat penyelenggara: sertifikat itu tidak menerbitkan sertifikat lain. Tandai sebagai sertifikat lokal, atau pilih sertifikat PSrE.", Args: []any{roots[i].Name}}
		}
	}
	return s.changeRoots(ctx, func(have []Root) ([]Root, error) {
		for _, r := range roots {
			if i := slices.IndexFunc(have, r.same); i >= 0 {
				have[i] = r
			} else {
				have = append(have, r)
			}
		}
		if len(have) > maxRoots {
			return nil, &Problem{Message: "Daftar tepercaya sudah penuh (%d sertifikat). Keluarkan dahulu yang tidak dipakai.", Args: []any{maxRoots}}
		}
		return have, nil
	})
}

// Distrust takes the certificate of a fingerprint off the list. A fingerprint
// may be shortened to its first digits, as long as one certificate has them.
func (s *Signing) Distrust(ctx context.Context, fingerprint string) error {
	fingerprint = strings.ToLower(strings.ReplaceAll(fingerprint, ":", ""))
	return s.changeRoots(ctx, func(have []Root) ([]Root, error) {
		matches := func(r Root) bool { return strings.HasPrefix(r.Fingerprint, fingerprint) }
		first := slices.IndexFunc(have, matches)
		switch {
		case first < 0 || fingerprint == "":
			return nil, &Problem{Message: "Tidak ada sertifikat dengan sidik itu di daftar tepercaya."}
		case slices.ContainsFunc(have[first+1:], matches):
			return nil, &Problem{Message: "Ada lebih dari satu sertifikat dengan awal sidik itu. Tulis sidiknya lebih panjang."}
		}
		return slices.Delete(have, first, first+1), nil
	})
}

func (s *Signing) changeRoots(ctx context.Context, change func([]Root) ([]Root, error)) error {
	return s.write(ctx, func(tx *data.Tx) error {
		roots, err := storedRoots(tx)
		if err != nil {
			return err
		}
		if roots, err = change(roots); err != nil {
			return err
		}
		slices.SortStableFunc(roots, func(a, b Root) int { return strings.Compare(a.Name, b.Name) })
		stored := make([]storedRoot, 0, len(roots))
		for _, r := range roots {
			stored = append(stored, storedRoot{r.certificate.Raw, r.Certified})
		}
		text, err := json.Marshal(stored)
		if err != nil {
			return err
		}
		return tx.Settings().Set(settingRoots, string(text))
	})
}

// Validity says from when to when a certificate holds.
func (r Root) Validity() string { return locale.Day(r.From) + " s.d. " + locale.Day(r.To) }

// trusted are the roots of a check: the office's own, and those handed in for
// this once, which count as local.
type trusted struct {
	roots []Root
	lists [][]byte // of revoked certificates, that were handed in
}

func (t trusted) certificates() []*x509.Certificate {
	var out []*x509.Certificate
	for _, r := range t.roots {
		out = append(out, r.certificate)
	}
	return out
}

// certifier returns a recognized authority among the roots a chain leads to.
func (t trusted) certifier(roots []*x509.Certificate) (Root, bool) {
	for _, r := range t.roots {
		if r.Certified && slices.ContainsFunc(roots, r.certificate.Equal) {
			return r, true
		}
	}
	return Root{}, false
}

// trust gathers what a check relies on: the office's list, and files handed in
// for this check: certificates, or lists of revoked ones.
func (s *Signing) trust(ctx context.Context, files [][]byte) (trusted, error) {
	var t trusted
	var err error
	if t.roots, err = s.Roots(ctx); err != nil {
		return t, err
	}
	for _, file := range files {
		if list, ok := revocationList(file); ok {
			t.lists = append(t.lists, list)
			continue
		}
		more, err := s.ReadRoots(file)
		if err != nil {
			return t, err
		}
		for _, r := range more {
			if !slices.ContainsFunc(t.roots, r.same) {
				t.roots = append(t.roots, r)
			}
		}
	}
	return t, nil
}

// certificatesIn reads the certificates of a file, PEM or DER.
func certificatesIn(file []byte) ([]*x509.Certificate, error) {
	unreadable := func(err error) error {
		return &Problem{Message: "Berkas sertifikat tepercaya tidak terbaca. Pilih berkas .pem atau .crt yang benar.", Cause: err}
	}
	var out []*x509.Certificate
	for block, rest := pem.Decode(file); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, unreadable(err)
		}
		out = append(out, c)
	}
	if len(out) > 0 {
		return out, nil
	}
	c, err := x509.ParseCertificate(file)
	if err != nil {
		return nil, unreadable(err)
	}
	return []*x509.Certificate{c}, nil
}

// revocationList reads a list of revoked certificates (CRL), PEM or DER.
func revocationList(file []byte) (der []byte, ok bool) {
	if block, _ := pem.Decode(file); block != nil && block.Type == "X509 CRL" {
		file = block.Bytes
	}
	list, err := x509.ParseRevocationList(file)
	if err != nil {
		return nil, false
	}
	return list.Raw, true // without what a server may have put behind it
}
