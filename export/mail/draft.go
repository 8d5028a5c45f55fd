package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"strings"
	"time"
	"unicode"
)

// A Draft is one e-mail before it is sent.
type Draft struct {
	From, To    Address   // without an address the field is left out, and the mail program asks
	Subject     string    // one line
	Text        string    // plain text, lines parted by "\n"
	Date        time.Time // in the sender's zone
	ID          string    // of the message, "left@right" in ASCII (RFC 5322, 3.6.4)
	Attachments []Attachment
}

// An Address is somebody's address with the name shown beside it.
type Address struct {
	Name string // "" for none
	Mail string // "setda@contoh.go.id"; "" for nobody
}

// An Attachment is a file that goes with the e-mail.
type Attachment struct {
	Name string // of the file, without a folder
	Type string // media type, "application/pdf"
	Data []byte
}

var (
	// ErrHead is a value that cannot stand in the head of an e-mail.
	ErrHead = errors.New("mail: unusable head")
	// ErrAttachment is an attachment without a usable name or type.
	ErrAttachment = errors.New("mail: unusable attachment")
)

// Write writes d as an e-mail that is not sent yet: X-Unsent makes Outlook and
// those that follow it open the file for editing.
func Write(w io.Writer, d Draft) error {
	if err := d.check(); err != nil {
		return err
	}
	body, kind, err := d.body()
	if err != nil {
		return fmt.Errorf("write e-mail: %w", err)
	}
	var b bytes.Buffer
	field(&b, "Date", d.Date.Format(time.RFC1123Z))
	d.From.field(&b, "From")
	d.To.field(&b, "To")
	field(&b, "Subject", mime.QEncoding.Encode("utf-8", d.Subject))
	field(&b, "Message-ID", "<"+d.ID+">")
	field(&b, "X-Unsent", "1")
	field(&b, "MIME-Version", "1.0")
	field(&b, "Content-Type", kind)
	b.WriteString("\r\n")
	b.Write(body)
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write e-mail: %w", err)
	}
	return nil
}

func (d Draft) check() error {
	left, right, ok := strings.Cut(d.ID, "@")
	switch {
	case d.Date.IsZero():
		return fmt.Errorf("%w: no date", ErrHead)
	case !ok || !atoms(left) || !atoms(right):
		return fmt.Errorf("%w: message id %q", ErrHead, d.ID)
	}
	for _, text := range []string{d.Subject, d.From.Name, d.To.Name} {
		if strings.ContainsFunc(text, unicode.IsControl) { // a line break would begin a field of its own
			return fmt.Errorf("%w: %q", ErrHead, text)
		}
	}
	for _, a := range []Address{d.From, d.To} {
		if a.Mail == "" {
			continue
		}
		if read, err := mail.ParseAddress(a.Mail); err != nil || read.Address != a.Mail {
			return fmt.Errorf("%w: address %q", ErrHead, a.Mail)
		}
	}
	for _, a := range d.Attachments {
		if a.Name == "" || strings.ContainsAny(a.Name, `/\`) || strings.ContainsFunc(a.Name, unicode.IsControl) {
			return fmt.Errorf("%w: name %q", ErrAttachment, a.Name)
		}
	}
	return nil
}

// atoms reports whether text is atoms of RFC 5322 (3.2.3) parted by dots.
func atoms(text string) bool {
	for atom := range strings.SplitSeq(text, ".") {
		if atom == "" || strings.Trim(atom, atomLetters) != "" {
			return false
		}
	}
	return true
}

// atomLetters are what an atom consists of (RFC 5322, 3.2.3).
const atomLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~"

func (a Address) field(b *bytes.Buffer, name string) {
	if a.Mail != "" {
		field(b, name, (&mail.Address{Name: a.Name, Address: a.Mail}).String())
	}
}

// longest is the length of a line with encoded words (RFC 2047, 2).
const longest = 76

// field writes one field, folded at spaces.
func field(b *bytes.Buffer, name, value string) {
	b.WriteString(name + ":")
	used := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		if i > 0 && used+1+len(word) > longest || i == 0 && used+1+len(word) > longest && len(word) < longest {
			b.WriteString("\r\n")
			used = 0
		}
		b.WriteString(" " + word)
		used += 1 + len(word)
	}
	b.WriteString("\r\n")
}
