package sealed

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// quick is the cost of a guess in tests.
const quick = 10

var content = bytes.Repeat([]byte("notula rapat koordinasi\n"), 10_000) // four parts of 64 KB

func sealFor(t testing.TB, lock Lock) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := seal(&b, lock, quick)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(file []byte, key Key) ([]byte, error) {
	r, err := Open(bytes.NewReader(file), key)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func TestPassphrase(t *testing.T) {
	file := sealFor(t, Lock{Passphrase: []byte("tiga kuda di sawah")})
	if !IsSealed(file) || !Wants(file) || bytes.Contains(file, []byte("notula")) {
		t.Error("the file does not look sealed for a passphrase")
	}
	got, err := open(file, Key{Passphrase: []byte("tiga kuda di sawah")})
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
	for name, c := range map[string]struct {
		file []byte
		key  Key
		want error
	}{
		"another passphrase": {file, Key{Passphrase: []byte("tiga kuda di kota")}, ErrWrongKey},
		"none":               {file, Key{}, ErrWrongKey},
		"cut in the middle":  {file[:len(file)/2], Key{Passphrase: []byte("tiga kuda di sawah")}, ErrDamaged},
		"cut at a part":      {file[:len(file)-len(content)%(64<<10)-16], Key{Passphrase: []byte("tiga kuda di sawah")}, ErrDamaged},
		"one byte more":      {append(bytes.Clone(file), 0), Key{Passphrase: []byte("tiga kuda di sawah")}, ErrDamaged},
		"plain":              {content, Key{Passphrase: []byte("tiga kuda di sawah")}, ErrNotSealed},
		"empty":              {nil, Key{}, ErrNotSealed},
	} {
		if _, err := open(c.file, c.key); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := Seal(io.Discard, Lock{Passphrase: []byte("pendek")}); !errors.Is(err, ErrWeak) {
		t.Errorf("a short one: got %v, want ErrWeak", err)
	}
	if _, err := Seal(io.Discard, Lock{}); err == nil {
		t.Error("seals for nobody")
	}
}

func TestRecipient(t *testing.T) {
	secret, public, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	file := sealFor(t, Lock{Recipients: []string{" " + public + "\n"}})
	if Wants(file) {
		t.Error("asks for a passphrase")
	}
	typed, err := Secrets("# kunci sekretariat\n" + strings.ToLower(secret) + "\n")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := open(file, Key{Secrets: typed}); err != nil || !bytes.Equal(got, content) {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
	if got, err := PublicOf(typed[0]); err != nil || got != public {
		t.Errorf("got %q, %v, want %q", got, err, public)
	}
	if _, err := open(file, Key{Secrets: []string{other}}); !errors.Is(err, ErrWrongKey) {
		t.Errorf("another key: got %v, want ErrWrongKey", err)
	}
	if _, err := open(file, Key{Passphrase: []byte("tiga kuda di sawah")}); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a passphrase: got %v, want ErrWrongKey", err)
	}
	for _, text := range []string{"", "age1", public + "x", secret} {
		if _, err := Public(text); !errors.Is(err, ErrBadKey) {
			t.Errorf("public key %q: got %v, want ErrBadKey", text, err)
		}
	}
	for _, text := range []string{"", public, secret[:len(secret)-1] + "Q1"} {
		if _, err := Secrets(text); !errors.Is(err, ErrBadKey) {
			t.Errorf("secret key: got %v, want ErrBadKey", err)
		} else if len(text) > 20 && strings.Contains(err.Error(), text[16:20]) {
			t.Errorf("the error %q tells part of the key", err)
		}
	}
}

// Every flipped bit is found, wherever it is.
func TestFlippedBits(t *testing.T) {
	secret, public, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	file := sealFor(t, Lock{Recipients: []string{public}})
	random := rand.New(rand.NewPCG(1, 2))
	flip := func(at int) {
		t.Helper()
		file[at] ^= 1 << random.IntN(8)
		got, err := open(file, Key{Secrets: []string{secret}})
		if err == nil {
			t.Errorf("byte %d flipped: got %d bytes and no error", at, len(got))
		}
	}
	for at := range 250 { // the whole lock
		was := file[at]
		flip(at)
		file[at] = was
	}
	for range 300 {
		at := random.IntN(len(file))
		was := file[at]
		flip(at)
		file[at] = was
	}
}

// A file made to fill the memory is refused.
func TestCostlyPassphrase(t *testing.T) {
	file := sealFor(t, Lock{Passphrase: []byte("tiga kuda di sawah")})
	costly := bytes.Replace(file, []byte(" 10\n"), []byte(" 30\n"), 1)
	if bytes.Equal(file, costly) {
		t.Fatal("the cost is not where it was thought to be")
	}
	if _, err := open(costly, Key{Passphrase: []byte("tiga kuda di sawah")}); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}

// What is sealed can be opened by the tool of the format, without this program,
// and the other way round.
func TestAgeOpensIt(t *testing.T) {
	secret, public, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	key, file, theirs := filepath.Join(folder, "kunci.txt"), filepath.Join(folder, "cadangan.age"), filepath.Join(folder, "lain.age")
	if err := errors.Join(os.WriteFile(key, []byte("# kunci\n"+secret+"\n"), 0o600),
		os.WriteFile(file, sealFor(t, Lock{Recipients: []string{public}}), 0o600)); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "age", "--decrypt", "--identity", key, file).Output()
	if err != nil || !bytes.Equal(out, content) {
		t.Errorf("age: got %d bytes, %v", len(out), err)
	}
	write := exec.CommandContext(t.Context(), "age", "--recipient", public, "--output", theirs)
	write.Stdin = bytes.NewReader(content)
	if out, err := write.CombinedOutput(); err != nil {
		t.Fatalf("age: %v: %s", err, out)
	}
	sealed, err := os.ReadFile(theirs)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := open(sealed, Key{Secrets: []string{secret}}); err != nil || !bytes.Equal(got, content) {
		t.Errorf("got %d bytes, %v", len(got), err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(sealFor(f, Lock{Passphrase: []byte("tiga kuda di sawah")})[:400])
	secret, public, err := NewKey()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealFor(f, Lock{Recipients: []string{public}})[:400])
	f.Add([]byte(magic + "\n--- \n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := open(file, Key{Secrets: []string{secret}})
		if err == nil && len(got) > len(file) {
			t.Errorf("got %d bytes of %d", len(got), len(file))
		}
	})
}
