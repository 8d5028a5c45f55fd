package data

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// Settings stores small values by name: what the program remembers of this
// archive. The values are texts; what they mean is the caller's.
type Settings struct{ tx *Tx }

// Settings returns the settings of this transaction.
func (tx *Tx) Settings() Settings { return Settings{tx} }

// Names of the settings this package makes itself.
const (
	settingNode = "node" // UID that names this archive in the history
	settingKey  = "key"  // 32 random bytes in hexadecimal
)

type setting struct {
	Head
	key, value string
}

func (*setting) table() string { return "settings" }

func (s *setting) columns() []column {
	return []column{{"key", &s.key}, {"value", &s.value}}
}

// Get returns a value, "" if it was never set.
func (s Settings) Get(key string) (string, error) {
	v, err := one[setting](s.tx, "WHERE key = ?", key)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return v.value, err
}

// Set stores a value.
func (s Settings) Set(key, value string) error {
	v, err := one[setting](s.tx, "WHERE key = ?", key)
	switch {
	case errors.Is(err, ErrNotFound):
		return insert(s.tx, &setting{key: key, value: value})
	case err != nil:
		return err
	}
	v.value = value
	return update(s.tx, &v)
}

// Node returns the name of this archive in the history, a UID.
func (s Settings) Node() string { return s.tx.db.node }

// Key returns the 32 random bytes made with this archive. They mark what left
// it, such as the rows of an agency's sheet, so that another office's are told
// apart. They are no secret against someone who has the file.
func (s Settings) Key() ([]byte, error) {
	v, err := s.Get(settingKey)
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(v)
	if err != nil || len(key) != 32 {
		return nil, fmt.Errorf("read installation key: %w", ErrCorrupt)
	}
	return key, nil
}

func newKey(random io.Reader) (string, error) {
	var b [32]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("read random bytes: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}
