package kit

// A FileFilter offers files of some kinds in a file dialog.
type FileFilter struct {
	Name       string   // "Lembar Excel", already translated
	Extensions []string // without dot: "xlsx"
}

// FileRequest says what a file dialog is for.
type FileRequest struct {
	Title    string
	Folder   string // where to start; "" means where the system likes
	Name     string // suggested file name when saving
	Filters  []FileFilter
	Multiple bool // several files may be chosen (opening only)
}

// OpenFiles lets the person choose files to open, through the system's own
// dialog where there is one. done is called on the Fyne goroutine with their
// paths, and is not called when the person gives up.
func (r *Runner) OpenFiles(req FileRequest, done func(paths []string)) { r.openFiles(req, done) }

// OpenFolder lets the person choose a folder.
func (r *Runner) OpenFolder(req FileRequest, done func(path string)) { r.openFolder(req, done) }

// SaveFile lets the person choose where to save. The first filter's extension
// is added when the name has none. Nothing is written yet; the dialog has asked
// before returning the path of a file that exists.
func (r *Runner) SaveFile(req FileRequest, done func(path string)) { r.saveFile(req, done) }
