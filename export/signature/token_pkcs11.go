//go:build pkcs11 && cgo

package signature

import (
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"

	"github.com/ThalesGroup/crypto11"
	"github.com/miekg/pkcs11"
)

// TokensSupported says whether this build can use tokens.
const TokensSupported = true

// OpenToken opens a token with its PIN, and finds a key on it that has a
// certificate. The PIN is handed to the driver and not kept.
func OpenToken(c TokenChoice, pin string) (*Token, error) {
	slot, err := findSlot(c)
	if err != nil {
		return nil, err
	}
	number := int(slot) //nolint:gosec // drivers count their slots from 0, or give them small numbers
	open, err := crypto11.Configure(&crypto11.Config{Path: c.Module, SlotNumber: &number, Pin: pin, MaxSessions: 2})
	if err != nil {
		return nil, tokenError(err)
	}
	id, err := identityOn(open, c.Owner)
	if err != nil {
		return nil, errors.Join(err, open.Close())
	}
	return &Token{Identity: id, close: open.Close}, nil
}

// findSlot finds where a token is plugged in.
func findSlot(c TokenChoice) (uint, error) {
	driver := pkcs11.New(c.Module)
	if driver == nil {
		return 0, fmt.Errorf("%w: driver %s cannot be loaded", ErrNoToken, c.Module)
	}
	defer driver.Destroy()
	if err := driver.Initialize(); err != nil {
		return 0, fmt.Errorf("%w: %w", ErrNoToken, err)
	}
	defer func() { _ = driver.Finalize() }() // it is opened anew at once
	slots, err := driver.GetSlotList(true)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrNoToken, err)
	}
	for _, s := range slots {
		info, err := driver.GetTokenInfo(s)
		if err == nil && info.Flags&pkcs11.CKF_TOKEN_INITIALIZED != 0 && (c.Label == "" || info.Label == c.Label) {
			return s, nil
		}
	}
	return 0, ErrNoToken
}

func tokenError(err error) error {
	var code pkcs11.Error
	if errors.As(err, &code) {
		switch code {
		case pkcs11.CKR_PIN_INCORRECT, pkcs11.CKR_PIN_LEN_RANGE, pkcs11.CKR_PIN_INVALID:
			return fmt.Errorf("%w: %w", ErrPIN, err)
		case pkcs11.CKR_PIN_LOCKED:
			return fmt.Errorf("%w: %w", ErrPINLocked, err)
		}
	}
	return fmt.Errorf("%w: %w", ErrNoToken, err)
}

// identityOn finds the key of an owner on a token that is open.
func identityOn(open *crypto11.Context, owner string) (Identity, error) {
	pairs, err := open.FindAllPairedCertificates()
	if err != nil {
		return Identity{}, fmt.Errorf("%w: %w", ErrNoKey, err)
	}
	for _, p := range pairs {
		if id, ok := identityOf(p); ok && (owner == "" || id.Name() == owner) {
			return id, id.check()
		}
	}
	return Identity{}, fmt.Errorf("%w: none on the token has a certificate", ErrNoKey)
}

func identityOf(p tls.Certificate) (Identity, bool) {
	key, ok := p.PrivateKey.(crypto.Signer)
	if !ok || p.Leaf == nil {
		return Identity{}, false
	}
	return Identity{Key: key, Certificate: p.Leaf, Chain: []*x509.Certificate{}}, true
}
