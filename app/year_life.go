package app

import (
	"context"
	"slices"

	"rakor.id/rakor/data"
)

// verify accepts or sends back what agencies have reported, and leaves some.
func (y *year) verify(ctx context.Context) error {
	rows, _, err := y.app.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen, Verification: []VerificationState{data.Pending}})
	if err != nil {
		return err
	}
	for _, f := range rows {
		if f.LastReportID == 0 {
			continue
		}
		switch {
		case f.Status == data.Done && y.chance(0.65), f.Status == data.Impossible && y.chance(0.5), y.chance(0.15):
			err = y.app.FollowUps.Verify(ctx, []int64{f.ID}, data.Accepted, "")
		case y.chance(0.12):
			err = y.app.FollowUps.Verify(ctx, []int64{f.ID}, data.Returned, "Lampirkan foto dan jumlahnya.")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// remind sends a message to those who have not reported for a month.
func (y *year) remind(ctx context.Context, p Period) error {
	span := data.Monthly.Span(p.First())
	period, err := y.app.Reporting.Of(ctx, span)
	if err != nil || len(period.Owing(nil)) == 0 {
		return err
	}
	_, err = y.app.Reporting.Text(ctx, ReminderOrder{Span: span})
	return err
}

// weekly writes down what is told of those reported on each week.
func (y *year) weekly(ctx context.Context) error {
	rows, _, err := y.app.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
	if err != nil {
		return err
	}
	for _, f := range rows {
		if f.Reporting != data.Weekly || f.LeadID == 0 || !y.chance(0.7) {
			continue
		}
		percent := min(990, f.Progress+30)
		if err := y.app.FollowUps.Report(ctx, f.ID, WrittenReport{Status: data.InProgress, Progress: &percent, Narrative: "Disampaikan lewat telepon."}); err != nil {
			return err
		}
	}
	return nil
}

// some chooses a few open follow-ups that an agency leads.
func (y *year) some(ctx context.Context, n int, f RegisterFilter) ([]RegisterRow, error) {
	f.Scope = ScopeOpen
	rows, _, err := y.app.FollowUps.Register(ctx, f)
	if err != nil {
		return nil, err
	}
	var led []RegisterRow
	for _, i := range y.rng.Perm(len(rows)) {
		if rows[i].LeadID != 0 && len(led) < n {
			led = append(led, rows[i])
		}
	}
	return led, nil
}

// govern does what is decided about follow-ups in the middle of a month.
func (y *year) govern(ctx context.Context, n int) error {
	steps := []func(context.Context) error{y.extend, y.decide}
	switch n {
	case 1:
		steps = append(steps, y.setCadences)
	case 3:
		steps = append(steps, y.mistake)
	case 4:
		steps = append(steps, y.move)
	case 5, 9:
		steps = append(steps, y.cancel)
	case 6:
		steps = append(steps, y.merge)
	case 10:
		steps = append(steps, y.reinstate)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (y *year) extend(ctx context.Context) error {
	today := data.DateOf(y.now)
	late, err := y.some(ctx, 5, RegisterFilter{LateOn: today})
	if err != nil {
		return err
	}
	asked, err := y.app.FollowUps.PendingExtensions(ctx)
	if err != nil {
		return err
	}
	late = slices.DeleteFunc(late, func(f RegisterRow) bool {
		return slices.ContainsFunc(asked, func(e PendingExtension) bool { return e.FollowUp.ID == f.ID })
	})
	rulings := []*Ruling{{Granted: true, By: "Wali Kota"}, {By: "Wali Kota", Note: "Sudah dua kali diperpanjang."}, nil}
	for i, f := range late {
		r := ExtensionRequest{Due: Due{Kind: data.DueDay, On: today.AddDays(20 + 10*i)}, Reason: "Menunggu pencairan anggaran", Ruling: rulings[i%3]}
		if err := y.app.FollowUps.Extend(ctx, []int64{f.ID}, r); err != nil {
			return err
		}
	}
	return nil
}

// decide rules on some of what was asked for.
func (y *year) decide(ctx context.Context) error {
	asked, err := y.app.FollowUps.PendingExtensions(ctx)
	if err != nil {
		return err
	}
	for _, e := range asked {
		if y.chance(0.5) {
			if err := y.app.FollowUps.DecideExtensions(ctx, []int64{e.ID}, Ruling{Granted: y.chance(0.6), By: "Sekretaris Daerah", Note: "Sesuai arahan rapat"}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (y *year) setCadences(ctx context.Context) error {
	rows, err := y.some(ctx, 9, RegisterFilter{})
	if err != nil {
		return err
	}
	for i, f := range rows {
		c := []Cadence{data.Weekly, data.Quarterly, data.Quarterly}[i%3]
		if err := y.app.Reporting.SetCadence(ctx, []int64{f.ID}, c); err != nil {
			return err
		}
	}
	return nil
}

// mistake writes down a report of another follow-up, and takes it back.
func (y *year) mistake(ctx context.Context) error {
	rows, err := y.some(ctx, 2, RegisterFilter{})
	if err != nil {
		return err
	}
	for i, f := range rows {
		whole := 1000
		if err := y.app.FollowUps.Report(ctx, f.ID, WrittenReport{Status: data.Done, Progress: &whole}); err != nil {
			return err
		}
		now, err := y.app.FollowUps.ByNumber(ctx, f.Number)
		if err != nil {
			return err
		}
		if i == 0 {
			if err := y.app.FollowUps.RevokeReport(ctx, now.LastReportID, "salah tindak lanjut"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (y *year) move(ctx context.Context) error {
	ids, err := y.app.Agencies.Find(ctx, []string{"DLH", "Dinas PUPR"})
	if err != nil {
		return err
	}
	rows, err := y.some(ctx, 2, RegisterFilter{AgencyID: ids[1]})
	for _, f := range rows {
		if err := y.app.FollowUps.Reassign(ctx, []int64{f.ID}, Reassignment{Role: data.AsLead, To: ids[0], Reason: "Arahan Wali Kota", DecidedBy: "Wali Kota", KeepFormer: true}); err != nil {
			return err
		}
	}
	return err
}

func (y *year) cancel(ctx context.Context) error {
	rows, err := y.some(ctx, 2, RegisterFilter{})
	for _, f := range rows {
		if err := y.app.FollowUps.Cancel(ctx, []int64{f.ID}, "Kegiatan digabung dengan program lain", "Wali Kota"); err != nil {
			return err
		}
	}
	return err
}

func (y *year) reinstate(ctx context.Context) error {
	rows, _, err := y.app.FollowUps.Register(ctx, RegisterFilter{Scope: data.ScopeCanceled})
	if err != nil || len(rows) == 0 {
		return err
	}
	return y.app.FollowUps.Reinstate(ctx, []int64{rows[0].ID}, "Anggarannya tersedia kembali", "Wali Kota")
}

// merge lets Dinas PUPR take over Disperkim.
func (y *year) merge(ctx context.Context) error {
	ids, err := y.app.Agencies.Find(ctx, []string{"Disperkim", "Dinas PUPR"})
	if err != nil {
		return err
	}
	all, err := y.app.Agencies.All(ctx)
	for _, a := range all {
		if a.ID == ids[1] {
			return y.app.Agencies.Merge(ctx, ids[:1], &a, Reform{On: data.DateOf(y.now), Reason: "Perda Nomor 3", DecidedBy: "Wali Kota"})
		}
	}
	return err
}
