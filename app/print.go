package app

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"

	"rakor.id/rakor/app/locale"
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
	CopyExcerpt              // petikan: what concerns one agency, or one decision; as the public one
	CopyPrepared             // siap TTE: final and unsigned, with an anchor text for each signer
	CopyByHand               // untuk tanda tangan basah: with room for the pen
)

// An Order says which copy of the minutes is wanted.
type Order struct {
	Copy    Copy
	Profile string  // by name; "" is the form the version was made final in, of a draft the office's choice
	Of      Excerpt // what an excerpt is of
	// Carry puts the data into the file (PDF/A-3a): the attendance list, and the
	// canonical content unless the copy is public. Only for copies that show all
	// of the minutes.
	Carry bool
}

// A Printed is a copy of the minutes as PDF.
type Printed struct {
	PDF      []byte
	Name     string // for the file
	Pages    int
	Findings []Finding // characters the paper cannot show
	Anchors  []Anchor  // of a prepared copy

	fields  []paper.Field // where signatures will go
	version int64         // it shows, 0 for a draft
	returns bool          // it may come back signed
}

// A Finding is a character that paper cannot show; □ stands in its place.
type Finding struct {
	Rune  rune
	Where string // in the words of the paper
}

// Sentence names the character and the place.
func (f Finding) Sentence() Sentence {
	return Sentence{Message: "“%s” (%s) pada %s", Args: []any{string(f.Rune), fmt.Sprintf("%U", f.Rune), f.Where}}
}

// Print puts the minutes of a meeting on paper, see [Minutes.PrintCopy] and
// [Order].
func (s *Minutes) Print(ctx context.Context, meetingID int64, kind Copy, profile string) ([]byte, Printed, error) {
	p, err := s.PrintCopy(ctx, meetingID, Order{Copy: kind, Profile: profile})
	return p.PDF, p, err
}

// PrintCopy puts the minutes of a meeting on paper: the newest final version,
// or as a draft the record as it stands. The same version gives the same bytes,
// save for an excerpt, which bears the day on which it is made.
func (s *Minutes) PrintCopy(ctx context.Context, meetingID int64, o Order) (Printed, error) {
	source, err := s.source(ctx, meetingID, o.Copy)
	if err != nil {
		return Printed{}, err
	}
	p, err := s.profile(ctx, meetingID, o.Copy, o.Profile)
	if err != nil {
		return Printed{}, err
	}
	printed := Printed{Name: source.fileName(o), version: source.frozen.ID, returns: o.Copy == CopyComplete || o.Copy == CopyPrepared}
	m, options, err := s.lay(source, o)
	if err != nil {
		return Printed{}, err
	}
	if options.Excerpt == nil {
		if err := s.addWitness(ctx, &m, source.content); err != nil {
			return Printed{}, err
		}
	}
	if o.Copy == CopyPrepared {
		printed.Anchors = anchor(&m, p)
	}
	var b bytes.Buffer
	result, err := minutes.PDF(ctx, &b, m, p, options)
	if err != nil {
		return Printed{}, printProblem(err)
	}
	printed.PDF, printed.Pages, printed.fields = b.Bytes(), result.Pages, result.Fields
	for _, f := range result.Findings {
		printed.Findings = append(printed.Findings, Finding(f))
	}
	return printed, nil
}

// lay makes of what was gathered the minutes that a copy shows, and says how it
// is to be printed.
func (s *Minutes) lay(source source, o Order) (minutes.Minutes, minutes.Options, error) {
	m := onPaper(source.content, source.pictures)
	options := minutes.Options{
		Stamp:    source.stamp,
		Public:   o.Copy == CopyPublic || o.Copy == CopyExcerpt,
		Draft:    o.Copy == CopyDraft,
		Sample:   s.sample,
		Signable: o.Copy == CopyComplete,
		ByHand:   o.Copy == CopyByHand,
	}
	if o.Copy == CopyExcerpt {
		cut, of, err := s.excerpt(source, m, o.Of)
		if err != nil {
			return m, options, err
		}
		now := s.clock().In(source.zone.Location())
		cut.Date, options.Stamp.MadeAt, options.Excerpt = locale.Day(data.DateOf(now)), now, &of
		m = cut
	}
	if !o.Carry {
		return m, options, nil
	}
	files, err := source.carried(o.Copy)
	options.Level, options.Attachments = paper.Archive3a, files
	return m, options, err
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

// A source is what a copy is made of.
type source struct {
	content  Content
	text     string // canonical, "" for a draft
	stamp    minutes.Stamp
	zone     data.Zone
	frozen   data.MinutesVersion // zero for a draft
	agencies []Agency            // of today and before
	pictures
}

// source reads what a copy is made of.
func (s *Minutes) source(ctx context.Context, meetingID int64, kind Copy) (out source, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if out, err = s.sourceOf(tx, meetingID, kind); err != nil {
			return err
		}
		switch kind {
		case CopyPublic: // it shows no faces
		case CopyExcerpt:
			out.agencies, err = tx.Agencies().All("")
		default:
			out.photos, err = photosOf(tx, out.content)
		}
		return err
	})
	return out, err
}

// sourceOf reads what a copy is made of, without photos.
func (s *Minutes) sourceOf(tx *data.Tx, meetingID int64, kind Copy) (source, error) {
	r, err := readRecord(tx, meetingID)
	if err != nil {
		return source{}, err
	}
	v, err := latestVersion(tx, meetingID)
	if err != nil {
		return source{}, err
	}
	if kind == CopyDraft && (v == nil || r.Meeting.State != data.Final) {
		content, err := compose(tx, r, v)
		if err != nil {
			return source{}, err
		}
		return source{content: content, stamp: s.draftStamp(r, content), zone: r.Office.Zone, pictures: pictures{logo: r.Office.Logo}}, nil
	}
	if v == nil {
		return source{}, errNotFinal
	}
	content, err := ReadContent([]byte(v.Content))
	if err != nil {
		return source{}, err
	}
	switch kind {
	case CopyDraft: // of what is final already: the watermark is all there is to it
		logo, err := logoOf(tx, content)
		return source{content: content, stamp: s.draftStamp(r, content), zone: r.Office.Zone, pictures: pictures{logo: logo}}, err
	case CopyPublic:
		if content, err = forEveryone(content); err != nil {
			return source{}, err
		}
	case CopyExcerpt: // for those it concerns, whatever the classification
		content = content.withoutPrivateNumbers()
	}
	logo, err := logoOf(tx, content)
	return source{
		content: content, text: v.Content, stamp: finalStamp(r.Office.Zone, *v, content), zone: r.Office.Zone,
		frozen: *v, pictures: pictures{logo: logo},
	}, err
}

// copyNames are the ends of the names of files, so that copies for different
// purposes are told apart in a folder.
var copyNames = map[Copy]string{
	CopyPublic: "-publik", CopyDraft: "-draf", CopyExcerpt: "-petikan", CopyPrepared: "-siap-tte", CopyByHand: "-ttd-basah",
}

func (s source) fileName(o Order) string {
	name := "notula-" + s.content.Meeting.HeldOn
	if s.frozen.ID != 0 {
		name += fmt.Sprintf("-v%d", s.content.Version)
	}
	name += copyNames[o.Copy]
	if o.Copy == CopyExcerpt {
		name += o.Of.fileName()
	}
	return name + ".pdf"
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
		Chain:    v.History.Code(),
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
