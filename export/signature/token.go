package signature

import "errors"

var (
	// ErrNoTokens is returned by a Rakor that was built without tokens.
	ErrNoTokens = errors.New("built without PKCS#11 tokens")
	// ErrNoToken is returned when the token, or its driver, cannot be reached.
	ErrNoToken = errors.New("no such PKCS#11 token")
	// ErrPIN is returned for a wrong PIN. Tokens lock themselves after a few.
	ErrPIN = errors.New("wrong PIN")
	// ErrPINLocked is returned by a token that locked itself.
	ErrPINLocked = errors.New("PIN is locked")
)

// A TokenChoice names a token (PKCS#11), such as a smart card: keys that sign
// and are never given out.
type TokenChoice struct {
	Module string // path of the driver, such as opensc-pkcs11.so
	Label  string // of the token; "" for the first one there is
	Owner  string // common name in the certificate to sign with; "" for the first
}

// A Token is a token that was opened with its PIN.
type Token struct {
	Identity Identity
	close    func() error
}

// Close leaves the token; its key cannot be used any more.
func (t *Token) Close() error { return t.close() }
