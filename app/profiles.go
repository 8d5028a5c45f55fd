package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// Papers lists the sheets that offices use.
func Papers() []Paper { return minutes.Papers() }

// IsBuiltIn reports whether a profile of this name comes with the program; such
// a one is never changed.
func IsBuiltIn(name string) bool {
	return slices.ContainsFunc(minutes.Profiles(), func(p Profile) bool { return sameName(p.Name, name) })
}

// settingProfile keeps the layout profiles of an office.
const settingProfile = "profil"

// profileBook is what an office has set of its profiles.
type profileBook struct {
	Use string    `json:"use"` // the name of the one it prints with; "" is the first built-in
	Own []Profile `json:"own"` // in the order of their names
}

func readProfiles(tx *data.Tx) (book profileBook, err error) {
	text, err := tx.Settings().Get(settingProfile)
	if err != nil || text == "" {
		return book, err
	}
	if err := json.Unmarshal([]byte(text), &book); err != nil {
		return book, &Problem{Message: "Model notula yang tersimpan tidak terbaca. Pulihkan arsip dari cadangan, atau hubungi pengelola Rakor.", Cause: err}
	}
	return book, nil
}

func (b *profileBook) write(tx *data.Tx) error {
	slices.SortFunc(b.Own, func(x, y Profile) int { return strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)) })
	text, err := json.Marshal(b)
	if err != nil {
		return fmt.Errorf("write profiles: %w", err)
	}
	return tx.Settings().Set(settingProfile, string(text))
}

// all lists the profiles, the one in use first, the office's own before those
// that come with the program.
func (b *profileBook) all() []Profile {
	list := slices.Concat(b.Own, minutes.Profiles())
	if i := indexOfProfile(list, b.Use); i > 0 {
		used := list[i]
		return slices.Insert(slices.Delete(list, i, i+1), 0, used)
	} else if i < 0 { // nothing was chosen: the first that comes with the program
		first := list[len(b.Own)]
		return slices.Insert(slices.Delete(list, len(b.Own), len(b.Own)+1), 0, first)
	}
	return list
}

func indexOfProfile(list []Profile, name string) int {
	return slices.IndexFunc(list, func(p Profile) bool { return sameName(p.Name, name) })
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// free returns name, with a number behind it if another profile has it.
func (b *profileBook) free(name string) string {
	try := strings.TrimSpace(name)
	for n := 2; indexOfProfile(b.all(), try) >= 0; n++ {
		suffix := fmt.Sprintf(" (%d)", n)
		try = cutRunes(strings.TrimSpace(name), maxProfileName-len(suffix)) + suffix
	}
	return try
}

func cutRunes(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// change reads the profiles, lets f change them, and stores them, at once.
func (s *Minutes) change(ctx context.Context, f func(*profileBook) error) error {
	return s.write(ctx, func(tx *data.Tx) error {
		book, err := readProfiles(tx)
		if err != nil {
			return err
		}
		if err := f(&book); err != nil {
			return err
		}
		return book.write(tx)
	})
}

// Profiles returns the layout profiles there are, the one in use first.
func (s *Minutes) Profiles(ctx context.Context) (profiles []Profile, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		book, err := readProfiles(tx)
		profiles = book.all()
		return err
	})
	return profiles, err
}

// UseProfile chooses the layout profile of the office by its name.
func (s *Minutes) UseProfile(ctx context.Context, name string) error {
	return s.change(ctx, func(b *profileBook) error {
		if indexOfProfile(b.all(), name) < 0 {
			return unknownProfile(name)
		}
		b.Use = name
		return nil
	})
}

func unknownProfile(name string) error {
	return &Problem{Message: "Model notula “%s” tidak dikenal. Pilih dari daftar di Pengaturan.", Args: []any{name}}
}

// CopyProfile makes an own profile that begins as a copy of another.
func (s *Minutes) CopyProfile(ctx context.Context, from string) (made Profile, err error) {
	err = s.change(ctx, func(b *profileBook) error {
		list := b.all()
		i := indexOfProfile(list, from)
		if i < 0 {
			return unknownProfile(from)
		}
		made = list[i]
		made.Name = b.free("Salinan " + made.Name)
		return b.add(made)
	})
	return made, err
}

// AddProfile keeps a profile as the office's own, for example one read by
// [ReadProfile]. One of its name that is there already stays; the new one then
// gets a number behind its name.
func (s *Minutes) AddProfile(ctx context.Context, p Profile) (made Profile, err error) {
	err = s.change(ctx, func(b *profileBook) error {
		made = p
		made.Name = b.free(p.Name)
		return b.add(made)
	})
	return made, err
}

func (b *profileBook) add(p Profile) error {
	if len(b.Own) >= maxProfiles {
		return &Problem{Message: "Sudah ada %d model milik kantor. Hapus dahulu yang tidak dipakai.", Args: []any{maxProfiles}}
	}
	if faults := CheckProfile(p); len(faults) > 0 {
		return faults[0].problem()
	}
	b.Own = append(b.Own, p)
	return nil
}

