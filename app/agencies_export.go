package app

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"rakor.id/rakor/data"
)

// Export writes all agencies there ever were as a list that [Agencies.Import]
// takes in again: one above another before it, otherwise in their order.
func (s *Agencies) Export(ctx context.Context) (list []byte, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		all, err := tx.Agencies().All("")
		if err != nil {
			return err
		}
		list, err = writeAgencyRows(all)
		return err
	})
	return list, err
}

func writeAgencyRows(all []Agency) ([]byte, error) {
	codes := map[int64]string{}
	for _, a := range all {
		codes[a.ID] = a.Code
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"code", "name", "group", "head_post", "email", "aliases", "parent", "valid_from", "valid_to", "confirmed"}}
	for _, a := range parentsFirst(all) {
		confirmed := "0"
		if a.Confirmed {
			confirmed = "1"
		}
		row := []string{
			a.Code, a.Name, string(a.Group), a.HeadPost, a.Email, strings.Join(a.Aliases, ";"), codes[a.ParentID],
			string(a.ValidFrom), string(a.ValidTo), confirmed,
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write list of agencies: %w", err)
	}
	return b.Bytes(), nil
}

// parentsFirst moves agencies behind the one above them.
func parentsFirst(all []Agency) []Agency {
	var out []Agency
	placed := map[int64]bool{0: true}
	for rest := all; len(rest) > 0; {
		before := len(rest)
		rest = slices.DeleteFunc(slices.Clone(rest), func(a Agency) bool {
			if !placed[a.ParentID] {
				return false
			}
			placed[a.ID] = true
			out = append(out, a)
			return true
		})
		if len(rest) == before { // they stand above each other in a ring
			return append(out, rest...)
		}
	}
	return out
}
