package app

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

// A Verdict is what the check of a signed PDF found, in words.
type Verdict struct {
	Sound      bool     // every signature due is there, intact and trusted, and nothing was changed after
	Intact     bool     // as Sound, but without regard to trust
	Summary    Sentence // the file as a whole
	Signatures []SignatureVerdict
	Missing    []string // fields due and not signed
	Known      Sentence // whether the archive knows these minutes; may be empty
}

// A SignatureVerdict gives the three answers for one signature apart: is the
// content what was signed, who vouches for the signer, when was it signed.
type SignatureVerdict struct {
	Field       string
	Name        string
	State       ContentState
	Content     Sentence
	Trusted     bool
	Certificate Sentence
	Time        Sentence
}

// ContentState is the first answer in one word.
type ContentState string

// The states, as offices name them.
const (
	Sah      ContentState = "SAH"
	Diubah   ContentState = "DIUBAH"
	Rusak    ContentState = "RUSAK"
	TakTentu ContentState = "TAK DIKENAL"
)

// Verify checks the signatures of a PDF. trust is a list of PEM files whose
// certificates are trusted; the system's own list never is.
func (s *Signing) Verify(ctx context.Context, pdf []byte, trust ...[]byte) (Verdict, error) {
	roots, err := readRoots(trust)
	if err != nil {
		return Verdict{}, err
	}
	report, err := signature.Verify(bytes.NewReader(pdf), int64(len(pdf)), signature.VerifyOptions{Roots: roots, At: s.clock()})
	if err != nil {
		return Verdict{}, &Problem{Message: "Berkas itu tidak terbaca sebagai PDF. Mungkin rusak atau bukan PDF; minta berkas aslinya.", Cause: err}
	}
	zone := s.zone(ctx)
	v := Verdict{Sound: report.Sound(), Intact: report.Complete(), Missing: report.Missing, Summary: summary(report)}
	for _, sig := range report.Signatures {
		v.Signatures = append(v.Signatures, verdictOf(sig, zone))
	}
	v.Known, err = s.known(ctx, pdf)
	return v, err
}

func readRoots(files [][]byte) ([]*x509.Certificate, error) {
	var roots []*x509.Certificate
	for _, file := range files {
		found := false
		for block, rest := pem.Decode(file); block != nil; block, rest = pem.Decode(rest) {
			c, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return nil, &Problem{Message: "Berkas sertifikat tepercaya tidak terbaca. Pilih berkas .pem atau .crt yang benar.", Cause: err}
			}
			roots, found = append(roots, c), true
		}
		if !found {
			c, err := x509.ParseCertificate(file)
			if err != nil {
				return nil, &Problem{Message: "Berkas sertifikat tepercaya tidak terbaca. Pilih berkas .pem atau .crt yang benar.", Cause: err}
			}
			roots = append(roots, c)
		}
	}
	return roots, nil
}

func summary(r signature.Report) Sentence {
	switch {
	case len(r.Signatures) == 0:
		return Sentence{Message: "PDF ini tidak bertanda tangan elektronik."}
	case r.Sound():
		return Sentence{Message: "Semua tanda tangan sah dan tepercaya; isi dokumen tidak berubah."}
	}
	for _, s := range r.Signatures {
		if s.Content != signature.ContentIntact {
			return Sentence{Message: "JANGAN DIPAKAI: isi dokumen atau tanda tangannya tidak lagi seperti saat ditandatangani."}
		}
	}
	if r.Signed < r.Due {
		return Sentence{Message: "Isi tidak berubah, tetapi baru %d dari %d tanda tangan yang ada.", Args: []any{r.Signed, r.Due}}
	}
	return Sentence{Message: "Isi tidak berubah, tetapi penanda tangannya belum tepercaya di komputer ini."}
}

func verdictOf(s signature.Signature, zone data.Zone) SignatureVerdict {
	v := SignatureVerdict{Field: s.Field, Name: s.Name, Trusted: s.Signer.Trust == signature.Trusted}
	if s.Signer.Leaf != nil {
		v.Name = s.Signer.Leaf.Subject.CommonName
	}
	v.State, v.Content = contentWords(s)
	v.Certificate = trustWords(s.Signer)
	v.Time = timeWords(s, zone)
	return v
}

func contentWords(s signature.Signature) (ContentState, Sentence) {
	switch s.Content {
	case signature.ContentIntact:
		return Sah, Sentence{Message: "SAH: isi sama dengan yang ditandatangani."}
	case signature.ContentChanged:
		return Diubah, Sentence{Message: "DIUBAH setelah ditandatangani: %s.", Args: []any{Sentence{Message: changeWords[s.Reason]}}}
	case signature.ContentBroken:
		return Rusak, Sentence{Message: "RUSAK: %s.", Args: []any{Sentence{Message: changeWords[s.Reason]}}}
	}
	return TakTentu, Sentence{Message: "Jenis tanda tangan ini tidak dapat diperiksa: %s.", Args: []any{Sentence{Message: changeWords[s.Reason]}}}
}

