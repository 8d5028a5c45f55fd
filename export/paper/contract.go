package paper

import "errors"

// Level is the form of the written file.
type Level int

// The forms that a file can take. The tagged ones also claim PDF/UA-1.
const (
	Archive2a Level = iota // PDF/A-2a and PDF/UA-1: tagged, the default
	Archive2b              // PDF/A-2b, without tags
	Archive3a              // like 2a, may carry attachments of any kind
	Archive1b              // PDF/A-1b, without tags; for validators that know no other
)

// Attachment is a file carried inside a PDF/A-3.
type Attachment struct {
	Name         string // file name shown to the reader
	MIME         string // "application/json"
	Description  string
	Relationship string // AFRelationship: "Source", "Data", "Supplement"
	Data         []byte
}

// Field is an empty signature field left in the document.
type Field struct {
	Name string
	Page int  // from 1
	Rect Rect // in PDF points from the lower left corner
}

// Rect is a rectangle given by its lower left and upper right corners.
type Rect struct{ X1, Y1, X2, Y2 float64 }

// Finding is a character that paper cannot show. It was printed as [Substitute].
type Finding struct {
	Rune  rune
	Where string // place in the document, in the caller's words
}

// Substitute (□) is printed for characters that the font does not have.
const Substitute = '\u25A1'

// FontResource is the name under /DR /Font of the form by which a signer finds
// the embedded face for its visible block. It is a Type0 font with Identity-H,
// its codes are UTF-16 code units, and when a document has signature fields the
// subset holds all of [SignerRunes].
const FontResource = "RakorSans"

// Errors that callers may tell apart.
var (
	ErrImage      = errors.New("paper: no readable PNG or JPEG")
	ErrField      = errors.New("paper: signature field without a name or named twice")
	ErrAttachment = errors.New("paper: this PDF/A level carries no attachments")
	// ErrSetup is a [Setup] that no page can be made of.
	ErrSetup = errors.New("paper: unusable setup")
)
