package app

import (
	"path/filepath"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	createItem  = windows.NewLazySystemDLL("shell32.dll").NewProc("SHCreateItemFromParsingName")
	keyFromName = windows.NewLazySystemDLL("propsys.dll").NewProc("PSGetPropertyKeyFromName")
)

// shellItem2 is the interface IShellItem2 (shobjidl_core.h).
var shellItem2 = windows.GUID{Data1: 0x7e9fb0d3, Data2: 0x919f, Data3: 0x4307, Data4: [8]byte{0xab, 0x2e, 0x9b, 0x18, 0x60, 0x31, 0x0c, 0x93}}

// Where IShellItem2 has its methods Release and GetInt32.
const (
	methodRelease  = 2
	methodGetInt32 = 16
)

// comObject begins with the list of its methods.
type comObject struct{ methods *[17]uintptr }

// diskSeal asks the shell what it shows of a drive, which needs no
// administrator. The property has 1 for on, 2 for off, 3 while it is being
// switched on, 5 while it is suspended, 6 for locked.
func diskSeal(folder string) DiskSeal {
	state, ok := bitLocker(filepath.VolumeName(folder) + `\`)
	switch {
	case !ok:
		return DiskUnknown
	case state == 1, state == 3, state == 6:
		return DiskSealed
	case state == 2, state == 4, state == 5:
		return DiskOpen
	}
	return DiskUnknown
}

func bitLocker(drive string) (state int32, ok bool) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED); err == nil || err == syscall.Errno(1) { //nolint:errorlint // S_FALSE: it is already
		defer windows.CoUninitialize()
	}
	path, err := windows.UTF16PtrFromString(drive)
	if err != nil || createItem.Find() != nil || keyFromName.Find() != nil {
		return 0, false
	}
	name, err := windows.UTF16PtrFromString("System.Volume.BitLockerProtection")
	if err != nil {
		return 0, false
	}
	var key struct {
		format windows.GUID
		id     uint32
	}
	if r, _, _ := keyFromName.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&key))); r != 0 {
		return 0, false
	}
	var item *comObject
	r, _, _ := createItem.Call(uintptr(unsafe.Pointer(path)), 0, uintptr(unsafe.Pointer(&shellItem2)), uintptr(unsafe.Pointer(&item)))
	if r != 0 || item == nil {
		return 0, false
	}
	defer syscall.SyscallN(item.methods[methodRelease], uintptr(unsafe.Pointer(item)))
	r, _, _ = syscall.SyscallN(item.methods[methodGetInt32], uintptr(unsafe.Pointer(item)), uintptr(unsafe.Pointer(&key)), uintptr(unsafe.Pointer(&state)))
	return state, r == 0
}
