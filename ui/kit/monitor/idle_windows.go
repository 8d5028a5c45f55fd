package monitor

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	lastInput = windows.NewLazySystemDLL("user32.dll").NewProc("GetLastInputInfo")
	tickCount = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount")
)

// idle asks Windows for the last input (winuser.h: LASTINPUTINFO).
func idle() (time.Duration, bool) {
	info := struct{ size, tick uint32 }{size: 8}
	if ok, _, _ := lastInput.Call(uintptr(unsafe.Pointer(&info))); ok == 0 {
		return 0, false
	}
	now, _, _ := tickCount.Call()
	return time.Duration(uint32(now)-info.tick) * time.Millisecond, true // the count wraps around after 49 days
}
