package kit_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// luminance and contrast are those of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// textPairs are texts and the grounds they stand on.
func textPairs() [][2]fyne.ThemeColorName {
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForeground, theme.ColorNameBackground},
		{theme.ColorNameForeground, kit.ColorSurface},
		{theme.ColorNameForeground, kit.ColorCurrentLine},
		{theme.ColorNameForeground, kit.ColorStripe},
		{theme.ColorNameForeground, theme.ColorNameButton},
		{theme.ColorNameForeground, theme.ColorNameInputBackground},
		{theme.ColorNameForeground, theme.ColorNameMenuBackground},
		{theme.ColorNameForeground, theme.ColorNameOverlayBackground},
		{kit.ColorMuted, theme.ColorNameBackground},
		{kit.ColorMuted, kit.ColorSurface},
		{kit.ColorMuted, kit.ColorCurrentLine},
		{kit.ColorMuted, kit.ColorStripe},
		{kit.ColorMuted, theme.ColorNameHeaderBackground},
		{kit.ColorMuted, theme.ColorNameOverlayBackground},
		{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
		{theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNamePrimary, kit.ColorSurface},
		{theme.ColorNameError, kit.ColorSurface},
		{theme.ColorNameError, theme.ColorNameBackground},
		{kit.ColorRailText, kit.ColorRail},
		{kit.ColorRailText, kit.ColorRailActive},
		{kit.ColorRailText, kit.ColorRailHover},
		{kit.ColorOnAccent, kit.ColorAccent},
	}
	for tone := kit.ToneNeutral; tone <= kit.ToneRose; tone++ {
		pairs = append(pairs, [2]fyne.ThemeColorName{tone.Ink(), tone.Wash()}, [2]fyne.ThemeColorName{tone.Ink(), kit.ColorSurface},
			[2]fyne.ThemeColorName{tone.Ink(), kit.ColorCurrentLine})
	}
	return pairs
}

// signPairs are what tells where something is, and the grounds it stands on: the
// outline of what has the keyboard, the border of a field, the marks of tones.
func signPairs(strong bool) [][2]fyne.ThemeColorName {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, kit.ColorSurface}
	var pairs [][2]fyne.ThemeColorName
	for _, ground := range grounds {
		pairs = append(pairs, [2]fyne.ThemeColorName{kit.ColorFocusRing, ground}, [2]fyne.ThemeColorName{theme.ColorNameInputBorder, ground})
		if strong {
			pairs = append(pairs, [2]fyne.ThemeColorName{kit.ColorBorder, ground}, [2]fyne.ThemeColorName{theme.ColorNameSeparator, ground})
		}
	}
	if strong {
		for tone := kit.ToneNeutral; tone <= kit.ToneRose; tone++ {
			pairs = append(pairs, [2]fyne.ThemeColorName{tone.Solid(), kit.ColorSurface})
		}
	}
	return append(pairs, [2]fyne.ThemeColorName{kit.ColorAccent, kit.ColorRail}, [2]fyne.ThemeColorName{kit.ColorFocusRing, kit.ColorCurrentLine})
}

// The least contrasts are those of WCAG 2.1: 4.5 for text (1.4.3) and 7 where
// high contrast was asked for (1.4.6), 3 for what is no text (1.4.11).
func TestColorsStandOut(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark, kit.ModeContrast, kit.ModeContrastLight} {
		strong := mode == kit.ModeContrast || mode == kit.ModeContrastLight
		least := 4.5
		if strong {
			least = 7
		}
		th := kit.NewTheme(kit.Look{Mode: mode})
		check := func(pairs [][2]fyne.ThemeColorName, least float64) {
			for _, p := range pairs {
				if got := contrast(th.Color(p[0], 0), th.Color(p[1], 0)); got < least {
					t.Errorf("%s: contrast of %s on %s is %.2f, want at least %.1f", mode, p[0], p[1], got, least)
				}
			}
		}
		check(textPairs(), least)
		check(signPairs(strong), 3)
	}
}

func TestZoom(t *testing.T) {
	for _, tt := range []struct {
		zoom int
		want float32
	}{{0, 14}, {100, 14}, {200, 28}, {80, 11.2}, {500, 28}, {10, 11.2}} {
		got := kit.NewTheme(kit.Look{Zoom: tt.zoom}).Size(theme.SizeNameText)
		if math.Abs(float64(got-tt.want)) > 0.01 {
			t.Errorf("text at %d %% is %v, want %v", tt.zoom, got, tt.want)
		}
	}
}

func TestModeDecidesThePalette(t *testing.T) {
	light := kit.NewTheme(kit.Look{Mode: kit.ModeLight}).Color(theme.ColorNameBackground, theme.VariantDark)
	system := kit.NewTheme(kit.Look{}).Color(theme.ColorNameBackground, theme.VariantLight)
	dark := kit.NewTheme(kit.Look{Mode: kit.ModeSystem}).Color(theme.ColorNameBackground, theme.VariantDark)
	if light != system || light == dark {
		t.Errorf("light %v, system on light %v, system on dark %v, want the first two the same", light, system, dark)
	}
}
