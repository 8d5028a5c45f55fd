// Package docs carries the user guide (panduan) into the program: the very files
// of this folder, with their pictures.
package docs

import "embed"

// Guide holds panduan/*.md, the commands of the terminal that they lead to, and
// the images that they show.
//
//go:embed panduan/*.md cli.md images/*.png
var Guide embed.FS
