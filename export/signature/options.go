package signature

import (
	"context"
	"errors"
	"time"
)

var (
	// ErrNoField is returned when the file has no signature field of that name.
	ErrNoField = errors.New("no such signature field")
	// ErrFieldSigned is returned when the field has its signature already.
	ErrFieldSigned = errors.New("signature field is signed already")
	// ErrNotFirst is returned for a certification of a file that has signatures.
	ErrNotFirst = errors.New("only the first signature can certify")
	// ErrClosed is returned when an earlier signer allowed no further ones.
	ErrClosed = errors.New("file is certified against further signatures")
)

// Options say who signs, where and how it looks.
type Options struct {
	Field    string // name of an empty signature field
	Identity Identity
	At       time.Time // claimed time of signing, printed with its zone

	Name     string // of the signer; the certificate's if empty
	Reason   string // optional
	Location string // optional

	// Certify allows nothing but signing from now on (DocMDP, P 2). Only the
	// first signer can do so.
	Certify bool

	Box *Box // visible block; nil leaves the field as it looks

	// Stamp puts a time stamp over the signature (PAdES B-T). Nil leaves the
	// claimed time alone.
	Stamp StampFunc
}

// A StampFunc asks a time-stamp authority for an RFC 3161 token over a SHA-256
// digest; see [NewStampQuery].
type StampFunc func(ctx context.Context, digest []byte) (token []byte, err error)

// A Box is what is visible of a signature. It is drawn with the face that the
// file carries for it (see [FontName]), in the rectangle of the field.
type Box struct {
	QR    string   // payload of the QR code; empty for none
	Lines []string // text beside it, the first the most important; set smaller until it fits
}

// A Result tells what came out otherwise than asked.
type Result struct {
	Missing []rune // characters that the file's face lacks, printed as "?"
	NoFace  bool   // the file carries no face, so that the lines were left out

	// Unstamped is why the signature has no time stamp although one was asked
	// for, such as an authority out of reach. The signature is made all the
	// same: a room without a network signs too.
	Unstamped error
}
