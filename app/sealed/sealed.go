// Package sealed encrypts (menyandikan) files that leave the computer: backups
// and bundles. It writes and reads the age format (https://age-encryption.org/v1),
// so that what is sealed here can be opened without this program as well.
//
// A file is sealed either for a passphrase (kata sandi) or for the public keys
// of recipients (kunci penerima); whoever has the secret key of one of them
// opens it. The secret key is a line of text, kept off the laptop.
//
// What is read is whole only when its end was reached without an error: every
// part proves itself, but a file that was cut shows it at the cut. So decrypt
// to the end into a private file before anything in it is used.
//
// The package knows nothing of archives, files on disks, or people.
package sealed

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// What can be wrong with a sealed file, or with what it is opened with.
var (
	// ErrNotSealed: the file does not begin as a sealed one does.
	ErrNotSealed = errors.New("file is not sealed")
	// ErrWrongKey: neither passphrase nor keys open it. Damage to the few bytes
	// that hold the lock looks the same.
	ErrWrongKey = errors.New("passphrase or key does not open the file")
	// ErrDamaged: the file was cut, or changed since it was sealed.
	ErrDamaged = errors.New("sealed file is damaged")
	// ErrBadKey: the text is no key.
	ErrBadKey = errors.New("not a key")
	// ErrWeak: the passphrase is shorter than LeastPassphrase.
	ErrWeak = errors.New("passphrase is too short")
)

// Extension is what the name of a sealed file ends with, dot included.
const Extension = ".age"

// LeastPassphrase is the fewest characters of a passphrase to seal with. A
// stick can be stolen and guessed at for years.
const LeastPassphrase = 12

// workFactor makes one guess at a passphrase cost about a second and 256 MB.
// A file that asks for more is refused: it could fill the memory.
const workFactor = 18

const magic = "age-encryption.org/v1"

// A Lock is what a file is sealed for: a passphrase, or public keys.
type Lock struct {
	Passphrase []byte
	Recipients []string
}

// A Key opens sealed files: a passphrase, secret keys as text, or both.
type Key struct {
	Passphrase []byte
	Secrets    []string
}

// Seal returns a writer that encrypts to w. The file is whole once Close has
// returned nil. Errors: [ErrWeak], [ErrBadKey].
func Seal(w io.Writer, lock Lock) (io.WriteCloser, error) {
	return seal(w, lock, workFactor)
}

func seal(w io.Writer, lock Lock, factor int) (io.WriteCloser, error) {
	var to []age.Recipient
	if len(lock.Passphrase) > 0 {
		if len([]rune(string(lock.Passphrase))) < LeastPassphrase {
			return nil, ErrWeak
		}
		r, err := age.NewScryptRecipient(string(lock.Passphrase))
		if err != nil {
			return nil, fmt.Errorf("seal for a passphrase: %w", err)
		}
		r.SetWorkFactor(factor)
		to = append(to, r)
	}
	for _, public := range lock.Recipients {
		r, err := age.ParseX25519Recipient(strings.TrimSpace(public))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBadKey, err)
		}
		to = append(to, r)
	}
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return sealed, nil
}

// Open returns a reader of what is in a sealed file. Errors, also of its Read:
// [ErrNotSealed], [ErrWrongKey], [ErrDamaged], [ErrBadKey].
func Open(r io.Reader, key Key) (io.Reader, error) {
	buffered := bufio.NewReader(r)
	if head, err := buffered.Peek(len(magic)); err != nil || !IsSealed(head) {
		return nil, ErrNotSealed
	}
	var with []age.Identity
	if len(key.Passphrase) > 0 {
		id, err := age.NewScryptIdentity(string(key.Passphrase))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrWrongKey, err)
		}
		id.SetMaxWorkFactor(workFactor)
		with = append(with, id)
	}
	for _, secret := range key.Secrets {
		id, err := age.ParseX25519Identity(strings.TrimSpace(secret))
		if err != nil {
			return nil, ErrBadKey // the parser's own words may hold part of the key
		}
		with = append(with, id)
	}
	if len(with) == 0 {
		return nil, ErrWrongKey
	}
	plain, err := age.Decrypt(buffered, with...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, fmt.Errorf("%w: %w", ErrWrongKey, err)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &opened{plain}, nil
}

// opened says of every error of the stream what it means.
type opened struct{ r io.Reader }

func (o *opened) Read(p []byte) (int, error) {
	n, err := o.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}

// IsSealed reports whether a file that begins with head is sealed.
func IsSealed(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }

// Wants tells what opens a sealed file, from its first bytes: a passphrase, or
// else a secret key.
func Wants(head []byte) (passphrase bool) {
	_, rest, _ := bytes.Cut(head, []byte("\n"))
	return bytes.HasPrefix(rest, []byte("-> scrypt "))
}

// NewKey makes a pair of keys: the secret one, to be kept off the laptop, and
// the public one, for sealing.
func NewKey() (secret, public string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	return id.String(), id.Recipient().String(), nil
}

// Public checks a public key and returns it as it is written, without spaces
// around it. Error: [ErrBadKey].
func Public(text string) (string, error) {
	r, err := age.ParseX25519Recipient(strings.TrimSpace(text))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrBadKey, err)
	}
	return r.String(), nil
}

// Secrets finds the secret keys in a text: a key file, or what was typed from
// paper. Lines that hold none are passed over. Error: [ErrBadKey].
func Secrets(text string) (keys []string, err error) {
	for word := range strings.FieldsSeq(text) {
		if !strings.HasPrefix(strings.ToUpper(word), "AGE-SECRET-KEY-1") {
			continue
		}
		id, err := age.ParseX25519Identity(strings.ToUpper(word))
		if err != nil {
			return nil, ErrBadKey
		}
		keys = append(keys, id.String())
	}
	if len(keys) == 0 {
		return nil, ErrBadKey
	}
	return keys, nil
}

// PublicOf returns the public key of a secret one. Error: [ErrBadKey].
func PublicOf(secret string) (string, error) {
	id, err := age.ParseX25519Identity(secret)
	if err != nil {
		return "", ErrBadKey
	}
	return id.Recipient().String(), nil
}

// Wipe overwrites a passphrase that is no longer needed. Copies that the
// libraries made of it are left to the garbage collector.
func Wipe(passphrase []byte) { clear(passphrase) }
