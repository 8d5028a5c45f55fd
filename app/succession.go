package app

import (
	"slices"

	"rakor.id/rakor/data"
)

// heirs tells which agency answers today for one that was sent a sheet.
type heirs struct {
	agencies    map[int64]Agency
	successions []data.Succession
	today       Date
}

func readHeirs(tx *data.Tx, today Date) (heirs, error) {
	agencies, err := agenciesByID(tx)
	if err != nil {
		return heirs{}, err
	}
	all, err := tx.Successions().All()
	return heirs{agencies, all, today}, err
}

func (h heirs) ended(id int64) bool { return !h.agencies[id].ActiveOn(h.today) }

// of is the agency that answers for another one in everything: itself, or the
// one that came after it. Of an agency that was split it is itself still, for
// each of its tasks went to one of several.
func (h heirs) of(id int64) int64 {
	if heir := data.HeirOf(id, h.ended, h.successions); heir != 0 {
		return heir
	}
	return id
}

// A past is what was said of some follow-ups, and how they changed hands.
type past struct {
	changes map[int64][]data.AgencyChange
	reports map[int64][]data.Report
}

func readPast(tx *data.Tx, followUps ...int64) (p past, err error) {
	if p.changes, err = tx.AgencyChanges().OfFollowUps(followUps); err != nil {
		return p, err
	}
	p.reports, err = tx.Reports().OfFollowUps(followUps)
	return p, err
}

// A part is what an agency has to do with a follow-up: as lead or as support,
// and whose reports it carries on.
type part struct {
	agency int64
	role   data.ReportRole
	moved  bool // another agency has the part by now
	former []int64
}

// partOf finds who has the part today in which a follow-up was once sent to an
// agency. Where that agency has ended, whoever took the part over from it
// answers; a part that moved between agencies that both exist has moved.
func (h heirs) partOf(past past, f data.FollowUp, agencyID int64, role data.ReportRole) part {
	changes := past.changes[f.ID]
	p := part{agency: agencyID, role: role}
	for _, c := range changes {
		if c.Role == role && c.FromID == p.agency && c.ToID != 0 && c.SuccessionID != 0 && h.ended(p.agency) {
			p.agency = c.ToID
		}
	}
	p.moved = role == data.AsLead && f.LeadID != p.agency || role == data.AsSupport && !slices.Contains(f.Supports, p.agency)
	p.former = formerOf(changes, p.agency, role)
	return p
}

// formerOf lists whose part an agency took over, itself first.
func formerOf(changes []data.AgencyChange, agencyID int64, role data.ReportRole) []int64 {
	ids := []int64{agencyID}
	for _, c := range slices.Backward(changes) {
		if c.Role == role && c.FromID != 0 && c.ToID == ids[len(ids)-1] && !slices.Contains(ids, c.FromID) {
			ids = append(ids, c.FromID)
		}
	}
	return ids
}

// ownPart is the part an agency has in a follow-up today.
func (p past) ownPart(f data.FollowUp, agencyID int64, role data.ReportRole) part {
	return part{agency: agencyID, role: role, former: formerOf(p.changes[f.ID], agencyID, role)}
}
