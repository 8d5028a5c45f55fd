package cli

import (
	"io"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type meetingCommand struct {
	New      meetingNew      `cmd:"" help:"Rencanakan rapat."`
	List     meetingList     `cmd:"" help:"Cetak daftar rapat, yang terbaru dahulu."`
	Show     meetingShow     `cmd:"" help:"Cetak satu rapat dengan catatan, daftar hadir, dan tindak lanjutnya."`
	Open     meetingOpen     `cmd:"" help:"Buka rapat."`
	Close    meetingClose    `cmd:"" help:"Tutup rapat."`
	Attach   meetingAttach   `cmd:"" help:"Lampirkan foto rapat, undangan, atau bahan."`
	Finalize meetingFinalize `cmd:"" help:"Sahkan notula: catatan dibekukan, tindak lanjut mulai berlaku."`
	Amend    meetingAmend    `cmd:"" help:"Buka lagi notula yang sudah disahkan untuk ralat."`
}

type meetingID struct {
	ID int64 `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
}

type meetingNew struct {
	Title        string   `required:"" placeholder:"JUDUL" help:"Judul rapat."`
	Date         string   `required:"" placeholder:"TANGGAL" help:"Tanggal rapat, misalnya 23/11/2026."`
	Start        string   `placeholder:"JAM" help:"Jam mulai, misalnya 09.00."`
	End          string   `placeholder:"JAM" help:"Jam selesai; tanpa ini sampai selesai."`
	Place        string   `placeholder:"TEMPAT" help:"Tempat rapat."`
	Series       string   `placeholder:"NAMA" help:"Nama rapat rutin."`
	Invitation   string   `placeholder:"NOMOR" help:"Nomor surat undangan."`
	InvitationOn string   `placeholder:"TANGGAL" help:"Tanggal surat undangan."`
	Chair        string   `placeholder:"\"JABATAN, NAMA\"" help:"Pimpinan rapat."`
	Secretary    string   `placeholder:"\"JABATAN, NAMA\"" help:"Sekretaris rapat."`
	Recorder     string   `placeholder:"\"JABATAN, NAMA\"" help:"Notulis."`
	Topic        []string `sep:"none" placeholder:"\"JUDUL#ISU\"" help:"Satu acara dengan kode isu strategisnya; dapat diulang."`
	Invite       []string `placeholder:"KODE" help:"Siapa yang diundang: singkatan atau kelompok (semua, opd, dinas, badan, camat, lurah, kades), dipisah koma."`
}

type meetingNewJSON struct {
	ID      int64 `json:"id"`
	Topics  int   `json:"topics"`
	Invited int   `json:"invited"`
}

// Run plans a meeting.
func (c *meetingNew) Run(s *session) error {
	return s.create(func(a *app.App) error {
		plan, err := c.plan(s, a)
		if err != nil {
			return err
		}
		if err := a.Meetings.Save(s, &plan); err != nil {
			return err
		}
		out := meetingNewJSON{plan.Meeting.ID, len(plan.Topics), len(plan.Invited)}
		return s.print(out, func(w io.Writer) {
			line(w, "Rapat %d direncanakan: %d acara, %d undangan.", out.ID, out.Topics, out.Invited)
		})
	})
}

func (c *meetingNew) plan(s *session, a *app.App) (p app.Plan, err error) {
	p.Meeting = app.Meeting{Title: c.Title, Place: c.Place, InvitationNumber: c.Invitation}
	p.Series = c.Series
	if p.Meeting.HeldOn, err = a.Day(s, c.Date); err != nil {
		return p, err
	}
	if c.InvitationOn != "" {
		if p.Meeting.InvitationOn, err = a.Day(s, c.InvitationOn); err != nil {
			return p, err
		}
	}
	for _, h := range []struct {
		typed string
		to    *app.TimeOfDay
	}{{c.Start, &p.Meeting.Starts}, {c.End, &p.Meeting.Ends}} {
		if h.typed == "" {
			continue
		}
		if *h.to, err = a.Hour(h.typed); err != nil {
			return p, err
		}
	}
	if p.Officials, err = c.officials(s, a); err != nil {
		return p, err
	}
	if p.Topics, err = c.topics(s, a); err != nil {
		return p, err
	}
	p.Invited, err = a.Agencies.Find(s, c.Invite)
	return p, err
}

func (c *meetingNew) officials(s *session, a *app.App) (out []app.Official, err error) {
	for _, o := range []struct {
		role app.OfficialRole
		line string
	}{{app.RoleChair, c.Chair}, {app.RoleSecretary, c.Secretary}, {app.RoleRecorder, c.Recorder}} {
		if o.line == "" {
			continue
		}
		official, err := a.Offices.Official(s, o.role, o.line)
		if err != nil {
			return nil, err
		}
		out = append(out, official)
	}
	return out, nil
}

func (c *meetingNew) topics(s *session, a *app.App) (out []app.Topic, err error) {
	issues, err := a.Agencies.Issues(s)
	if err != nil {
		return nil, err
	}
	for _, typed := range c.Topic {
		title, code, _ := strings.Cut(typed, "#")
		topic := app.Topic{Title: title}
		for _, i := range issues {
			if strings.EqualFold(i.Code, code) {
				topic.IssueID = i.ID
			}
		}
		if code != "" && topic.IssueID == 0 {
			return nil, &app.Problem{Message: "Isu strategis “%s” tidak dikenal. Pakai salah satu dari: %s.", Args: []any{code, issueCodes(issues)}}
		}
		out = append(out, topic)
	}
	return out, nil
}

func issueCodes(issues []app.Issue) string {
	codes := make([]string, 0, len(issues))
	for _, i := range issues {
		codes = append(codes, i.Code)
	}
	return strings.Join(codes, ", ")
}

type meetingList struct{}

// allRows is more meetings than an office ever holds.
const allRows = 1 << 30

// Run prints the meetings there are.
func (c *meetingList) Run(s *session) error {
	return s.open(func(a *app.App) error {
		page, _, err := a.Meetings.List(s, app.MeetingFilter{}, allRows, 0)
		if err != nil {
			return err
		}
		rows := make([]meetingRowJSON, 0, len(page))
		for _, m := range page {
			rows = append(rows, meetingRow(m))
		}
		return s.print(rows, func(w io.Writer) {
			lines := make([][]string, 0, len(page))
			for _, m := range page {
				lines = append(lines, []string{sprint(m.ID), string(m.HeldOn), words.State(m.State), m.Title})
			}
			table(w, lines)
		})
	})
}

type meetingOpen struct{ meetingID }

// Run opens a meeting now.
func (c *meetingOpen) Run(s *session) error {
	return s.open(func(a *app.App) error {
		return c.state(s, a, a.Meetings.Open(s, c.ID, time.Time{}))
	})
}

type meetingClose struct{ meetingID }

// Run closes a meeting now.
func (c *meetingClose) Run(s *session) error {
	return s.open(func(a *app.App) error {
		return c.state(s, a, a.Meetings.Close(s, c.ID, time.Time{}))
	})
}

type meetingStateJSON struct {
	ID    int64  `json:"id"`
	State string `json:"state"`
}

// state prints the state a meeting has come to.
func (c meetingID) state(s *session, a *app.App, err error) error {
	if err != nil {
		return err
	}
	r, err := a.Meetings.Record(s, c.ID)
	if err != nil {
		return err
	}
	return s.print(meetingStateJSON{c.ID, string(r.Meeting.State)}, func(w io.Writer) {
		line(w, "Rapat %d: %s.", c.ID, words.State(r.Meeting.State))
	})
}

type meetingFinalize struct{ meetingID }

type finalizedJSON struct {
	ID      int64    `json:"id"`
	Version int64    `json:"version"`
	SHA256  string   `json:"sha256"`
	Advice  []string `json:"advice"`
}

// Run makes the minutes of a meeting final, and says what is worth a look.
func (c *meetingFinalize) Run(s *session) error {
	return s.open(func(a *app.App) error {
		remarks, err := a.Minutes.Review(s, c.ID)
		if err != nil {
			return err
		}
		v, err := a.Minutes.Finalize(s, c.ID)
		if err != nil {
			return err
		}
		out := finalizedJSON{ID: c.ID, Version: v.Version, SHA256: v.Hash.String(), Advice: []string{}}
		for _, r := range remarks {
			out.Advice = append(out.Advice, words.Say(r.Sentence))
		}
		return s.print(out, func(w io.Writer) {
			line(w, "Notula rapat %d disahkan sebagai versi %d.", c.ID, v.Version)
			for _, text := range out.Advice {
				line(w, "Perhatikan: %s", text)
			}
		})
	})
}

type meetingAmend struct {
	meetingID
	Reason string `required:"" placeholder:"ALASAN" help:"Apa yang diperbaiki dan mengapa."`
}

// Run opens final minutes again.
func (c *meetingAmend) Run(s *session) error {
	return s.open(func(a *app.App) error {
		return c.state(s, a, a.Minutes.Amend(s, c.ID, c.Reason))
	})
}
