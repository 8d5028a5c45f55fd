package app

import (
	"sync"

	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// keptNames are the names a typed filter may use, kept for the next line: a
// search begins with every pause in typing, and reading 300 agencies takes
// longer than finding what they said.
type keptNames struct {
	mu      sync.Mutex
	version string
	today   Date
	names   query.Names
}

// of returns the names as of a day; a directory is never changed once made.
func (k *keptNames) of(tx *data.Tx, today Date) (query.Names, error) {
	version, err := tx.NamesVersion()
	if err != nil {
		return query.Names{}, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.version == version && k.today == today {
		return k.names, nil
	}
	names, err := filterNames(tx, today)
	if err == nil {
		k.version, k.today, k.names = version, today, names
	}
	return names, err
}
