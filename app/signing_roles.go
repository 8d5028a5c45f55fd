package app

import (
	"context"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// RoleWitness (penanda tangan ketiga) is who signs besides recorder and chair,
// where the office wants it: the meeting's secretary. It is a role on paper
// only; what the archive knows is the secretary.
const RoleWitness OfficialRole = "witness"

// FieldWitness is the signature field of the third signer.
const FieldWitness = "Mengetahui"

// A signingRole is one way of signing minutes.
type signingRole struct {
	field string
	word  string // inside a sentence
}

var signingRoles = map[OfficialRole]signingRole{
	data.RoleRecorder: {FieldRecorder, "notulis"},
	data.RoleChair:    {FieldChair, "pimpinan"},
	RoleWitness:       {FieldWitness, "yang mengetahui"},
}

// fieldOf is the signature field of a role.
func fieldOf(role OfficialRole) (string, error) {
	if r, ok := signingRoles[role]; ok {
		return r.field, nil
	}
	return "", &Problem{Message: "Tanda tangan hanya dapat dibubuhkan sebagai notulis, pimpinan, atau yang mengetahui."}
}

// settingWitness says whether minutes get a place for a third signer.
const settingWitness = "signing.witness"

// WitnessSigns reports whether the minutes of this office have a place for a
// third signer, the meeting's secretary.
func (s *Signing) WitnessSigns(ctx context.Context) (signs bool, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		v, err := tx.Settings().Get(settingWitness)
		signs = v != ""
		return err
	})
	return signs, err
}

// LetWitnessSign sets whether minutes get a place for a third signer from now
// on. What is printed to be signed already stays as it is.
func (s *Signing) LetWitnessSign(ctx context.Context, signs bool) error {
	value := ""
	if signs {
		value = "ya"
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(settingWitness, value) })
}

// addWitness gives the minutes a third signer, if the office wants one and the
// meeting has a secretary.
func (d *desk) addWitness(ctx context.Context, m *minutes.Minutes, c Content) error {
	o := paperWriter{c: c}.official(data.RoleSecretary)
	if o.Name == "" && o.Post == "" {
		return nil
	}
	return d.read(ctx, func(tx *data.Tx) error {
		v, err := tx.Settings().Get(settingWitness)
		if err == nil && v != "" {
			m.Signers = append(m.Signers, minutes.Signer{
				Role: string(RoleWitness), Field: FieldWitness, Post: o.Post, Name: o.Name, Rank: o.Rank, NIP: locale.NIP(o.NIP),
			})
		}
		return err
	})
}
