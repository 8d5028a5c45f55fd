// Package capture reads the capture line (baris catat): one line typed in the
// room becomes an entry with its speaker, kind, agencies, due date, issue and
// target, or a command that runs the meeting, or a correction.
//
// A [Directory] holds the names a line may mention and is built once. [Parse]
// reads a line against it and never fails: what is not understood stays in the
// text as typed and gets a [Mark]. The tokens of a [Line] laid end to end are
// exactly what was typed. [Write] turns an entry back into a line that reads
// as the same entry. [Complete] says what the token under the cursor may
// become, and [Explain] what Enter will do.
//
// Everything here is pure: no archive, no window, no clock. Texts for a person
// are left to the caller; what comes out are names from the directory and
// codes.
package capture
