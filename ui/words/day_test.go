package words

import (
	"testing"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

func TestDaysFollowTheLanguage(t *testing.T) {
	t.Cleanup(func() { _ = kit.LoadLanguage("id") }) // for the other tests
	day := app.Date("2026-08-03")
	for _, tt := range []struct{ language, long, month, due, late string }{
		{"en", "Monday, 3 August 2026", "August 2026", "in 5 days", "2 days late"},
		{"id", "Senin, 3 Agustus 2026", "Agustus 2026", "5 hari lagi", "terlambat 2 hari"},
	} {
		if err := kit.LoadLanguage(tt.language); err != nil {
			t.Fatal(err)
		}
		for what, is := range map[string][2]string{
			"day": {LongDay(day), tt.long}, "month": {Month(day.Period()), tt.month},
			"due": {RelativeDue(day, "2026-07-29"), tt.due}, "late": {RelativeDue(day, "2026-08-05"), tt.late},
			"deadline": {Due(app.Due{Kind: app.DuePeriod, Text: "TW I 2027"}), "TW I 2027"},
			"none":     {Day(""), ""},
		} {
			if is[0] != is[1] {
				t.Errorf("%s, %s: got %q, want %q", tt.language, what, is[0], is[1])
			}
		}
	}
}
