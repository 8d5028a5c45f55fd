// Package markdown writes the minutes of a meeting (notula) as Markdown with the
// tables of GitHub (GFM 0.29), for wikis, chats and programs that read text.
//
// What stands in it, and in which order, is decided in [minutes.Compose]. Nothing
// that somebody said becomes a mark: a line that begins with "# " or "1. " stays
// that line. There are no pictures; a photo leaves its caption.
package markdown
