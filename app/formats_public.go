package app

import (
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

// knownNames are the persons a version names and those of the directory, the
// longest name first.
func (c Content) knownNames(people []Person) []knownName {
	var names []knownName
	add := func(name, post string) {
		if strings.Contains(name, " ") { // a single word may be any word
			names = append(names, knownName{strings.ToLower(name), post})
		}
	}
	whole := func(name, post string) {
		add(name, post)
		if n, _, err := locale.ReadName(name); err == nil && n.Name != name {
			add(n.Name, post)
		}
	}
	for _, o := range c.Officials {
		whole(o.Name, o.Post)
	}
	for _, a := range c.Attendance {
		whole(a.Name, or(a.DeputyPost, a.Post))
	}
	for _, p := range people {
		add(p.String(), p.Post)
		add(p.Name, p.Post)
	}
	slices.SortStableFunc(names, func(a, b knownName) int { return len(b.name) - len(a.name) })
	return names
}
