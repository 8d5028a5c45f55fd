// Package signature signs PDF files and checks signatures in PDF files,
// its own and those of others.
//
// [Sign] fills a signature field that the file already has, as PAdES baseline B
// (ETSI EN 319 142-1): one revision is appended that touches the field, its
// picture and nothing else, so that a second signature leaves the first whole.
// An [Identity] is the key and certificate of a signer, read from a PKCS#12
// file or made here for trial.
//
// [Verify] answers three questions apart for each signature: is the content
// what was signed, whose certificate is it and who vouches for it, and when was
// it signed. It looks at what later revisions did, which common viewers do not:
// they may fill signature fields, and nothing else.
//
// The package gives values and errors, no sentences for people, and knows
// nothing of minutes. It trusts only the roots it is handed, never those of the
// system, and never reaches for a network.
package signature
