package signature

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func signed(t testing.TB, in []byte, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Sign(context.Background(), in, &b, o); err != nil {
		t.Fatalf("Sign: %v", err)
	}
	if !bytes.HasPrefix(b.Bytes(), in) {
		t.Fatal("the file that was signed is not the beginning of the signed file")
	}
	return b.Bytes()
}

func asRecorder() Options {
	return Options{
		Field: recorderField, Identity: testPKI().recorder, At: signedAt, Certify: true,
		Reason: "Notulis", Location: "Prabumulih",
		Box: &Box{QR: "https://contoh.go.id/notula/2026-11-23", Lines: []string{
			"Ditandatangani secara elektronik", "Contoh Satu, S.Kom., M.Si.",
			"Notulis pada Sekretariat Daerah Kota Contoh", "23 November 2026 14.15 WIB",
		}},
	}
}

func asChair() Options {
	o := asRecorder()
	o.Field, o.Identity, o.Certify, o.Reason = chairField, testPKI().chair, false, "Pimpinan rapat"
	o.Box = &Box{QR: "https://contoh.go.id/notula/2026-11-23", Lines: []string{"Budi Contoh", "Wali Kota"}}
	return o
}

// signedTwice returns the base file signed by the recorder, then the chair.
func signedTwice(t testing.TB) []byte {
	t.Helper()
	return signed(t, signed(t, base(t), asRecorder()), asChair())
}

func asWitness() Options {
	o := asChair()
	o.Field, o.Identity, o.Reason = witnessField, testPKI().p384ID, "Saksi"
	o.Box = &Box{Lines: []string{"Contoh Tiga", "Sekretaris"}}
	return o
}

// signedThrice returns a file signed by recorder, chair and a third.
func signedThrice(t testing.TB) []byte {
	t.Helper()
	return signed(t, signed(t, signed(t, withWitness(t), asRecorder()), asChair()), asWitness())
}

func tool(t testing.TB, args ...string) string {
	t.Helper()
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if err != nil {
		t.Errorf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

func saved(t testing.TB, name string, data []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestSignaturesStandBeforeOtherPrograms(t *testing.T) {
	for n, data := range map[int][]byte{2: signedTwice(t), 3: signedThrice(t)} {
		file := saved(t, "signed.pdf", data)
		tool(t, "qpdf", "--check", file)
		// It names the change behind each but the last, and calls none invalid.
		if got := tool(t, "mutool", "sign", "-v", file); strings.Count(got, "unchanged since signing") != 1 || strings.Count(got, "No problems") != n && strings.Contains(got, "invalid") {
			t.Errorf("mutool says\n%s", got)
		}
		if got := tool(t, "pdfsig", "-nssdir", nssStore(t), file); strings.Count(got, "Signature is Valid") != n ||
			strings.Count(got, "Certificate is Trusted") != n || strings.Count(got, "Total document signed") != 1 {
			t.Errorf("pdfsig says\n%s", got)
		}
		verifyWithOpenSSL(t, file, n)
		if r := verified(t, data); !r.Sound() || r.Signed != n || r.Revisions != n+1 {
			t.Errorf("report = %+v", r)
		}
	}
}

var rangeAndContents = regexp.MustCompile(`/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/Contents <([0-9a-f]+)>`)

// verifyWithOpenSSL checks each CMS in a file, with CAdES rules, against the
// bytes that its range names.
func verifyWithOpenSSL(t *testing.T, file string, want int) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	root := saved(t, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: testPKI().root.Certificate.Raw}))
	found := rangeAndContents.FindAllSubmatch(data, -1)
	if len(found) != want {
		t.Fatalf("%d signatures in the file, want %d", len(found), want)
	}
	for _, m := range found {
		var r [4]int
		for i := range r {
			r[i], _ = strconv.Atoi(string(m[i+1]))
		}
		content := append(bytes.Clone(data[r[0]:r[0]+r[1]]), data[r[2]:r[2]+r[3]]...)
		cms, err := hex.DecodeString(string(m[5]))
		if err != nil {
			t.Fatal(err)
		}
		got := tool(t, "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-purpose", "any",
			"-in", saved(t, "sig.der", cms), "-content", saved(t, "content", content), "-CAfile", root, "-out", os.DevNull)
		if !strings.Contains(got, "successful") {
			t.Errorf("openssl says\n%s", got)
		}
	}
}

// nssStore returns a certificate store that trusts the test authority.
func nssStore(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	root := saved(t, "root.der", testPKI().root.Certificate.Raw)
	tool(t, "certutil", "-N", "--empty-password", "-d", "sql:"+dir)
	tool(t, "certutil", "-A", "-d", "sql:"+dir, "-n", "root", "-t", "C,C,C", "-i", root)
	return "sql:" + dir
}
