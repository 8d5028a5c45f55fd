package app

import (
	"context"
	"errors"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// CheckTelling is [Archive.Check] and tells step how far it is.
func (s *Archive) CheckTelling(ctx context.Context, step Step) (data.CheckReport, error) {
	return s.db.CheckTelling(ctx, data.Told(step))
}

// A Comparison is an archive held against a code that was printed before.
type Comparison struct {
	Same bool     // the archive still has the line of history the code names, as it was
	Says Sentence // what that means
}

// ComparePrinted looks for the code of a history that stands at the foot of
// printed minutes. Someone who rewrites rows and history alike cannot rewrite
// paper: that is what the code is for.
func (s *Archive) ComparePrinted(ctx context.Context, code string) (c Comparison, err error) {
	var p data.PrintedHead
	err = s.read(ctx, func(tx *data.Tx) (err error) {
		p, err = tx.FindPrinted(code)
		return err
	})
	if errors.Is(err, data.ErrInvalid) {
		return c, &Problem{Message: "Kode itu tidak lengkap atau salah ketik. Salin dari kaki notula, di belakang kata “riwayat”, misalnya 784-XJ8H-MGQK-SW7V-G3R4.", Cause: err}
	}
	if err != nil {
		return c, err
	}
	seq, last := locale.Number(float64(p.Seq)), locale.Number(float64(p.Last))
	switch {
	case p.Found:
		return Comparison{true, Sentence{
			Message: "Cocok: baris riwayat ke-%s masih persis seperti ketika notula itu dibuat. Bila pemeriksaan keutuhan juga bersih, semua yang tertulis sampai saat itu tidak diubah.",
			Args:    []any{seq},
		}}, nil
	case p.There:
		return Comparison{Says: Sentence{
			Message: "Tidak cocok: baris riwayat ke-%s ada, tetapi bukan yang tercetak. Riwayat arsip ini ditulis ulang, arsipnya milik komputer lain, atau pernah diselamatkan. Bandingkan dengan cadangan dari hari notula itu.",
			Args:    []any{seq},
		}}, nil
	}
	return Comparison{Says: Sentence{
		Message: "Tidak cocok: arsip ini hanya punya %s baris riwayat, padahal yang tercetak baris ke-%s. Bagian akhirnya hilang, atau arsip lama dipulihkan. Cari cadangan yang lebih baru.",
		Args:    []any{last, seq},
	}}, nil
}
