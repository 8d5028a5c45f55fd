package data

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"
)

// What can be wrong with a bundle besides what can be wrong with any archive.
var (
	// ErrOwnBundle: the bundle was made by this archive, or by a copy of it.
	ErrOwnBundle = errors.New("bundle was made by this archive")
	// ErrOtherOffice: the bundle is of another office.
	ErrOtherOffice = errors.New("bundle is of another office")
	// ErrForked: one of the archives was set back to an older state and went on
	// differently from there, so what one knows of the other is no longer true.
	ErrForked = errors.New("archive went on from an older state")
)

// A Bundle (berkas gabungan) is what one archive gives to another of the same
// office: rows as they stand, who wrote them last, and what was written of them.
type Bundle struct {
	Node   string    `json:"node"`
	Name   string    `json:"name"` // what the laptop is called
	Schema int       `json:"schema"`
	Head   ChainHead `json:"head"`
	At     time.Time `json:"at"`
	Key    string    `json:"key"`  // marks the sheets of the office
	From   Date      `json:"from"` // first day of its meetings; "" = open
	To     Date      `json:"to"`
	Whole  bool      `json:"whole"` // all there is after Since
	Since  int64     `json:"since"` // line of Node's history

	Government string `json:"government"`
	Unit       string `json:"unit"`

	Heads    []KnownHead       `json:"heads"`
	Names    map[string]string `json:"names"`
	Complete []UID             `json:"complete"` // meetings of which all rows are here

	Rows  []BundleRow   `json:"-"`
	Lines []HistoryLine `json:"-"`
	Blobs []Hash        `json:"-"`

	// Blob reads a file the rows name.
	Blob func(Hash) ([]byte, error) `json:"-"`

	named map[Hash]bool // the same as Blobs
}

func (b *Bundle) file(h Hash) {
	if b.named == nil {
		b.named = map[Hash]bool{}
	}
	if !b.named[h] {
		b.named[h] = true
		b.Blobs = append(b.Blobs, h)
	}
}

// A KnownHead is a line of the history of an archive of which its maker knows.
type KnownHead struct {
	Node  string `json:"node"`
	Seq   int64  `json:"seq"`
	Hash  Hash   `json:"hash"`
	Whole bool   `json:"whole"`
}

// A BundleRow is a row as it stands in the archive that made the bundle.
type BundleRow struct {
	Table  string                     `json:"t"`
	UID    UID                        `json:"u"`
	Twins  []UID                      `json:"w,omitempty"` // what the same thing is called elsewhere
	Values map[string]json.RawMessage `json:"v"`
	Clock  RowClock                   `json:"c"`
}

// MarshalText writes a UID as [UID.String] does.
func (u UID) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// UnmarshalText reads what [UID.MarshalText] writes.
func (u *UID) UnmarshalText(b []byte) (err error) {
	*u, err = ParseUID(string(b))
	return err
}

// MarshalText writes a hash in hexadecimal digits.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads what [Hash.MarshalText] writes.
func (h *Hash) UnmarshalText(b []byte) error { return h.parse(string(b)) }

// Copy is a bundle that can be joined without changing b: joining writes what
// rows name in its own way.
func (b *Bundle) Copy() *Bundle {
	c := *b
	c.Rows = slices.Clone(b.Rows)
	for i := range c.Rows {
		c.Rows[i].Values = maps.Clone(c.Rows[i].Values)
	}
	return &c
}
