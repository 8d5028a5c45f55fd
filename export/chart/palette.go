package chart

import "image/color"

// A Palette is the colors of a drawing.
type Palette struct {
	Ground, Text, Muted, Grid color.NRGBA
	Shades                    [hues]Shades
}

// Shades are the colors of one [Hue].
type Shades struct {
	Ink   color.NRGBA // text in the hue
	Solid color.NRGBA // boxes and lines
	Wash  color.NRGBA // the pale ground of textures
	On    color.NRGBA // text on Solid
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}

func shades(ink, solid, wash, on uint32) Shades {
	return Shades{rgb(ink), rgb(solid), rgb(wash), rgb(on)}
}

// Light is for white grounds and paper. Its solids differ in lightness too.
var Light = Palette{
	Ground: rgb(0xffffff), Text: rgb(0x17262c), Muted: rgb(0x54666f), Grid: rgb(0xd6dfe3),
	Shades: [hues]Shades{
		Neutral: shades(0x47585f, 0x7b8b93, 0xe8edef, 0xffffff),
		Primary: shades(0x0b5463, 0x14788c, 0xdceef2, 0xffffff),
		Blue:    shades(0x1c508f, 0x2f74c0, 0xe3edf9, 0xffffff),
		Green:   shades(0x1a6238, 0x2a7f4e, 0xdff2e6, 0xffffff),
		Amber:   shades(0x7a4b00, 0xd29a1e, 0xfbf0d3, 0x241300),
		Red:     shades(0x9c211b, 0xc93a32, 0xfbe4e2, 0xffffff),
		Violet:  shades(0x5a3d94, 0x7a5bbd, 0xeee8f9, 0xffffff),
	},
}

// Dark is for dark grounds.
var Dark = Palette{
	Ground: rgb(0x172227), Text: rgb(0xe6eef0), Muted: rgb(0xa3b4bb), Grid: rgb(0x33444c),
	Shades: [hues]Shades{
		Neutral: shades(0xb9c7cd, 0x84969e, 0x27343a, 0x0b1215),
		Primary: shades(0x8ed3e0, 0x3f9db0, 0x17373f, 0x04151a),
		Blue:    shades(0x9cc4f2, 0x5594db, 0x1b2f48, 0x061424),
		Green:   shades(0x8edcab, 0x46ad70, 0x173a22, 0x05180c),
		Amber:   shades(0xf0cd7c, 0xd6a135, 0x3a2d0e, 0x1d1400),
		Red:     shades(0xf5a59f, 0xdd5f57, 0x43201d, 0x1f0604),
		Violet:  shades(0xc8b4f0, 0x9678d6, 0x2f2547, 0x130a24),
	},
}
