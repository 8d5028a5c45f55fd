package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// A ReminderOrder says who is reminded of what.
type ReminderOrder struct {
	Span     Span
	Agencies []int64 // none means all that have not sent all they owe
	ReplyBy  Date    // "" for none
	Number   string  // of the letter; "" leaves room for it
}

// A ReminderFile is the letter of reminder (surat pengingat) to one agency.
type ReminderFile struct {
	Agency Agency
	Owed   int    // reports it asks for
	Name   string // of the file
	Data   []byte // PDF
}

// A reminding is what reminders of a period have in common.
type reminding struct {
	order  ReminderOrder
	period ReportingPeriod
	office Office
	look   Profile
	signer Person // empty for none
	at     time.Time
	owing  []AgencyReports
}

func (s *Reporting) reminding(ctx context.Context, order ReminderOrder) (r reminding, err error) {
	r.order = order
	err = s.read(ctx, func(tx *data.Tx) error {
		if r.office, err = tx.Office(); err != nil {
			return err
		}
		r.at = s.clock().In(r.office.Zone.Location())
		book, err := readProfiles(tx)
		if err != nil {
			return err
		}
		r.look = book.all()[0]
		if r.signer, err = signerOf(tx); err != nil {
			return err
		}
		r.period, err = s.period(tx, order.Span)
		return err
	})
	if err != nil {
		return r, err
	}
	r.owing = r.period.Owing(order.Agencies)
	return r, r.inVain()
}

// inVain says why nobody is to be reminded, if that is so.
func (r reminding) inVain() error {
	switch {
	case r.period.Span.First > r.today():
		return &Problem{Message: "Periode itu belum mulai, jadi belum ada laporan yang ditunggu."}
	case len(r.owing) > 0:
		return nil
	case r.period.Owed() == 0 && r.period.Withheld > 0:
		return &Problem{
			Message: "Yang ditunggu hanya laporan %d tindak lanjut rapat rahasia, dan itu tidak ditulis di surat. Ingatkan OPD-nya dengan cara lain.",
			Args:    []any{r.period.Withheld},
		}
	case r.period.Owed() == 0:
		return &Problem{Message: "Tidak ada laporan yang ditunggu untuk periode itu."}
	}
	return &Problem{Message: "Tidak ada yang perlu diingatkan: semua laporan periode itu sudah masuk."}
}

func (r reminding) today() Date { return data.DateOf(r.at) }

// missing are the reports an agency has not sent.
func missing(a AgencyReports) (out []ReportDue) {
	for _, d := range a.Due {
		if !d.State.Sent() {
			out = append(out, d)
		}
	}
	return out
}

// Letters writes a letter of reminder for each agency. Nothing is put on record.
func (s *Reporting) Letters(ctx context.Context, order ReminderOrder) ([]ReminderFile, error) {
	r, err := s.reminding(ctx, order)
	if err != nil {
		return nil, err
	}
	return r.letters(ctx, nil)
}

func (r reminding) letters(ctx context.Context, step Step) ([]ReminderFile, error) {
	agencies := make([]Agency, len(r.owing))
	for i, a := range r.owing {
		agencies[i] = a.Agency
	}
	names := r.fileNames(agencies)
	var files []ReminderFile
	for i, a := range r.owing {
		pdf, err := r.letter(ctx, a)
		if err != nil {
			return nil, fmt.Errorf("write letter to %s: %w", a.Agency.Code, err)
		}
		files = append(files, ReminderFile{Agency: a.Agency, Owed: a.Missing(), Name: names[i], Data: pdf})
		step.tell(i+1, len(r.owing))
	}
	return files, nil
}

// fileNames are names for people, no two alike. The day is in them, for an
// agency may be reminded twice.
func (r reminding) fileNames(agencies []Agency) []string {
	names := sheetNames(agencies, Period(r.period.Span.String()))
	for i, name := range names {
		name = strings.TrimSuffix(strings.TrimPrefix(name, "lembar-"), ".xlsx")
		names[i] = "pengingat-" + name + "-per-" + string(r.today()) + ".pdf"
	}
	return names
}

