package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// sidePanel follows the speaker: what the agency that speaks still owes from
// earlier meetings; below it the attendance and the follow-ups of today.
type sidePanel struct {
	v       *captureView
	open    *fyne.Container // what the speaker owes, or the series
	hall    *fyne.Container // who is there
	born    *fyne.Container // follow-ups of this meeting
	named   capture.Ref     // who is named in the line
	who     capture.Ref     // whom the panel follows
	agency  int64           // whose follow-ups have been read
	owed    []app.OwedRow
	parts   *fyne.Container // the three above
	content fyne.CanvasObject

	series     []app.RegisterRow // open in the series of the meeting
	late       int
	seriesRead bool
}

func newSidePanel(v *captureView) *sidePanel {
	p := &sidePanel{v: v, open: container.NewVBox(), hall: container.NewVBox(), born: container.NewVBox()}
	p.parts = container.New(sideParts{}, besideBar(p.open), p.hall, besideBar(p.born))
	p.content = kit.NewSurface(kit.Pad(p.parts))
	return p
}

func (p *sidePanel) show() {
	p.follow(p.named)
	p.showOpen()
	p.showAttendance()
	p.showBorn()
}

// follow turns to the agency named in the line, even before Enter, or for none
// to who has the floor.
func (p *sidePanel) follow(named capture.Ref) {
	p.named = named
	who := named
	if who.AgencyID == 0 {
		who = p.v.session.Speaker()
	}
	if who != p.who {
		p.who = who
		p.showOpen()
	}
}

// changed shows anew what a change touched.
func (p *sidePanel) changed(c app.Change) {
	p.follow(p.named)
	if len(c.Reports)+len(c.Extensions) > 0 {
		p.showOpen()
	}
	if len(c.Attendance) > 0 {
		p.showAttendance()
	}
	if len(c.FollowUps) > 0 {
		p.showBorn()
	}
}

func (p *sidePanel) showOpen() {
	p.open.Objects = nil
	p.showOwed()
	p.parts.Refresh() // each gets another share
}

// showOwed lists the open follow-ups of who speaks.
func (p *sidePanel) showOwed() {
	if p.who.AgencyID == 0 {
		p.showSeries()
		return
	}
	who := kit.NewStrong(p.who.Label)
	who.Truncate = true
	p.open.Add(who)
	if p.who.AgencyID != p.agency {
		p.readOwed(p.who.AgencyID)
		return
	}
	if len(p.owed) == 0 {
		p.open.Add(kit.NewMuted(lang.L("Tidak ada tindak lanjut yang terbuka.")))
	}
	today := app.DateOf(p.v.now())
	for _, o := range p.owed {
		p.open.Add(gapAbove(owedRow(o.RegisterRow, today)))
	}
}

// readOwed reads what an agency owes beside the typing, and shows it if that
// agency is still followed.
func (p *sidePanel) readOwed(agencyID int64) {
	var rows []app.OwedRow
	var failed error // for the log; a dialog would take the keyboard
	p.v.Quiet(lang.L("Membaca tindak lanjut pembicara"), func(ctx context.Context) error {
		rows, failed = p.v.session.Owed(ctx, agencyID)
		return nil
	}, func() {
		switch {
		case failed != nil:
			p.v.Log.Error("read what the speaker owes", "err", failed)
		case p.who.AgencyID == agencyID:
			p.agency, p.owed = agencyID, rows
			p.showOpen()
		}
	})
}

// showSeries lists what the series still waits for, while no agency has the
// floor.
func (p *sidePanel) showSeries() {
	if p.v.session.Live().Meeting.SeriesID == 0 {
		return
	}
	if !p.seriesRead {
		rows, late, err := p.v.session.SeriesOpen(p.v.Context)
		if err != nil {
			p.v.Log.Error("read what is open in the series", "err", err)
			return
		}
		p.series, p.late, p.seriesRead = rows, late, true
	}
	p.open.Add(openOfSeries{p.series, p.late, 8}.content(app.DateOf(p.v.now())))
}

// forget has what is open read anew, as after a report in the room.
func (p *sidePanel) forget() { p.agency, p.owed, p.seriesRead = 0, nil, false }

// showAttendance counts who is there.
func (p *sidePanel) showAttendance() {
	defer p.parts.Refresh()
	p.hall.Objects = nil
	counts := map[app.AttendanceStatus]int{}
	for _, a := range p.v.session.Live().Attendance {
		counts[a.Status]++
	}
	p.hall.Add(kit.NewStrong(lang.L("Daftar hadir")))
	row := kit.NewFlow(6)
	for _, s := range app.AttendanceStatuses() {
		if counts[s] == 0 {
			continue
		}
		word, tone := attendanceWord(s)
		row.Add(kit.NewChip(locale.Number(float64(counts[s]))+" "+word, tone))
	}
	if len(row.Objects) == 0 {
		p.hall.Add(kit.NewMuted(lang.L("Belum ada undangan. Tandai dengan /hadir @OPD.")))
		return
	}
	p.hall.Add(row)
}

// maxBorn is how many follow-ups of this meeting are listed; all are counted.
const maxBorn = 30

// showBorn lists the follow-ups of this meeting, the newest first.
func (p *sidePanel) showBorn() {
	live := p.v.session.Live()
	count, shown := 0, container.NewVBox()
	for i := len(live.FollowUps) - 1; i >= 0; i-- {
		if f := &live.FollowUps[i]; f.ParentID == 0 {
			if count++; count <= maxBorn {
				shown.Add(bornRow(live, f))
			}
		}
	}
	title := kit.NewStrong(lang.L("Tindak lanjut rapat ini") + " (" + locale.Number(float64(count)) + ")")
	title.Truncate = true
	p.born.Objects = []fyne.CanvasObject{title, shown}
	p.parts.Refresh() // each gets another share
}

func bornRow(live *app.Live, f *app.FollowUp) fyne.CanvasObject {
	action := kit.NewParagraph(f.Action)
	action.MaxLines = 2
	lead := f.LeadText
	if f.LeadID != 0 {
		lead = live.Agencies[f.LeadID].Code
	}
	head := kit.NewMuted(f.Number + " · " + lead)
	head.Truncate = true
	if due := dueWords(f.Due); due != "" {
		head.Text += " · " + due
	}
	return container.New(closeRows{}, head, action)
}
