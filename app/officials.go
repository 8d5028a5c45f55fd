package app

import (
	"context"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Official reads who leads or records a meeting from one line, "Jabatan, Nama
// dengan gelar". What the office's directory knows of a person with that post
// and name (NIP, rank, acting) is filled in.
func (s *Offices) Official(ctx context.Context, role OfficialRole, line string) (Official, error) {
	post, name, _ := strings.Cut(line, ",")
	o := Official{Role: role, Post: strings.TrimSpace(post)}
	for _, acting := range []data.Acting{data.ActingPlt, data.ActingPlh, data.ActingPj} {
		if rest, ok := strings.CutPrefix(o.Post, string(acting)+" "); ok {
			o.Acting, o.Post = acting, rest
		}
	}
	if strings.TrimSpace(name) != "" {
		var err error
		if o.PersonName, _, err = locale.ReadName(name); err != nil {
			return o, &Problem{Message: "Nama “%s” tidak terbaca. Tulis misalnya “Wali Kota, Dr. Nama, S.E.”.", Args: []any{strings.TrimSpace(name)}, Cause: err}
		}
	}
	people, err := s.People(ctx)
	if err != nil {
		return o, err
	}
	for _, p := range people {
		if p.Active && strings.EqualFold(p.Post, o.Post) && (o.Name == "" || locale.CompareNames(p.Name, o.Name) == locale.Same) {
			o.PersonID, o.Acting, o.PersonName, o.NIP, o.Rank = p.ID, p.Acting, p.PersonName, p.NIP, p.Rank
			break
		}
	}
	return o, nil
}
