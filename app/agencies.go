package app

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"slices"
	"strings"

	"rakor.id/rakor/assets/starter"
	"rakor.id/rakor/data"
)

// Agencies keeps the list of agencies (perangkat daerah) and strategic issues.
type Agencies struct{ *desk }

// All returns the agencies of today, in their order.
func (s *Agencies) All(ctx context.Context) (as []Agency, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		as, err = tx.Agencies().All(today)
		return err
	})
	return as, err
}

// Issues returns the strategic issues in use, in their order.
func (s *Agencies) Issues(ctx context.Context) (issues []Issue, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		issues, err = tx.Issues().All()
		issues = slices.DeleteFunc(issues, func(i Issue) bool { return !i.Active })
		return err
	})
	return issues, err
}

// Save adds or changes an agency with its aliases.
func (s *Agencies) Save(ctx context.Context, a *Agency) error {
	a.Code, a.Name, a.Email = strings.TrimSpace(a.Code), strings.TrimSpace(a.Name), strings.TrimSpace(a.Email)
	if a.Code == "" || a.Name == "" {
		return &Problem{Message: "Singkatan dan nama perangkat daerah harus diisi."}
	}
	if err := checkCode(a.Code); err != nil {
		return err
	}
	if !isEmail(a.Email) {
		return &Problem{Message: "“%s” bukan alamat pos-el. Tulis seperti dinas@contoh.go.id, atau kosongkan.", Args: []any{a.Email}}
	}
	err := s.write(ctx, func(tx *data.Tx) error {
		if a.ID == 0 {
			return tx.Agencies().Add(a)
		}
		if err := tx.Agencies().Update(a); err != nil {
			return err
		}
		return tx.Agencies().SetAliases(a.ID, a.Aliases)
	})
	if errors.Is(err, data.ErrDuplicate) {
		return &Problem{Message: "Singkatan “%s” sudah dipakai perangkat daerah lain. Pilih singkatan lain.", Args: []any{a.Code}, Cause: err}
	}
	return err
}

// longestCode is how long, in bytes, the short name of an agency may be: it is
// part of the code of its sheets, which no cell may break or cut.
const longestCode = 40

func checkCode(code string) error {
	if len(code) <= longestCode {
		return nil
	}
	return &Problem{Message: "Singkatan “%s” terlalu panjang; paling panjang %d huruf. Pendekkan dahulu.", Args: []any{excerpt(code), longestCode}}
}

// SaveIssue adds or changes a strategic issue.
func (s *Agencies) SaveIssue(ctx context.Context, i *Issue) error {
	i.Code, i.Name = strings.TrimSpace(i.Code), strings.TrimSpace(i.Name)
	if i.Code == "" || i.Name == "" {
		return &Problem{Message: "Kode dan nama isu strategis harus diisi."}
	}
	err := s.write(ctx, func(tx *data.Tx) error {
		if i.ID == 0 {
			return tx.Issues().Add(i)
		}
		return tx.Issues().Update(i)
	})
	if errors.Is(err, data.ErrDuplicate) {
		return &Problem{Message: "Kode “%s” sudah dipakai isu strategis lain. Pilih kode lain.", Args: []any{i.Code}, Cause: err}
	}
	return err
}

// An AgencyImport tells what an import did.
type AgencyImport struct {
	Added, Changed, Unchanged int
}

// A StarterList is one of the lists that come with the program.
type StarterList string

// The starter lists.
const (
	StarterCity       StarterList = "kota"
	StarterPrabumulih StarterList = "prabumulih"
)

// ImportStarter takes in a starter list and, where there are none yet, the
// strategic issues.
func (s *Agencies) ImportStarter(ctx context.Context, list StarterList) (AgencyImport, error) {
	text := starter.City
	if list == StarterPrabumulih {
		text = starter.Prabumulih
	}
	if err := s.addStarterIssues(ctx); err != nil {
		return AgencyImport{}, err
	}
	return s.Import(ctx, strings.NewReader(text))
}

func (s *Agencies) addStarterIssues(ctx context.Context) error {
	rows, err := csv.NewReader(strings.NewReader(starter.Issues)).ReadAll()
	if err != nil {
		return fmt.Errorf("read starter issues: %w", err)
	}
	return s.write(ctx, func(tx *data.Tx) error {
		have, err := tx.Issues().All()
		if err != nil || len(have) > 0 {
			return err
		}
		for _, row := range rows[1:] {
			if err := tx.Issues().Add(&Issue{Code: row[0], Name: row[1], Active: true}); err != nil {
				return err
			}
		}
		return nil
	})
}

// Import takes in a list of agencies in the form of package starter. Rows are
// matched by short name; what is in the archive already is brought up to date,
// and nothing is taken away. All rows are taken or none; a backup is made first.
func (s *Agencies) Import(ctx context.Context, r io.Reader) (AgencyImport, error) {
	rows, err := readAgencyRows(ctx, r)
	if err != nil {
		return AgencyImport{}, err
	}
	if err := s.backups.Before(ctx, BackupBeforeAgencies); err != nil {
		return AgencyImport{}, err
	}
	var done AgencyImport
	err = s.write(ctx, func(tx *data.Tx) error {
		for _, row := range rows {
			if err := importAgency(tx, row, &done); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return AgencyImport{}, err
	}
	return done, nil
}

func importAgency(tx *data.Tx, row agencyRow, done *AgencyImport) error {
	if row.parent != "" {
		parent, err := tx.Agencies().ByCode(row.parent)
		if errors.Is(err, data.ErrNotFound) {
			return row.problem("induk “%s” tidak ada di atasnya", row.parent)
		}
		if err != nil {
			return err
		}
		row.agency.ParentID = parent.ID
	}
	old, err := tx.Agencies().ByCode(row.agency.Code)
	switch {
	case errors.Is(err, data.ErrNotFound):
		done.Added++
		return tx.Agencies().Add(&row.agency)
	case err != nil:
		return err
	}
	a := row.agency
	a.Head, a.Position = old.Head, old.Position
	if !row.hasEmail {
		a.Email = old.Email
	}
	if slices.Equal(a.Aliases, old.Aliases) && sameAgency(a, old) {
		done.Unchanged++
		return nil
	}
	done.Changed++
	if err := tx.Agencies().Update(&a); err != nil {
		return err
	}
	return tx.Agencies().SetAliases(a.ID, a.Aliases)
}

func sameAgency(a, b Agency) bool {
	return a.Code == b.Code && a.Name == b.Name && a.Group == b.Group && a.HeadPost == b.HeadPost && a.Email == b.Email && a.ParentID == b.ParentID &&
		a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && a.Confirmed == b.Confirmed
}

// isEmail reports whether a text is one bare e-mail address that every mail
// program can write to, or empty.
func isEmail(text string) bool {
	if text == "" {
		return true
	}
	a, err := mail.ParseAddress(text)
	ascii := strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
	return err == nil && ascii && a.Address == text
}