// SaveLetters writes the letters into a folder or a zip file, with drafts of
// e-mails if asked for, and puts on record that they were made: all or none.
func (s *Reporting) SaveLetters(ctx context.Context, order ReminderOrder, to SheetBundle, step Step) ([]ReminderFile, error) {
	r, err := s.reminding(ctx, order)
	if err != nil {
		return nil, err
	}
	letters, err := r.letters(ctx, step.half(0))
	if err != nil {
		return nil, err
	}
	files, err := r.files(letters, to)
	if err != nil {
		return nil, err
	}
	st, err := stageFiles(ctx, to.folder(), files, step.half(1))
	if err != nil {
		return nil, err
	}
	st.overwrite = to.Overwrite
	err = s.write(ctx, func(tx *data.Tx) error {
		if err := r.record(tx, data.ByLetter); err != nil {
			return err
		}
		return st.publish()
	})
	if err != nil {
		err = errors.Join(err, st.undo())
	}
	st.clear(err != nil)
	if err != nil {
		return nil, err
	}
	return letters, nil
}

func (r reminding) files(letters []ReminderFile, to SheetBundle) ([]namedFile, error) {
	var files []namedFile
	for i, l := range letters {
		files = append(files, namedFile{l.Name, l.Data})
		if to.Drafts {
			draft, err := r.draft(r.owing[i], l)
			if err != nil {
				return nil, err
			}
			files = append(files, namedFile{strings.TrimSuffix(l.Name, ".pdf") + ".eml", draft})
		}
	}
	if !to.Zip {
		return files, nil
	}
	return zipBundle(files, to, r.at)
}

// record puts on record that the agencies were reminded.
func (r reminding) record(tx *data.Tx, form data.ReminderForm) error {
	for _, a := range r.owing {
		err := tx.Reminders().Add(&data.Reminder{
			AgencyID: a.Agency.ID, Cadence: r.period.Span.Cadence, First: r.period.Span.First, Form: form, Owed: a.Missing(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// settingSigner is the person who signs letters of reminder, by UID.
const settingSigner = "reminder.signer"

func signerOf(tx *data.Tx) (Person, error) {
	uid, err := tx.Settings().Get(settingSigner)
	if err != nil || uid == "" {
		return Person{}, err
	}
	people, err := tx.People().All()
	for _, p := range people {
		if p.UID.String() == uid {
			return p, err
		}
	}
	return Person{}, err
}

// Signer returns who signs letters of reminder; an empty person while nobody
// was chosen.
func (s *Reporting) Signer(ctx context.Context) (p Person, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		p, err = signerOf(tx)
		return err
	})
	return p, err
}

// SetSigner chooses who signs letters of reminder from now on, a person of the
// office's directory; 0 means nobody.
func (s *Reporting) SetSigner(ctx context.Context, personID int64) error {
	return s.write(ctx, func(tx *data.Tx) error {
		uid := ""
		if personID != 0 {
			p, err := tx.People().Get(personID)
			if err != nil {
				return err
			}
			uid = p.UID.String()
		}
		return tx.Settings().Set(settingSigner, uid)
	})
}

// actingPost is a person's post with Plt. or the like before it.
func actingPost(p Person) string {
	return strings.TrimSpace(string(p.Acting) + " " + p.Post)
}

// addressee is whom a letter to an agency goes to.
func addressee(a Agency) string { return or(a.HeadPost, "Kepala "+a.Name) }

// dueWords is the deadline of a follow-up as a letter tells it.
func dueWords(d Due, today Date) string {
	words := withoutNumbers(locale.WriteDue(d))
	if d.Past(today) {
		words += " (terlambat)"
	}
	return or(words, "–")
}
