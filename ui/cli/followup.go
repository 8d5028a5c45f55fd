package cli

import (
	"io"
	"strings"

	"rakor.id/rakor/app"
)

type followUpCommand struct {
	Show      followUpShow      `cmd:"" help:"Cetak seluruh riwayat satu tindak lanjut."`
	Report    followUpReport    `cmd:"" help:"Catat laporan OPD yang datang lewat surat, pesan, atau lisan."`
	Pending   followUpPending   `cmd:"" help:"Cetak permintaan perpanjangan yang menunggu keputusan."`
	Extend    followUpExtend    `cmd:"" help:"Catat permintaan perpanjangan tenggat; dengan --grant atau --refuse sekaligus keputusannya."`
	Decide    followUpDecide    `cmd:"" help:"Putuskan permintaan perpanjangan yang menunggu."`
	Reassign  followUpReassign  `cmd:"" help:"Pindahkan ke OPD lain."`
	Cancel    followUpCancel    `cmd:"" help:"Batalkan dengan alasan."`
	Reinstate followUpReinstate `cmd:"" help:"Berlakukan kembali yang dibatalkan."`
}

// numbers name the follow-ups a command is about.
type numbers struct {
	Numbers []string `arg:"" placeholder:"NOMOR" help:"Nomor tindak lanjut, misalnya TL-2026-0012."`
}

// on does something with the follow-ups named, and prints them.
func (n numbers) on(s *session, message string, do func(*app.App, []int64) error) error {
	return s.open(func(a *app.App) error {
		ids, err := a.FollowUps.Numbered(s, n.Numbers)
		if err != nil {
			return err
		}
		if err := do(a, ids); err != nil {
			return err
		}
		changed := changedJSON{Numbers: []string{}}
		for _, number := range n.Numbers {
			changed.Numbers = append(changed.Numbers, strings.ToUpper(number))
		}
		return s.print(changed, func(w io.Writer) { line(w, message, len(ids)) })
	})
}

type changedJSON struct {
	Numbers []string `json:"numbers"`
}

// ruling is a decision on a request for more time.
type ruling struct {
	Grant  bool   `xor:"ruling" help:"Setujui."`
	Refuse bool   `xor:"ruling" help:"Tolak; perlu --note."`
	By     string `placeholder:"JABATAN" help:"Siapa yang memutuskan."`
	Note   string `placeholder:"CATATAN" help:"Catatan keputusan."`
}

func (r ruling) ruling() app.Ruling { return app.Ruling{Granted: r.Grant, By: r.By, Note: r.Note} }

type followUpExtend struct {
	numbers
	Due     string `required:"" placeholder:"TENGGAT" help:"Tenggat baru: tanggal, “TW I 2027”, atau syarat dalam tanda petik."`
	Reason  string `required:"" placeholder:"ALASAN" help:"Mengapa waktunya tidak cukup."`
	AskedBy string `placeholder:"JABATAN" help:"Siapa yang meminta; tanpa ini kepala OPD-nya."`
	AskedOn string `placeholder:"TANGGAL" help:"Kapan diminta; tanpa ini hari ini."`
	ruling
}

// Run puts on record that more time was asked for.
func (c *followUpExtend) Run(s *session) error {
	return c.on(s, "Perpanjangan %d tindak lanjut dicatat.", func(a *app.App, ids []int64) (err error) {
		r := app.ExtensionRequest{Reason: c.Reason, AskedBy: c.AskedBy}
		if r.Due, err = a.FollowUps.ReadDue(s, c.Due); err != nil {
			return err
		}
		if c.AskedOn != "" {
			if r.AskedOn, err = a.Day(s, c.AskedOn); err != nil {
				return err
			}
		}
		if c.Grant || c.Refuse {
			decided := c.ruling.ruling()
			r.Ruling = &decided
		}
		return a.FollowUps.Extend(s, ids, r)
	})
}

type followUpDecide struct {
	numbers
	ruling
}

// Run grants or refuses the requests that wait.
func (c *followUpDecide) Run(s *session) error {
	if !c.Grant && !c.Refuse {
		return &app.Problem{Message: "Keputusannya belum disebut. Tulis --grant atau --refuse."}
	}
	return c.on(s, "Perpanjangan %d tindak lanjut diputuskan.", func(a *app.App, ids []int64) error {
		extensions, err := a.FollowUps.PendingOf(s, ids)
		if err != nil {
			return err
		}
		return a.FollowUps.DecideExtensions(s, extensions, c.ruling.ruling())
	})
}

type followUpReassign struct {
	Numbers []string `arg:"" optional:"" placeholder:"NOMOR" help:"Nomor tindak lanjut, misalnya TL-2026-0012."`
	AllOf   string   `placeholder:"OPD" help:"Semua yang masih terbuka milik OPD ini, sebagai ganti nomor."`
	To      string   `placeholder:"OPD" help:"OPD tujuan; boleh tanpa ini bersama --support, yang hanya melepas pendukung itu."`
	Support string   `placeholder:"OPD" help:"Pindahkan bagian pendukung ini, bukan penanggung jawabnya."`
	Add     bool     `help:"Tambahkan sebagai pendukung; penanggung jawabnya tetap."`
	Keep    bool     `help:"OPD lama tetap ikut sebagai pendukung."`
	On      string   `placeholder:"TANGGAL" help:"Berlaku sejak; tanpa ini hari ini."`
	Reason  string   `required:"" placeholder:"ALASAN" help:"Dasar pemindahan."`
	By      string   `placeholder:"JABATAN" help:"Siapa yang memutuskan."`
}

