package capture

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
	FactDue       FactCode = "due"       // Text: as printed, with the day's name if it is a day
	FactPast      FactCode = "past"      // N: days late
	FactIssue     FactCode = "issue"     // Text: name
	FactPriority  FactCode = "priority"  // N: 1 to 3
	FactTarget    FactCode = "target"    // Text: indicator and target
	FactCommand   FactCode = "command"   // Text: the verb
	FactWho       FactCode = "who"       // Text: labels; N: how many
	FactAt        FactCode = "at"        // Text: "09.10"
	FactItem      FactCode = "item"      // N: number, or Text: new title
	FactVisitor   FactCode = "visitor"   // Text: name and post
	FactNumber    FactCode = "number"    // Text: number of the follow-up
	FactState     FactCode = "state"     // Text: the State
	FactPercent   FactCode = "percent"   // Text: "60%"
	FactNote      FactCode = "note"      // Text: reason or remark
	FactReplace   FactCode = "replace"   // Text: old, and More: new
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

// Explain says what Enter will do with a line, the most important first.
func Explain(l Line) []Fact { return nil }
