//go:build pkcs11 && cgo

package signature

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// softModule is the driver of a token made of software (Debian: softhsm2).
const softModule = "/usr/lib/softhsm/libsofthsm2.so"

// softToken makes a token with the keys of people on it, by the tools that
// offices use for theirs.
func softToken(t *testing.T, people ...Identity) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("SOFTHSM2_CONF", saved(t, "softhsm2.conf", []byte("directories.tokendir = "+dir+"\nobjectstore.backend = file\nlog.level = ERROR\n")))
	tool(t, "softhsm2-util", "--init-token", "--free", "--label", "contoh", "--so-pin", "12345678", "--pin", "135790")
	for i, id := range people {
		key, leaf, _ := pemFiles(t, id)
		der := filepath.Join(dir, "leaf.der")
		tool(t, "openssl", "x509", "-in", leaf, "-outform", "DER", "-out", der)
		number := string(rune('1'+i)) + "0"
		tool(t, "softhsm2-util", "--import", key, "--token", "contoh", "--label", id.Name(), "--id", number, "--pin", "135790", "--force")
		tool(t, "pkcs11-tool", "--module", softModule, "--token-label", "contoh", "--login", "--pin", "135790",
			"--write-object", der, "--type", "cert", "--id", number, "--label", id.Name())
	}
}

func TestSignedWithAToken(t *testing.T) {
	p := testPKI()
	softToken(t, p.recorder, p.chair)
	in := base(t)
	for _, tt := range []struct {
		owner string
		o     Options
	}{{"Contoh Satu", asRecorder()}, {"Budi Contoh", asChair()}} {
		token, err := OpenToken(TokenChoice{Module: softModule, Label: "contoh", Owner: tt.owner}, "135790")
		if err != nil {
			t.Fatal(err)
		}
		tt.o.Identity = token.Identity.WithIssuers(p.recorder.Chain)
		in = signed(t, in, tt.o)
		if err := token.Close(); err != nil {
			t.Error(err)
		}
	}
	if r := verified(t, in); !r.Sound() || r.Signed != 2 {
		t.Errorf("report = %+v", r)
	}
	verifyWithOpenSSL(t, saved(t, "two.pdf", in), 2)
}

func TestTokensThatCannotSign(t *testing.T) {
	softToken(t)
	for _, tt := range []struct {
		name   string
		choice TokenChoice
		pin    string
		want   error
	}{
		{"wrong PIN", TokenChoice{Module: softModule}, "000000", ErrPIN},
		{"nothing on it", TokenChoice{Module: softModule}, "135790", ErrNoKey},
		{"another token", TokenChoice{Module: softModule, Label: "lain"}, "135790", ErrNoToken},
		{"no driver", TokenChoice{Module: filepath.Join(os.TempDir(), "none.so")}, "135790", ErrNoToken},
	} {
		if _, err := OpenToken(tt.choice, tt.pin); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
}
