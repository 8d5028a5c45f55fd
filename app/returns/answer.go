package returns

// A Certainty tells how sure the reading of a cell is.
type Certainty string

// The certainties.
const (
	Sure       Certainty = "ok"       // it can mean nothing else
	Doubtful   Certainty = "review"   // the likeliest reading; a person must nod
	Unreadable Certainty = "rejected" // no reading; there is no value
)

// An Answer is one cell as it was read.
type Answer struct {
	Value     Value // blank when unreadable
	Certainty Certainty
	Reason    Reason // why it is not Sure, or what is worth telling about it
	Written   string // as it stands in the cell
	Address   string // "Progres!L7"
}

func sure(v Value) Answer                 { return Answer{Value: v, Certainty: Sure} }
func doubtful(v Value, why Reason) Answer { return Answer{Value: v, Certainty: Doubtful, Reason: why} }
func unreadable(why Reason) Answer        { return Answer{Certainty: Unreadable, Reason: why} }
