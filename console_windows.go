package main

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

const attachParentProcess = ^uintptr(0) // ATTACH_PARENT_PROCESS, consoleapi.h

var (
	kernel32      = windows.NewLazySystemDLL("kernel32.dll")
	attachConsole = kernel32.NewProc("AttachConsole")
	user32        = windows.NewLazySystemDLL("user32.dll")
	messageBox    = user32.NewProc("MessageBoxW")
)

// useConsole joins the console this program was started from: as a program of
// the desktop it has none of its own. What was sent to or taken from a file or
// another program stays so.
func useConsole() {
	if ok, _, _ := attachConsole.Call(attachParentProcess); ok == 0 {
		return
	}
	os.Stdin = orConsole(os.Stdin, "CONIN$", os.O_RDONLY)
	os.Stdout = orConsole(os.Stdout, "CONOUT$", os.O_WRONLY)
	os.Stderr = orConsole(os.Stderr, "CONOUT$", os.O_WRONLY)
}

func orConsole(f *os.File, name string, flag int) *os.File {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	if err == nil && (kind == windows.FILE_TYPE_DISK || kind == windows.FILE_TYPE_PIPE) {
		return f
	}
	console, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return f
	}
	return console
}

// show tells the person at the screen why there is no window: nobody reads
// what a program of the desktop writes.
func show(text string) {
	title, _ := windows.UTF16PtrFromString("Rakor")
	body, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	const iconWarning = 0x30 // MB_OK | MB_ICONWARNING, winuser.h
	_, _, _ = messageBox.Call(0, uintptr(unsafe.Pointer(body)), uintptr(unsafe.Pointer(title)), iconWarning)
}
