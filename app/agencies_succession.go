package app

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"rakor.id/rakor/data"
)

// A Reform is what happens to agencies on a day (perubahan perangkat daerah).
type Reform struct {
	On        Date   // first day of the new ones; "" means today, never a day to come
	Reason    string // such as the number of the regulation
	DecidedBy string
}

// Rename ends an agency and lets a new one with another name come after it. It
// gets the new one's id.
//
// What has happened keeps the name it happened under: records, signed minutes,
// reports. What is still open goes to the new one, with its people and
// whatever the office keeps for it; the former names lead to it when typed.
func (s *Agencies) Rename(ctx context.Context, id int64, heir *Agency, r Reform) error {
	return s.reform(ctx, heir.Code, &r, func(tx *data.Tx) error {
		return r.follow(tx, data.Renamed, []int64{id}, heir)
	})
}

// Merge ends several agencies and lets one come after them: a new one, or with
// an ID one that exists already.
func (s *Agencies) Merge(ctx context.Context, from []int64, into *Agency, r Reform) error {
	if len(from) == 0 || slices.Contains(from, into.ID) {
		return &Problem{Message: "Pilih OPD yang digabung dan OPD hasil gabungannya; keduanya tidak boleh sama."}
	}
	return s.reform(ctx, into.Code, &r, func(tx *data.Tx) error {
		return r.follow(tx, data.Merged, from, into)
	})
}

// A SplitPart is one of the agencies that come after one that is split. With an
// ID it exists already; that of the split agency itself lets it go on.
type SplitPart struct {
	Agency  *Agency
	Support []int64 // follow-ups it supports from now on in place of the former
	Lead    []int64 // follow-ups it leads from now on
}

