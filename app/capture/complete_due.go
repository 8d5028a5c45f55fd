package capture

import (
	"fmt"
	"strconv"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// due completes what stands behind the ">" at start, over several words.
func (c completer) due(start int) Completion {
	c.start = start
	typed := c.before[start+1:]
	if strings.HasPrefix(typed, `"`) {
		return c.condition(typed)
	}
	out := c.completion(TokenDue, false)
	word := strings.ToLower(strings.TrimLeft(typed, " "))
	// A complete deadline stays what it is, also before a space: a longer one
	// that begins with it must not come in by an Enter meant for the line.
	if whole := strings.TrimRight(typed, " "); whole != "" {
		if d, _, err := locale.ReadDue(whole, c.today); err == nil {
			out.Settled = true
			out.add(dueSuggestion(whole, d))
		}
	}
	for _, phrase := range duePhrases(word, c.today) {
		lower := strings.ToLower(phrase)
		if !strings.HasPrefix(lower, word) || lower == word {
			continue
		}
		if d, _, err := locale.ReadDue(phrase, c.today); err == nil {
			out.add(dueSuggestion(phrase, d))
		}
	}
	if len(out.Suggestions) == 0 || typed != "" && strings.TrimSpace(typed) == "" {
		return Completion{}
	}
	return out
}

// condition shows what a condition in quotes will be.
func (c completer) condition(typed string) Completion {
	d, _, err := locale.ReadDue(typed, c.today)
	if err != nil {
		return Completion{}
	}
	out := c.completion(TokenDue, true)
	out.add(dueSuggestion(typed, d))
	return out
}

func dueSuggestion(phrase string, d locale.Due) Suggestion {
	meaning := d.Text
	if d.On != "" {
		meaning = locale.LongDay(d.On)
	}
	return Suggestion{Insert: ">" + phrase, Label: ">" + phrase, Meaning: meaning, Kind: TokenDue}
}

// duePhrases are the phrases that may begin with what was typed, the likeliest
// first.
func duePhrases(word string, today data.Date) []string {
	if !today.Valid() {
		return nil
	}
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		return numberPhrases(word, today)
	}
	phrases := []string{"besok", "1 minggu", "akhir bulan", "lusa", "2 minggu", "1 bulan", "akhir tahun"}
	for i := 1; i <= 7; i++ {
		phrases = append(phrases, strings.ToLower(locale.WeekdayName(today.AddDays(i).Weekday())))
	}
	phrases = append(phrases, nextPeriods(today)...)
	for i := 1; i <= 7; i++ {
		phrases = append(phrases, strings.ToLower(locale.WeekdayName(today.AddDays(i).Weekday()))+" depan")
	}
	return append(phrases, "bulan depan", "akhir bulan depan", "tahun depan", "hari ini")
}

// nextPeriods are the coming quarters, half-years and months.
func nextPeriods(today data.Date) (out []string) {
	year := today.Year()
	month := int(today.Time().Month())
	for i := range 4 {
		q := (month-1)/3 + i
		out = append(out, fmt.Sprintf("TW %s %d", locale.Roman(q%4+1), year+q/4))
	}
	for i := range 2 {
		h := (month-1)/6 + i
		out = append(out, fmt.Sprintf("Semester %s %d", locale.Roman(h%2+1), year+h/2))
	}
	p := today.Period()
	for range 12 {
		out = append(out, locale.Month(p))
		p = p.Last().AddDays(1).Period()
	}
	return out
}

// numberPhrases go on from a number: "3" to "3 hari", "30" to "30 November
// 2026", "30/" to "30/11/2026".
func numberPhrases(word string, today data.Date) (out []string) {
	n := 0
	for n < len(word) && word[n] >= '0' && word[n] <= '9' {
		n++
	}
	number := word[:n]
	count, err := strconv.Atoi(number)
	if err != nil || count < 1 || count > 999 {
		return nil
	}
	for _, unit := range []string{"hari", "minggu", "bulan"} {
		out = append(out, number+" "+unit)
	}
	p := today.Period()
	for range 12 {
		if day := p.First().AddDays(count - 1); day.Period() == p && day >= today {
			year, month := day[:4], day[5:7]
			out = append(out, number+" "+locale.Month(p), number+"/"+string(month)+"/"+string(year))
			if m := strings.TrimPrefix(string(month), "0"); m != string(month) {
				out = append(out, number+"/"+m+"/"+string(year))
			}
		}
		p = p.Last().AddDays(1).Period()
	}
	return out
}
