//go:build linux

package portal

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// privateBus starts a bus of its own, which nothing of the desktop is on.
func privateBus(t *testing.T) {
	t.Helper()
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// A desktop is a portal that answers as it is told.
type desktop struct {
	conn    *dbus.Conn
	version uint32
	code    uint32
	uris    []string
	silent  bool // shows a dialog that nobody answers
	leave   bool // goes away with its dialog open

	method  string
	title   string
	options map[string]dbus.Variant
	shown   chan struct{}
}

func (d *desktop) start(t *testing.T) {
	t.Helper()
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	d.conn, d.shown = conn, make(chan struct{}, 8)
	for _, err := range []error{
		conn.ExportMethodTable(map[string]any{"OpenFile": d.asked("OpenFile"), "SaveFile": d.asked("SaveFile")}, object, chooser),
		conn.ExportMethodTable(map[string]any{"Get": func(string, string) (dbus.Variant, *dbus.Error) { return dbus.MakeVariant(d.version), nil }}, object, "org.freedesktop.DBus.Properties"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := conn.RequestName(service, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
}

func (d *desktop) asked(method string) func(dbus.Sender, string, string, map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return func(sender dbus.Sender, _, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
		d.method, d.title, d.options = method, title, options
		token, _ := options["handle_token"].Value().(string)
		name := strings.NewReplacer(":", "", ".", "_").Replace(string(sender))
		handle := dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + name + "/" + token)
		switch {
		case d.leave:
			_, _ = d.conn.ReleaseName(service)
		case !d.silent:
			results := map[string]dbus.Variant{"uris": dbus.MakeVariant(d.uris)}
			_ = d.conn.Emit(handle, request+".Response", d.code, results) // before the call returns, as some do
		}
		d.shown <- struct{}{}
		return handle, nil
	}
}

func TestChoose(t *testing.T) {
	privateBus(t)
	d := &desktop{version: 4, uris: []string{"file:///tmp/notula%20rapat.pdf", "file:///tmp/b.pdf"}}
	d.start(t)
	got, err := Choose(t.Context(), Request{
		Title: "Buka", Folder: "/tmp", Multiple: true, Filters: []Filter{{"PDF", []string{"*.pdf"}}},
	})
	if want := []string{"/tmp/notula rapat.pdf", "/tmp/b.pdf"}; err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %q, %v, want %q", got, err, want)
	}
	if d.method != "OpenFile" || d.title != "Buka" || d.options["multiple"].Value() != true {
		t.Errorf("asked %s %q %v", d.method, d.title, d.options)
	}
	if folder, _ := d.options["current_folder"].Value().([]byte); string(folder) != "/tmp\x00" {
		t.Errorf("got folder %q, want it ended by a zero", folder)
	}
	offered := options(Request{Filters: []Filter{{"PDF", []string{"*.pdf"}}}}, "x")["filters"]
	if sign := offered.Signature().String(); sign != "a(sa(us))" {
		t.Errorf("got filters as %s, not as the portal takes them", sign)
	}
	if _, err := Choose(t.Context(), Request{Purpose: Save, Name: "notula.pdf"}); err != nil || d.method != "SaveFile" || d.options["current_name"].Value() != "notula.pdf" {
		t.Errorf("saving asked %s %v, %v", d.method, d.options, err)
	}
	if _, err := Choose(t.Context(), Request{Purpose: Folder}); err != nil || d.options["directory"].Value() != true {
		t.Errorf("a folder asked %v, %v", d.options, err)
	}
}

func TestGivingUpIsNoError(t *testing.T) {
	privateBus(t)
	(&desktop{version: 4, code: 1}).start(t)
	if got, err := Choose(t.Context(), Request{}); got != nil || err != nil {
		t.Errorf("got %v, %v, want nothing", got, err)
	}
}

// Wherever the portal is missing, too old or goes away, another dialog must be
// possible.
func TestNoPortal(t *testing.T) {
	none := func(t *testing.T, req Request) {
		t.Helper()
		if got, err := Choose(t.Context(), req); got != nil || !errors.Is(err, ErrNone) {
			t.Errorf("got %v, %v, want %v", got, err, ErrNone)
		}
	}
	t.Run("no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
		none(t, Request{})
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nirgends/bus")
		none(t, Request{})
	})
	t.Run("no portal on it", func(t *testing.T) {
		privateBus(t)
		none(t, Request{})
	})
	t.Run("too old for folders", func(t *testing.T) {
		privateBus(t)
		(&desktop{version: 2}).start(t)
		none(t, Request{Purpose: Folder})
	})
	t.Run("gone while the dialog is open", func(t *testing.T) {
		privateBus(t)
		(&desktop{version: 4, leave: true}).start(t)
		none(t, Request{})
	})
}

// Batal in our window ends the wait.
func TestChooseEnds(t *testing.T) {
	privateBus(t)
	d := &desktop{version: 4, silent: true}
	d.start(t)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-d.shown; cancel() }()
	if got, err := Choose(ctx, Request{}); got != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v, want it canceled", got, err)
	}
}

// A file that does not lie on this computer is refused by name.
func TestForeignFileIsRefused(t *testing.T) {
	privateBus(t)
	(&desktop{version: 4, uris: []string{"sftp://server/berkas.pdf"}}).start(t)
	if _, err := Choose(t.Context(), Request{}); err == nil || errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "sftp") {
		t.Errorf("got %v, want the file named", err)
	}
}
