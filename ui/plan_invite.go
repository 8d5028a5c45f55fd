package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// inviteList chooses who is on the attendance list, by group.
type inviteList struct {
	w       *Window
	box     *fyne.Container
	checks  map[app.Group]*kit.Check
	members map[app.Group][]int64
	invited []int64
}

func newInviteList(w *Window) *inviteList {
	return &inviteList{w: w, box: container.NewVBox(), checks: map[app.Group]*kit.Check{}, members: map[app.Group][]int64{}}
}

func (l *inviteList) card() fyne.CanvasObject {
	return kit.NewCard(lang.L("Undangan"), container.NewVBox(
		kit.NewParagraph(lang.L("Kepala perangkat daerah dari kelompok yang dipilih masuk daftar hadir. Tamu dapat ditambah saat rapat dengan /tamu.")), l.box))
}

// set shows the groups; one whose members are all invited is checked. For a
// new meeting everything down to the camat and lurah is.
func (l *inviteList) set(invited []int64) {
	l.invited = invited
	agencies, err := l.w.app.Agencies.All(l.w.Context)
	if !l.w.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	l.members = map[app.Group][]int64{}
	for _, a := range agencies {
		l.members[a.Group] = append(l.members[a.Group], a.ID)
	}
	l.box.Objects = nil
	for _, g := range app.Groups() {
		ids := l.members[g]
		if len(ids) == 0 {
			continue
		}
		check := kit.NewCheck(groupWord(g)+" ("+locale.Number(float64(len(ids)))+")", nil)
		check.SetChecked(containsAll(invited, ids))
		l.checks[g] = check
		l.box.Add(check)
	}
	if len(agencies) == 0 {
		l.box.Add(kit.NewMuted(lang.L("Belum ada perangkat daerah. Ambil daftarnya di Pengaturan.")))
	}
	l.box.Refresh()
}

func containsAll(have, want []int64) bool {
	for _, id := range want {
		if !slices.Contains(have, id) {
			return false
		}
	}
	return true
}

// read returns those who are to be on the list.
func (l *inviteList) read() []int64 {
	ids := slices.Clone(l.invited)
	for g, check := range l.checks {
		if check.Checked {
			ids = append(ids, l.members[g]...)
		}
	}
	return ids
}

func groupWord(g app.Group) string {
	switch g {
	case app.GroupSecretariat:
		return lang.L("Sekretariat")
	case app.GroupOversight:
		return lang.L("Pengawasan")
	case app.GroupDinas:
		return lang.L("Dinas")
	case app.GroupBadan:
		return lang.L("Badan")
	case app.GroupUOBK:
		return lang.L("Rumah sakit daerah")
	case app.GroupDistrict:
		return lang.L("Kecamatan (camat)")
	case app.GroupWard:
		return lang.L("Kelurahan (lurah)")
	case app.GroupVillage:
		return lang.L("Desa (kepala desa)")
	case app.GroupDivision:
		return lang.L("Bagian")
	}
	return lang.L("Lainnya")
}
