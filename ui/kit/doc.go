// Package kit holds the widgets of Rakor that know nothing of meetings.
//
// Its words: a [Theme] gives every color and size; a [Tone] is a color with a
// sense (done, late, a kind of entry); a [Shell] is the frame of the window; a
// [Command] is a thing a person can do, with its key; a [Modal] asks before
// anything else goes on; a [VList] shows thousands of rows of different height
// and a [TableList] puts columns on it; a [CaptureEntry] is a line that never
// loses the keyboard; a [Runner] does slow work and keeps the only goroutines.
//
// Every function runs on the Fyne goroutine, except the work handed to
// [Runner.Run]. The package refuses to know the application: values and
// callbacks come in, and it imports neither fyne's app package nor anything of
// Rakor outside assets, so it is tested without a display.
package kit
