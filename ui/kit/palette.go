package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Names of the colors that Rakor adds to those of Fyne.
const (
	ColorSurface     fyne.ThemeColorName = "rakor.surface"     // cards, lists, the content on the background
	ColorMuted       fyne.ThemeColorName = "rakor.muted"       // second-rank text, still well readable
	ColorBorder      fyne.ThemeColorName = "rakor.border"      // hairlines around surfaces
	ColorAccent      fyne.ThemeColorName = "rakor.accent"      // the warm color: markers, badges
	ColorOnAccent    fyne.ThemeColorName = "rakor.onAccent"    // text on the accent
	ColorRail        fyne.ThemeColorName = "rakor.rail"        // ground of the navigation
	ColorRailText    fyne.ThemeColorName = "rakor.railText"    // text and icons on it
	ColorRailActive  fyne.ThemeColorName = "rakor.railActive"  // ground of the open destination
	ColorRailHover   fyne.ThemeColorName = "rakor.railHover"   // ground under the pointer
	ColorStripe      fyne.ThemeColorName = "rakor.stripe"      // header rows, every second row
	ColorFocusRing   fyne.ThemeColorName = "rakor.focusRing"   // outline of what has the keyboard
	ColorCurrentLine fyne.ThemeColorName = "rakor.currentLine" // ground of the selected row
)

// A Tone is a color with a sense. It has three shades that fit together: ink
// for text, wash for a quiet ground under that text, solid for bars and dots.
type Tone int

// The hues. Views map kinds of entries and states onto them.
const (
	ToneNeutral Tone = iota
	TonePrimary
	ToneAccent
	ToneBlue
	ToneGreen
	ToneAmber
	ToneRed
	ToneViolet
	ToneRose
	toneCount
)

// The same hues by sense, for states of work.
const (
	ToneIdle    = ToneNeutral // not begun (belum)
	ToneActive  = ToneBlue    // under way (proses)
	ToneDone    = ToneGreen   // finished (selesai)
	ToneBlocked = ToneAmber   // held up (terkendala)
	ToneLate    = ToneRed     // past its day (terlambat)
)

var toneNames = [toneCount]string{"neutral", "primary", "accent", "blue", "green", "amber", "red", "violet", "rose"}

// Ink is the theme name of the tone's color for text on wash or surface.
func (t Tone) Ink() fyne.ThemeColorName { return t.shade("ink") }

// Wash is the theme name of the tone's quiet ground.
func (t Tone) Wash() fyne.ThemeColorName { return t.shade("wash") }

// Solid is the theme name of the tone's strong shade for bars, dots, markers.
func (t Tone) Solid() fyne.ThemeColorName { return t.shade("solid") }

func (t Tone) shade(s string) fyne.ThemeColorName {
	if t < 0 || t >= toneCount {
		t = ToneNeutral
	}
	return fyne.ThemeColorName("rakor.tone." + toneNames[t] + "." + s)
}

// palette is one complete set of colors.
type palette map[fyne.ThemeColorName]color.Color

type shades struct{ ink, wash, solid uint32 }

// tones adds the shades of every tone to the palette.
func (p palette) tones(all [toneCount]shades) palette {
	for t := Tone(0); t < toneCount; t++ {
		p[t.Ink()], p[t.Wash()], p[t.Solid()] = rgb(all[t].ink), rgb(all[t].wash), rgb(all[t].solid)
	}
	return p
}

// rgb makes an opaque color of 0xRRGGBB.
func rgb(v uint32) color.NRGBA { return rgba(v, 0xff) }

func rgba(v uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}