// Run gives follow-ups to another agency.
func (c *followUpReassign) Run(s *session) error {
	if (c.AllOf == "") == (len(c.Numbers) == 0) {
		return &app.Problem{Message: "Sebut nomor tindak lanjutnya, atau OPD-nya dengan --all-of; salah satu saja."}
	}
	if c.AllOf == "" {
		return numbers{c.Numbers}.on(s, "%d tindak lanjut dipindahkan.", func(a *app.App, ids []int64) error {
			r, err := c.reassignment(s, a)
			if err != nil {
				return err
			}
			return a.FollowUps.Reassign(s, ids, r)
		})
	}
	return s.open(func(a *app.App) error {
		r, err := c.reassignment(s, a)
		if err != nil {
			return err
		}
		from, err := agencyCalled(s, a, c.AllOf)
		if err != nil {
			return err
		}
		n, err := a.FollowUps.ReassignAll(s, from, r)
		if err != nil {
			return err
		}
		return s.print(map[string]int{"moved": n}, func(w io.Writer) { line(w, "%d tindak lanjut dipindahkan.", n) })
	})
}

func (c *followUpReassign) reassignment(s *session, a *app.App) (r app.Reassignment, err error) {
	r = app.Reassignment{Role: app.AsLead, Reason: c.Reason, DecidedBy: c.By, KeepFormer: c.Keep}
	if c.Add || c.Support != "" {
		r.Role = app.AsSupport
	}
	if c.To != "" {
		if r.To, err = agencyCalled(s, a, c.To); err != nil {
			return r, err
		}
	}
	if c.Support != "" {
		if r.From, err = agencyCalled(s, a, c.Support); err != nil {
			return r, err
		}
	}
	if c.On != "" {
		r.On, err = a.Day(s, c.On)
	}
	return r, err
}

// agencyCalled finds the one agency that a code names.
func agencyCalled(s *session, a *app.App, code string) (int64, error) {
	ids, err := a.Agencies.Find(s, []string{code})
	if err != nil {
		return 0, err
	}
	if len(ids) != 1 {
		return 0, &app.Problem{Message: "“%s” adalah kelompok. Sebut satu OPD.", Args: []any{code}}
	}
	return ids[0], nil
}

type reasonGiven struct {
	numbers
	Reason string `required:"" placeholder:"ALASAN" help:"Mengapa."`
	By     string `placeholder:"JABATAN" help:"Siapa yang memutuskan."`
}

type followUpCancel struct{ reasonGiven }

// Run cancels follow-ups.
func (c *followUpCancel) Run(s *session) error {
	return c.on(s, "%d tindak lanjut dibatalkan.", func(a *app.App, ids []int64) error {
		return a.FollowUps.Cancel(s, ids, c.Reason, c.By)
	})
}

type followUpReinstate struct{ reasonGiven }

// Run puts canceled follow-ups back in force.
func (c *followUpReinstate) Run(s *session) error {
	return c.on(s, "%d tindak lanjut diberlakukan kembali.", func(a *app.App, ids []int64) error {
		return a.FollowUps.Reinstate(s, ids, c.Reason, c.By)
	})
}

type followUpReport struct {
	Number    string `arg:"" placeholder:"NOMOR" help:"Nomor tindak lanjut, misalnya TL-2026-0012."`
	Agency    string `placeholder:"OPD" help:"Pendukung yang melapor; tanpa ini penanggung jawabnya."`
	Status    string `placeholder:"STATUS" enum:",not_started,in_progress,done,obstructed,impossible" default:"" help:"Salah satu dari ${enum}."`
	Progress  int    `placeholder:"PERSEN" default:"-1" help:"Kemajuan dalam persen, 0 sampai 100."`
	Narrative string `placeholder:"URAIAN" help:"Apa yang dikerjakan."`
	Obstacle  string `placeholder:"KENDALA" help:"Apa yang menghambat."`
	Needs     string `placeholder:"DUKUNGAN" help:"Dukungan yang diperlukan."`
	Evidence  string `placeholder:"BUKTI" help:"Tautan atau tempat menyimpannya."`
	On        string `placeholder:"TANGGAL" help:"Tanggal laporan; tanpa ini hari ini."`
	FilledBy  string `placeholder:"JABATAN" help:"Siapa yang melapor."`
}

// Run writes a report down by hand.
func (c *followUpReport) Run(s *session) error {
	return numbers{[]string{c.Number}}.on(s, "%d laporan dicatat.", func(a *app.App, ids []int64) (err error) {
		r := app.WrittenReport{
			Status: app.Status(c.Status), Narrative: c.Narrative, Obstacle: c.Obstacle, SupportNeeded: c.Needs, Evidence: c.Evidence, FilledBy: c.FilledBy,
		}
		if c.Progress > 100 {
			return &app.Problem{Message: "Kemajuan paling besar 100 persen."}
		}
		if c.Progress >= 0 {
			thousandths := c.Progress * 10
			r.Progress = &thousandths
		}
		if c.Agency != "" {
			if r.AgencyID, err = agencyCalled(s, a, c.Agency); err != nil {
				return err
			}
		}
		if c.On != "" {
			if r.ReportedOn, err = a.Day(s, c.On); err != nil {
				return err
			}
		}
		return a.FollowUps.Report(s, ids[0], r)
	})
}
