//go:build linux

package window

import (
	"fmt"
	"time"

	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// A stroke is a key of the keyboard, with Shift for its upper sign.
type stroke struct {
	code  xproto.Keycode
	shift bool
}

// Keys without a sign, by their X names.
const (
	KeyReturn    xproto.Keysym = 0xff0d
	KeyBackSpace xproto.Keysym = 0xff08
	keyShift     xproto.Keysym = 0xffe1
	keyControl   xproto.Keysym = 0xffe3
)

// readKeyboard finds out which key bears which sign.
func (d *Display) readKeyboard() error {
	setup := xproto.Setup(d.conn)
	count := byte(setup.MaxKeycode - setup.MinKeycode + 1)
	m, err := xproto.GetKeyboardMapping(d.conn, setup.MinKeycode, count).Reply()
	if err != nil {
		return err
	}
	d.keys = map[xproto.Keysym]stroke{}
	per := int(m.KeysymsPerKeycode)
	for i := range int(count) {
		for column := 1; column >= 0; column-- {
			if sym := m.Keysyms[i*per+column]; sym != 0 {
				d.keys[sym] = stroke{setup.MinKeycode + xproto.Keycode(i), column == 1}
			}
		}
	}
	return nil
}

func (d *Display) input(kind byte, code xproto.Keycode) {
	xtest.FakeInput(d.conn, kind, byte(code), 0, d.root, 0, 0, 0)
}

// Press presses and releases a key and returns the moment before it went down.
// A sign of Latin-1 is its own key.
func (d *Display) Press(key xproto.Keysym) (time.Time, error) {
	s, ok := d.keys[key]
	if !ok {
		return time.Time{}, fmt.Errorf("no key for %#x on this keyboard", key)
	}
	if s.shift {
		d.input(xproto.KeyPress, d.keys[keyShift].code)
	}
	went := time.Now()
	d.input(xproto.KeyPress, s.code)
	d.input(xproto.KeyRelease, s.code)
	if s.shift {
		d.input(xproto.KeyRelease, d.keys[keyShift].code)
	}
	return went, nil
}

// PressControl presses a key with Ctrl.
func (d *Display) PressControl(key xproto.Keysym) error {
	d.input(xproto.KeyPress, d.keys[keyControl].code)
	_, err := d.Press(key)
	d.input(xproto.KeyRelease, d.keys[keyControl].code)
	return err
}

// Type types a text, with a pause behind each key.
func (d *Display) Type(text string, pause time.Duration) error {
	for _, r := range text {
		if _, err := d.Press(xproto.Keysym(r)); err != nil {
			return err
		}
		time.Sleep(pause)
	}
	return nil
}