// changeWords say what was found, for use inside a sentence.
var changeWords = map[signature.Reason]string{
	signature.BadByteRange:       "bagian yang ditandatangani tidak mencakup seluruh dokumen",
	signature.BadContainer:       "wadah tanda tangan tidak terbaca",
	signature.BadPadding:         "ada data tersembunyi di belakang tanda tangan",
	signature.BadDigest:          "isi dokumen bukan yang ditandatangani",
	signature.BadSignature:       "tanda tangan tidak cocok dengan kuncinya",
	signature.BadCertificate:     "sertifikat penanda tangan ditukar",
	signature.BadRevision:        "yang ditandatangani bukan dokumen utuh",
	signature.UnknownKind:        "jenisnya tidak dikenal",
	signature.UnknownAlgorithm:   "cara hitungnya tidak dikenal",
	signature.WeakAlgorithm:      "cara hitungnya terlalu lemah untuk dipercaya",
	signature.TrailingBytes:      "ada data di belakang akhir dokumen",
	signature.PageChanged:        "isi halaman diubah",
	signature.AnnotationChanged:  "sesuatu ditempelkan di atas halaman",
	signature.SignatureChanged:   "tanda tangan atau gambarnya diganti",
	signature.SignatureRemoved:   "tanda tangan dikeluarkan dari tempatnya",
	signature.AttachmentChanged:  "lampiran di dalam dokumen diubah",
	signature.InfoChanged:        "judul atau keterangan dokumen diubah",
	signature.StructureChanged:   "susunan dokumen diubah",
	signature.CertificationVoid:  "penanda tangan pertama tidak mengizinkan perubahan itu",
	signature.RevisionUnreadable: "perubahan sesudahnya tidak dapat dinilai",
}

func trustWords(c signature.Certificate) Sentence {
	switch c.Trust {
	case signature.Trusted:
		if bytes.Equal(c.Leaf.RawSubject, c.Leaf.RawIssuer) {
			return Sentence{Message: "Sertifikat lokal yang ada di daftar tepercaya Anda. Tidak tersertifikasi: dibuat pemiliknya sendiri. Status pencabutan tidak diperiksa (luring)."}
		}
		return Sentence{Message: "Sertifikat tepercaya menurut daftar Anda, diterbitkan oleh %s. Status pencabutan tidak diperiksa (luring).", Args: []any{c.Leaf.Issuer.CommonName}}
	case signature.Expired:
		return Sentence{Message: "Sertifikat sudah kedaluwarsa (%s).", Args: []any{locale.Day(data.DateOf(c.Leaf.NotAfter))}}
	case signature.NotYetValid:
		return Sentence{Message: "Sertifikat belum berlaku (mulai %s).", Args: []any{locale.Day(data.DateOf(c.Leaf.NotBefore))}}
	case signature.SelfSigned:
		return Sentence{Message: "Tidak tersertifikasi: sertifikat lokal yang dibuat pemiliknya sendiri. Status pencabutan tidak diperiksa (luring)."}
	case signature.UnknownIssuer:
		return Sentence{Message: "Penerbit sertifikat (%s) tidak ada di daftar tepercaya. Status pencabutan tidak diperiksa (luring).", Args: []any{c.Leaf.Issuer.CommonName}}
	case signature.Unsuitable:
		return Sentence{Message: "Sertifikat ini tidak diterbitkan untuk menandatangani dokumen."}
	}
	return Sentence{Message: "Sertifikat penanda tangan tidak terbaca."}
}

func timeWords(s signature.Signature, zone data.Zone) Sentence {
	words := func(t time.Time) string {
		t = t.In(zone.Location())
		return locale.LongDay(data.DateOf(t)) + " " + locale.Hour(data.TimeOfDayOf(t), zone)
	}
	switch {
	case s.Stamp != nil && s.Stamp.Intact:
		return Sentence{Message: "Waktu %s, distempel oleh %s.", Args: []any{words(s.Stamp.At), stampName(s.Stamp)}}
	case s.Claimed.IsZero():
		return Sentence{Message: "Tanpa stempel waktu tepercaya; waktu tidak disebut."}
	}
	return Sentence{Message: "Tanpa stempel waktu tepercaya; menurut penanda tangan: %s.", Args: []any{words(s.Claimed)}}
}

func stampName(s *signature.Stamp) string {
	if s.Authority.Leaf == nil {
		return "?"
	}
	return s.Authority.Leaf.Subject.CommonName
}

// known says whether the archive holds these very bytes.
func (s *Signing) known(ctx context.Context, pdf []byte) (Sentence, error) {
	var out Sentence
	err := s.read(ctx, func(tx *data.Tx) error {
		v, err := tx.Minutes().OfFile(data.HashOf(pdf))
		if errors.Is(err, data.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		m, err := tx.Meetings().Get(v.MeetingID)
		if err != nil {
			return err
		}
		out = Sentence{Message: "Arsip ini menyimpan berkas yang persis sama: %s, versi %d.", Args: []any{m.Title, v.Version}}
		return nil
	})
	return out, err
}
