package app

import (
	"context"
	"strings"

	"rakor.id/rakor/data"
)

// Search finds entries of all meetings in which every word stands; words in
// quotes stand together. The newest come first.
func (s *Archive) Search(ctx context.Context, words string) (hits []data.Hit, err error) {
	q := data.Search{Limit: 100}
	for _, word := range searchWords(words) {
		q.Groups = append(q.Groups, []string{word})
	}
	if len(q.Groups) == 0 {
		return nil, &Problem{Message: "Kata yang dicari masih kosong. Tulis satu kata atau lebih."}
	}
	err = s.read(ctx, func(tx *data.Tx) error {
		hits, err = tx.Entries().Search(q)
		return err
	})
	return hits, err
}

// searchWords splits what was typed into words and quoted phrases; a quote
// that is never closed reaches to the end.
func searchWords(typed string) []string {
	var words []string
	for i, part := range strings.Split(typed, `"`) {
		if i%2 == 1 {
			if p := strings.TrimSpace(part); p != "" {
				words = append(words, p)
			}
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}
