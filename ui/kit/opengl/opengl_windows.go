package opengl

import (
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	gdi32    = windows.NewLazySystemDLL("gdi32.dll")
	opengl32 = windows.NewLazyDLL("opengl32.dll") // one beside the program comes first, as it does for Fyne

	createWindow   = user32.NewProc("CreateWindowExW")
	destroyWindow  = user32.NewProc("DestroyWindow")
	getDC          = user32.NewProc("GetDC")
	releaseDC      = user32.NewProc("ReleaseDC")
	chooseFormat   = gdi32.NewProc("ChoosePixelFormat")
	setFormat      = gdi32.NewProc("SetPixelFormat")
	createContext  = opengl32.NewProc("wglCreateContext")
	deleteContext  = opengl32.NewProc("wglDeleteContext")
	makeCurrent    = opengl32.NewProc("wglMakeCurrent")
	getString      = opengl32.NewProc("glGetString")
	glVersion      = uintptr(0x1F02) // GL_VERSION, gl.h
	glRenderer     = uintptr(0x1F01) // GL_RENDERER
	drawToWindow   = uint32(0x4)     // PFD_DRAW_TO_WINDOW, wingdi.h
	supportOpenGL  = uint32(0x20)    // PFD_SUPPORT_OPENGL
	doubleBuffered = uint32(0x1)     // PFD_DOUBLEBUFFER
)

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	size, version uint16
	flags         uint32
	pixelType     byte
	colorBits     byte
	_             [13]byte
	depthBits     byte
	stencilBits   byte
	_             [3]byte
	_             [3]uint32
}

// ask opens a window that is never shown, and asks the driver behind it.
func ask() (d Driver) {
	if opengl32.Load() != nil {
		return Driver{Version: "0", Renderer: "none"}
	}
	runtime.LockOSThread() // a context belongs to a thread
	defer runtime.UnlockOSThread()
	class, _ := windows.UTF16PtrFromString("STATIC")
	window, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
	if window == 0 {
		return Driver{}
	}
	defer func() { _, _, _ = destroyWindow.Call(window) }()
	dc, _, _ := getDC.Call(window)
	defer func() { _, _, _ = releaseDC.Call(window, dc) }()
	want := pixelFormat{version: 1, flags: drawToWindow | supportOpenGL | doubleBuffered, colorBits: 32, depthBits: 24, stencilBits: 8}
	want.size = uint16(unsafe.Sizeof(want))
	format, _, _ := chooseFormat.Call(dc, uintptr(unsafe.Pointer(&want)))
	if ok, _, _ := setFormat.Call(dc, format, uintptr(unsafe.Pointer(&want))); ok == 0 {
		return Driver{Version: "0", Renderer: "none"}
	}
	context, _, _ := createContext.Call(dc)
	if context == 0 {
		return Driver{Version: "0", Renderer: "none"}
	}
	defer func() { _, _, _ = deleteContext.Call(context) }()
	_, _, _ = makeCurrent.Call(dc, context)
	defer func() { _, _, _ = makeCurrent.Call(0, 0) }()
	return Driver{Version: text(glVersion), Renderer: text(glRenderer)}
}

func text(name uintptr) string {
	p, _, _ := getString.Call(name)
	if p == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&p)))
}
