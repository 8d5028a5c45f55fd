package monitor

import (
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/screensaver"
	"github.com/jezek/xgb/xproto"
)

// idle asks the X server's screen saver.
func idle() (time.Duration, bool) {
	xgb.Logger = log.New(io.Discard, "", 0) // it would write to the terminal
	conn, err := xgb.NewConn()
	if err != nil {
		return 0, false
	}
	defer conn.Close()
	if err := screensaver.Init(conn); err != nil {
		return 0, false
	}
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	info, err := screensaver.QueryInfo(conn, xproto.Drawable(root)).Reply()
	if err != nil {
		return 0, false
	}
	return time.Duration(info.MsSinceUserInput) * time.Millisecond, true
}