var lightPalette = palette{
	theme.ColorNameBackground:          rgb(0xf3f6f7),
	theme.ColorNameForeground:          rgb(0x14242b),
	theme.ColorNamePrimary:             rgb(0x0d5c6c),
	theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	theme.ColorNameHyperlink:           rgb(0x0d5c6c),
	theme.ColorNameFocus:               rgba(0x0d5c6c, 0x38),
	theme.ColorNameSelection:           rgba(0x1589a0, 0x40),
	theme.ColorNameButton:              rgb(0xe4ebee),
	theme.ColorNameDisabledButton:      rgb(0xebeff1),
	theme.ColorNameDisabled:            rgb(0x8b9aa2),
	theme.ColorNamePlaceHolder:         rgb(0x65767f),
	theme.ColorNameHover:               rgba(0x0d5c6c, 0x14),
	theme.ColorNamePressed:             rgba(0x0d5c6c, 0x2a),
	theme.ColorNameInputBackground:     rgb(0xffffff),
	theme.ColorNameInputBorder:         rgb(0x7c8f98),
	theme.ColorNameHeaderBackground:    rgb(0xe9eff1),
	theme.ColorNameMenuBackground:      rgb(0xffffff),
	theme.ColorNameOverlayBackground:   rgb(0xffffff),
	theme.ColorNameScrollBar:           rgba(0x14242b, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0x14242b, 0x0a),
	theme.ColorNameSeparator:           rgb(0xdbe3e7),
	theme.ColorNameShadow:              rgba(0x0a1a20, 0x42),
	theme.ColorNameError:               rgb(0xb3261e),
	theme.ColorNameForegroundOnError:   rgb(0xffffff),
	theme.ColorNameSuccess:             rgb(0x237a47),
	theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
	theme.ColorNameWarning:             rgb(0xb5730b),
	theme.ColorNameForegroundOnWarning: rgb(0xffffff),

	ColorSurface:     rgb(0xffffff),
	ColorMuted:       rgb(0x54666f),
	ColorBorder:      rgb(0xd6dfe3),
	ColorAccent:      rgb(0xd97a1c),
	ColorOnAccent:    rgb(0x1d1002),
	ColorRail:        rgb(0x0c333e),
	ColorRailText:    rgb(0xd3e4e8),
	ColorRailActive:  rgb(0x17505f),
	ColorRailHover:   rgb(0x12414e),
	ColorStripe:      rgb(0xf0f4f6),
	ColorFocusRing:   rgb(0x1589a0),
	ColorCurrentLine: rgb(0xdceef2),
}.tones([toneCount]shades{
	ToneNeutral: {0x47585f, 0xe8edef, 0x7b8b93},
	TonePrimary: {0x0b5463, 0xdceef2, 0x14788c},
	ToneAccent:  {0x8c4304, 0xfdead8, 0xd97a1c},
	ToneBlue:    {0x1c508f, 0xe3edf9, 0x2f74c0},
	ToneGreen:   {0x1a6238, 0xdff2e6, 0x2f8f58},
	ToneAmber:   {0x7a4b00, 0xfbf0d3, 0xd29a1e},
	ToneRed:     {0x9c211b, 0xfbe4e2, 0xc93a32},
	ToneViolet:  {0x5a3d94, 0xeee8f9, 0x7a5bbd},
	ToneRose:    {0x8e2a5b, 0xfae5ee, 0xbf4a80},
})

