package app

import (
	"context"
	"encoding/json"
	"slices"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// settingProfile keeps the layout profile an office prints with.
const settingProfile = "profil"

// Profiles returns the layout profiles there are, the office's own first.
func (s *Minutes) Profiles(ctx context.Context) (profiles []minutes.Profile, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		own, err := tx.Settings().Get(settingProfile)
		if err != nil {
			return err
		}
		profiles = minutes.Profiles()
		if i := slices.IndexFunc(profiles, func(p minutes.Profile) bool { return p.Name == own }); i > 0 {
			chosen := profiles[i]
			profiles = slices.Insert(slices.Delete(profiles, i, i+1), 0, chosen)
		} else if i < 0 && own != "" {
			var p minutes.Profile
			if err := json.Unmarshal([]byte(own), &p); err != nil {
				return &Problem{Message: "Model notula yang tersimpan tidak terbaca. Pilih model lain di Pengaturan.", Cause: err}
			}
			profiles = slices.Insert(profiles, 0, p)
		}
		return nil
	})
	return profiles, err
}

// UseProfile chooses the layout profile of the office by its name.
func (s *Minutes) UseProfile(ctx context.Context, name string) error {
	if !slices.ContainsFunc(minutes.Profiles(), func(p minutes.Profile) bool { return p.Name == name }) {
		return &Problem{Message: "Model notula “%s” tidak dikenal. Pilih dari daftar di Pengaturan.", Args: []any{name}}
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(settingProfile, name) })
}

func profileName(tx *data.Tx) (string, error) {
	name, err := tx.Settings().Get(settingProfile)
	if name == "" {
		name = minutes.Profiles()[0].Name
	}
	return name, err
}

// profile finds a layout profile by its name, the office's own for "".
func (s *Minutes) profile(ctx context.Context, name string) (minutes.Profile, error) {
	profiles, err := s.Profiles(ctx)
	if err != nil {
		return minutes.Profile{}, err
	}
	if name == "" {
		return profiles[0], nil
	}
	for _, p := range profiles {
		if p.Name == name {
			return p, nil
		}
	}
	return minutes.Profile{}, &Problem{Message: "Model notula “%s” tidak dikenal. Pilih dari daftar di Pengaturan.", Args: []any{name}}
}
