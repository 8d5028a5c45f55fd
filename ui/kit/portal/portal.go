//go:build !windows

// Package portal asks the desktop for its own file dialog through the XDG
// desktop portal (org.freedesktop.portal.FileChooser over D-Bus), as GNOME, KDE
// and others offer it.
//
// Its words: a Request says what the dialog is for, a Bus is where the portal is
// reached. It knows nothing of windows but their names, and gives [ErrNone]
// wherever there is no portal that answers, so that another dialog can be used.
package portal

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/godbus/dbus/v5"
)

// ErrNone says that there is no portal, or that it does not answer.
var ErrNone = errors.New("no file dialog of a desktop portal")

// patience is how long the portal may take to answer that it shows a dialog.
// How long the person then takes is not bounded.
const patience = 5 * time.Second

// What a dialog is for.
const (
	Open = iota
	Save
	Folder
)

// A Filter offers files of some kinds.
type Filter struct {
	Name     string
	Patterns []string // "*.pdf"
}

// A Request says what a dialog is for.
type Request struct {
	Purpose  int
	Title    string
	Folder   string // where to begin; "" for where the desktop likes
	Name     string // suggested when saving
	Filters  []Filter
	Multiple bool
	Window   string // the dialog stands before: "x11:3a00007"; "" for none
}

const (
	service   = "org.freedesktop.portal.Desktop"
	object    = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	chooser   = "org.freedesktop.portal.FileChooser"
	request   = "org.freedesktop.portal.Request"
	busDaemon = "org.freedesktop.DBus"
)

// folderVersion is the first version of the interface that chooses folders.
const folderVersion = 3

// tokens number the requests of this program.
var tokens atomic.Int64

// Choose shows the dialog and waits for the answer: the chosen paths, none if
// the person gave up. It ends with ctx, and with [ErrNone] where no portal is
// there, does not answer in time, or goes away meanwhile.
func Choose(ctx context.Context, req Request) ([]string, error) {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return nil, ErrNone // never start a bus of our own
	}
	conn, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return nil, none(err)
	}
	defer conn.Close() //nolint:errcheck // nothing was written that could be lost
	d := dialog{conn: conn, desktop: conn.Object(service, object), signals: make(chan *dbus.Signal, 16)}
	if err := d.there(ctx, req); err != nil {
		return nil, err
	}
	if err := d.show(ctx, req); err != nil {
		return nil, err
	}
	return d.wait(ctx)
}

func none(err error) error { return fmt.Errorf("%w: %w", ErrNone, err) }

// A dialog is one request under way.
type dialog struct {
	conn    *dbus.Conn
	desktop dbus.BusObject
	handle  dbus.ObjectPath // of the request
	signals chan *dbus.Signal
}

// there asks whether the portal has what is wanted.
func (d *dialog) there(ctx context.Context, req Request) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var version dbus.Variant
	if err := d.desktop.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, chooser, "version").Store(&version); err != nil {
		return none(err)
	}
	if n, ok := version.Value().(uint32); !ok || req.Purpose == Folder && n < folderVersion {
		return none(fmt.Errorf("version %v", version))
	}
	return nil
}

// show has the portal show the dialog. The answer is listened for first: it may
// come before the call returns.
func (d *dialog) show(ctx context.Context, req Request) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	token := "rakor" + strconv.FormatInt(tokens.Add(1), 10)
	sender := strings.NewReplacer(":", "", ".", "_").Replace(d.conn.Names()[0])
	d.handle = dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + sender + "/" + token)
	d.conn.Signal(d.signals)
	err := d.conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface(request), dbus.WithMatchMember("Response"))
	if err == nil {
		err = d.conn.AddMatchSignalContext(ctx, dbus.WithMatchInterface(busDaemon), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, service))
	}
	if err != nil {
		return none(err)
	}
	method := chooser + ".OpenFile"
	if req.Purpose == Save {
		method = chooser + ".SaveFile"
	}
	if err := d.desktop.CallWithContext(ctx, method, 0, req.Window, req.Title, options(req, token)).Store(&d.handle); err != nil {
		return none(err)
	}
	return nil
}

// filter and rule are as the portal takes them: a(sa(us)); 0 is a pattern.
type (
	filter struct {
		Name  string
		Rules []rule
	}
	rule struct {
		Kind    uint32
		Pattern string
	}
)

func options(req Request, token string) map[string]dbus.Variant {
	o := map[string]dbus.Variant{"handle_token": dbus.MakeVariant(token), "modal": dbus.MakeVariant(true)}
	if req.Folder != "" {
		o["current_folder"] = dbus.MakeVariant(append([]byte(req.Folder), 0))
	}
	switch {
	case req.Purpose == Folder:
		o["directory"] = dbus.MakeVariant(true)
		return o
	case req.Purpose == Save && req.Name != "":
		o["current_name"] = dbus.MakeVariant(req.Name)
	case req.Multiple:
		o["multiple"] = dbus.MakeVariant(true)
	}
	var filters []filter
	for _, f := range req.Filters {
		one := filter{Name: f.Name}
		for _, p := range f.Patterns {
			one.Rules = append(one.Rules, rule{0, p})
		}
		filters = append(filters, one)
	}
	if len(filters) > 0 {
		o["filters"] = dbus.MakeVariant(filters)
	}
	return o
}

// wait waits for the person. A portal that goes away takes its dialog along.
func (d *dialog) wait(ctx context.Context) ([]string, error) {
	for {
		select {
		case <-ctx.Done():
			d.conn.Object(service, d.handle).Go(request+".Close", dbus.FlagNoReplyExpected, nil)
			return nil, ctx.Err()
		case s, open := <-d.signals:
			switch {
			case !open:
				return nil, none(errors.New("the bus has gone"))
			case s.Name == busDaemon+".NameOwnerChanged":
				return nil, none(errors.New("the portal has gone"))
			case s.Name == request+".Response" && s.Path == d.handle:
				return answer(s.Body)
			}
		}
	}
}

// answer reads what the person chose: 0 for something, else nothing.
func answer(body []any) ([]string, error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(body, &code, &results); err != nil {
		return nil, none(err)
	}
	if code != 0 {
		return nil, nil
	}
	uris, _ := results["uris"].Value().([]string)
	var paths []string
	for _, uri := range uris {
		u, err := url.Parse(uri)
		if err != nil || u.Scheme != "file" {
			return nil, fmt.Errorf("chosen file %q does not lie on this computer", uri)
		}
		paths = append(paths, u.Path)
	}
	return paths, nil
}
