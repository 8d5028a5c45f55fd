package app

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Summary returns what a messaging group is told of a meeting: title, day, place,
// attendance, what was decided and who does what by when. It names no person and
// fits one message. Minutes that are not for everybody have none.
func (s *Minutes) Summary(ctx context.Context, meetingID int64, draft bool) (string, error) {
	kind := CopyPublic
	if draft {
		kind = CopyDraft
	}
	file, err := s.Write(ctx, meetingID, FormatOrder{Format: FormatSummary, Copy: kind})
	return string(file.Data), err
}

// writeSummary makes the summary of the newest final version, or of a draft.
func (s *Minutes) writeSummary(ctx context.Context, meetingID int64, kind Copy) (FormatFile, error) {
	source, err := s.source(ctx, meetingID, kind)
	if err != nil {
		return FormatFile{}, err
	}
	content, err := forEveryone(source.content)
	if err != nil {
		return FormatFile{}, err
	}
	w := summaryWriter{paperWriter: paperWriter{c: content, zone: source.zone}, short: make(map[string]string)}
	err = s.read(ctx, func(tx *data.Tx) error {
		agencies, err := tx.Agencies().All("")
		if err != nil {
			return err
		}
		for _, a := range agencies {
			w.short[a.Name] = a.Code
		}
		people, err := tx.People().All()
		w.roll = content.roll(people)
		return err
	})
	name := source.formatName(FormatOrder{Format: FormatSummary, Copy: kind})
	return FormatFile{Name: name, Data: []byte(w.text(kind == CopyDraft))}, err
}

// Limits of a message, in characters: the least that common messengers take in
// one piece, and how much of it one line may have.
const (
	messageLimit = 4000
	lineLimit    = 400
)

type summaryWriter struct {
	paperWriter
	roll  roll
	short map[string]string // codes of agencies by name
}

func (w summaryWriter) text(draft bool) string {
	m := w.c.Meeting
	head := []string{bold(w.line(m.Title))}
	day := locale.LongDay(data.Date(m.HeldOn))
	if hours := w.identity().Hours; hours != "" {
		day += ", " + hours
	}
	head = append(head, day)
	if m.Place != "" {
		head = append(head, "Tempat: "+w.line(m.Place))
	}
	if recap := strings.TrimSuffix(w.recap(), " (Lampiran I)"); recap != "" {
		head = append(head, "Kehadiran: "+recap)
	}
	foot := fmt.Sprintf("Notula versi %d sudah disahkan.", w.c.Version)
	if draft {
		foot = "Draf, belum disahkan; isinya masih dapat berubah."
	}
	decisions, followUps := w.decisions(), w.orders()
	room := messageLimit - size(head) - utf8.RuneCountInString(foot) - 80 // of headings and empty lines
	if size(decisions)+size(followUps) > room {
		decisions = shorten(decisions, max(room/2, room-size(followUps)), "keputusan")
		followUps = shorten(followUps, room-size(decisions), "tindak lanjut")
	}
	blocks := []string{strings.Join(head, "\n")}
	for _, part := range []struct {
		title string
		lines []string
	}{{"Keputusan dan arahan", decisions}, {"Tindak lanjut", followUps}} {
		if len(part.lines) > 0 {
			blocks = append(blocks, bold(part.title)+"\n"+strings.Join(part.lines, "\n"))
		}
	}
	return strings.Join(append(blocks, foot), "\n\n") + "\n"
}

// bold marks a line as messengers do, where nothing in it could end the mark.
func bold(s string) string {
	if s == "" || strings.ContainsAny(s, "*_~`") {
		return s
	}
	return "*" + s + "*"
}

// line is a text on one line, with posts in the place of names.
func (w summaryWriter) line(s string) string {
	s = oneLine(w.roll.withoutNames(oneLine(s)))
	if r := []rune(s); len(r) > lineLimit {
		s = strings.TrimSpace(string(r[:lineLimit-1])) + "…"
	}
	return s
}

func (w summaryWriter) decisions() (lines []string) {
	for _, item := range w.c.Items {
		for _, e := range item.Entries {
			switch data.EntryKind(e.Kind) {
			case data.KindDecision, data.KindDirection:
				lines = append(lines, fmt.Sprintf("%d. %s", len(lines)+1, w.line(sentence(e.Text))))
			}
		}
	}
	return lines
}

// orders are the follow-ups, one that went to many once: "1. action - agency -
// deadline".
func (w summaryWriter) orders() (lines []string) {
	many := make(map[string]int)
	for _, f := range w.c.FollowUps {
		many[f.Parent]++
	}
	for _, f := range w.c.FollowUps {
		if f.Parent != "" {
			continue
		}
		lead := or(w.short[f.Lead], f.Lead)
		if n := many[f.Number]; n > 0 {
			lead += fmt.Sprintf(" (%d)", n)
		}
		parts := []string{w.line(f.Action)}
		for _, s := range []string{w.line(lead), w.line(dueOnPaper(f))} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		lines = append(lines, fmt.Sprintf("%d. %s", len(lines)+1, strings.Join(parts, " - ")))
	}
	return lines
}

// size is how many characters lines have, each with its end.
func size(lines []string) (n int) {
	for _, s := range lines {
		n += utf8.RuneCountInString(s) + 1
	}
	return n
}

// shorten leaves lines out at the end until the rest has room, and says how many.
func shorten(lines []string, room int, what string) []string {
	if size(lines) <= room {
		return lines
	}
	for n := len(lines) - 1; n >= 0; n-- {
		rest := fmt.Sprintf("… dan %d %s lain; lihat notula.", len(lines)-n, what)
		if size(lines[:n])+size([]string{rest}) <= room || n == 0 {
			return append(lines[:n:n], rest)
		}
	}
	return lines
}
