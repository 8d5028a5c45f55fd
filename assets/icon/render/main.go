// Command render draws assets/icon/icon.svg as icon.png, 512 x 512 pixels:
//
//	go run ./assets/icon/render
package main

import (
	"bytes"
	"image/png"
	"log"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

func main() {
	if err := render("assets/icon/icon.svg", "assets/icon/icon.png"); err != nil {
		log.Fatal(err)
	}
}

func render(from, to string) error {
	svg, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	test.NewApp() // gives the drawing a driver, without a display
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(canvas.NewImageFromResource(fyne.NewStaticResource("icon.svg", svg)))
	c.Resize(fyne.NewSquareSize(512))

	var b bytes.Buffer
	if err := png.Encode(&b, c.Capture()); err != nil {
		return err
	}
	return os.WriteFile(to, b.Bytes(), 0o644)
}
