package data

import "fmt"

// Blobs keeps files by their content, each content once: PDFs, scans, sheets.
// The rows that name a file hold its hash, and so does their history.
type Blobs struct{ tx *Tx }

// Blobs returns the file contents of this transaction.
func (tx *Tx) Blobs() Blobs { return Blobs{tx} }

// Put keeps bytes and returns their hash.
func (s Blobs) Put(b []byte) (Hash, error) {
	h := HashOf(b)
	if b == nil {
		b = []byte{}
	}
	_, err := s.tx.exec("INSERT INTO blobs(sha256, size, bytes) VALUES(?, ?, ?) ON CONFLICT DO NOTHING", h, len(b), b)
	if err != nil {
		return h, fmt.Errorf("keep file of %d bytes: %w", len(b), err)
	}
	return h, nil
}

// Get returns the bytes of a hash. Bytes that no longer fit their hash are
// refused with [ErrCorrupt].
func (s Blobs) Get(h Hash) ([]byte, error) {
	b, err := value[[]byte](s.tx, "SELECT bytes FROM blobs WHERE sha256 = ?", h)
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", h, err)
	}
	if HashOf(b) != h {
		return nil, fmt.Errorf("read file %s: %w", h, ErrCorrupt)
	}
	return b, nil
}
