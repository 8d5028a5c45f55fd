package signature

import "testing"

// FuzzKey reads what is said to be a certificate file (.p12). Nothing in it may
// make the program panic, nor work for longer than a person waits.
func FuzzKey(f *testing.F) {
	id, err := NewTrialIdentity("Contoh", "Kota Contoh", signedAt, signedAt.AddDate(1, 0, 0))
	if err != nil {
		f.Fatal(err)
	}
	p12, err := id.PKCS12(passphrase)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p12, passphrase)
	f.Add(p12, "")
	f.Add(p12[:len(p12)/2], passphrase)
	f.Add([]byte{0x30, 0x80, 0, 0}, "x")
	f.Fuzz(func(t *testing.T, data []byte, secret string) {
		got, err := LoadPKCS12(data, secret)
		if err == nil && got.Certificate == nil {
			t.Error("read a key without its certificate")
		}
	})
}
