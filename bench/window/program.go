//go:build linux

package window

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jezek/xgb/xproto"
)

// A Program is a running program with its window.
type Program struct {
	title string // part of what its window is called
	*Display
	display *Display
	window  xproto.Window
	command *exec.Cmd
	stderr  bytes.Buffer
	ended   chan struct{}
	drawn   chan time.Time
}

// Open starts a program and waits until a window with title in its name is
// painted. home is a folder for what the program keeps of its own.
func Open(ctx context.Context, d *Display, home, title string, command ...string) (*Program, error) {
	p := &Program{Display: d, display: d, title: title, command: exec.CommandContext(ctx, command[0], command[1:]...), ended: make(chan struct{})}
	p.command.Env = append(os.Environ(), "DISPLAY="+d.Name, "LIBGL_ALWAYS_SOFTWARE=1", "LANG=C.UTF-8", "HOME="+home,
		"XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "DBUS_SESSION_BUS_ADDRESS=disabled:", "WAYLAND_DISPLAY=")
	p.command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // what it starts is paused and ended with it
	p.command.Stderr = &p.stderr
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("start the program: %w", err)
	}
	go func() {
		_ = p.command.Wait() // ended by a signal, or it says why on its standard error
		close(p.ended)
	}()
	if err := p.appear(); err != nil {
		return nil, errors.Join(err, p.End())
	}
	return p, nil
}

// appear waits for the window, fills the screen with it and gives it the keyboard.
func (p *Program) appear() error {
	if err := p.within(60*time.Second, "show a window", p.find); err != nil {
		return err
	}
	conn := p.display.conn
	xproto.ConfigureWindow(conn, p.window, xproto.ConfigWindowX|xproto.ConfigWindowY|xproto.ConfigWindowWidth|xproto.ConfigWindowHeight,
		[]uint32{0, 0, ScreenWidth, ScreenHeight})
	xproto.SetInputFocus(conn, xproto.InputFocusPointerRoot, p.window, xproto.TimeCurrentTime)
	if err := p.watch(); err != nil {
		return err
	}
	return p.within(30*time.Second, "paint its window", func() bool {
		all, err := p.Look(Screen)
		return err == nil && all.colors(17) > 16
	})
}

// Screen is all of the window.
var Screen = image.Rect(0, 0, ScreenWidth, ScreenHeight)

func (p *Program) within(patience time.Duration, what string, done func() bool) error {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		select {
		case <-p.ended:
			return fmt.Errorf("the program ended: %s", p.stderr.String())
		default:
		}
		if done() {
			return nil
		}
	}
	return fmt.Errorf("the program did not %s: %s", what, p.stderr.String())
}

// find looks for a mapped window of that title.
func (p *Program) find() bool {
	tree, err := xproto.QueryTree(p.display.conn, p.display.root).Reply()
	if err != nil {
		return false
	}
	for _, w := range tree.Children {
		name, err := xproto.GetProperty(p.display.conn, false, w, xproto.AtomWmName, xproto.GetPropertyTypeAny, 0, 64).Reply()
		if err != nil || !strings.Contains(string(name.Value), p.title) {
			continue
		}
		a, err := xproto.GetWindowAttributes(p.display.conn, w).Reply()
		if err == nil && a.MapState == xproto.MapStateViewable {
			p.window = w
			return true
		}
	}
	return false
}

// Pause stops the program where it stands, so that another has the machine to
// itself; Resume lets it go on.
func (p *Program) Pause() error { return p.signal(syscall.SIGSTOP) }

// Resume lets a paused program go on.
func (p *Program) Resume() error { return p.signal(syscall.SIGCONT) }

func (p *Program) signal(s syscall.Signal) error { return syscall.Kill(-p.command.Process.Pid, s) }

// Memory is what the program holds resident, in bytes, with the programs it
// started.
func (p *Program) Memory() (int64, error) {
	all, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	var sum int64
	for _, path := range all {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		// After the name in parentheses: state, parent, group, ...
		_, rest, _ := strings.Cut(string(stat[bytes.LastIndexByte(stat, ')')+1:]), " ")
		fields := strings.Fields(rest)
		if len(fields) < 22 || fields[2] != strconv.Itoa(p.command.Process.Pid) {
			continue
		}
		pages, err := strconv.ParseInt(fields[21], 10, 64)
		if err != nil {
			return 0, err
		}
		sum += pages * int64(os.Getpagesize())
	}
	if sum == 0 {
		return 0, errors.New("the system does not tell what the program holds resident")
	}
	return sum, nil
}

// End ends the program.
func (p *Program) End() error {
	_ = p.Resume()                // a paused one hears nothing
	_ = p.signal(syscall.SIGTERM) // it may have ended
	select {
	case <-p.ended:
	case <-time.After(10 * time.Second):
		_ = p.signal(syscall.SIGKILL) // it hangs
		<-p.ended
		return errors.New("the program did not end by itself")
	}
	return nil
}
