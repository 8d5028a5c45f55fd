//go:build linux

package window

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xfixes"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// Screen is the size of the display, that of a common small laptop.
const (
	ScreenWidth  = 1366
	ScreenHeight = 768
)

// A Display is an X server without a monitor.
type Display struct {
	Name   string // ":7"
	conn   *xgb.Conn
	root   xproto.Window
	server *exec.Cmd
	keys   map[xproto.Keysym]stroke
}

// OpenDisplay starts an X server on a free number.
func OpenDisplay(ctx context.Context) (*Display, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	d := &Display{server: exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-nolisten", "tcp", "-noreset",
		"-screen", "0", fmt.Sprintf("%dx%dx24", ScreenWidth, ScreenHeight))}
	d.server.ExtraFiles = []*os.File{w}
	err = d.server.Start()
	w.Close()
	if err != nil {
		return nil, fmt.Errorf("start Xvfb: %w", err)
	}
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("start Xvfb: no display: %w", err)
	}
	d.Name = ":" + strings.TrimSpace(number)
	if err := d.connect(); err != nil {
		d.Close()
		return nil, fmt.Errorf("connect to %s: %w", d.Name, err)
	}
	return d, nil
}

func (d *Display) connect() (err error) {
	if d.conn, err = xgb.NewConnDisplay(d.Name); err != nil {
		return err
	}
	for _, start := range []func(*xgb.Conn) error{xfixes.Init, damage.Init, xtest.Init} {
		if err := start(d.conn); err != nil {
			return err
		}
	}
	if _, err := xfixes.QueryVersion(d.conn, 5, 0).Reply(); err != nil {
		return err
	}
	if _, err := damage.QueryVersion(d.conn, 1, 1).Reply(); err != nil {
		return err
	}
	d.root = xproto.Setup(d.conn).DefaultScreen(d.conn).Root
	return d.readKeyboard()
}

// Close ends the server, and with it whatever is shown there.
func (d *Display) Close() {
	if d.conn != nil {
		d.conn.Close()
		d.conn = nil
	}
	_ = d.server.Process.Kill() // it may have ended by itself
	_ = d.server.Wait()         // killed, or closed before
}
