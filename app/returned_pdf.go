package app

import (
	"context"
	"errors"
	"slices"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/pdf"
	"rakor.id/rakor/export/signature"
)

// A TakenBack is a PDF that came back from signing elsewhere and is now kept.
type TakenBack struct {
	Version    int64 // of the minutes, 1..
	Signatures int
	File       MinutesFile
}

// Returns reports whether a PDF goes on from one that was handed out of a
// meeting, so that it may be minutes signed elsewhere.
func (s *Signing) Returns(ctx context.Context, meetingID int64, content []byte) (bool, error) {
	versions, err := s.minutes.Versions(ctx, meetingID)
	if err != nil {
		return false, err
	}
	_, base, ok := handedOut(versions, content)
	return ok && base.Size < int64(len(content)), nil
}

// TakeBack takes in minutes that were signed outside of Rakor, by a signing
// service or another program. The file must begin with exactly the bytes that
// were handed out, do nothing but sign them, and hold at least one signature,
// each of them sound as to its content. Whether the signers are trusted is for
// [Signing.Verify] to say; it may be known only later.
func (s *Signing) TakeBack(ctx context.Context, meetingID int64, content []byte) (TakenBack, error) {
	file, err := pdf.Open(content)
	if err != nil {
		return TakenBack{}, &Problem{Message: "Berkas itu tidak terbaca sebagai PDF, jadi tidak diambil. Mungkin terpotong saat diunduh; unduh lagi dari layanan tanda tangan.", Cause: err}
	}
	versions, err := s.minutes.Versions(ctx, meetingID)
	if err != nil {
		return TakenBack{}, err
	}
	if len(versions) == 0 {
		return TakenBack{}, errNotFinal
	}
	v, base, ok := handedOut(versions, content)
	if !ok {
		return TakenBack{}, s.stranger(ctx, versions, file)
	}
	if base.Size == int64(len(content)) {
		return TakenBack{}, asHandedOut(base)
	}
	if file.End() != int64(len(content)) {
		return TakenBack{}, &Problem{Message: "Berkas itu tidak utuh: terpotong, atau ada sesuatu di belakang akhirnya. Unduh lagi dari layanan tanda tangan."}
	}
	count, err := s.judge(content, base)
	if err != nil {
		return TakenBack{}, err
	}
	if have, ok := v.Signed(); ok && have.SHA256 != base.SHA256 && count <= have.Signatures {
		return TakenBack{}, &Problem{Message: "Versi %d sudah mempunyai PDF dengan %d tanda tangan, sedangkan berkas ini mempunyai %d. Tidak ada yang diganti.", Args: []any{v.Version, have.Signatures, count}}
	}
	kept := data.MinutesFile{Kind: data.SignedPDF, Signatures: count}
	if err := s.minutes.keep(ctx, v, kept, content); err != nil {
		return TakenBack{}, err
	}
	kept.SHA256, kept.Size = data.HashOf(content), int64(len(content))
	return TakenBack{Version: v.Version, Signatures: count, File: kept}, nil
}

// handedOut finds the longest kept PDF that content begins with.
func handedOut(versions []Version, content []byte) (of Version, base MinutesFile, ok bool) {
	for _, v := range versions {
		for _, f := range v.Files {
			if f.Kind == data.Scan || f.Size <= base.Size || f.Size > int64(len(content)) {
				continue
			}
			if data.HashOf(content[:f.Size]) == f.SHA256 {
				of, base, ok = v, f, true
			}
		}
	}
	return of, base, ok
}

func asHandedOut(f MinutesFile) error {
	if f.Kind == data.SignedPDF {
		return &Problem{Message: "Berkas ini sudah tersimpan di arsip: PDF dengan %d tanda tangan. Tidak ada yang perlu diambil.", Args: []any{f.Signatures}}
	}
	return &Problem{Message: "Berkas ini sama persis dengan yang diekspor: belum ada tanda tangan di dalamnya. Tandatangani dahulu di layanan tanda tangan, lalu ambil hasilnya."}
}

