package app

import (
	"context"
	"errors"
	"slices"

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
	Lasting    Sentence // what the file carries for a later check; may be empty
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
	Certified   bool // the chain leads to an authority the office marked as PSrE
	Revoked     bool // taken back before the time that counts
	Document    bool // a time stamp over the whole file, not a person's signature
	Certificate Sentence
	Revocation  Sentence // what is known of the certificate being taken back
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

// Verify checks the signatures of a PDF against the office's list of trusted
// certificates (see [Signing.Trust]); the system's own list never counts. With
// aids handed in, certificates (PEM or DER) are trusted for this check as local
// ones, and lists of revoked certificates (CRL) are looked into.
func (s *Signing) Verify(ctx context.Context, pdf []byte, aids ...[]byte) (Verdict, error) {
	t, err := s.trust(ctx, aids)
	if err != nil {
		return Verdict{}, err
	}
	report, err := s.report(pdf, t)
	if err != nil {
		return Verdict{}, err
	}
	zone := s.zone(ctx)
	v := Verdict{
		Sound: report.Sound(), Intact: report.Complete(), Missing: report.Missing,
		Summary: summary(report), Lasting: lastingWords(report),
	}
	for _, sig := range report.Signatures {
		v.Signatures = append(v.Signatures, t.verdictOf(sig, zone))
	}
	v.Known, err = s.known(ctx, report.SHA256)
	return v, err
}

func (s *Signing) report(pdf []byte, t trusted) (signature.Report, error) {
	report, err := signature.Verify(pdf, signature.VerifyOptions{
		Roots: t.certificates(), At: s.clock(), CRLs: t.lists,
	})
	if err != nil {
		return report, &Problem{Message: "Berkas itu tidak terbaca sebagai PDF. Mungkin rusak atau bukan PDF; minta berkas aslinya.", Cause: err}
	}
	return report, nil
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
	if slices.ContainsFunc(r.Signatures, func(s signature.Signature) bool { return s.Signer.Trust == signature.Revoked }) {
		return Sentence{Message: "JANGAN DIPAKAI: isi tidak berubah, tetapi sertifikat penanda tangannya sudah dicabut."}
	}
	return Sentence{Message: "Isi tidak berubah, tetapi penanda tangannya belum tepercaya di komputer ini."}
}

// lastingWords say what a file carries so that it can be checked when
// certificates have run out (PAdES B-LT, B-LTA).
func lastingWords(r signature.Report) Sentence {
	e := r.Evidence
	stamped := slices.ContainsFunc(r.Signatures, func(s signature.Signature) bool { return s.Document && s.Sound() })
	switch {
	case e.CRLs+e.OCSPs == 0 && !stamped:
		return Sentence{}
	case e.CRLs+e.OCSPs == 0:
		return Sentence{Message: "Seluruh dokumen dicap waktunya; data pencabutan tidak dibawa."}
	case stamped:
		return Sentence{Message: "Berkas ini membawa bukti jangka panjang: %d sertifikat, %d data pencabutan, dan cap waktu atas seluruh dokumen.", Args: []any{e.Certificates, e.CRLs + e.OCSPs}}
	}
	return Sentence{Message: "Berkas ini membawa bukti jangka panjang: %d sertifikat dan %d data pencabutan.", Args: []any{e.Certificates, e.CRLs + e.OCSPs}}
}

func (t trusted) verdictOf(s signature.Signature, zone data.Zone) SignatureVerdict {
	v := SignatureVerdict{
		Field: s.Field, Name: s.Name, Document: s.Document,
		Trusted: s.Signer.Trust == signature.Trusted, Revoked: s.Signer.Trust == signature.Revoked,
	}
	if s.Signer.Leaf != nil {
		v.Name = ownerOf(s.Signer.Leaf)
	}
	_, certified := t.certifier(s.Signer.Roots)
	v.Certified = certified && v.Trusted
	v.State, v.Content = contentWords(s)
	v.Certificate = t.trustWords(s.Signer)
	w := timeWriter(zone)
	v.Revocation = w.revocation(s)
	v.Time = w.time(s)
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
	signature.ValidationChanged:  "data pembuktian ditukar, atau disisipi yang bukan miliknya",
	signature.StructureChanged:   "susunan dokumen diubah",
	signature.CertificationVoid:  "penanda tangan pertama tidak mengizinkan perubahan itu",
	signature.RevisionUnreadable: "perubahan sesudahnya tidak dapat dinilai",
}

// known says whether the archive holds the very file.
func (s *Signing) known(ctx context.Context, sum data.Hash) (Sentence, error) {
	var out Sentence
	err := s.read(ctx, func(tx *data.Tx) error {
		v, err := tx.Minutes().OfFile(sum)
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
