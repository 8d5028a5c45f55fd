package data

import "fmt"

// NamesVersion changes whenever an agency, one of its aliases, an issue or a
// series is added or changed, so that what was made of them can be kept until
// then.
func (tx *Tx) NamesVersion() (string, error) {
	version, err := value[string](tx, `SELECT (SELECT count(*) || '.' || total(rev) FROM agencies) || '/' || (SELECT count(*) || '.' || total(rev) FROM agency_aliases)
		|| '/' || (SELECT count(*) || '.' || total(rev) FROM issues) || '/' || (SELECT count(*) || '.' || total(rev) FROM series)`)
	if err != nil {
		return "", fmt.Errorf("read version of names: %w", err)
	}
	return version, nil
}
