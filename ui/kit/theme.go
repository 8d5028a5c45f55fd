package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// A Mode says which palette is shown.
type Mode string

// The modes a person can choose. ModeSystem follows the desktop.
const (
	ModeSystem        Mode = "system"
	ModeLight         Mode = "light"
	ModeDark          Mode = "dark"
	ModeContrast      Mode = "contrast"       // white on black, strong borders (kontras tinggi)
	ModeContrastLight Mode = "contrast-light" // black on white, strong borders
)

// strong reports whether the mode is one of high contrast.
func (m Mode) strong() bool { return m == ModeContrast || m == ModeContrastLight }

// A Look is what a person can choose about the appearance. The zero value is
// the system's variant at 100 %, comfortable.
type Look struct {
	Mode    Mode
	Zoom    int  // text and spacing in percent, 80 to 200; 0 means 100
	Compact bool // less space between things
}

// The limits of [Look.Zoom].
const (
	MinZoom = 80
	MaxZoom = 200
)

// A Theme gives Fyne the colors, fonts and sizes of one [Look]. It never
// changes; to change the look at run time, set a new one:
//
//	app.Settings().SetTheme(kit.NewTheme(look))
type Theme struct {
	look  Look
	scale float32
	base  fyne.Theme
}

// NewTheme returns the theme of a look; a zoom out of range is brought into it.
func NewTheme(l Look) *Theme {
	if l.Zoom == 0 {
		l.Zoom = 100
	}
	l.Zoom = max(MinZoom, min(MaxZoom, l.Zoom))
	return &Theme{look: l, scale: float32(l.Zoom) / 100, base: theme.DefaultTheme()}
}

// Look returns what the theme was made of, its zoom brought into range.
func (t *Theme) Look() Look { return t.look }

// Color returns the color of a name; unknown names are left to Fyne.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if c, ok := t.palette(v)[n]; ok {
		return c
	}
	return t.base.Color(n, v)
}

func (t *Theme) palette(v fyne.ThemeVariant) palette {
	switch t.look.Mode {
	case ModeLight:
		return lightPalette
	case ModeDark:
		return darkPalette
	case ModeContrast:
		return contrastPalette
	case ModeContrastLight:
		return contrastLightPalette
	}
	if v == theme.VariantLight {
		return lightPalette
	}
	return darkPalette
}

// Font returns Noto Sans, which comes with Fyne, has real bold and italic
// faces, stays readable when small and covers all signs of Indonesian text.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource { return t.base.Font(s) }

// Icon returns Fyne's icons.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base.Icon(n) }

// Size returns a size in Fyne units, scaled by the zoom.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameSeparatorThickness || n == theme.SizeNameModalBlurRadius {
		return t.plainSize(n)
	}
	return t.plainSize(n) * t.scale
}

func (t *Theme) plainSize(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameSubHeadingText:
		return 16
	case theme.SizeNameHeadingText:
		return 21
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameInnerPadding:
		if t.look.Compact {
			return 5
		}
		return 8
	case theme.SizeNamePadding:
		if t.look.Compact {
			return 3
		}
		return 4
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 5
	case theme.SizeNameModalBlurRadius:
		return 0 // blurring the window behind costs too much without a GPU
	}
	return t.base.Size(n)
}

// colorOf reads a color of the running theme. What draws with canvas objects
// calls it again in every Refresh, for the theme may have changed.
func colorOf(n fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(n, s.ThemeVariant())
}

// sizeOf reads a size of the running theme, zoom included.
func sizeOf(n fyne.ThemeSizeName) float32 { return fyne.CurrentApp().Settings().Theme().Size(n) }

// zoomed scales a length by the running theme's zoom.
func zoomed(v float32) float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return v * t.scale
	}
	return v
}

// ColorOf reads a color of the running theme, for views that draw with canvas
// objects of their own; read it again in every Refresh.
func ColorOf(n fyne.ThemeColorName) color.Color { return colorOf(n) }

// Zoomed scales a length in Fyne units by the zoom that the person chose, for
// layouts of views.
func Zoomed(v float32) float32 { return zoomed(v) }
