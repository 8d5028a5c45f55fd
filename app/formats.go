package app

import (
	"bytes"
	"context"
	"fmt"

	"rakor.id/rakor/export/docx"
	"rakor.id/rakor/export/markdown"
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
	Copy    Copy   // complete, public or draft
	Profile string // layout profile by name, see [Minutes.Print]; for Word and Markdown
}

// A FormatFile is one form of the minutes.
type FormatFile struct {
	Name     string // for the file
	Data     []byte
	Findings []Finding // characters that not every computer can show; they stand in it all the same
	Todos    int       // tasks of a calendar
	Undated  int       // tasks among them without a day
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
		return s.writeSummary(ctx, meetingID, o.Copy)
	}
	return FormatFile{}, &Problem{Message: "Bentuk “%s” tidak dikenal. Pilih docx, md, json, ics, atau txt.", Args: []any{o.Format}}
}

// formatName names a file by the day of the meeting, the version and what copy it
// is.
func (s source) formatName(o FormatOrder) string {
	name := "notula-"
	if o.Format == FormatSummary {
		name = "ringkasan-"
	}
	name += s.content.Meeting.HeldOn
	if s.frozen.ID != 0 {
		name += fmt.Sprintf("-v%d", s.content.Version)
	}
	return name + copyNames[o.Copy] + "." + string(o.Format)
}

// writeText makes the forms that say what the PDF says.
func (s *Minutes) writeText(ctx context.Context, meetingID int64, o FormatOrder) (FormatFile, error) {
	source, err := s.source(ctx, meetingID, o.Copy)
	if err != nil {
		return FormatFile{}, err
	}
	p, err := s.profile(ctx, meetingID, o.Copy, o.Profile)
	if err != nil {
		return FormatFile{}, err
	}
	m, options, err := s.lay(source, Order{Copy: o.Copy})
	if err != nil {
		return FormatFile{}, err
	}
	if options.Excerpt == nil {
		if err := s.addWitness(ctx, &m, source.content); err != nil {
			return FormatFile{}, err
		}
	}
	var b bytes.Buffer
	file := FormatFile{Name: source.formatName(o)}
	if o.Format == FormatMarkdown {
		err = markdown.Write(ctx, &b, m, p, options)
	} else {
		var result docx.Result
		result, err = docx.Write(ctx, &b, m, p, options)
		for _, f := range result.Findings {
			file.Findings = append(file.Findings, Finding(f))
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
var draftSchema = contentSchema + "-draf"

// writeJSON gives the canonical bytes of a version as they are kept, or the
// content of the record as it stands. There is no public copy of them: it would
// have another hash than the minutes it claims to be.
func (s *Minutes) writeJSON(ctx context.Context, meetingID int64, kind Copy) (FormatFile, error) {
	if kind == CopyPublic {
		return FormatFile{}, &Problem{Message: "JSON selalu berisi notula lengkap, sebab sidik isinya dihitung dari sana. Untuk umum, pilih salinan publik dalam bentuk DOCX atau Markdown."}
	}
	source, err := s.source(ctx, meetingID, kind)
	if err != nil {
		return FormatFile{}, err
	}
	file := FormatFile{Name: source.formatName(FormatOrder{Format: FormatJSON, Copy: kind}), Data: []byte(source.text)}
	if kind == CopyDraft {
		source.content.Schema = draftSchema
		file.Data, _, err = source.content.Canonical()
	}
	return file, err
}
