package assets

import _ "embed" // the faces below are files beside this one

// The four faces of Liberation Sans 2.1.5 (SIL Open Font License, fonts/LICENSE),
// which measure exactly like the Arial that the official forms ask for. They are
// strings so that nobody can change the bytes the program carries.
var (
	//go:embed fonts/LiberationSans-Regular.ttf
	SansRegular string
	//go:embed fonts/LiberationSans-Bold.ttf
	SansBold string
	//go:embed fonts/LiberationSans-Italic.ttf
	SansItalic string
	//go:embed fonts/LiberationSans-BoldItalic.ttf
	SansBoldItalic string
)
