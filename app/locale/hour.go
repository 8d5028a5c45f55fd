package locale

import (
	"fmt"
	"strings"

	"rakor.id/rakor/data"
)

// Hour writes "09.00 WIB"; without the zone if z is empty; "" for no hour.
func Hour(h data.TimeOfDay, z data.Zone) string {
	if !h.Valid() {
		return ""
	}
	s := strings.Replace(string(h), ":", ".", 1)
	if z != "" {
		s += " " + string(z)
	}
	return s
}

// Hours writes "09.00 s.d. 12.30 WIB", or "09.00 WIB s.d. selesai" if to is
// empty.
func Hours(from, to data.TimeOfDay, z data.Zone) string {
	switch {
	case !from.Valid():
		return ""
	case !to.Valid():
		return Hour(from, z) + " s.d. selesai"
	}
	return Hour(from, "") + " s.d. " + Hour(to, z)
}

// ReadHour reads an hour: 09.10, 9:10, 0910, pukul 9, jam 2 siang. The clock
// has 24 hours; "2.30" without a part of the day has [DoubtHour].
func ReadHour(s string) (data.TimeOfDay, Doubt, error) {
	s, z := cutZone(plain(s))
	h, doubt, err := readHour(s)
	if err == nil && z != "" {
		doubt = DoubtZone
	}
	return h, doubt, err
}

// ReadHours reads what [Hours] writes and its variants. An empty to means
// until done (s.d. selesai); an empty zone that none was given.
func ReadHours(s string) (from, to data.TimeOfDay, z data.Zone, doubt Doubt, err error) {
	first, last, ok := cutRange(plain(s))
	if !ok {
		return "", "", "", Sure, ErrNotUnderstood
	}
	first, z1 := cutZone(first)
	last, z = cutZone(last)
	if z == "" {
		z = z1
	} else if z1 != "" && z1 != z {
		return "", "", "", Sure, ErrNotUnderstood
	}
	from, doubt, err = readHour(first)
	if err != nil || last == "selesai" {
		return from, "", z, doubt, err
	}
	to, doubt2, err := readHour(last)
	if err != nil {
		return "", "", "", Sure, err
	}
	if doubt == Sure {
		doubt = doubt2
	}
	if doubt == Sure && to < from {
		doubt = DoubtHour
	}
	return from, to, z, doubt, nil
}

func cutRange(s string) (first, last string, ok bool) {
	for _, sep := range []string{"s.d.", "s.d", "s/d", "sampai dengan", "sampai", "hingga", " sd ", "–", "—", "-"} {
		if first, last, ok = strings.Cut(s, sep); ok {
			return strings.TrimSpace(first), strings.TrimSpace(last), true
		}
	}
	return "", "", false
}

// cutZone takes a zone off the end.
func cutZone(s string) (string, data.Zone) {
	for _, z := range []data.Zone{data.WIB, data.WITA, data.WIT} {
		if head, ok := strings.CutSuffix(s, strings.ToLower(string(z))); ok && !endsInLetter(head) {
			return strings.TrimSpace(head), z
		}
	}
	return s, ""
}

func endsInLetter(s string) bool { return s != "" && letter(s[len(s)-1:]) }

func readHour(s string) (data.TimeOfDay, Doubt, error) {
	s, said := cutWord(s, "pukul", "pkl", "jam")
	s, part := cutPart(s)
	h, m, doubt := splitHour(s, said || part != "")
	switch {
	case h < 0:
		return "", Sure, ErrNotUnderstood
	case h > 23 || m > 59:
		return "", Sure, ErrNoSuchHour
	}
	if part != "" {
		h, doubt = hourOf(part, h)
	} else if doubt == Sure && h >= 1 && h <= 5 && s[0] != '0' {
		doubt = DoubtHour // in an office "2.30" is as likely the afternoon
	}
	return data.TimeOfDay(fmt.Sprintf("%02d:%02d", h, m)), doubt, nil
}

func cutPart(s string) (rest, part string) {
	for _, p := range []string{"pagi", "siang", "sore", "malam"} {
		if rest, ok := strings.CutSuffix(s, " "+p); ok {
			return rest, p
		}
	}
	return s, ""
}

// splitHour takes an hour apart; h is -1 if it is none. said tells that a word
// beside it already makes it an hour.
func splitHour(s string, said bool) (h, m int, doubt Doubt) {
	if i := strings.IndexAny(s, ".:"); i > 0 {
		first, last := s[:i], s[i+1:]
		if s[i] == ':' {
			last = strings.TrimSuffix(last, ":00") // seconds, as spreadsheets write
		}
		h, m = small(first), small(last)
		if len(first) > 2 || len(last) != 2 || m < 0 {
			return -1, 0, Sure
		}
		return h, m, Sure
	}
	n := small(s)
	switch {
	case len(s) == 4 && n >= 0:
		return n / 100, n % 100, Sure
	case len(s) == 3 && n >= 0:
		return n / 100, n % 100, DoubtHour
	case said:
		return n, 0, Sure
	}
	return n, 0, DoubtHour
}

// hourOf puts an hour of a part of the day on the 24-hour clock.
func hourOf(part string, h int) (int, Doubt) {
	switch {
	case h > 12:
		return h, Sure
	case part == "pagi" && h < 12, part == "siang" && h >= 10, part == "malam" && h <= 3:
		return h, Sure
	case part == "siang" && h >= 1 && h <= 4, part == "sore" && h >= 2 && h <= 7, part == "malam" && h >= 6 && h < 12:
		return h + 12, Sure
	case part == "malam" && h == 12:
		return 0, Sure
	}
	return h, DoubtHour
}
