package data

// LatestOf returns the sheet an agency was sent last.
func (s SheetExports) LatestOf(agencyID int64) (SheetExport, error) {
	return one[SheetExport](s.tx, "WHERE agency_id = ? ORDER BY export_no DESC LIMIT 1", agencyID)
}
