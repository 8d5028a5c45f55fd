package data

import "fmt"

// AgenciesWithout counts the agencies that lead or support an open follow-up
// and were sent no sheet for a period. Follow-ups of meetings of some
// classifications do not count.
//
// Of each agency no more is read than the first that is found, of what it
// supports the newest first, for most of that is settled.
func (s SheetExports) AgenciesWithout(p Period, but []Classification) (int, error) {
	if !p.Valid() {
		return 0, invalid("period of sheets", p)
	}
	n, err := value[int](s.tx, "WITH "+classesApart("?2")+`
		SELECT count(*) FROM agencies a WHERE NOT EXISTS(SELECT 1 FROM sheet_exports e WHERE e.period = ?1 AND e.agency_id = a.id)
		AND (EXISTS(SELECT 1 FROM follow_ups f INDEXED BY follow_ups_lead
				WHERE f.lead_id = a.id AND f.is_open = 1 AND f.meeting_id NOT IN (SELECT id FROM apart))
			OR (SELECT 1 FROM follow_up_supports x CROSS JOIN follow_ups f ON f.id = x.follow_up_id
				WHERE x.agency_id = a.id AND NOT x.deleted AND f.is_open = 1 AND f.meeting_id NOT IN (SELECT id FROM apart)
				ORDER BY x.follow_up_id DESC LIMIT 1) IS NOT NULL)`, p, classList(but))
	if err != nil {
		return 0, fmt.Errorf("count agencies without a sheet: %w", err)
	}
	return n, nil
}
