package data

import (
	"errors"
	"fmt"
	"strings"
)

// admit refuses a bundle that must not be taken in, and makes a new archive one
// of the office of the bundle.
func (j *joiner) admit() error {
	b, me := j.b, j.tx.db.node
	switch {
	case b.Schema > len(migrations):
		return fmt.Errorf("%w: bundle of schema %d, known %d", ErrNewer, b.Schema, len(migrations))
	case b.Schema < len(migrations):
		return fmt.Errorf("%w: bundle of schema %d, this is %d", ErrOlder, b.Schema, len(migrations))
	case b.Node == me:
		return ErrOwnBundle
	}
	for _, r := range b.Rows {
		if j.byTable[r.Table] == nil {
			return fmt.Errorf("%w: rows of %q", ErrInvalid, r.Table)
		}
	}
	for _, l := range b.Lines {
		if l.sum() != l.Hash {
			return fmt.Errorf("%w: line %d of %s was changed", ErrCorrupt, l.Seq, l.Node)
		}
	}
	if err := j.sameOffice(); err != nil {
		return err
	}
	if err := j.oneHistory(); err != nil {
		return err
	}
	return j.adopt()
}

func (j *joiner) sameOffice() error {
	o, err := j.tx.Office()
	if err != nil {
		return err
	}
	plain := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	if plain(o.Government) == "" || plain(o.Government) == plain(j.b.Government) && (o.Unit == "" || j.b.Unit == "" || plain(o.Unit) == plain(j.b.Unit)) {
		return nil
	}
	return fmt.Errorf("%w: %q", ErrOtherOffice, j.b.Government)
}

// oneHistory refuses a bundle from an archive, or for one, that was set back and
// then went on: of lines of the same number it could not be told which is meant.
func (j *joiner) oneHistory() error {
	b, me := j.b, j.tx.db.node
	said := map[int64]Hash{b.Head.Seq: b.Head.Hash}
	for _, h := range b.Heads {
		if h.Node == b.Node {
			said[h.Seq] = h.Hash
		}
		if h.Node != me {
			continue
		}
		own, err := value[Hash](j.tx, "SELECT hash FROM history WHERE node = ? AND seq = ?", me, h.Seq)
		if errors.Is(err, ErrNotFound) || err == nil && own != h.Hash {
			return fmt.Errorf("%w: this one, at line %d", ErrForked, h.Seq)
		}
		if err != nil {
			return err
		}
	}
	known := map[int64]Hash{}
	last := int64(0)
	err := scan(j.tx, func(r rows) error {
		var seq int64
		var h Hash
		err := r.Scan(&seq, &h)
		known[seq], last = h, max(last, seq)
		return err
	}, "SELECT seq, hash FROM join_heads WHERE knower = ? AND node = ?", me, b.Node)
	if err != nil || last == 0 {
		return err
	}
	if b.Head.Seq < last {
		if known[b.Head.Seq] != b.Head.Hash {
			return fmt.Errorf("%w: the other, at line %d", ErrForked, b.Head.Seq)
		}
		return nil
	}
	for seq, h := range known {
		if said[seq] != h {
			return fmt.Errorf("%w: the other, at line %d", ErrForked, seq)
		}
	}
	return nil
}

// adopt makes an archive in which nothing was planned yet know the sheets of the
// office as its own, and lets it number in a block of its own, so that two
// laptops do not give out the same numbers.
func (j *joiner) adopt() error {
	used, err := value[bool](j.tx, `SELECT EXISTS(SELECT 1 FROM meetings) OR EXISTS(SELECT 1 FROM sheet_exports)
		OR EXISTS(SELECT 1 FROM join_heads WHERE node <> ?)`, j.tx.db.node)
	if err != nil || used {
		return err
	}
	if len(j.b.Key) != 64 {
		return fmt.Errorf("%w: key of the office", ErrInvalid)
	}
	if err := j.tx.Settings().Set(settingKey, j.b.Key); err != nil {
		return err
	}
	block := 1 + int(HashOf([]byte(j.tx.db.node))[0])%9
	return j.tx.Settings().Set(settingBlock, fmt.Sprint(block))
}

// ErrOlder says that the bundle was made by an older program; brought up to date there,
// it is made anew.
var ErrOlder = errors.New("bundle was made by an older program")

// settingBlock is the block of numbers of an archive that began as the second
// laptop of an office; "" for the first.
const settingBlock = "number_block"

// Where numbers of blocks lie: those of the first laptop below the blocks, those
// of nobody's block, should one be full, above them.
const (
	followUpBlock = 1_000
	sheetBlock    = 100_000
	sharedAbove   = 1_000_000 // follow-ups whose number two laptops gave out
)

// nextIn is the next number of this archive, by a query for the largest one in
// a span (?1 < number < ?2). An archive that was never joined has no block.
func (tx *Tx) nextIn(size int64, largest func(above, below int64) (int64, error)) (int64, error) {
	alone, err := value[bool](tx, "SELECT NOT EXISTS(SELECT 1 FROM join_heads WHERE node <> ?)", tx.db.node)
	if err != nil {
		return 0, err
	}
	if alone {
		last, err := largest(0, sharedAbove)
		return last + 1, err
	}
	text, err := tx.Settings().Get(settingBlock)
	if err != nil {
		return 0, err
	}
	low := int64(0)
	if len(text) == 1 && '1' <= text[0] && text[0] <= '9' {
		low = int64(text[0]-'0') * size
	}
	last, err := largest(low, low+size)
	if err != nil || last+1 < low+size {
		return max(last, low) + 1, err
	}
	last, err = largest(10*size, sharedAbove)
	return max(last, 10*size) + 1, err
}
