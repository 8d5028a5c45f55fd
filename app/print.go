package app

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/paper"
)

// A Copy says what a copy of the minutes is for.
type Copy int

// The copies.
const (
	CopyComplete Copy = iota // lengkap: internal, with signature fields
	CopyPublic               // publik: without NIP, telephone, drawn signatures
	CopyDraft                // draf: watermark, no signature fields
)

// A Printed tells what was put on paper.
type Printed struct {
	Pages    int
	Findings []string // characters the paper cannot show, and where

	fields []paper.Field // where signatures will go
}

// Print puts the minutes of a meeting on paper: the newest final version, or
// as a draft the record as it stands. profile is a name; "" is the form the
// version was made final in, or for a draft the office's own choice.
func (s *Minutes) Print(ctx context.Context, meetingID int64, kind Copy, profile string) ([]byte, Printed, error) {
	var content Content
	var stamp minutes.Stamp
	var show pictures
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		if content, stamp, show.logo, err = s.gather(tx, meetingID, kind); err != nil {
			return err
		}
		if kind != CopyPublic { // it shows no faces
			show.photos, err = photosOf(tx, content)
		}
		return err
	})
	if err != nil {
		return nil, Printed{}, err
	}
	p, err := s.profile(ctx, meetingID, kind, profile)
	if err != nil {
		return nil, Printed{}, err
	}
	var b bytes.Buffer
	result, err := minutes.PDF(ctx, &b, onPaper(content, show), p, minutes.Options{
		Stamp: stamp, Public: kind == CopyPublic, Draft: kind == CopyDraft, Signable: kind == CopyComplete,
	})
	if err != nil {
		return nil, Printed{}, printProblem(err)
	}
	printed := Printed{Pages: result.Pages, fields: result.Fields}
	for _, f := range result.Findings {
		printed.Findings = append(printed.Findings, fmt.Sprintf("%s: %U", f.Where, f.Rune))
	}
	return b.Bytes(), printed, nil
}

func printProblem(err error) error {
	switch {
	case errors.Is(err, minutes.ErrProfile):
		return &Problem{Message: "Model notula ini tidak dapat dicetak. Periksa ukuran kertas dan marginnya di Pengaturan.", Cause: err}
	case errors.Is(err, minutes.ErrImage):
		return &Problem{Message: "Gambar lambang atau foto tidak terbaca. Ganti dengan gambar PNG atau JPEG lain.", Cause: err}
	}
	return err
}

// gather reads what a copy is made of.
func (s *Minutes) gather(tx *data.Tx, meetingID int64, kind Copy) (Content, minutes.Stamp, []byte, error) {
	r, err := readRecord(tx, meetingID)
	if err != nil {
		return Content{}, minutes.Stamp{}, nil, err
	}
	v, err := latestVersion(tx, meetingID)
	if err != nil {
		return Content{}, minutes.Stamp{}, nil, err
	}
	if kind == CopyDraft {
		content := compose(r, v)
		return content, s.draftStamp(r, content), r.Office.Logo, nil
	}
	if v == nil {
		return Content{}, minutes.Stamp{}, nil, errNotFinal
	}
	content, err := ReadContent([]byte(v.Content))
	if err != nil {
		return Content{}, minutes.Stamp{}, nil, err
	}
	if kind == CopyPublic {
		if content, err = forEveryone(content); err != nil {
			return Content{}, minutes.Stamp{}, nil, err
		}
	}
	logo, err := logoOf(tx, content)
	return content, finalStamp(r.Office.Zone, *v, content), logo, err
}

// logoOf returns the emblem a version was made with, nil for none.
func logoOf(tx *data.Tx, c Content) ([]byte, error) {
	if c.Office.LogoSHA256 == "" {
		return nil, nil
	}
	return byHash(tx, c.Office.LogoSHA256)
}

// byHash returns the bytes of a hash as content names it.
func byHash(tx *data.Tx, hash string) ([]byte, error) {
	var h data.Hash
	if n, err := hex.Decode(h[:], []byte(hash)); err != nil || n != len(h) {
		return nil, fmt.Errorf("read hash of a picture: %w", data.ErrCorrupt)
	}
	return tx.Blobs().Get(h)
}

func finalStamp(zone data.Zone, v data.MinutesVersion, c Content) minutes.Stamp {
	return minutes.Stamp{
		Document: c.Document,
		Version:  fmt.Sprint(c.Version),
		Hash:     v.Hash.String(),
		QR:       qrPayload(v, c),
		MadeAt:   v.FinalizedAt.In(zone.Location()),
	}
}

// qrPayload says which minutes a paper shows: form, meeting, day, and the hash
// of the content in letters that a QR code packs well.
func qrPayload(v data.MinutesVersion, c Content) string {
	hash := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(v.Hash[:])
	return "NOTULA1:" + c.Document + ":" + c.Meeting.HeldOn + ":" + hash
}

func (s *Minutes) draftStamp(r Record, c Content) minutes.Stamp {
	return minutes.Stamp{
		Document: c.Document, Version: fmt.Sprintf("%d (draf)", c.Version),
		MadeAt: s.clock().In(r.Office.Zone.Location()),
	}
}
