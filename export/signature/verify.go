package signature

import (
	"crypto/x509"
	"io"
	"time"
)

// MaxSize is the largest file that is checked, in bytes.
const MaxSize = 256 << 20

// VerifyOptions say against what a file is checked.
type VerifyOptions struct {
	Roots    []*x509.Certificate // the only ones that are trusted
	Others   []*x509.Certificate // issuers that a signer may have left out; not trusted by themselves
	At       time.Time           // when a signature without a trusted stamp must be valid: now
	Expected []string            // names of the fields that are due; nil for all fields of the file
}

// Verify checks the signatures of a PDF file of size bytes. It returns an error
// of package pdf if the file cannot be read as a PDF; whatever is wrong with a
// signature stands in the report.
func Verify(r io.ReaderAt, size int64, o VerifyOptions) (Report, error) {
	return Report{}, nil
}
