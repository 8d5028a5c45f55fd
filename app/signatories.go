package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"rakor.id/rakor/data"
)

// settingSigners remembers who usually leads, keeps and records the meetings.
const settingSigners = "penanda-tangan"

// A Signatory is a person of the directory in the role that the person usually has
// in meetings (penanda tangan).
type Signatory struct {
	Role   OfficialRole `json:"role"`
	Person Person       `json:"-"`
	ID     int64        `json:"person"`
}

// Signatories returns who usually signs, in the order they were named; those who
// have been removed from the directory are left out.
func (s *Offices) Signatories(ctx context.Context) (all []Signatory, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		all, err = signatories(tx)
		return err
	})
	return all, err
}

func signatories(tx *data.Tx) (known []Signatory, err error) {
	text, err := tx.Settings().Get(settingSigners)
	if err != nil || text == "" {
		return nil, err
	}
	var named []Signatory
	if err := json.Unmarshal([]byte(text), &named); err != nil {
		return nil, fmt.Errorf("read who signs: %w", err)
	}
	for _, n := range named {
		n.Person, err = tx.People().Get(n.ID)
		if errors.Is(err, data.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		known = append(known, n)
	}
	return known, nil
}

// SetSignatories names who usually signs: they are offered in the first meeting, and
// every later one takes over those of the meeting before.
func (s *Offices) SetSignatories(ctx context.Context, all []Signatory) error {
	for i := range all {
		all[i].ID = all[i].Person.ID
	}
	text, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("write who signs: %w", err)
	}
	return s.SetSetting(ctx, settingSigners, string(text))
}

// officials are the signers as the officials of a meeting.
func officials(all []Signatory) (os []Official) {
	for _, s := range all {
		p := s.Person
		os = append(os, Official{Role: s.Role, PersonID: p.ID, Acting: p.Acting, Post: p.Post, PersonName: p.PersonName, Rank: p.Rank, NIP: p.NIP})
	}
	return os
}
