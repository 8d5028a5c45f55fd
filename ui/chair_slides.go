package ui

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// mostOnSlide is how many agencies or issues can still be read from the back of
// a room.
const mostOnSlide = 12

// chairSlides lays the figures out on slides; what has nothing to show has none.
func chairSlides(w *Window, f app.ChairView) []chairSlide {
	slides := []chairSlide{totalSlide(w, f)}
	if agencies := words.Owing(f.Agencies, mostOnSlide); len(agencies) > 0 {
		slides = append(slides, owingSlide(w, agencies, words.OwingChart(lang.L("Terbuka per perangkat daerah"), agencies, words.AgencyName)))
	}
	if issues := words.Owing(f.Issues, mostOnSlide); len(issues) > 0 {
		slides = append(slides, owingSlide(w, issues, words.OwingChart(lang.L("Terbuka per isu strategis"), issues, words.IssueName)))
	}
	if len(f.Months) > 1 {
		c := words.MonthsChart(f.Months)
		slides = append(slides, chairSlide{sheet: kit.BoardSheet{Heading: c.Title, Charts: []chart.Chart{c}}})
	}
	if len(f.Oldest) > 0 {
		slides = append(slides, oldestSlide(w, f.Oldest))
	}
	for i := range slides {
		slides[i].sheet.Left = words.AsOn(f.Today)
		if f.Withheld > 0 {
			slides[i].sheet.Badge = fmt.Sprintf(lang.L("tanpa %s tindak lanjut rapat terbatas dan rahasia"), locale.Number(float64(f.Withheld)))
		}
	}
	return slides
}

// totalSlide tells how all stands.
func totalSlide(w *Window, f app.ChairView) chairSlide {
	number := func(n int) string { return locale.Number(float64(n)) }
	t := f.Total
	s := chairSlide{sheet: kit.BoardSheet{Heading: lang.L("Tindak lanjut rapat koordinasi"), Numbers: []kit.BoardNumber{
		{Label: lang.L("Masih terbuka"), Text: number(t.Open), Tone: kit.TonePrimary},
		{Label: lang.L("Terlambat"), Text: number(t.Late), Tone: kit.ToneRed},
		{Label: lang.L("Selesai dan diterima"), Text: number(t.Accepted), Tone: kit.ToneGreen},
		{Label: lang.L("Seluruhnya"), Text: number(t.Total), Tone: kit.ToneNeutral},
	}}}
	if t.Late == 0 {
		s.sheet.Numbers[1].Tone = kit.ToneNeutral
	}
	for _, filter := range []string{"terbuka", "telat", "status:selesai verifikasi:diterima", ""} {
		s.open = append(s.open, func(int) { w.openRegister(filter) })
	}
	if t.Total > 0 {
		s.sheet.Charts = []chart.Chart{words.StatusChart(t)}
		for group := range s.sheet.Charts[0].Groups {
			s.open = append(s.open, func(int) { w.openRegister(words.StatusFilter(t, group)) })
		}
	}
	return s
}

func owingSlide(w *Window, all []app.NamedFigures, c chart.Chart) chairSlide {
	s := chairSlide{sheet: kit.BoardSheet{Heading: c.Title, Charts: []chart.Chart{c}}}
	for _, g := range all {
		s.open = append(s.open, func(series int) { w.openOwing(g.Filter, series) })
	}
	return s
}

// oldestSlide tells what has been late for longest, by action and agency.
func oldestSlide(w *Window, oldest []app.OldLate) chairSlide {
	c := chart.Chart{
		Title: fmt.Sprintf(lang.L("%s yang paling lama terlambat"), locale.Number(float64(len(oldest)))), Wide: true,
		Series: []chart.Series{{Name: lang.L("Hari lewat"), Hue: chart.Red, Texture: chart.Hatched, Quiet: true}},
	}
	s := chairSlide{}
	for _, o := range oldest {
		agency := o.Agency
		if agency == "" {
			agency = lang.L("Belum ada OPD")
		}
		c.Groups = append(c.Groups, chart.Group{
			Label: o.Action, Values: []float64{float64(o.Days)},
			Note: fmt.Sprintf(lang.L("%s · %s hari"), agency, locale.Number(float64(o.Days))),
		})
		s.open = append(s.open, func(int) { w.push(newStoryView(w, o.ID)) })
	}
	s.sheet = kit.BoardSheet{Heading: c.Title, Charts: []chart.Chart{c}}
	return s
}
