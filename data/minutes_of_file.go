package data

// OfFile returns the version of the minutes that a file with these contents
// was made from; [ErrNotFound] for a file the archive does not keep.
func (s Minutes) OfFile(h Hash) (MinutesVersion, error) {
	return one[MinutesVersion](s.tx, "WHERE id = (SELECT version_id FROM minutes_files WHERE sha256 = ? ORDER BY id LIMIT 1)", h)
}
