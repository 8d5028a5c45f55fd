package data

import (
	"encoding/json"
	"fmt"
)

// Who owes a report is counted here without gathering what is owed, as
// [Tx.Obligations] does: of an agency one report that is missing is enough. The
// rules are those of Obligations. ?1 is the cadence, ?2 and ?3 are the instants
// at which the period begins and the next one does, ?4 and ?5 its days, ?6 and
// ?7 its months.

// leadThen is the lead of f at the end of the period.
const leadThen = `CASE WHEN f.id NOT IN (` + changedSince + `) THEN f.lead_id
	WHEN EXISTS(SELECT 1 FROM agency_changes c WHERE c.follow_up_id = f.id AND c.role = 'lead' AND c.effective_on <= ?5)
	THEN (SELECT c.to_id FROM agency_changes c WHERE c.follow_up_id = f.id AND c.role = 'lead' AND c.effective_on <= ?5
		ORDER BY c.id DESC LIMIT 1)
	ELSE (SELECT c.from_id FROM agency_changes c WHERE c.follow_up_id = f.id AND c.role = 'lead' ORDER BY c.id LIMIT 1) END`

// changedSince selects the follow-ups that came to another lead after the period.
const changedSince = "SELECT follow_up_id FROM agency_changes WHERE role = 'lead' AND effective_on > ?5"

// leadReport selects the reports on f for the period by an agency.
func leadReport(lead string) string {
	return `SELECT 1 FROM reports r WHERE r.follow_up_id = f.id AND r.role = 'lead' AND r.agency_id IS (` + lead + `)
		AND CASE WHEN ?1 <> 'weekly' AND r.period IS NOT NULL THEN r.period BETWEEN ?6 AND ?7
			WHEN r.reported_on IS NOT NULL THEN r.reported_on BETWEEN ?4 AND ?5 ELSE r.at >= ?2 AND r.at < ?3 END
		AND NOT EXISTS(SELECT 1 FROM report_revocations x WHERE x.report_id = r.id)`
}

// ofSpan are the arguments that say which period is meant.
func (tx *Tx) ofSpan(p Span) ([]any, error) {
	if p.IsZero() {
		return nil, invalid("reporting period", p)
	}
	office, err := tx.Office()
	if err != nil {
		return nil, err
	}
	zone := office.Zone.Location()
	return []any{
		p.Cadence, duties{p: p, zone: zone}.start().UnixMilli(), duties{p: p.Next(), zone: zone}.start().UnixMilli(),
		p.First, p.Last, p.First.Period(), p.Last.Period(),
	}, nil
}

// Unreported returns the follow-ups, open now, of which a report is owed for a
// period and was not sent.
func (s FollowUps) Unreported(p Span) ([]int64, error) {
	args, err := s.tx.ofSpan(p)
	if err != nil {
		return nil, err
	}
	list, err := value[string](s.tx, `SELECT json_group_array(f.id) FROM follow_ups f INDEXED BY follow_ups_open_by_reporting
		WHERE f.is_open = 1 AND f.reporting = ?1 AND f.born_at < ?3 AND NOT EXISTS(`+leadReport(leadThen)+")", args...)
	ids := []int64{}
	if err == nil {
		err = json.Unmarshal([]byte(list), &ids)
	}
	if err != nil {
		return nil, fmt.Errorf("read what was not reported on for %s: %w", p, err)
	}
	return ids, nil
}

// AgenciesOwing counts the agencies that owe a report for a period and have not
// sent it. Follow-ups of meetings of some classifications do not count.
func (tx *Tx) AgenciesOwing(p Span, but []Classification) (int, error) {
	args, err := tx.ofSpan(p)
	if err != nil {
		return 0, err
	}
	n, err := value[int](tx, "WITH "+classesApart("?8")+`, turned(id) AS MATERIALIZED (SELECT follow_up_id FROM verifications WHERE at >= ?3
			UNION ALL SELECT id FROM follow_ups WHERE cancelled_at >= ?3 UNION ALL `+changedSince+`)
		SELECT count(*) FROM agencies a WHERE EXISTS(
			SELECT 1 FROM follow_ups f INDEXED BY follow_ups_open_by_reporting
			WHERE f.is_open = 1 AND f.reporting = ?1 AND f.lead_id = a.id AND f.born_at < ?3
				AND f.meeting_id NOT IN (SELECT id FROM apart) AND f.id NOT IN (`+changedSince+`)
				AND NOT EXISTS(`+leadReport("f.lead_id")+`))
		OR a.id IN (
			SELECT `+leadThen+` FROM turned t CROSS JOIN follow_ups f ON f.id = t.id
			WHERE f.reporting = ?1 AND f.born_at < ?3 AND NOT f.broadcast AND f.meeting_id NOT IN (SELECT id FROM apart)
				AND (f.is_open = 1 OR coalesce(f.cancelled_at, (SELECT v.at FROM verifications v
					WHERE v.report_id = f.last_report_id ORDER BY v.id DESC LIMIT 1), ?3) >= ?3)
				AND NOT EXISTS(`+leadReport(leadThen)+"))", append(args, classList(but))...)
	if err != nil {
		return 0, fmt.Errorf("count agencies that owe a report for %s: %w", p, err)
	}
	return n, nil
}

// classesApart names the meetings of the classifications listed in an argument.
func classesApart(classes string) string {
	return "apart(id) AS MATERIALIZED (SELECT id FROM meetings WHERE classification IN (SELECT value FROM json_each(" + classes + ")))"
}

// classList writes classifications as the argument of json_each.
func classList(classes []Classification) string {
	list := "["
	for i, c := range classes {
		if i > 0 {
			list += ","
		}
		list += fmt.Sprintf("%q", string(c))
	}
	return list + "]"
}
