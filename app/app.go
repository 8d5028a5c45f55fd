package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"rakor.id/rakor/app/stem"
	"rakor.id/rakor/data"
)

// App is an open archive and everything one can do with it.
type App struct {
	Offices   *Offices
	Agencies  *Agencies
	Meetings  *Meetings
	Capture   *Capture
	Minutes   *Minutes
	Signing   *Signing
	FollowUps *FollowUps
	Sheets    *Sheets
	Returns   *Returns
	Recaps    *Recaps
	Reporting *Reporting
	Archive   *Archive
	Backups   *Backups
	Lock      *ScreenLock
	Joining   *Joining
	Samples   *Samples
	Home      *Home
	Previews  *Previews

	Attachments *Attachments

	desk    *desk
	passing string       // folder of an archive that goes with the program; "" for any other
	release func() error // gives the passing folder free; may be nil
}

// Options are what the program hands to the use cases.
type Options struct {
	Clock Clock        // nil means the system's clock
	Who   string       // the person at the keys, for the history; "" means "notulis"
	Log   *slog.Logger // nil means no log
	// Cache is a folder for what can be made again; "" makes it again each time.
	Cache string
	// AllowNetwork opens an archive in a network or cloud folder all the same.
	AllowNetwork bool
	// ReadOnly refuses whatever would write, but for what the window remembers of
	// itself, which is then silently not kept.
	ReadOnly bool
}

// Open opens the archive at path, making a new one if there is none. It is
// backed up before an older one is brought up to date.
func Open(ctx context.Context, path string, o Options) (*App, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Who == "" {
		o.Who = "notulis"
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	db, err := data.Open(ctx, path, data.Options{Now: o.Clock(), AllowNetwork: o.AllowNetwork, Stem: stem.Stem, StemVersion: strconv.Itoa(stem.Version)})
	if err != nil {
		return nil, Explain(err)
	}
	if !o.ReadOnly {
		SweepLooking(path)
	}
	d := &desk{db: db, clock: o.Clock, who: o.Who, log: o.Log, cache: o.Cache, network: o.AllowNetwork, readOnly: o.ReadOnly}
	if err := d.readSample(ctx); err != nil {
		return nil, Explain(errors.Join(err, db.Close()))
	}
	return newApp(d), nil
}

func newApp(d *desk) *App {
	minutes := &Minutes{d}
	d.backups, d.names = &Backups{desk: d}, &keptNames{}
	return &App{
		Offices:   &Offices{d},
		Agencies:  &Agencies{d},
		Meetings:  &Meetings{d},
		Capture:   &Capture{d},
		Minutes:   minutes,
		Signing:   &Signing{d, minutes},
		FollowUps: &FollowUps{d},
		Sheets:    &Sheets{d},
		Returns:   &Returns{d},
		Recaps:    &Recaps{d},
		Reporting: &Reporting{d},
		Home:      &Home{d},
		Archive:   &Archive{d},
		Backups:   d.backups,
		Lock:      &ScreenLock{desk: d},
		Joining:   &Joining{d},
		Previews:  &Previews{desk: d, minutes: minutes},

		Attachments: &Attachments{d},
		Samples:     &Samples{d, &Agencies{d}, &Meetings{d}, &Capture{d}},
		desk:        d,
	}
}

// OpenAside opens an archive for work that can do without one, such as checking
// a signature: where none lies at path, or another Rakor has it open, an empty
// one takes its place until it is closed.
func OpenAside(ctx context.Context, path string, o Options) (*App, error) {
	if _, err := os.Stat(path); err == nil {
		a, err := Open(ctx, path, o)
		if !errors.Is(err, data.ErrLocked) {
			return a, err
		}
	}
	folder, err := os.MkdirTemp("", "rakor-")
	if err != nil {
		return nil, fmt.Errorf("make a passing archive: %w", err)
	}
	a, err := Open(ctx, filepath.Join(folder, "rakor.db"), o)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	a.passing = folder
	return a, nil
}

// Close closes the archive; all that was saved is on the disk.
func (a *App) Close() error {
	err := errors.Join(a.Previews.close(), a.desk.db.Close())
	if a.release != nil {
		err = errors.Join(err, a.release())
	}
	if a.passing != "" {
		err = errors.Join(err, os.RemoveAll(a.passing))
	}
	return err
}

// Path is where the archive lies.
func (a *App) Path() string { return a.desk.db.Path() }

// Now is the present moment by the program's clock, in the office's zone.
func (a *App) Now(ctx context.Context) time.Time {
	zone := data.WIB.Location()
	if o, err := a.Offices.Get(ctx); err == nil {
		zone = o.Zone.Location()
	}
	return a.desk.clock().In(zone)
}

// desk is what every use case works with.
type desk struct {
	db    *data.DB
	clock Clock
	who   string
	log   *slog.Logger
	cache string

	readOnly bool // nothing is written; see [desk.mayWrite]
	sample   bool // only a sample; its papers say so

	network bool       // the archive may lie in a network folder
	names   *keptNames // of typed filters
	backups *Backups   // made before much is changed at once
}

func (d *desk) read(ctx context.Context, f func(*data.Tx) error) error {
	return d.db.Read(ctx, f)
}

func (d *desk) write(ctx context.Context, f func(*data.Tx) error) error {
	if err := d.mayWrite(); err != nil {
		return err
	}
	return d.db.Write(ctx, data.Actor{At: d.clock(), Who: d.who}, f)
}

// today is the civil day in the office's zone.
func (d *desk) today(tx *data.Tx) (data.Date, error) {
	o, err := tx.Office()
	if err != nil {
		return "", err
	}
	return d.clock.Today(o.Zone.Location()), nil
}
