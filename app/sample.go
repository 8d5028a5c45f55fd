package app

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/assets/sample"
	"rakor.id/rakor/data"
)

// Samples puts the sample meeting into an archive, to try the program with.
type Samples struct {
	*desk
	agencies *Agencies
	meetings *Meetings
	capture  *Capture
}

// sampleMeeting is the plan of the sample; see package sample.
type sampleMeeting struct {
	Office struct {
		Government, Unit, Address, Telephone, Email, Website, City string
		Zone                                                       data.Zone
	}
	Title            string
	Series           string
	HeldOn           data.Date      `json:"held_on"`
	Starts           data.TimeOfDay `json:"starts"`
	Ends             data.TimeOfDay `json:"ends"`
	Place            string
	InvitationNumber string    `json:"invitation_number"`
	InvitationOn     data.Date `json:"invitation_on"`
	Classification   data.Classification
	Urgency          string
	Chair            samplePerson
	BesideChair      []samplePerson `json:"beside_chair"`
	Secretary        samplePerson
	Recorder         samplePerson
	Agenda           []struct {
		Title   string
		Issue   string
		Minutes int `json:"planned_minutes"`
	}
}

type samplePerson struct {
	Agency, Acting, Post, Name, NIP, Rank string
}

// Install plans the sample meeting and takes it down line by line, up to its
// closing. Office and agencies are filled in only where there are none.
func (s *Samples) Install(ctx context.Context) (meetingID int64, err error) {
	m, err := readSampleMeeting()
	if err != nil {
		return 0, err
	}
	if err := s.prepare(ctx, m); err != nil {
		return 0, err
	}
	plan, err := s.plan(ctx, m)
	if err != nil {
		return 0, err
	}
	if err := s.meetings.Save(ctx, &plan); err != nil {
		return 0, err
	}
	return plan.Meeting.ID, s.replay(ctx, plan.Meeting, m)
}

func readSampleMeeting() (m sampleMeeting, err error) {
	if err := json.Unmarshal([]byte(sample.Meeting), &m); err != nil {
		return m, fmt.Errorf("read sample meeting: %w", err)
	}
	return m, nil
}

// prepare fills in the office, its agencies and the people of the sample.
func (s *Samples) prepare(ctx context.Context, m sampleMeeting) error {
	have, err := s.agencies.All(ctx)
	if err != nil {
		return err
	}
	if len(have) == 0 {
		if _, err := s.agencies.ImportStarter(ctx, StarterPrabumulih); err != nil {
			return err
		}
	}
	roster, err := csv.NewReader(strings.NewReader(sample.Roster)).ReadAll()
	if err != nil {
		return fmt.Errorf("read sample roster: %w", err)
	}
	return s.write(ctx, func(tx *data.Tx) error {
		o, err := tx.Office()
		if err != nil {
			return err
		}
		if o.Government == "" {
			o.Government, o.Unit, o.Address, o.Telephone = m.Office.Government, m.Office.Unit, m.Office.Address, m.Office.Telephone
			o.Email, o.Website, o.City, o.Zone = m.Office.Email, m.Office.Website, m.Office.City, m.Office.Zone
			if err := tx.SetOffice(&o); err != nil {
				return err
			}
		}
		return addSamplePeople(tx, roster[1:])
	})
}

func addSamplePeople(tx *data.Tx, roster [][]string) error {
	people, err := tx.People().All()
	if err != nil || len(people) > 0 {
		return err
	}
	for _, row := range roster {
		agency, err := tx.Agencies().ByCode(row[0])
		if err != nil {
			return fmt.Errorf("sample roster %q: %w", row[0], err)
		}
		name, _, err := locale.ReadName(row[3])
		if err != nil {
			return fmt.Errorf("sample roster %q: %w", row[3], err)
		}
		p := Person{
			AgencyID: agency.ID, Acting: data.Acting(row[1]), Post: row[2], PersonName: name,
			NIP: row[4], Rank: row[5], Active: true,
		}
		if err := tx.People().Add(&p); err != nil {
			return err
		}
	}
	return nil
}

func (s *Samples) plan(ctx context.Context, m sampleMeeting) (Plan, error) {
	plan := Plan{
		Meeting: Meeting{
			Title: m.Title, HeldOn: m.HeldOn, Starts: m.Starts, Ends: m.Ends, Place: m.Place,
			InvitationNumber: m.InvitationNumber, InvitationOn: m.InvitationOn, Classification: m.Classification, Urgency: m.Urgency,
		},
		Series: m.Series,
	}
	for _, o := range []struct {
		role   data.OfficialRole
		person samplePerson
	}{{data.RoleChair, m.Chair}, {data.RoleSecretary, m.Secretary}, {data.RoleRecorder, m.Recorder}} {
		name, _, err := locale.ReadName(o.person.Name)
		if err != nil {
			return plan, fmt.Errorf("sample official %q: %w", o.person.Name, err)
		}
		plan.Officials = append(plan.Officials, Official{
			Role: o.role, Acting: data.Acting(o.person.Acting), Post: o.person.Post, PersonName: name, NIP: o.person.NIP, Rank: o.person.Rank,
		})
	}
	err := s.read(ctx, func(tx *data.Tx) error {
		for _, a := range m.Agenda {
			issue, err := tx.Issues().ByCode(a.Issue)
			if err != nil {
				return err
			}
			plan.Topics = append(plan.Topics, Topic{Title: a.Title, IssueID: issue.ID, Minutes: a.Minutes})
		}
		agencies, err := tx.Agencies().All(m.HeldOn)
		for _, a := range agencies {
			if a.Group != data.GroupVillage {
				plan.Invited = append(plan.Invited, a.ID)
			}
		}
		return err
	})
	return plan, err
}

// replay types the sample, spread evenly over the hours of the meeting.
func (s *Samples) replay(ctx context.Context, meeting Meeting, m sampleMeeting) error {
	session, err := s.capture.Open(ctx, meeting.ID)
	if err != nil {
		return err
	}
	typed := strings.Split(strings.TrimSpace(sample.Capture), "\n")
	zone := session.Live().Office.Zone.Location()
	day := m.HeldOn.Time()
	start := time.Date(day.Year(), day.Month(), day.Day(), 0, m.Starts.Minutes(), 0, 0, zone)
	length := time.Duration(m.Ends.Minutes()-m.Starts.Minutes()) * time.Minute
	lines := make([]TypedLine, len(typed))
	for i, text := range typed {
		at := start.Add(length * time.Duration(i) / time.Duration(len(typed)))
		lines[i] = TypedLine{text, at.Truncate(time.Second)}
	}
	outcomes, err := session.Replay(ctx, lines)
	for i, o := range outcomes {
		if o.Refused != nil {
			return fmt.Errorf("sample line %d %q: %w", i+1, typed[i], o.Refused)
		}
	}
	return err
}
