// Package mail writes an e-mail that is ready to be sent (draf surel) as a file
// every mail program opens: RFC 5322 for its head, MIME (RFC 2045 to 2047, RFC
// 2231) for its body.
//
// A [Draft] is finished text with its attachments; the same draft gives the same
// bytes. The package sends nothing and knows neither servers nor accounts: the
// person who opens a draft looks at it and sends it with their own program.
package mail
