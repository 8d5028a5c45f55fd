package monitor

import "golang.org/x/sys/windows"

var systemMetrics = windows.NewLazySystemDLL("user32.dll").NewProc("GetSystemMetrics")

// size asks Windows for the virtual screen (winuser.h: SM_CXVIRTUALSCREEN and
// SM_CYVIRTUALSCREEN).
func size() (width, height int) {
	w, _, _ := systemMetrics.Call(78)
	h, _, _ := systemMetrics.Call(79)
	return int(int32(w)), int(int32(h))
}
