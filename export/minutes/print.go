package minutes

import (
	"context"
	"errors"
	"io"
)

// PDF writes m to w in the form of p. It returns ctx's error soon after ctx is
// done, and then, as after any error, w holds nothing or a part that is no PDF.
// The same m, p and o always give the same bytes.
func PDF(ctx context.Context, w io.Writer, m Minutes, p Profile, o Options) (Result, error) {
	return Result{}, errors.New("minutes: not written yet")
}

// Profiles returns the built-in profiles, the default first: "Permendagri
// 1/2023", "Notulen 54/2009", "Laporan rapat".
func Profiles() []Profile { return nil }
