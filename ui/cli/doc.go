// Package cli offers the use cases of Rakor from a terminal: the same rules,
// the same archive, no window.
//
// A command prints what it did in plain Indonesian, or with --json one JSON
// document whose fields docs/cli.md describes. It ends with 0 when the work is
// done, with 1 when it was refused (the reason on standard error) and with 2
// when the command line itself was wrong.
package cli
