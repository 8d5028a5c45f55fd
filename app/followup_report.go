package app

import (
	"context"
	"strings"

	"rakor.id/rakor/data"
)

// A WrittenReport is what an agency told by word, letter or message, written
// down by hand.
type WrittenReport struct {
	AgencyID      int64  // the lead or a supporting agency; 0 means the lead
	Period        Period // "" means the present month
	Status        Status // "" if it said nothing of it
	Progress      *int   // thousandths; nil if it said nothing of it
	Realization   string
	Narrative     string
	Obstacle      string
	SupportNeeded string
	Evidence      string // a link or where it lies; it is shown, never fetched
	ReportedOn    Date   // "" means today
	FilledBy      string // post
}

// Report writes a report down by hand. A settled follow-up may be reported on
// as well: that opens it again until the report is judged.
func (s *FollowUps) Report(ctx context.Context, id int64, w WrittenReport) error {
	return s.write(ctx, func(tx *data.Tx) error {
		fs, err := fitting(tx, ActReport, []int64{id})
		if err != nil {
			return err
		}
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		r := w.report(fs[0], today)
		if err := checkWritten(r, today); err != nil {
			return err
		}
		return tx.Reports().Add(&r)
	})
}

func (w WrittenReport) report(f FollowUp, today Date) data.Report {
	r := data.Report{
		FollowUpID: f.ID, AgencyID: w.AgencyID, Role: data.AsSupport, Source: data.ByHand, Period: w.Period, Status: w.Status, Progress: w.Progress,
		Realization: strings.TrimSpace(w.Realization), Narrative: strings.TrimSpace(w.Narrative), Obstacle: strings.TrimSpace(w.Obstacle),
		SupportNeeded: strings.TrimSpace(w.SupportNeeded), Evidence: strings.TrimSpace(w.Evidence),
		ReportedOn: w.ReportedOn, FilledBy: strings.TrimSpace(w.FilledBy),
	}
	if r.AgencyID == 0 || r.AgencyID == f.LeadID {
		r.AgencyID, r.Role = f.LeadID, data.AsLead
	}
	if r.Period == "" {
		r.Period = today.Period()
	}
	if r.ReportedOn == "" {
		r.ReportedOn = today
	}
	return r
}

func checkWritten(r data.Report, today Date) error {
	said := r.Realization + r.Narrative + r.Obstacle + r.SupportNeeded + r.Evidence
	switch {
	case r.Status == "" && r.Progress == nil && said == "":
		return &Problem{Message: "Laporan ini masih kosong. Isi sedikitnya status, kemajuan, atau uraiannya."}
	case r.Status == data.Impossible && r.Narrative+r.Obstacle == "":
		return &Problem{Message: "“Tidak Dapat Ditindaklanjuti” perlu alasannya. Tulis di uraian atau kendala."}
	case r.ReportedOn > today:
		return &Problem{Message: "Tanggal laporan belum tiba. Periksa tanggalnya."}
	}
	return nil
}

// RevokeReport takes back a report that was written by hand. It stays in the
// story with the reason and counts no longer. One from a sheet is taken back
// with its sheet, see [Returns.Undo].
func (s *FollowUps) RevokeReport(ctx context.Context, reportID int64, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return &Problem{Message: "Alasan masih kosong. Tulis mengapa laporan ini ditarik."}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		r, err := tx.Reports().Get(reportID)
		switch {
		case err != nil:
			return err
		case r.Revoked:
			return &Problem{Message: "Laporan ini sudah ditarik."}
		case r.Source == data.FromSheet:
			return &Problem{Message: "Laporan ini datang dari lembar OPD. Batalkan pengambilan lembarnya di halaman Lembar OPD."}
		}
		return tx.Reports().Revoke(reportID, reason)
	})
}
