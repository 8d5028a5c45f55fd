package clipboard

import (
	"context"
	"fmt"
	"runtime"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32         = windows.NewLazySystemDLL("user32.dll")
	openClipboard  = user32.NewProc("OpenClipboard")
	closeClipboard = user32.NewProc("CloseClipboard")
	clipboardData  = user32.NewProc("GetClipboardData")
	hasFormat      = user32.NewProc("IsClipboardFormatAvailable")
	registerFormat = user32.NewProc("RegisterClipboardFormatW")
	kernel32       = windows.NewLazySystemDLL("kernel32.dll")
	globalLock     = kernel32.NewProc("GlobalLock")
	globalUnlock   = kernel32.NewProc("GlobalUnlock")
	globalSize     = kernel32.NewProc("GlobalSize")
	shell32        = windows.NewLazySystemDLL("shell32.dll")
	dragQueryFile  = shell32.NewProc("DragQueryFileW")
)

// Formats of the clipboard (winuser.h), and how many names are read.
const (
	formatDIB       = 8  // CF_DIB
	formatFileNames = 15 // CF_HDROP
	maxFiles        = 1000
)

// read asks the clipboard of Windows, which belongs to the thread that opened
// it.
func read(ctx context.Context) (Content, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := open(ctx); err != nil {
		return Content{}, err
	}
	defer func() { _, _, _ = closeClipboard.Call() }() // nothing was written
	if has(formatFileNames) {
		return Content{Files: fileNames()}, nil
	}
	name, err := windows.UTF16PtrFromString("PNG") // so browsers and office programs call it
	if err != nil {
		return Content{}, err
	}
	if format, _, _ := registerFormat.Call(uintptr(unsafe.Pointer(name))); format != 0 && has(format) {
		if b, err := data(format); err == nil && isPicture(b) {
			return Content{Picture: b}, nil
		}
	}
	if !has(formatDIB) {
		return Content{}, nil
	}
	dib, err := data(formatDIB)
	if err != nil {
		return Content{}, err
	}
	picture, err := dibToPNG(dib)
	return Content{Picture: picture}, err
}

// open waits while another program has the clipboard open.
func open(ctx context.Context) error {
	for {
		ok, _, err := openClipboard.Call(0)
		if ok != 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ErrNoAnswer, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func has(format uintptr) bool {
	ok, _, _ := hasFormat.Call(format)
	return ok != 0
}

// data copies what the clipboard holds in a format.
func data(format uintptr) ([]byte, error) {
	handle, _, err := clipboardData.Call(format)
	if handle == 0 {
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	size, _, _ := globalSize.Call(handle)
	if size > maxBytes {
		return nil, ErrTooLarge
	}
	at, _, err := globalLock.Call(handle)
	if at == 0 {
		return nil, fmt.Errorf("%w: %w", ErrNoAnswer, err)
	}
	defer func() { _, _, _ = globalUnlock.Call(handle) }() // the system frees it with the clipboard
	b := make([]byte, size)
	copy(b, unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at))), size)) // memory that is not Go's
	return b, nil
}

// fileNames are the paths of files copied in the Explorer.
func fileNames() (paths []string) {
	handle, _, _ := clipboardData.Call(formatFileNames)
	if handle == 0 {
		return nil
	}
	const all = 0xFFFFFFFF
	n, _, _ := dragQueryFile.Call(handle, all, 0, 0)
	for i := range min(int(n), maxFiles) {
		length, _, _ := dragQueryFile.Call(handle, uintptr(i), 0, 0)
		name := make([]uint16, length+1)
		if got, _, _ := dragQueryFile.Call(handle, uintptr(i), uintptr(unsafe.Pointer(&name[0])), length+1); got > 0 {
			paths = append(paths, windows.UTF16ToString(name))
		}
	}
	return paths
}