// Split lets several agencies come after one. A person deals out what is still
// open: each follow-up that the former leads or supports goes to one part.
func (s *Agencies) Split(ctx context.Context, from int64, parts []SplitPart, r Reform) error {
	if len(parts) < 2 {
		return &Problem{Message: "Pemecahan perlu sedikitnya dua OPD. Tambah satu lagi, atau pakai Ganti nama."}
	}
	return s.reform(ctx, parts[0].Agency.Code, &r, func(tx *data.Tx) error {
		owed, err := tx.FollowUps().Owed(from, 0)
		if err != nil {
			return err
		}
		goesOn := slices.ContainsFunc(parts, func(p SplitPart) bool { return p.Agency.ID == from })
		if err := dealt(owed, parts); err != nil {
			return err
		}
		if !goesOn {
			if _, err := r.end(tx, from); err != nil {
				return err
			}
		}
		for _, p := range parts {
			if p.Agency.ID != from {
				if err := r.take(tx, from, p, owed); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// dealt refuses while an open follow-up goes nowhere or to two.
func dealt(owed []data.OwedRow, parts []SplitPart) error {
	for _, o := range owed {
		n := 0
		for _, p := range parts {
			if slices.Contains(p.of(o.Role), o.ID) {
				n++
			}
		}
		if n != 1 {
			return &Problem{Message: "%s belum dibagikan kepada satu OPD. Pilih OPD yang melanjutkannya.", Args: []any{o.Number}}
		}
	}
	return nil
}

func (p SplitPart) of(role data.ReportRole) []int64 {
	if role == data.AsLead {
		return p.Lead
	}
	return p.Support
}

// take gives a part of a split agency what was dealt to it.
func (r Reform) take(tx *data.Tx, from int64, p SplitPart, owed []data.OwedRow) error {
	if err := r.begin(tx, p.Agency); err != nil {
		return err
	}
	succession := data.Succession{Kind: data.Split, FromID: from, ToID: p.Agency.ID, EffectiveOn: r.On, Reason: r.Reason}
	if err := tx.Successions().Add(&succession); err != nil {
		return err
	}
	for _, o := range owed {
		if !slices.Contains(p.of(o.Role), o.ID) {
			continue
		}
		if err := moveOne(tx, o, from, r.move(p.Agency.ID), succession.ID); err != nil {
			return err
		}
	}
	return nil
}

// reform runs a change of agencies as one transaction.
func (s *Agencies) reform(ctx context.Context, code string, r *Reform, change func(*data.Tx) error) error {
	if r.Reason = strings.TrimSpace(r.Reason); r.Reason == "" {
		return &Problem{Message: "Alasan masih kosong. Tulis dasarnya, misalnya nomor peraturan daerah."}
	}
	err := s.write(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		if r.On == "" {
			r.On = today
		}
		if err := notToCome(r.On, today); err != nil {
			return err
		}
		return change(tx)
	})
	if errors.Is(err, data.ErrDuplicate) {
		return &Problem{Message: "Singkatan “%s” sudah dipakai perangkat daerah lain. Pilih singkatan lain.", Args: []any{code}, Cause: err}
	}
	return err
}

// follow ends agencies and lets one come after all of them.
func (r Reform) follow(tx *data.Tx, kind data.SuccessionKind, from []int64, heir *Agency) error {
	known := heir.ID != 0
	for _, id := range from {
		old, err := r.end(tx, id)
		if err != nil {
			return err
		}
		heir.Aliases = alsoCalled(*heir, old)
		if known {
			continue
		}
		if heir.Position == 0 {
			heir.Position, heir.ParentID = old.Position, old.ParentID
		}
		if heir.Email == "" {
			heir.Email = old.Email
		}
	}
	if err := r.begin(tx, heir); err != nil {
		return err
	}
	for _, id := range from {
		succession := data.Succession{Kind: kind, FromID: id, ToID: heir.ID, EffectiveOn: r.On, Reason: r.Reason}
		if err := tx.Successions().Add(&succession); err != nil {
			return err
		}
		if err := r.handOver(tx, id, heir.ID, succession.ID); err != nil {
			return err
		}
	}
	return nil
}

// end lets an agency exist until the day before.
func (r Reform) end(tx *data.Tx, id int64) (Agency, error) {
	a, err := tx.Agencies().Get(id)
	if err != nil {
		return a, err
	}
	all, err := tx.Successions().All()
	if err != nil {
		return a, err
	}
	if slices.ContainsFunc(all, func(s data.Succession) bool { return s.FromID == id && !a.ActiveOn(r.On) }) {
		return a, &Problem{Message: "%s sudah diganti OPD lain. Pilih OPD yang masih berlaku.", Args: []any{a.Name}}
	}
	last := r.On.AddDays(-1)
	if !a.ActiveOn(last) {
		return a, &Problem{Message: "%s tidak berlaku pada hari sebelum tanggal itu. Periksa tanggal berlakunya.", Args: []any{a.Name}}
	}
	a.ValidTo = last
	return a, tx.Agencies().Update(&a)
}

// begin stores an agency that comes after others; one that exists gets the
// names of those before it.
func (r Reform) begin(tx *data.Tx, heir *Agency) error {
	heir.Code, heir.Name = strings.TrimSpace(heir.Code), strings.TrimSpace(heir.Name)
	if heir.ID != 0 {
		return tx.Agencies().SetAliases(heir.ID, heir.Aliases)
	}
	if heir.Code == "" || heir.Name == "" {
		return &Problem{Message: "Singkatan dan nama perangkat daerah harus diisi."}
	}
	if err := checkCode(heir.Code); err != nil {
		return err
	}
	if heir.HeadPost == "" {
		heir.HeadPost = "Kepala " + heir.Name
	}
	heir.ValidFrom, heir.ValidTo = r.On, ""
	return tx.Agencies().Add(heir)
}

// alsoCalled adds the names of a former agency to those its heir is known by.
func alsoCalled(heir, former Agency) []string {
	names := slices.Clone(heir.Aliases)
	for _, name := range append([]string{former.Code, former.Name}, former.Aliases...) {
		known := strings.EqualFold(name, heir.Code) || strings.EqualFold(name, heir.Name) ||
			slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
		if !known {
			names = append(names, name)
		}
	}
	return names
}

// handOver gives the heir what is still to be done, the people, the agencies
// below, and what was said of the headings of its sheets.
func (r Reform) handOver(tx *data.Tx, from, to, succession int64) error {
	if _, err := moveAll(tx, from, r.move(to), succession); err != nil {
		return err
	}
	people, err := tx.People().OfAgency(from)
	if err != nil {
		return err
	}
	for _, p := range people {
		p.AgencyID = to
		if err := tx.People().Update(&p); err != nil {
			return err
		}
	}
	below, err := tx.Agencies().All(r.On)
	if err != nil {
		return err
	}
	for _, a := range below {
		if a.ParentID != from || a.ID == to {
			continue
		}
		a.ParentID = to
		if err := tx.Agencies().Update(&a); err != nil {
			return err
		}
	}
	return handOverColumns(tx, from, to)
}

// handOverColumns lets the heir's sheets be read as the former's were, unless
// something was said of its own already.
func handOverColumns(tx *data.Tx, from, to int64) error {
	key := func(id int64) string { return settingColumns + strconv.FormatInt(id, 10) }
	own, err := tx.Settings().Get(key(to))
	if err != nil || own != "" {
		return err
	}
	said, err := tx.Settings().Get(key(from))
	if err != nil || said == "" {
		return err
	}
	return tx.Settings().Set(key(to), said)
}

func (r Reform) move(to int64) Reassignment {
	return Reassignment{To: to, On: r.On, Reason: r.Reason, DecidedBy: r.DecidedBy}
}

// Owed lists the open follow-ups that an agency leads or supports.
func (s *Agencies) Owed(ctx context.Context, id int64) (rows []OwedRow, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, err = tx.FollowUps().Owed(id, 0)
		return err
	})
	return rows, err
}
