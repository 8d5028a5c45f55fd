//go:build !pkcs11 || !cgo

package signature

// TokensSupported says whether this build can use tokens.
const TokensSupported = false

// OpenToken opens a token, in a Rakor that was built with them.
func OpenToken(TokenChoice, string) (*Token, error) { return nil, ErrNoTokens }
