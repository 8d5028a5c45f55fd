package kit

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	comdlg32        = windows.NewLazySystemDLL("comdlg32.dll")
	getOpenFileName = comdlg32.NewProc("GetOpenFileNameW")
	getSaveFileName = comdlg32.NewProc("GetSaveFileNameW")
	extendedError   = comdlg32.NewProc("CommDlgExtendedError")
	shell32         = windows.NewLazySystemDLL("shell32.dll")
	browseForFolder = shell32.NewProc("SHBrowseForFolderW")
	pathFromIDList  = shell32.NewProc("SHGetPathFromIDListW")
	ole32           = windows.NewLazySystemDLL("ole32.dll")
	oleInitialize   = ole32.NewProc("OleInitialize")
	oleUninitialize = ole32.NewProc("OleUninitialize")
	coTaskMemFree   = ole32.NewProc("CoTaskMemFree")
)

// openFileName is OPENFILENAMEW of commdlg.h.
type openFileName struct {
	size            uint32
	owner           uintptr
	instance        uintptr
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defExt          *uint16
	custData        uintptr
	hook            uintptr
	templateName    *uint16
	reservedPtr     uintptr
	reserved        uint32
	flagsEx         uint32
}

// Flags of OPENFILENAMEW.
const (
	ofnOverwritePrompt  = 0x2
	ofnHideReadOnly     = 0x4
	ofnNoChangeDir      = 0x8
	ofnAllowMultiSelect = 0x200
	ofnPathMustExist    = 0x800
	ofnFileMustExist    = 0x1000
	ofnExplorer         = 0x80000
)

// browseInfo is BROWSEINFOW of shlobj.h.
type browseInfo struct {
	owner       uintptr
	root        uintptr
	displayName *uint16
	title       *uint16
	flags       uint32
	callback    uintptr
	param       uintptr
	image       int32
}

// Flags of BROWSEINFOW.
const (
	bifReturnOnlyFSDirs = 0x1
	bifNewDialogStyle   = 0x40
)

// systemChooser returns the dialogs of Windows, owned by the window.
func systemChooser(w fyne.Window) FileChooser {
	var owner uintptr
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(c any) {
			if handle, ok := c.(driver.WindowsWindowContext); ok {
				owner = handle.HWND
			}
		})
	}
	return func(_ context.Context, req FileRequest) ([]string, error) {
		runtime.LockOSThread() // the dialog's message loop belongs to one thread
		defer runtime.UnlockOSThread()
		if req.kind == fileFolder {
			return windowsFolder(owner, req)
		}
		return windowsFiles(owner, req)
	}
}

func windowsFiles(owner uintptr, req FileRequest) ([]string, error) {
	name := make([]uint16, 32*1024) // room for many chosen files
	copy(name, windows.StringToUTF16(req.Name))
	filter := windowsFilter(req.Filters)
	o := openFileName{owner: owner, filter: &filter[0], filterIndex: 1, file: &name[0], maxFile: uint32(len(name))}
	o.size = uint32(unsafe.Sizeof(o))
	o.flags = ofnExplorer | ofnNoChangeDir | ofnHideReadOnly | ofnPathMustExist
	o.title = utf16Or(req.Title)
	o.initialDir = utf16Or(req.Folder)
	proc := getOpenFileName
	switch {
	case req.kind == fileSave:
		proc = getSaveFileName
		o.flags |= ofnOverwritePrompt
		if len(req.Filters) > 0 && len(req.Filters[0].Extensions) > 0 {
			o.defExt = utf16Or(req.Filters[0].Extensions[0])
		}
	case req.Multiple:
		o.flags |= ofnAllowMultiSelect | ofnFileMustExist
	default:
		o.flags |= ofnFileMustExist
	}
	if ok, _, _ := proc.Call(uintptr(unsafe.Pointer(&o))); ok == 0 {
		if code, _, _ := extendedError.Call(); code != 0 {
			return nil, fmt.Errorf("file dialog of Windows: code %#x", code)
		}
		return nil, nil // the person gave up
	}
	return chosenPaths(name), nil
}

// chosenPaths reads one path, or a folder followed by the names of the files in
// it; each ends in a zero, the list in two.
func chosenPaths(b []uint16) []string {
	var parts []string
	for len(b) > 0 && b[0] != 0 {
		s := windows.UTF16ToString(b)
		parts = append(parts, s)
		b = b[len(windows.StringToUTF16(s)):]
	}
	if len(parts) < 2 {
		return parts
	}
	var paths []string
	for _, name := range parts[1:] {
		paths = append(paths, filepath.Join(parts[0], name))
	}
	return paths
}

// windowsFilter writes name and patterns, each ended by a zero, all by two.
func windowsFilter(filters []FileFilter) []uint16 {
	var b []uint16
	for _, f := range filters {
		patterns := "*." + strings.Join(f.Extensions, ";*.")
		b = append(b, windows.StringToUTF16(f.Name+" ("+patterns+")")...)
		b = append(b, windows.StringToUTF16(patterns)...)
	}
	return append(b, 0, 0)
}

func windowsFolder(owner uintptr, req FileRequest) ([]string, error) {
	if code, _, _ := oleInitialize.Call(0); int32(code) >= 0 {
		defer oleUninitialize.Call() //nolint:errcheck // nothing can be done about it
	}
	display := make([]uint16, windows.MAX_PATH)
	b := browseInfo{owner: owner, displayName: &display[0], title: utf16Or(req.Title), flags: bifReturnOnlyFSDirs | bifNewDialogStyle}
	id, _, _ := browseForFolder.Call(uintptr(unsafe.Pointer(&b)))
	if id == 0 {
		return nil, nil // the person gave up
	}
	defer coTaskMemFree.Call(id) //nolint:errcheck // it returns nothing
	path := make([]uint16, windows.MAX_PATH)
	if ok, _, err := pathFromIDList.Call(id, uintptr(unsafe.Pointer(&path[0]))); ok == 0 {
		return nil, fmt.Errorf("read chosen folder: %w", err)
	}
	return []string{windows.UTF16ToString(path)}, nil
}

// utf16Or is the text for Windows; nil for none.
func utf16Or(s string) *uint16 {
	if s == "" {
		return nil
	}
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		return nil // a text with a zero in it: do without
	}
	return p
}