// SaveProfile stores an own profile in the place of the one that was called
// name; it may have another name now. What was made final before keeps the form
// that it had.
func (s *Minutes) SaveProfile(ctx context.Context, name string, p Profile) error {
	p.Name = strings.TrimSpace(p.Name)
	return s.change(ctx, func(b *profileBook) error {
		i := indexOfProfile(b.Own, name)
		if i < 0 {
			return unknownProfile(name)
		}
		if j := indexOfProfile(b.Own, p.Name); IsBuiltIn(p.Name) || j >= 0 && j != i {
			return nameTaken(p.Name).problem()
		}
		if faults := CheckProfile(p); len(faults) > 0 {
			return faults[0].problem()
		}
		if sameName(b.Use, name) {
			b.Use = p.Name
		}
		b.Own[i] = p
		return nil
	})
}

// DeleteProfile takes an own profile away; undo brings it back. If the office
// printed with it, it prints with the first built-in one until then.
func (s *Minutes) DeleteProfile(ctx context.Context, name string) (undo func(context.Context) error, err error) {
	var gone Profile
	used := false
	err = s.change(ctx, func(b *profileBook) error {
		i := indexOfProfile(b.Own, name)
		if i < 0 {
			return unknownProfile(name)
		}
		gone, used = b.Own[i], sameName(b.Use, name)
		b.Own = slices.Delete(b.Own, i, i+1)
		if used {
			b.Use = ""
		}
		return nil
	})
	return func(ctx context.Context) error {
		return s.change(ctx, func(b *profileBook) error {
			back := gone
			back.Name = b.free(gone.Name)
			if used && b.Use == "" {
				b.Use = back.Name
			}
			return b.add(back)
		})
	}, err
}

// freezeProfile is how a version of the minutes remembers its form: by name for
// one that comes with the program, whole for an own one, which may change later.
func freezeProfile(tx *data.Tx) (string, error) {
	book, err := readProfiles(tx)
	if err != nil {
		return "", err
	}
	p := book.all()[0]
	if IsBuiltIn(p.Name) {
		return p.Name, nil
	}
	text, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("freeze profile: %w", err)
	}
	return string(text), nil
}

// thawProfile reads what [freezeProfile] made.
func thawProfile(frozen string) (Profile, error) {
	if strings.HasPrefix(frozen, "{") {
		var p Profile
		if err := json.Unmarshal([]byte(frozen), &p); err != nil {
			return p, fmt.Errorf("read profile of a version: %w: %w", data.ErrCorrupt, err)
		}
		return p, nil
	}
	list := minutes.Profiles()
	if i := indexOfProfile(list, frozen); i >= 0 {
		return list[i], nil
	}
	return Profile{}, unknownProfile(frozen)
}

// profile finds the form a copy is printed in. A version that is final has its
// own, which "" and its name mean; every other name is looked up among those
// there are now, and "" for a draft is the one in use.
func (s *Minutes) profile(ctx context.Context, meetingID int64, kind Copy, name string) (p Profile, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		p, err = profileOf(tx, meetingID, kind, name)
		return err
	})
	return p, err
}

func profileOf(tx *data.Tx, meetingID int64, kind Copy, name string) (Profile, error) {
	frozen, err := frozenOf(tx, meetingID, kind)
	if err != nil {
		return Profile{}, err
	}
	book, err := readProfiles(tx)
	if err != nil {
		return Profile{}, err
	}
	list := book.all()
	switch i := indexOfProfile(list, name); {
	case frozen != nil && (name == "" || strings.HasPrefix(name, "{") || sameName(name, frozen.Name)):
		return *frozen, nil
	case name == "":
		return list[0], nil
	case i >= 0:
		return list[i], nil
	}
	return Profile{}, unknownProfile(name)
}

// frozenOf is the form of the newest final version, nil for a draft or before
// the first version.
func frozenOf(tx *data.Tx, meetingID int64, kind Copy) (*Profile, error) {
	if kind == CopyDraft {
		return nil, nil
	}
	v, err := latestVersion(tx, meetingID)
	if err != nil || v == nil {
		return nil, err
	}
	p, err := thawProfile(v.Profile)
	return &p, err
}

// ProfilesFor names the forms a copy of a meeting's minutes can be printed in,
// the one it gets without a choice first.
func (s *Minutes) ProfilesFor(ctx context.Context, meetingID int64, kind Copy) (names []string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		first, err := profileOf(tx, meetingID, kind, "")
		if err != nil {
			return err
		}
		book, err := readProfiles(tx)
		names = []string{first.Name}
		for _, p := range book.all() {
			if !sameName(p.Name, first.Name) {
				names = append(names, p.Name)
			}
		}
		return err
	})
	return names, err
}
