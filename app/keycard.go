package app

import (
	"bytes"
	"context"
	"errors"
	"time"

	"rakor.id/rakor/export/keycard"
	"rakor.id/rakor/export/paper"
)

// KeyCard is the card of keys (kartu tombol).
type KeyCard = keycard.Card

// KeyGroup is a part of a [KeyCard].
type KeyGroup = keycard.Group

// KeyRow is one line of a [KeyGroup].
type KeyRow = keycard.Row

// SaveKeyCard writes the card of keys as a PDF of one page, dated now.
func SaveKeyCard(ctx context.Context, path string, card KeyCard, now time.Time) error {
	card.MadeAt = now
	var b bytes.Buffer
	_, err := keycard.Write(ctx, &b, card)
	if errors.Is(err, paper.ErrSetup) {
		return &Problem{Message: "Kartu tombol tidak muat pada satu halaman.", Cause: err}
	}
	if err != nil {
		return err
	}
	return SaveFile(path, b.Bytes(), SaveAs{Overwrite: true})
}
