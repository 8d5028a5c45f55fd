package capture

import (
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// FactCode says what a [Fact] is about.
type FactCode string

// The facts, in the order in which they come.
const (
	FactMode      FactCode = "mode"      // Text: the Mode
	FactKind      FactCode = "kind"      // Text: the kind
	FactSpeaker   FactCode = "speaker"   // Text: label
	FactLead      FactCode = "lead"      // Text: label
	FactSupport   FactCode = "support"   // Text: labels, spelled as a list; N: how many
	FactBroadcast FactCode = "broadcast" // Text: group; N: how many agencies get a row
	FactDue       FactCode = "due"       // Text: as printed, with the day's name if it is a day; More: last day of a period
	FactPast      FactCode = "past"      // N: days late
	FactIssue     FactCode = "issue"     // Text: name
	FactPriority  FactCode = "priority"  // N: 1 to 3
	FactTarget    FactCode = "target"    // Text: indicator and target
	FactReplace   FactCode = "replace"   // Text: old; More: new; N: 1, or 0 for every place
	FactCommand   FactCode = "command"   // Text: the verb
	FactNumber    FactCode = "number"    // Text: number of the follow-up
	FactItem      FactCode = "item"      // N: number, or Text: new title, or the name of the opening or closing
	FactWho       FactCode = "who"       // Text: labels, spelled as a list; N: how many
	FactVisitor   FactCode = "visitor"   // Text: name; More: post and institution
	FactAt        FactCode = "at"        // Text: "09.10"
	FactState     FactCode = "state"     // Text: the State
	FactPercent   FactCode = "percent"   // Text: "60%"
	FactNote      FactCode = "note"      // Text: reason or remark
	FactMark      FactCode = "mark"      // Text: the MarkCode; More: the words marked
)

// A Fact is one thing that Enter will do. Its words are the caller's: Text is a
// name, a number written out or a code, never a sentence.
type Fact struct {
	Code FactCode
	Text string
	More string
	N    int
}

// Explain says what Enter will do with a line, the most important first. The
// text of an entry is not told: it stands in the line.
func Explain(l Line) []Fact {
	facts := []Fact{{Code: FactMode, Text: string(l.Mode)}}
	switch l.Mode {
	case ModeReplace:
		n := 1
		if l.Replace.All {
			n = 0
		}
		facts = append(facts, Fact{Code: FactReplace, Text: l.Replace.Old, More: l.Replace.New, N: n})
	case ModeCommand:
		facts = append(facts, l.commandFacts()...)
	default:
		facts = append(facts, l.entryFacts()...)
	}
	for _, m := range l.Marks {
		facts = append(facts, Fact{Code: FactMark, Text: string(m.Code), More: l.Typed[m.Start:m.End]})
	}
	return facts
}

// told keeps the facts that say something.
func told(facts ...Fact) []Fact {
	var out []Fact
	for _, f := range facts {
		if f.Text != "" || f.N != 0 || f.More != "" {
			out = append(out, f)
		}
	}
	return out
}

func (l Line) entryFacts() []Fact {
	e := l.Entry
	kind := string(e.Kind)
	if l.Mode == ModeContinue {
		kind = ""
	}
	facts := told(
		Fact{Code: FactKind, Text: kind},
		Fact{Code: FactSpeaker, Text: e.Speaker.Label},
		Fact{Code: FactLead, Text: e.Lead.Label},
		Fact{Code: FactSupport, Text: labels(e.Supports), N: len(e.Supports)},
	)
	for _, g := range e.Groups {
		facts = append(facts, Fact{Code: FactBroadcast, Text: g.Label, N: len(l.dir.Members(g))})
	}
	facts = append(facts, l.dueFacts(e.Due)...)
	return append(facts, told(
		Fact{Code: FactIssue, Text: e.Issue.Name},
		Fact{Code: FactPriority, N: int(e.Priority)},
		Fact{Code: FactTarget, Text: e.Target.text()},
	)...)
}

func (l Line) dueFacts(d locale.Due) []Fact {
	due := Fact{Code: FactDue, Text: d.Text}
	switch d.Kind {
	case locale.DueDay:
		due.Text = locale.LongDay(d.On)
	case locale.DuePeriod:
		due.More = locale.LongDay(d.On)
	}
	facts := told(due)
	if d.Past(l.today) {
		facts = append(facts, Fact{Code: FactPast, N: l.today.Sub(d.On)})
	}
	return facts
}

func (l Line) commandFacts() []Fact {
	c := l.Command
	percent := ""
	if c.HasPercent {
		percent = locale.Percent(c.Percent)
	}
	post := c.Visitor.Post
	if post != "" && c.Visitor.Institution != "" {
		post += ", "
	}
	post += c.Visitor.Institution
	facts := told(
		Fact{Code: FactCommand, Text: string(c.Verb)},
		Fact{Code: FactNumber, Text: c.Number},
		Fact{Code: FactItem, Text: c.Title + partName[c.Part], N: c.Item},
		Fact{Code: FactWho, Text: labels(c.Who), N: len(c.Who)},
		Fact{Code: FactVisitor, Text: c.Visitor.Name, More: post},
		Fact{Code: FactAt, Text: locale.Hour(c.At, "")},
		Fact{Code: FactState, Text: string(c.State)},
		Fact{Code: FactPercent, Text: percent},
	)
	facts = append(facts, l.dueFacts(c.Due)...)
	return append(facts, told(Fact{Code: FactNote, Text: c.Note})...)
}

// partName is what the opening and the closing of a meeting are called.
var partName = map[data.ItemKind]string{data.ItemOpening: "Pembukaan", data.ItemClosing: "Penutup"}

func labels(refs []Ref) string {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.Label
	}
	return locale.List(names)
}