var darkPalette = palette{
	theme.ColorNameBackground:          rgb(0x10191d),
	theme.ColorNameForeground:          rgb(0xe6eef0),
	theme.ColorNamePrimary:             rgb(0x58b7c9),
	theme.ColorNameForegroundOnPrimary: rgb(0x04222a),
	theme.ColorNameHyperlink:           rgb(0x7accdb),
	theme.ColorNameFocus:               rgba(0x58b7c9, 0x40),
	theme.ColorNameSelection:           rgba(0x58b7c9, 0x55),
	theme.ColorNameButton:              rgb(0x25343b),
	theme.ColorNameDisabledButton:      rgb(0x1c272c),
	theme.ColorNameDisabled:            rgb(0x6d7f87),
	theme.ColorNamePlaceHolder:         rgb(0x8b9ea7),
	theme.ColorNameHover:               rgba(0x9fdbe6, 0x16),
	theme.ColorNamePressed:             rgba(0x9fdbe6, 0x2c),
	theme.ColorNameInputBackground:     rgb(0x0c1417),
	theme.ColorNameInputBorder:         rgb(0x637883),
	theme.ColorNameHeaderBackground:    rgb(0x1d2a30),
	theme.ColorNameMenuBackground:      rgb(0x1b272c),
	theme.ColorNameOverlayBackground:   rgb(0x1b272c),
	theme.ColorNameScrollBar:           rgba(0xe6eef0, 0x66),
	theme.ColorNameScrollBarBackground: rgba(0xe6eef0, 0x0a),
	theme.ColorNameSeparator:           rgb(0x2a3940),
	theme.ColorNameShadow:              rgba(0x000000, 0x8c),
	theme.ColorNameError:               rgb(0xf2877f),
	theme.ColorNameForegroundOnError:   rgb(0x33100d),
	theme.ColorNameSuccess:             rgb(0x6cc98f),
	theme.ColorNameForegroundOnSuccess: rgb(0x07240f),
	theme.ColorNameWarning:             rgb(0xe5b04b),
	theme.ColorNameForegroundOnWarning: rgb(0x2b1d00),

	ColorSurface:     rgb(0x172227),
	ColorMuted:       rgb(0xa3b4bb),
	ColorBorder:      rgb(0x2c3b42),
	ColorAccent:      rgb(0xf0a04b),
	ColorOnAccent:    rgb(0x241300),
	ColorRail:        rgb(0x0a1215),
	ColorRailText:    rgb(0xc2d2d7),
	ColorRailActive:  rgb(0x1a333b),
	ColorRailHover:   rgb(0x14252b),
	ColorStripe:      rgb(0x1b272c),
	ColorFocusRing:   rgb(0x58b7c9),
	ColorCurrentLine: rgb(0x1d3b44),
}.tones([toneCount]shades{
	ToneNeutral: {0xb9c7cd, 0x27343a, 0x84969e},
	TonePrimary: {0x8ed3e0, 0x17373f, 0x3f9db0},
	ToneAccent:  {0xf6bd84, 0x3d2812, 0xe68f36},
	ToneBlue:    {0x9cc4f2, 0x1b2f48, 0x5594db},
	ToneGreen:   {0x8edcab, 0x173a22, 0x46ad70},
	ToneAmber:   {0xf0cd7c, 0x3a2d0e, 0xd6a135},
	ToneRed:     {0xf5a59f, 0x43201d, 0xdd5f57},
	ToneViolet:  {0xc8b4f0, 0x2f2547, 0x9678d6},
	ToneRose:    {0xf0a8c8, 0x411f31, 0xd06897},
})

var contrastPalette = palette{
	theme.ColorNameBackground:          rgb(0x000000),
	theme.ColorNameForeground:          rgb(0xffffff),
	theme.ColorNamePrimary:             rgb(0xffd84d),
	theme.ColorNameForegroundOnPrimary: rgb(0x000000),
	theme.ColorNameHyperlink:           rgb(0x7fd8ff),
	theme.ColorNameFocus:               rgba(0xffd84d, 0x66),
	theme.ColorNameSelection:           rgba(0xffd84d, 0x77),
	theme.ColorNameButton:              rgb(0x2b2b2b),
	theme.ColorNameDisabledButton:      rgb(0x161616),
	theme.ColorNameDisabled:            rgb(0xa8a8a8),
	theme.ColorNamePlaceHolder:         rgb(0xc4c4c4),
	theme.ColorNameHover:               rgba(0xffffff, 0x2a),
	theme.ColorNamePressed:             rgba(0xffffff, 0x44),
	theme.ColorNameInputBackground:     rgb(0x000000),
	theme.ColorNameInputBorder:         rgb(0xffffff),
	theme.ColorNameHeaderBackground:    rgb(0x1e1e1e),
	theme.ColorNameMenuBackground:      rgb(0x121212),
	theme.ColorNameOverlayBackground:   rgb(0x121212),
	theme.ColorNameScrollBar:           rgb(0xffffff),
	theme.ColorNameScrollBarBackground: rgb(0x2b2b2b),
	theme.ColorNameSeparator:           rgb(0x9a9a9a),
	theme.ColorNameShadow:              rgba(0x000000, 0xcc),
	theme.ColorNameError:               rgb(0xff8a80),
	theme.ColorNameForegroundOnError:   rgb(0x000000),
	theme.ColorNameSuccess:             rgb(0x7dffa6),
	theme.ColorNameForegroundOnSuccess: rgb(0x000000),
	theme.ColorNameWarning:             rgb(0xffd84d),
	theme.ColorNameForegroundOnWarning: rgb(0x000000),

	ColorSurface:     rgb(0x000000),
	ColorMuted:       rgb(0xe0e0e0),
	ColorBorder:      rgb(0xb4b4b4),
	ColorAccent:      rgb(0xffb14d),
	ColorOnAccent:    rgb(0x000000),
	ColorRail:        rgb(0x000000),
	ColorRailText:    rgb(0xffffff),
	ColorRailActive:  rgb(0x3a3a3a),
	ColorRailHover:   rgb(0x232323),
	ColorStripe:      rgb(0x1a1a1a),
	ColorFocusRing:   rgb(0xffd84d),
	ColorCurrentLine: rgb(0x3a3413),
}.tones([toneCount]shades{
	ToneNeutral: {0xffffff, 0x2b2b2b, 0xd0d0d0},
	TonePrimary: {0x8ff0ff, 0x06323a, 0x4fd8ee},
	ToneAccent:  {0xffc98a, 0x3d2405, 0xffb14d},
	ToneBlue:    {0xa8d4ff, 0x0a2a4d, 0x6db6ff},
	ToneGreen:   {0x9dffbd, 0x06381a, 0x5cf08c},
	ToneAmber:   {0xffe48a, 0x3a2d00, 0xffd84d},
	ToneRed:     {0xffb3ad, 0x4a0f0b, 0xff7a70},
	ToneViolet:  {0xdcc8ff, 0x2d1a55, 0xb793ff},
	ToneRose:    {0xffbcd9, 0x4a0f2c, 0xff85b8},
})

