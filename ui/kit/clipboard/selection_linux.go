package clipboard

import (
	"context"
	"fmt"
	"io"
	"log"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// read asks the owner of the X selection CLIPBOARD, on a connection of its own:
// that of the window belongs to Fyne.
func read(ctx context.Context) (Content, error) {
	xgb.Logger = log.New(io.Discard, "", 0) // it would write to the terminal
	s, err := openSelection(ctx)
	if err != nil {
		return Content{}, err
	}
	defer s.close()
	offered, err := s.targets()
	if err != nil {
		return Content{}, err
	}
	if offered["text/uri-list"] {
		list, err := s.get("text/uri-list")
		if paths := Paths(string(list)); err != nil || len(paths) > 0 {
			return Content{Files: paths}, err
		}
	}
	for _, form := range []string{"image/png", "image/jpeg", "image/bmp"} {
		if offered[form] {
			return s.picture(form)
		}
	}
	return Content{}, nil
}

// selection is a small window to which another program hands what was copied,
// as the conventions between X clients have it (ICCCM 2.4).
type selection struct {
	conn     *xgb.Conn
	stop     func() bool // no longer closes conn when the time is up
	window   xproto.Window
	name     xproto.Atom // CLIPBOARD
	property xproto.Atom // of the window, in which the answer is put
	incr     xproto.Atom // the type of an answer that comes in pieces
}

func openSelection(ctx context.Context) (*selection, error) {
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("clipboard: connect to the X server: %w", err)
	}
	s := &selection{conn: conn, stop: context.AfterFunc(ctx, conn.Close)}
	if err := s.prepare(); err != nil {
		s.close()
		return nil, fmt.Errorf("clipboard: prepare: %w", err)
	}
	return s, nil
}

func (s *selection) prepare() (err error) {
	for name, atom := range map[string]*xproto.Atom{"CLIPBOARD": &s.name, "RAKOR_PASTE": &s.property, "INCR": &s.incr} {
		if *atom, err = s.atom(name); err != nil {
			return err
		}
	}
	if s.window, err = xproto.NewWindowId(s.conn); err != nil {
		return err
	}
	root := xproto.Setup(s.conn).DefaultScreen(s.conn).Root
	return xproto.CreateWindowChecked(s.conn, 0, s.window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
}

func (s *selection) close() {
	s.stop()
	s.conn.Close()
}

func (s *selection) atom(name string) (xproto.Atom, error) {
	r, err := xproto.InternAtom(s.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, err
	}
	return r.Atom, nil
}

// targets are the forms in which the owner offers what was copied; none without
// an owner.
func (s *selection) targets() (map[string]bool, error) {
	owner, err := xproto.GetSelectionOwner(s.conn, s.name).Reply()
	if err != nil {
		return nil, fmt.Errorf("clipboard: find its owner: %w", err)
	}
	if owner.Owner == xproto.WindowNone {
		return nil, nil
	}
	list, err := s.get("TARGETS")
	if err != nil {
		return nil, err
	}
	offered := map[string]bool{}
	for ; len(list) >= 4; list = list[4:] {
		name, err := xproto.GetAtomName(s.conn, xproto.Atom(xgb.Get32(list))).Reply()
		if err == nil { // a name that nobody gave is no form that we want
			offered[name.Name] = true
		}
	}
	return offered, nil
}

func (s *selection) picture(form string) (Content, error) {
	b, err := s.get(form)
	if err == nil && form == "image/bmp" && len(b) > fileHeader {
		b, err = dibToPNG(b[fileHeader:])
	}
	if err == nil && !isPicture(b) {
		err = fmt.Errorf("%w: %d bytes offered as %s", ErrForm, len(b), form)
	}
	if err != nil {
		return Content{}, err
	}
	return Content{Picture: b}, nil
}

// get has the owner hand over what was copied in one form.
func (s *selection) get(form string) ([]byte, error) {
	target, err := s.atom(form)
	if err != nil {
		return nil, fmt.Errorf("clipboard: ask for %s: %w", form, err)
	}
	xproto.ConvertSelection(s.conn, s.window, s.name, target, s.property, xproto.TimeCurrentTime)
	answer, err := await(s, func(xproto.SelectionNotifyEvent) bool { return true })
	if err != nil {
		return nil, fmt.Errorf("clipboard: ask for %s: %w", form, err)
	}
	if answer.Property == xproto.AtomNone {
		return nil, fmt.Errorf("%w: %s refused", ErrNoAnswer, form)
	}
	b, kind, err := s.take(nil)
	if err == nil && kind == s.incr {
		b, err = s.pieces()
	}
	if err != nil {
		return nil, fmt.Errorf("clipboard: take %s: %w", form, err)
	}
	return b, nil
}

// pieces collects a large answer, which comes piece by piece and ends with an
// empty one (ICCCM 2.7.2).
func (s *selection) pieces() (all []byte, err error) {
	for {
		_, err := await(s, func(e xproto.PropertyNotifyEvent) bool {
			return e.Atom == s.property && e.State == xproto.PropertyNewValue
		})
		if err != nil {
			return nil, err
		}
		before := len(all)
		if all, _, err = s.take(all); err != nil || len(all) == before {
			return all, err
		}
	}
}

// take appends the answer to b and removes it from the window, by which its
// owner knows that it may go on. The X server removes it with the reading that
// reaches its end.
func (s *selection) take(b []byte) ([]byte, xproto.Atom, error) {
	const words = 1 << 18 // four bytes each, of one reading
	for at := uint32(0); ; at += words {
		r, err := xproto.GetProperty(s.conn, true, s.window, s.property, xproto.GetPropertyTypeAny, at, words).Reply()
		if err != nil {
			return b, 0, err
		}
		if b = append(b, r.Value...); len(b) > maxBytes {
			return b, 0, ErrTooLarge
		}
		if r.BytesAfter == 0 {
			return b, r.Type, nil
		}
	}
}

// await waits for the next event of a sort that fits.
func await[E xgb.Event](s *selection, fits func(E) bool) (E, error) {
	for {
		event, xerr := s.conn.WaitForEvent()
		if event == nil && xerr == nil { // closed: the time is up, or the window closes
			var none E
			return none, ErrNoAnswer
		}
		if e, ok := event.(E); ok && fits(e) {
			return e, nil
		}
	}
}
