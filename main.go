// Rakor keeps the minutes of coordination meetings (rapat koordinasi).
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
	_ "github.com/alecthomas/kong"
	_ "github.com/gofrs/flock"
	_ "github.com/google/uuid"
	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/xuri/excelize/v2"
	_ "golang.org/x/image/draw"
	_ "golang.org/x/sys/cpu"
	_ "golang.org/x/term"
	_ "golang.org/x/text/unicode/norm"
	_ "modernc.org/sqlite"
	_ "rsc.io/qr"
	_ "software.sslmate.com/src/go-pkcs12"
)

func main() {
	a := app.NewWithID("id.rakor.rakor")
	w := a.NewWindow("Rakor")
	w.SetContent(widget.NewLabel("Rakor"))
	w.ShowAndRun()
}
