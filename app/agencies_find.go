package app

import (
	"context"
	"slices"
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// Find returns the agencies that codes name, each once. A code is what a
// capture line may have behind "@": a short name, an alias, the start of a
// name, or a group such as "camat" or "semua".
func (s *Agencies) Find(ctx context.Context, codes []string) (ids []int64, err error) {
	dir, err := s.directory(ctx)
	if err != nil {
		return nil, err
	}
	for _, code := range codes {
		code = strings.TrimPrefix(strings.TrimSpace(code), "@")
		refs := dir.Find(code)
		switch {
		case len(refs) > 1:
			return nil, &Problem{Message: "“%s” dapat berarti %s. Tulis salah satu.", Args: []any{code, labels(refs)}}
		case len(refs) == 0:
			return nil, &Problem{Message: "Perangkat daerah “%s” tidak dikenal. Lihat “rakor agencies list” untuk singkatannya.", Args: []any{code}}
		}
		for _, m := range dir.Members(refs[0]) {
			if !slices.Contains(ids, m.AgencyID) {
				ids = append(ids, m.AgencyID)
			}
		}
	}
	return ids, nil
}

func (s *Agencies) directory(ctx context.Context) (*capture.Directory, error) {
	var names capture.Names
	err := s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		all, err := tx.Agencies().All(today)
		for _, a := range all {
			names.Agencies = append(names.Agencies, captureAgency(a, today))
		}
		return err
	})
	return capture.NewDirectory(names), err
}

// captureAgency is an agency as a line may name it on a day.
func captureAgency(a Agency, day Date) capture.Agency {
	return capture.Agency{ID: a.ID, Code: a.Code, Name: a.Name, Aliases: a.Aliases, Group: a.Group, Active: a.ActiveOn(day)}
}
