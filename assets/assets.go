// Package assets embeds what the program carries with it: its languages and its
// icon. Fonts and starter lists lie beside it in packages of their own.
package assets

import "embed"

//go:generate go run rakor.id/rakor/assets/lang/sync

// Languages holds the translations: lang/id.json and lang/en.json.
//
//go:embed lang/*.json
var Languages embed.FS

// Icon is the program's icon, a PNG of 512 x 512 pixels.
//
//go:embed icon/icon.png
var Icon []byte

// IconSVG is the same icon as a drawing.
//
//go:embed icon/icon.svg
var IconSVG []byte
