package data

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/google/uuid"
)

// A UID names a row in every archive there is (UUIDv7, RFC 9562). It begins
// with the instant the row was made.
type UID [16]byte

// String writes the UID the usual way, in five groups of hexadecimal digits.
func (u UID) String() string { return uuid.UUID(u).String() }

// IsZero reports whether the UID is unset.
func (u UID) IsZero() bool { return u == UID{} }

// ParseUID reads what [UID.String] writes.
func ParseUID(s string) (UID, error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return UID{}, fmt.Errorf("read uid %q: %w", s, ErrInvalid)
	}
	return UID(u), nil
}

// Value gives the sixteen bytes to the database.
func (u UID) Value() (driver.Value, error) { return u[:], nil }

// Scan takes the sixteen bytes from the database.
func (u *UID) Scan(v any) error { return scanFixed(u[:], v) }

// A Hash is a SHA-256.
type Hash [sha256.Size]byte

// HashOf returns the SHA-256 of b.
func HashOf(b []byte) Hash { return sha256.Sum256(b) }

// String writes the hash in hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero reports whether the hash is unset.
func (h Hash) IsZero() bool { return h == Hash{} }

// Value gives the 32 bytes to the database, or NULL for an unset hash.
func (h Hash) Value() (driver.Value, error) {
	if h.IsZero() {
		return nil, nil
	}
	return h[:], nil
}

// Scan takes the 32 bytes, or NULL, from the database.
func (h *Hash) Scan(v any) error {
	if v == nil {
		*h = Hash{}
		return nil
	}
	return scanFixed(h[:], v)
}

func scanFixed(dst []byte, v any) error {
	b, ok := v.([]byte)
	if !ok || len(b) != len(dst) {
		return fmt.Errorf("%w: want %d bytes, got %T", ErrCorrupt, len(dst), v)
	}
	copy(dst, b)
	return nil
}

// uids makes UIDv7s that only ever grow, even while the clock stands still or
// is set back.
type uids struct {
	mu     sync.Mutex
	random io.Reader
	ms     int64
	count  uint16 // 12 bits, the field rand_a of RFC 9562
}

func (g *uids) next(at time.Time) (UID, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	var u UID
	if _, err := io.ReadFull(g.random, u[6:]); err != nil {
		return UID{}, fmt.Errorf("read random bytes: %w", err)
	}
	if ms := at.UnixMilli(); ms > g.ms {
		g.ms, g.count = ms, binary.BigEndian.Uint16(u[6:])&0x07ff // room to count up
	} else if g.count++; g.count > 0x0fff {
		g.ms, g.count = g.ms+1, 0
	}
	binary.BigEndian.PutUint32(u[:], uint32(g.ms>>16)) //nolint:gosec // 48 bits of milliseconds last until the year 10889
	binary.BigEndian.PutUint16(u[4:], uint16(g.ms))    //nolint:gosec // the lower 16 of them
	binary.BigEndian.PutUint16(u[6:], 0x7000|g.count)  // version 7
	u[8] = u[8]&0x3f | 0x80                            // variant of RFC 9562
	return u, nil
}
