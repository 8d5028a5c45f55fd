package app

import (
	"errors"

	"rakor.id/rakor/data"
)

// Occupied reports whether an archive could not be opened because a Rakor has it
// open already.
func Occupied(err error) bool { return errors.Is(err, data.ErrLocked) }

// ErrElsewhere says of an archive that is occupied that its window cannot be
// brought to the front from here.
func ErrElsewhere(err error) error {
	return &Problem{
		Message: "Arsip ini sedang dibuka di tempat lain: oleh perintah terminal, di sesi lain, atau oleh pengguna lain di komputer ini. Tutup Rakor di sana, lalu buka lagi.",
		Cause:   err,
	}
}
