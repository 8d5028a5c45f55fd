package app

import (
	"errors"
	"testing"
)

// FuzzCertificates reads what is said to be trusted certificates or a list of
// revoked ones: what cannot be read is a sentence, and no reading is empty.
func FuzzCertificates(f *testing.F) {
	f.Add([]byte("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"))
	f.Add([]byte("-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n"))
	f.Add([]byte{0x30, 0x82, 0x01})
	f.Fuzz(func(t *testing.T, file []byte) {
		found, err := certificatesIn(file)
		var refusal *Problem
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("got %v, want a sentence", err)
		}
		if err == nil && len(found) == 0 {
			t.Error("nothing was read, and nothing said")
		}
		if der, ok := revocationList(file); ok && len(der) == 0 {
			t.Error("a list of revoked certificates without a byte")
		}
	})
}
