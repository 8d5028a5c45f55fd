package app

import (
	"context"
	"errors"
	"strings"

	"rakor.id/rakor/data"
)

// Minutes makes the record of a meeting final and puts it on paper.
type Minutes struct{ *desk }

// Review reads the record of a meeting over (memeriksa) and says what is
// missing or doubtful, the blocking things first.
func (s *Minutes) Review(ctx context.Context, meetingID int64) ([]Remark, error) {
	var remarks []Remark
	err := s.read(ctx, func(tx *data.Tx) error {
		r, err := readRecord(tx, meetingID)
		if err != nil {
			return err
		}
		remarks = review(r)
		return nil
	})
	return remarks, err
}

// Finalize makes the minutes of a meeting final (mengesahkan notula): its
// record is frozen as the next version and its follow-ups begin to live. It
// refuses while [Minutes.Review] finds something blocking.
func (s *Minutes) Finalize(ctx context.Context, meetingID int64) (data.MinutesVersion, error) {
	var v data.MinutesVersion
	err := s.write(ctx, func(tx *data.Tx) error {
		r, err := readRecord(tx, meetingID)
		if err != nil {
			return err
		}
		for _, remark := range review(r) {
			if remark.Weight == Blocking {
				return &Problem{Message: remark.Message, Args: remark.Args}
			}
		}
		before, err := latestVersion(tx, meetingID)
		if err != nil {
			return err
		}
		content, err := compose(tx, r, before)
		if err != nil {
			return err
		}
		text, _, err := content.Canonical()
		if err != nil {
			return err
		}
		if len(r.Office.Logo) > 0 { // kept as it is today, for the paper of this version
			if _, err := tx.Blobs().Put(r.Office.Logo); err != nil {
				return err
			}
		}
		profile, err := freezeProfile(tx)
		if err != nil {
			return err
		}
		v = data.MinutesVersion{Profile: profile, Content: string(text)}
		return tx.Minutes().Finalize(&r.Meeting, &v)
	})
	return v, err
}

// latestVersion returns the newest version of a meeting's minutes, nil before
// the first.
func latestVersion(tx *data.Tx, meetingID int64) (*data.MinutesVersion, error) {
	v, err := tx.Minutes().Latest(meetingID)
	if errors.Is(err, data.ErrNotFound) {
		return nil, nil
	}
	return &v, err
}

// Amend opens the record of final minutes again to correct it (ralat). What
// was final stays as it is; the correction becomes the next version.
func (s *Minutes) Amend(ctx context.Context, meetingID int64, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return &Problem{Message: "Alasan ralat masih kosong. Tulis apa yang diperbaiki dan mengapa."}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		m, err := tx.Meetings().Get(meetingID)
		if err != nil {
			return err
		}
		if m.State != data.Final {
			return &Problem{Message: "Notula rapat ini belum disahkan, jadi belum perlu ralat. Catatannya masih dapat diubah."}
		}
		return tx.Meetings().Amend(&m, reason)
	})
}

// A Version is one frozen version of the minutes with the files made of it.
type Version struct {
	data.MinutesVersion
	Files []data.MinutesFile
}

// Signed returns the file with the most signatures, of several the one that was
// kept last; false if there is none.
func (v Version) Signed() (f data.MinutesFile, ok bool) {
	for _, file := range v.Files {
		if file.Kind == data.SignedPDF && file.Signatures >= f.Signatures {
			f, ok = file, true
		}
	}
	return f, ok
}

// Versions returns the frozen versions of a meeting's minutes, the oldest
// first.
func (s *Minutes) Versions(ctx context.Context, meetingID int64) (out []Version, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		versions, err := tx.Minutes().OfMeeting(meetingID)
		if err != nil {
			return err
		}
		for _, v := range versions {
			files, err := tx.Minutes().Files(v.ID)
			if err != nil {
				return err
			}
			out = append(out, Version{v, files})
		}
		return nil
	})
	return out, err
}

// File returns the bytes of a kept file.
func (s *Minutes) File(ctx context.Context, f data.MinutesFile) (b []byte, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		b, err = tx.Blobs().Get(f.SHA256)
		return err
	})
	return b, err
}

// KeepPrinted keeps a copy that may come back signed, so that the archive knows
// the paper again. Of other copies it takes no notice.
func (s *Minutes) KeepPrinted(ctx context.Context, p Printed) error {
	if !p.returns {
		return nil
	}
	v, err := s.version(ctx, p.version)
	if err != nil {
		return err
	}
	return s.keep(ctx, v, data.MinutesFile{Kind: data.UnsignedPDF, Name: p.Name}, p.PDF)
}

// version returns a version with its files.
func (s *Minutes) version(ctx context.Context, id int64) (v Version, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if v.MinutesVersion, err = tx.Minutes().Get(id); err != nil {
			return err
		}
		v.Files, err = tx.Minutes().Files(id)
		return err
	})
	return v, err
}

// errNotFinal tells that there is no version of the minutes yet.
var errNotFinal = &Problem{Message: "Notula rapat ini belum disahkan. Sahkan dahulu, atau cetak sebagai draf."}

// keep adds a file to a version, unless it has it.
func (s *Minutes) keep(ctx context.Context, v Version, f data.MinutesFile, content []byte) error {
	f.VersionID = v.ID
	if f.Name == "" {
		f.Name = v.fileName()
	}
	for _, have := range v.Files {
		if have.Kind == f.Kind && have.SHA256 == data.HashOf(content) {
			return nil
		}
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Minutes().AddFile(&f, content) })
}

// ofFile finds the version a file belongs to, and how the archive keeps it;
// [data.ErrNotFound] for a file it does not keep.
func (s *Minutes) ofFile(ctx context.Context, content []byte) (v Version, f data.MinutesFile, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if v.MinutesVersion, err = tx.Minutes().OfFile(data.HashOf(content)); err != nil {
			return err
		}
		if v.Files, err = tx.Minutes().Files(v.ID); err != nil {
			return err
		}
		for _, have := range v.Files {
			if have.SHA256 == data.HashOf(content) {
				f = have
			}
		}
		return nil
	})
	return v, f, err
}