var contrastLightPalette = palette{
	theme.ColorNameBackground:          rgb(0xffffff),
	theme.ColorNameForeground:          rgb(0x000000),
	theme.ColorNamePrimary:             rgb(0x003c8f),
	theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
	theme.ColorNameHyperlink:           rgb(0x003c8f),
	theme.ColorNameFocus:               rgba(0x003c8f, 0x40),
	theme.ColorNameSelection:           rgba(0x003c8f, 0x44),
	theme.ColorNameButton:              rgb(0xe6e6e6),
	theme.ColorNameDisabledButton:      rgb(0xf2f2f2),
	theme.ColorNameDisabled:            rgb(0x595959),
	theme.ColorNamePlaceHolder:         rgb(0x4a4a4a),
	theme.ColorNameHover:               rgba(0x000000, 0x1c),
	theme.ColorNamePressed:             rgba(0x000000, 0x33),
	theme.ColorNameInputBackground:     rgb(0xffffff),
	theme.ColorNameInputBorder:         rgb(0x000000),
	theme.ColorNameHeaderBackground:    rgb(0xececec),
	theme.ColorNameMenuBackground:      rgb(0xffffff),
	theme.ColorNameOverlayBackground:   rgb(0xffffff),
	theme.ColorNameScrollBar:           rgb(0x000000),
	theme.ColorNameScrollBarBackground: rgb(0xe0e0e0),
	theme.ColorNameSeparator:           rgb(0x6a6a6a),
	theme.ColorNameShadow:              rgba(0x000000, 0x88),
	theme.ColorNameError:               rgb(0x8c0d0d),
	theme.ColorNameForegroundOnError:   rgb(0xffffff),
	theme.ColorNameSuccess:             rgb(0x0b4a22),
	theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
	theme.ColorNameWarning:             rgb(0x6b3d00),
	theme.ColorNameForegroundOnWarning: rgb(0xffffff),

	ColorSurface:     rgb(0xffffff),
	ColorMuted:       rgb(0x2b2b2b),
	ColorBorder:      rgb(0x4a4a4a),
	ColorAccent:      rgb(0xffb14d),
	ColorOnAccent:    rgb(0x000000),
	ColorRail:        rgb(0x000000),
	ColorRailText:    rgb(0xffffff),
	ColorRailActive:  rgb(0x3a3a3a),
	ColorRailHover:   rgb(0x232323),
	ColorStripe:      rgb(0xececec),
	ColorFocusRing:   rgb(0xb00068),
	ColorCurrentLine: rgb(0xd9e8ff),
}.tones([toneCount]shades{
	ToneNeutral: {0x000000, 0xe6e6e6, 0x4a4a4a},
	TonePrimary: {0x003844, 0xd9f1f6, 0x00566a},
	ToneAccent:  {0x5c2a00, 0xffe8d1, 0x9c4a00},
	ToneBlue:    {0x002f6c, 0xdcebff, 0x0046a0},
	ToneGreen:   {0x003d18, 0xd8f5e2, 0x00642a},
	ToneAmber:   {0x4d3000, 0xfff0c2, 0x7a5000},
	ToneRed:     {0x7a0000, 0xffe0de, 0xa50f0f},
	ToneViolet:  {0x38146b, 0xece2ff, 0x5a2ca0},
	ToneRose:    {0x6b0838, 0xffdfee, 0x9a1556},
})
