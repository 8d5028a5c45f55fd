package data

import "fmt"

// AgenciesWithout counts the agencies that lead or support an open follow-up
// and were sent no sheet for a period. Follow-ups of meetings of some
// classifications do not count.
func (s SheetExports) AgenciesWithout(p Period, but []Classification) (int, error) {
	if !p.Valid() {
		return 0, invalid("period of sheets", p)
	}
	w := &conditions{}
	in(w, "classification", but)
	none := "SELECT 0"
	if len(but) > 0 {
		none = "SELECT id FROM meetings " + w.sql()
	}
	n, err := value[int](s.tx, "WITH apart(id) AS MATERIALIZED ("+none+`), owed(id, lead_id) AS MATERIALIZED (
			SELECT id, lead_id FROM follow_ups WHERE is_open = 1 AND meeting_id NOT IN (SELECT id FROM apart))
		SELECT count(*) FROM (SELECT lead_id AS id FROM owed WHERE lead_id IS NOT NULL
			UNION SELECT x.agency_id FROM owed JOIN follow_up_supports x ON x.follow_up_id = owed.id AND NOT x.deleted)
		WHERE id NOT IN (SELECT agency_id FROM sheet_exports WHERE period = ?)`, append(w.args, p)...)
	if err != nil {
		return 0, fmt.Errorf("count agencies without a sheet: %w", err)
	}
	return n, nil
}
