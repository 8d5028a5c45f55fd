package app

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rakor.id/rakor/app/locale"
)

// withheld stands where something private was.
const withheld = "•••"

// What of a text the room must not read. A sum of money never begins with 0 and
// is written in groups of three, so it is none of these; one written without
// dots is kept by the Rp before it.
var (
	privateNIP   = regexp.MustCompile(`\b\d{8}[ .-]?\d{6}[ .-]?\d[ .-]?\d{3}\b`)
	privatePhone = regexp.MustCompile(`(?:\+62|\b62|\(?\b0)[ -]?\d{2,3}\)?(?:[ .-]?\d{2,}){2,}`)
	privateLong  = regexp.MustCompile(`(?:[Rr]p\.? ?)?\b\d{10,}\b`) // NIK, account, mobile
	privateEmail = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.-]*\w`)
)

// leastDigits is the length of the shortest telephone number, area code included.
const leastDigits = 9

// withoutNumbers takes numbers and addresses out that belong to a person: NIP,
// NIK, telephone, account, e-mail.
func withoutNumbers(text string) string {
	if strings.Contains(text, "@") {
		text = privateEmail.ReplaceAllString(text, withheld)
	}
	if digits(text) < leastDigits {
		return text
	}
	text = privateNIP.ReplaceAllString(text, withheld)
	text = privateLong.ReplaceAllStringFunc(text, func(s string) string {
		if s[0] == 'R' || s[0] == 'r' {
			return s
		}
		return withheld
	})
	return privatePhone.ReplaceAllStringFunc(text, func(s string) string {
		if digits(s) < leastDigits || strings.HasPrefix(s, "62") && !strings.HasPrefix(strings.TrimLeft(s[2:], " -"), "8") || strings.HasPrefix(s, "62.") {
			return s
		}
		return withheld
	})
}

func digits(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// A knownName is the name of somebody, lower case, and the post to be read in
// its place.
type knownName struct{ name, post string }

// knownNames are the persons of the meeting and the directory, the longest name
// first, so that one with titles goes as a whole.
func (s *Session) knownNames() []knownName {
	var names []knownName
	add := func(name, post string) {
		if strings.Contains(name, " ") { // a single word may be any word
			names = append(names, knownName{strings.ToLower(name), post})
		}
	}
	for _, o := range s.live.Officials {
		add(o.String(), o.Post)
		add(o.Name, o.Post)
	}
	for _, a := range s.live.Attendance {
		post := a.Post
		if a.DeputyPost != "" {
			post = a.DeputyPost
		}
		add(a.Name, post)
		if n, _, err := locale.ReadName(a.Name); err == nil && n.Name != a.Name {
			add(n.Name, post)
		}
	}
	for _, p := range s.people {
		add(p.Name, p.Post)
	}
	slices.SortStableFunc(names, func(a, b knownName) int { return len(b.name) - len(a.name) })
	return names
}

// forRoom takes out of a text what is private, and puts posts in the place of
// names.
func forRoom(text string, names []knownName) string {
	text = withoutNumbers(text)
	lower := strings.ToLower(text)
	for _, n := range names {
		if !strings.Contains(lower, n.name) {
			continue
		}
		post := n.post
		if post == "" {
			post = withheld
		}
		text = replaceWords(text, n.name, post)
		lower = strings.ToLower(text)
	}
	return text
}

// replaceWords replaces whole words, given in lower case, whatever their case
// in the text.
func replaceWords(text, words, by string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a rare letter; places do not agree
		return withheld
	}
	var b strings.Builder
	from := 0
	for from < len(text) {
		i := strings.Index(lower[from:], words)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		b.WriteString(text[from:start])
		if unicode.IsLetter(before) || unicode.IsLetter(after) {
			b.WriteString(text[start:end])
		} else {
			b.WriteString(by)
		}
		from = end
	}
	return b.String() + text[from:]
}
