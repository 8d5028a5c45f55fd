package app

import (
	"bytes"
	"context"
	"fmt"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/docx"
	"rakor.id/rakor/export/markdown"
	"rakor.id/rakor/export/minutes"
)

// A Format is a form of the minutes besides the PDF, by the ending of its files.
type Format string

// The formats.
const (
	FormatWord     Format = "docx"
	FormatMarkdown Format = "md"
	FormatJSON     Format = "json" // the canonical content; its SHA-256 is the document's
	FormatCalendar Format = "ics"  // deadlines of the follow-ups as tasks
	FormatSummary  Format = "txt"  // for a messaging group
)

// A FormatOrder says which form of the minutes is wanted.
type FormatOrder struct {
	Format  Format
	Copy    Copy   // the newest final version, the public copy of it, or a draft
	Profile string // layout profile by name, see [Minutes.Print]; for Word and Markdown
}

// A FormatFile is one form of the minutes.
type FormatFile struct {
	Name     string // for the file
	Data     []byte
	Findings []string // characters that not every computer can show, and where
	Todos    int      // tasks of a calendar
	Undated  int      // tasks among them without a day
}

// Write makes another form of the minutes. The same version gives the same bytes,
// save for the calendar, whose tasks are as far as the follow-ups are.
func (s *Minutes) Write(ctx context.Context, meetingID int64, o FormatOrder) (FormatFile, error) {
	switch o.Format {
	case FormatWord, FormatMarkdown:
		return s.writeText(ctx, meetingID, o)
	case FormatJSON:
		return s.writeJSON(ctx, meetingID, o.Copy)
	case FormatCalendar:
		return s.writeCalendar(ctx, meetingID, o.Copy)
	case FormatSummary:
		text, day, err := s.summary(ctx, meetingID, o.Copy)
		return FormatFile{Name: formatName(day, o), Data: []byte(text)}, err
	}
	return FormatFile{}, &Problem{Message: "Bentuk “%s” tidak dikenal. Pilih docx, md, json, ics, atau txt.", Args: []any{o.Format}}
}

// formatName names a file by the day of the meeting and what copy it is.
func formatName(day data.Date, o FormatOrder) string {
	name := "notula"
	switch o.Format {
	case FormatCalendar:
		name = "tenggat"
	case FormatSummary:
		name = "ringkasan"
	}
	name += "-" + string(day)
	switch o.Copy {
	case CopyPublic:
		name += "-publik"
	case CopyDraft:
		name += "-draf"
	}
	return name + "." + string(o.Format)
}

// writeText makes the forms that say what the PDF says.
func (s *Minutes) writeText(ctx context.Context, meetingID int64, o FormatOrder) (FormatFile, error) {
	var content Content
	var stamp minutes.Stamp
	var show pictures
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		if content, stamp, show.logo, err = s.gather(tx, meetingID, o.Copy); err != nil {
			return err
		}
		if o.Copy != CopyPublic {
			show.photos, err = photosOf(tx, content)
		}
		return err
	})
	if err != nil {
		return FormatFile{}, err
	}
	p, err := s.profile(ctx, meetingID, o.Copy, o.Profile)
	if err != nil {
		return FormatFile{}, err
	}
	var b bytes.Buffer
	file := FormatFile{Name: formatName(data.Date(content.Meeting.HeldOn), o)}
	options := minutes.Options{Stamp: stamp, Public: o.Copy == CopyPublic, Draft: o.Copy == CopyDraft}
	if o.Format == FormatMarkdown {
		err = markdown.Write(ctx, &b, onPaper(content, show), p, options)
	} else {
		var result docx.Result
		result, err = docx.Write(ctx, &b, onPaper(content, show), p, options)
		for _, f := range result.Findings {
			file.Findings = append(file.Findings, fmt.Sprintf("%s: %c (%U)", f.Where, f.Rune, f.Rune))
		}
	}
	if err != nil {
		return FormatFile{}, printProblem(err)
	}
	file.Data = b.Bytes()
	return file, nil
}

// draftSchema marks the content of a draft, so that no reader takes it for that
// of a version.
const draftSchema = contentSchema + "-draf"

// writeJSON gives the canonical bytes of a version as they are kept, or the
// content of the record as it stands. There is no public copy of them: it would
// have another hash than the minutes it claims to be.
func (s *Minutes) writeJSON(ctx context.Context, meetingID int64, kind Copy) (FormatFile, error) {
	if kind == CopyPublic {
		return FormatFile{}, &Problem{Message: "JSON selalu berisi notula lengkap, sebab sidik isinya dihitung dari sana. Untuk umum, pilih salinan publik dalam bentuk DOCX atau Markdown."}
	}
	file := FormatFile{}
	err := s.read(ctx, func(tx *data.Tx) error {
		content, _, _, err := s.gather(tx, meetingID, kind)
		if err != nil {
			return err
		}
		file.Name = formatName(data.Date(content.Meeting.HeldOn), FormatOrder{Format: FormatJSON, Copy: kind})
		if kind == CopyDraft {
			content.Schema = draftSchema
			file.Data, _, err = content.Canonical()
			return err
		}
		v, err := latestVersion(tx, meetingID)
		if err == nil {
			file.Data = []byte(v.Content)
		}
		return err
	})
	return file, err
}