// judge counts the signatures of a file that came back, and refuses one that is
// anything but the base and signatures.
func (s *Signing) judge(content []byte, base MinutesFile) (count int, err error) {
	report, err := signature.Verify(content, signature.VerifyOptions{At: s.clock()})
	if err != nil {
		return 0, &Problem{Message: "Berkas itu tidak terbaca sebagai PDF, jadi tidak diambil. Mungkin terpotong saat diunduh; unduh lagi dari layanan tanda tangan.", Cause: err}
	}
	stamped := false
	for _, sig := range report.Signatures {
		if sig.Content != signature.ContentIntact {
			_, words := contentWords(sig)
			return 0, &Problem{Message: "JANGAN DIPAKAI: tanda tangan %s pada berkas ini tidak sah, jadi tidak diambil. %s", Args: []any{nameIn(sig), words}}
		}
		if sig.Document {
			stamped = true
		} else {
			count++
		}
	}
	prolonged := stamped && base.Kind == data.SignedPDF // with evidence for years
	if count < base.Signatures || count == base.Signatures && !prolonged {
		return 0, &Problem{Message: "Berkas ini belum bertanda tangan elektronik, jadi tidak diambil. Gambar tanda tangan saja bukan tanda tangan elektronik."}
	}
	changes, err := signature.Since(content, base.Size)
	if err != nil {
		return 0, &Problem{Message: "Bagian berkas ini yang ditambahkan sesudah ekspor tidak terbaca, jadi tidak diambil. Unduh lagi dari layanan tanda tangan.", Cause: err}
	}
	for _, c := range changes {
		if c.Reason != signature.InfoChanged { // the service named itself there
			return 0, &Problem{
				Message: "JANGAN DIPAKAI: isi berkas ini diubah sebelum ditandatangani (%s), jadi tidak diambil. Ekspor lagi notulanya dan minta ditandatangani tanpa perubahan.",
				Args:    []any{Sentence{Message: changeWords[c.Reason]}},
			}
		}
	}
	return count, nil
}

func nameIn(s signature.Signature) string {
	if s.Signer.Leaf != nil {
		return s.Signer.Leaf.Subject.CommonName
	}
	return or(s.Name, s.Field)
}

// stranger says what is wrong with a file that does not begin with anything
// that was handed out of this meeting.
func (s *Signing) stranger(ctx context.Context, versions []Version, file *pdf.File) error {
	title, err := s.otherMeeting(ctx, file)
	switch {
	case err != nil:
		return err
	case title != "":
		return &Problem{Message: "Berkas ini notula rapat lain: “%s”. Buka rapat itu, lalu ambil berkasnya dari sana.", Args: []any{title}}
	}
	for _, v := range versions {
		for _, f := range v.Files {
			if f.Kind == data.Scan {
				continue
			}
			out, err := s.minutes.File(ctx, f)
			if err != nil {
				return err
			}
			if p := origin(out, file); p != nil {
				return p
			}
		}
	}
	return &Problem{Message: "Berkas ini bukan notula yang diekspor dari rapat ini. Pilih PDF hasil tanda tangan atas berkas “siap TTE”; jika notulanya belum pernah diekspor, ekspor dahulu."}
}

// origin says what became of a file that was handed out, nil if the two have
// nothing in common. A program that rewrites a PDF leaves its first identifier
// or at least its title.
func origin(out []byte, file *pdf.File) error {
	was, err := pdf.Open(out)
	if err != nil {
		return nil //nolint:nilerr // what cannot be read has nothing in common
	}
	revisions := file.Revisions()
	inPlace := len(revisions) > 0 && revisions[0] == int64(len(out))
	producer := info(file, "Producer")
	switch {
	case sameID(was, file) && inPlace:
		return &Problem{Message: "Berkas ini diubah sebelum ditandatangani: awalnya tidak persis sama dengan yang diekspor. Ekspor lagi notulanya dan minta ditandatangani tanpa perubahan."}
	case !sameID(was, file) && (info(file, "Title") == "" || info(was, "Title") != info(file, "Title")):
		return nil
	case !sameID(was, file) && producer == info(was, "Producer"):
		return &Problem{Message: "Berkas ini salinan lain dari notula rapat ini (misalnya draf atau salinan publik), bukan yang diekspor untuk ditandatangani. Ekspor “siap TTE”, lalu tandatangani berkas itu."}
	}
	return &Problem{Message: "Berkas ini ditulis ulang oleh program PDF lain (dicetak, digabung, atau dikompres), jadi tidak lagi diawali isi yang diekspor. Ekspor lagi, lalu tandatangani berkas itu apa adanya."}
}

func sameID(a, b *pdf.File) bool {
	first := func(f *pdf.File) pdf.String {
		ids, _ := pdf.As[pdf.Array](f, f.Trailer()["ID"])
		if len(ids) == 0 {
			return ""
		}
		id, _ := pdf.As[pdf.String](f, ids[0])
		return id
	}
	return first(a) != "" && first(a) == first(b)
}

// info returns what a file says of itself.
func info(f *pdf.File, key pdf.Name) pdf.String {
	d, _ := pdf.As[pdf.Dict](f, f.Trailer()["Info"])
	s, _ := pdf.As[pdf.String](f, d[key])
	return s
}

// otherMeeting returns the title of the meeting whose minutes a file begins
// with, "" if the archive knows no such beginning.
func (s *Signing) otherMeeting(ctx context.Context, file *pdf.File) (title string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		for _, end := range slices.Backward(lastOf(file.Revisions())) {
			v, err := tx.Minutes().OfFile(data.HashOf(file.Bytes()[:end]))
			if errors.Is(err, data.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			m, err := tx.Meetings().Get(v.MeetingID)
			title = m.Title
			return err
		}
		return nil
	})
	return title, err
}

// lastOf leaves a file of very many revisions, which no office makes, with few
// to be looked at.
func lastOf(revisions []int64) []int64 {
	const most = 32
	return revisions[:min(len(revisions), most)]
}
