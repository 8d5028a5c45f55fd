package minutes

import (
	"errors"

	"rakor.id/rakor/export/paper"
)

// Options say what one copy is for. The zero value is the complete, unsigned
// copy in PDF/A-2a.
type Options struct {
	Stamp Stamp

	// Public leaves out NIP, rank, telephone, drawn signatures and photos, and
	// prints attendance as post, agency and status. A photo of a meeting shows
	// faces, which UU 27/2022, article 4 (2) b, counts among personal data of the
	// specific kind.
	Public bool
	// Draft prints a watermark on each page and leaves no signature fields.
	Draft bool
	// Sample prints another watermark on each page: minutes to practice with.
	Sample bool
	// Signable leaves an empty signature field for each signer that names one.
	Signable bool
	// ByHand says in the foot that the copy is there to be signed with a pen.
	ByHand bool
	// Excerpt makes the copy an excerpt; nil for the whole minutes.
	Excerpt *Excerpt

	Level       paper.Level        // form of the file; zero is PDF/A-2a with PDF/UA-1
	Attachments []paper.Attachment // only with a level of part 3
}

// Result says what was made and where things are.
type Result struct {
	Pages    int
	Fields   []paper.Field   // signature fields, in the order of the signers
	Findings []paper.Finding // characters that the paper could not show, and where
}

// Errors of [PDF]. Others are failures of the writer or of the context.
var (
	// ErrProfile is a profile that no page can be made of: paper too small for
	// its margins, an unknown part, a type size of zero.
	ErrProfile = errors.New("minutes: unusable profile")
	// ErrImage is an emblem, photo or drawn signature that is no PNG or JPEG.
	ErrImage = paper.ErrImage
	// ErrField is a signature field named twice.
	ErrField = paper.ErrField
)
