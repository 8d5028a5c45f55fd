package app

// Recaps writes the recap for the chair.
type Recaps struct{ *desk }
