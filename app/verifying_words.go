package app

import (
	"bytes"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

// trustWords say who vouches for a signer. Certified (tersertifikasi) is said
// only of what leads to an authority that the office marked as recognized.
func (t trusted) trustWords(c signature.Certificate) Sentence {
	switch c.Trust {
	case signature.Trusted:
		return t.trustedWords(c)
	case signature.Expired:
		return Sentence{Message: "Sertifikat sudah kedaluwarsa (%s).", Args: []any{locale.Day(data.DateOf(c.Leaf.NotAfter))}}
	case signature.NotYetValid:
		return Sentence{Message: "Sertifikat belum berlaku (mulai %s).", Args: []any{locale.Day(data.DateOf(c.Leaf.NotBefore))}}
	case signature.SelfSigned:
		return Sentence{Message: "Tidak tersertifikasi: sertifikat lokal yang dibuat pemiliknya sendiri."}
	case signature.UnknownIssuer:
		return Sentence{Message: "Penerbit sertifikat (%s) tidak ada di daftar tepercaya.", Args: []any{c.Leaf.Issuer.CommonName}}
	case signature.Unsuitable:
		return Sentence{Message: "Sertifikat ini tidak diterbitkan untuk menandatangani dokumen."}
	case signature.Revoked:
		return Sentence{Message: "Sertifikat DICABUT oleh penerbitnya, %s.", Args: []any{c.Revocation.Of.Issuer.CommonName}}
	}
	return Sentence{Message: "Sertifikat penanda tangan tidak terbaca."}
}

func (t trusted) trustedWords(c signature.Certificate) Sentence {
	psre, certified := t.certifier(c.Roots)
	switch {
	case certified && psre.certificate.Equal(c.Leaf):
		return Sentence{Message: "Sertifikat penyelenggara yang Anda tandai sebagai PSrE."}
	case certified:
		return Sentence{Message: "Tersertifikasi: diterbitkan oleh %s, di bawah %s yang Anda tandai sebagai PSrE.", Args: []any{c.Leaf.Issuer.CommonName, psre.Name}}
	case bytes.Equal(c.Leaf.RawSubject, c.Leaf.RawIssuer):
		return Sentence{Message: "Sertifikat lokal yang ada di daftar tepercaya Anda. Tidak tersertifikasi: dibuat pemiliknya sendiri."}
	}
	return Sentence{Message: "Sertifikat tepercaya menurut daftar Anda, diterbitkan oleh %s. Tidak tersertifikasi: induknya ditandai lokal.", Args: []any{c.Leaf.Issuer.CommonName}}
}

// timeWriter writes moments in the zone of the office.
type timeWriter data.Zone

func (z timeWriter) at(t time.Time) string {
	t = t.In(data.Zone(z).Location())
	return locale.LongDay(data.DateOf(t)) + " pukul " + locale.Hour(data.TimeOfDayOf(t), data.Zone(z))
}

// revocation says what is known of a certificate being taken back, and from
// when that is.
func (z timeWriter) revocation(s signature.Signature) Sentence {
	r := s.Signer.Revocation
	if c := s.Signer.Leaf; c != nil && bytes.Equal(c.RawSubject, c.RawIssuer) {
		return Sentence{Message: "Sertifikat lokal: tidak ada penerbit yang dapat mencabutnya."}
	}
	switch {
	case r.State == signature.WasRevoked && !s.Signer.Chain[0].Equal(r.Of):
		return Sentence{Message: "Sertifikat penerbitnya, %s, dicabut %s.", Args: []any{ownerOf(r.Of), z.at(r.At)}}
	case r.State == signature.WasRevoked && s.Signer.Trust == signature.Trusted:
		return Sentence{Message: "Dicabut %s, sesudah waktu yang dicap; tanda tangan ini tetap berlaku.", Args: []any{z.at(r.At)}}
	case r.State == signature.WasRevoked && s.Signer.Proven:
		return Sentence{Message: "Dicabut %s, sebelum waktu yang dicap.", Args: []any{z.at(r.At)}}
	case r.State == signature.WasRevoked:
		return Sentence{Message: "Dicabut %s. Tanpa cap waktu tepercaya tidak terbukti bahwa tanda tangannya dibuat sebelum itu.", Args: []any{z.at(r.At)}}
	case r.State == signature.NotRevoked && r.AsOf.Before(madeAt(s)):
		return Sentence{Message: "Tidak dicabut menurut data penerbit per %s, yang lebih tua daripada tanda tangannya.", Args: []any{z.at(r.AsOf)}}
	case r.State == signature.NotRevoked:
		return Sentence{Message: "Tidak dicabut menurut data penerbit per %s.", Args: []any{z.at(r.AsOf)}}
	}
	return Sentence{Message: "Status pencabutan tidak diperiksa (luring): data pencabutan tidak ada di berkas ini."}
}

// madeAt is when a signature was made, as far as is known.
func madeAt(s signature.Signature) time.Time {
	if s.Signer.Proven {
		return s.Signer.At
	}
	return s.Claimed
}

// time says when a signature was made, and who says so: an authority that
// stamped it, or the signer alone.
func (z timeWriter) time(s signature.Signature) Sentence {
	switch {
	case s.Stamp != nil && s.Stamp.Intact:
		return z.stamped(s)
	case s.Stamp != nil && s.Claimed.IsZero():
		return Sentence{Message: "Cap waktunya rusak; waktu tidak disebut."}
	case s.Stamp != nil:
		return Sentence{Message: "Cap waktunya rusak. Diakui penanda tangan: %s.", Args: []any{z.at(s.Claimed)}}
	case s.Claimed.IsZero():
		return Sentence{Message: "Tanpa cap waktu tepercaya; waktu tidak disebut."}
	}
	return Sentence{Message: "Tanpa cap waktu tepercaya; diakui penanda tangan: %s.", Args: []any{z.at(s.Claimed)}}
}

func (z timeWriter) stamped(s signature.Signature) Sentence {
	by, at := stampName(s.Stamp), z.at(s.Stamp.At)
	switch trusted := s.Stamp.Authority.Trust == signature.Trusted; {
	case s.Document && trusted:
		return Sentence{Message: "Cap waktu atas seluruh dokumen, oleh %s: %s.", Args: []any{by, at}}
	case !trusted:
		return Sentence{Message: "Cap waktu %s dari %s, yang tidak ada di daftar tepercaya.", Args: []any{at, by}}
	case s.Stamp.Document && !s.Claimed.IsZero():
		return Sentence{Message: "Diakui penanda tangan: %s. Sudah ada ketika seluruh dokumen dicap oleh %s: %s.", Args: []any{z.at(s.Claimed), by, at}}
	case s.Stamp.Document:
		return Sentence{Message: "Sudah ada ketika seluruh dokumen dicap oleh %s: %s.", Args: []any{by, at}}
	}
	if !s.Claimed.IsZero() && s.Claimed.Sub(s.Stamp.At).Abs() > clockSlack {
		return Sentence{Message: "Dicap oleh %s: %s. Yang diakui penanda tangan berbeda: %s.", Args: []any{by, at, z.at(s.Claimed)}}
	}
	return Sentence{Message: "Dicap oleh %s: %s.", Args: []any{by, at}}
}

// clockSlack is by how much a claimed time may differ from a stamped one
// without being told of.
const clockSlack = 10 * time.Minute

func stampName(s *signature.Stamp) string {
	if s.Authority.Leaf == nil {
		return "?"
	}
	return ownerOf(s.Authority.Leaf)
}
