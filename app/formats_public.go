package app

import (
	"regexp"
	"slices"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// forEveryone makes ready what may leave the office. Minutes that are not for
// everybody (Permendagri 1/2023) have no public copy, as they are not shown in
// the room; the numbers of persons are taken out of what was said.
func forEveryone(c Content) (Content, error) {
	if err := openToAll(Classification(c.Meeting.Classification)); err != nil {
		return Content{}, err
	}
	return c.withoutPrivateNumbers(), nil
}

// openToAll refuses what is not for everybody.
func openToAll(c Classification) error {
	if c == data.Ordinary {
		return nil
	}
	return &Problem{
		Message: "Notula rapat ini bersifat %s, jadi tidak ada salinan publik atau ringkasannya. Bagikan salinan lengkap hanya kepada yang berhak.",
		Args:    []any{string(c)},
	}
}

// withoutPrivateNumbers returns a copy whose free texts hold no NIP, NIK,
// telephone, account or e-mail address. What the columns for them hold is left
// out by the public form of the paper.
func (c Content) withoutPrivateNumbers() Content {
	clean := func(texts ...*string) {
		for _, t := range texts {
			*t = withoutNumbers(*t)
		}
	}
	m := &c.Meeting
	m.Copies = slices.Clone(m.Copies)
	c.Items, c.FollowUps = slices.Clone(c.Items), slices.Clone(c.FollowUps)
	c.Attendance, c.Attachments = slices.Clone(c.Attendance), slices.Clone(c.Attachments)
	clean(&c.Reason, &m.Title, &m.Series, &m.Place)
	for i := range m.Copies {
		clean(&m.Copies[i])
	}
	for i := range c.Items {
		item := &c.Items[i]
		item.Entries = slices.Clone(item.Entries)
		clean(&item.Title)
		for j := range item.Entries {
			clean(&item.Entries[j].Text, &item.Entries[j].Speaker)
		}
	}
	for i := range c.FollowUps {
		f := &c.FollowUps[i]
		clean(&f.Action, &f.Lead, &f.Indicator, &f.Target, &f.DueText)
	}
	for i := range c.Attendance {
		a := &c.Attendance[i]
		clean(&a.Post, &a.Institution, &a.DeputyPost)
	}
	for i := range c.Attachments {
		clean(&c.Attachments[i].Name, &c.Attachments[i].Caption)
	}
	return c
}

// A roll is the persons a version names and those of the directory: by their names
// in full, the longest first, and by each word of their names.
type roll struct {
	names []knownName
	words map[string]string // posts; [withheld] where several persons share the word
}

func (c Content) roll(people []Person) roll {
	r := roll{words: make(map[string]string)}
	for _, o := range c.Officials {
		r.add(o.Name, o.Post)
	}
	for _, a := range c.Attendance {
		r.add(a.Name, or(a.DeputyPost, a.Post))
	}
	for _, p := range people {
		r.add(p.String(), p.Post)
	}
	slices.SortStableFunc(r.names, func(a, b knownName) int { return len(b.name) - len(a.name) })
	return r
}

// add takes a name in with its titles and without.
func (r *roll) add(full, post string) {
	bare := full
	if n, _, err := locale.ReadName(full); err == nil {
		bare = n.Name
	}
	for _, name := range []string{full, bare} {
		if strings.Contains(name, " ") { // a single word may be any word
			r.names = append(r.names, knownName{strings.ToLower(name), post})
		}
	}
	for word := range strings.FieldsSeq(strings.ToLower(bare)) {
		if before, ok := r.words[word]; ok && before != post || post == "" {
			r.words[word] = withheld
		} else {
			r.words[word] = post
		}
	}
}

// called matches how persons are called by a part of their name: "Pak Budi".
var called = regexp.MustCompile(`\b(?i:bapak|pak|ibu|bu|saudara|saudari|sdri?\.?|mas|mbak|haji|hajjah|hj?\.|drs?\.|dra\.|ir\.|prof\.)((?:\s+\p{Lu}[\p{L}'’-]*)+)`)

// withoutNames puts posts in the place of names, and takes private numbers out.
func (r roll) withoutNames(text string) string {
	text = forRoom(text, r.names)
	return called.ReplaceAllStringFunc(text, func(s string) string {
		words := strings.Fields(called.FindStringSubmatch(s)[1])
		post, ok := r.words[strings.ToLower(words[0])]
		if !ok {
			return s // "Ibu Camat"
		}
		n := 1
		for n < len(words) && r.words[strings.ToLower(words[n])] != "" {
			n++
		}
		return strings.TrimSpace(post + " " + strings.Join(words[n:], " "))
	})
}
