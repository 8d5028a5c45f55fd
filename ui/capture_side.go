package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// sidePanel follows the speaker: what the agency that speaks still owes from
// earlier meetings; below it the attendance and the follow-ups of today.
type sidePanel struct {
	v       *captureView
	box     *fyne.Container
	agency  int64
	owed    []app.OwedRow
	content fyne.CanvasObject

	series     []app.RegisterRow // open in the series of the meeting
	late       int
	seriesRead bool
}

func newSidePanel(v *captureView) *sidePanel {
	p := &sidePanel{v: v, box: container.NewVBox()}
	p.content = kit.NewSurface(container.NewVScroll(kit.Pad(p.box)))
	return p
}

func (p *sidePanel) show() {
	live := p.v.session.Live()
	p.box.Objects = nil
	p.showOwed()
	p.showAttendance(live)
	p.showBorn(live)
	p.box.Refresh()
}

// showOwed lists the open follow-ups of who speaks.
func (p *sidePanel) showOwed() {
	speaker := p.v.session.Speaker()
	if speaker.AgencyID == 0 {
		p.showSeries()
		return
	}
	if speaker.AgencyID != p.agency {
		rows, err := p.v.session.Owed(p.v.Context, speaker.AgencyID)
		if err != nil {
			p.v.Log.Error("read what the speaker owes", "err", err)
			return
		}
		p.agency, p.owed = speaker.AgencyID, rows
	}
	p.box.Add(kit.NewStrong(speaker.Label))
	if len(p.owed) == 0 {
		p.box.Add(kit.NewMuted(lang.L("Tidak ada tindak lanjut yang terbuka.")))
	}
	today := app.DateOf(p.v.now())
	for _, o := range p.owed {
		p.box.Add(gapAbove(openRow(o.RegisterRow, "", today)))
	}
	p.box.Add(layout.NewSpacer())
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
	p.box.Add(openOfSeries{p.series, p.late, 8}.content(app.DateOf(p.v.now())))
	p.box.Add(layout.NewSpacer())
}

// forget has what is open read anew, as after a report in the room.
func (p *sidePanel) forget() { p.agency, p.owed, p.seriesRead = 0, nil, false }

// showAttendance counts who is there.
func (p *sidePanel) showAttendance(live *app.Live) {
	counts := map[app.AttendanceStatus]int{}
	for _, a := range live.Attendance {
		counts[a.Status]++
	}
	p.box.Add(kit.NewStrong(lang.L("Daftar hadir")))
	grid := container.NewGridWithColumns(2)
	for _, s := range app.AttendanceStatuses() {
		if counts[s] == 0 {
			continue
		}
		word, tone := attendanceWord(s)
		chip := kit.NewChip(locale.Number(float64(counts[s]))+" "+word, tone)
		grid.Add(container.NewHBox(chip))
	}
	if len(grid.Objects) == 0 {
		p.box.Add(kit.NewMuted(lang.L("Belum ada undangan. Tandai dengan /hadir @OPD.")))
		return
	}
	p.box.Add(grid)
}

// showBorn lists the follow-ups of this meeting, the newest first.
func (p *sidePanel) showBorn(live *app.Live) {
	count, shown := 0, container.NewVBox()
	for i := len(live.FollowUps) - 1; i >= 0; i-- {
		f := live.FollowUps[i]
		if f.ParentID != 0 {
			continue
		}
		count++
		action := kit.NewParagraph(f.Action)
		action.MaxLines = 2
		lead := f.LeadText
		if f.LeadID != 0 {
			lead = live.Agencies[f.LeadID].Code
		}
		shown.Add(container.NewVBox(kit.NewMuted(f.Number+" · "+lead), action))
	}
	p.box.Add(kit.NewStrong(lang.L("Tindak lanjut rapat ini") + " (" + locale.Number(float64(count)) + ")"))
	p.box.Add(shown)
}
