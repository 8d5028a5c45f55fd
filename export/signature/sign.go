package signature

import (
	"context"
	"io"
)

// Sign writes to w the PDF file in with the signature that o describes.
func Sign(ctx context.Context, in []byte, w io.Writer, o Options) (Result, error) {
	return Result{}, ErrNoField
}
