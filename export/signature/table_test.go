package signature

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"rakor.id/rakor/export/pdf"
)

// A specimen is a file signed by some program, to be tampered with.
type specimen struct {
	name  string
	data  []byte
	roots []*x509.Certificate
	at    time.Time
	loose bool // says not for which certificate it was signed
}

// specimens are files signed here and elsewhere.
func specimens(t *testing.T) []specimen {
	t.Helper()
	p := testPKI()
	wide := func(o Options) Options { // with room for the CMS of another program
		o.Identity.Chain = append(slices.Clone(o.Identity.Chain), p.root.Certificate, p.root.Certificate)
		return o
	}
	others := func(kind func([]byte) []byte, options ...string) []byte {
		one := resigned(t, kind(signed(t, base(t), wide(asRecorder()))), p.recorder, options...)
		return resigned(t, kind(signed(t, one, wide(asChair()))), p.p384ID, options...)
	}
	pss := []string{"-md", "sha256", "-keyopt", "rsa_padding_mode:pss"}
	packed := filepath.Join(t.TempDir(), "packed.pdf")
	tool(t, "qpdf", "--object-streams=generate", saved(t, "in.pdf", base(t)), packed)
	streams, err := os.ReadFile(packed)
	if err != nil {
		t.Fatal(err)
	}
	office, officeRoot := signedByLibreOffice(t)
	at := func(name string, data []byte) specimen { return specimen{name, data, roots(t), checkedAt, false} }
	loose := func(name string, data []byte) specimen { return specimen{name, data, roots(t), checkedAt, true} }
	return []specimen{
		at("ours, two signers", signedTwice(t)),
		at("ours, three signers", signedThrice(t)),
		at("ours, with what lasts", lasting(t)),
		at("ours, in a file of streams", signed(t, signed(t, streams, asRecorder()), asChair())),
		at("poppler, two signers", signedByPoppler(t)),
		at("openssl, CAdES", others(bytes.Clone, "-cades", "-md", "sha256")),
		loose("openssl, PKCS7", others(asPKCS7, "-md", "sha256")),
		loose("openssl, RSA-PSS", resigned(t, asPKCS7(signed(t, base(t), wide(asRecorder()))), p.recorder, pss...)),
		loose("openssl in a file of streams", resigned(t, asPKCS7(signed(t, streams, wide(asRecorder()))), p.recorder, "-md", "sha384")),
		{"LibreOffice", office, []*x509.Certificate{officeRoot}, time.Now(), false},
	}
}

// A found is where one signature stands in a file.
type found struct{ hole, end int } // its digits, and the end of what it covers

var anyRange = regexp.MustCompile(`/ByteRange ?\[ ?(\d+) +(\d+) +(\d+) +(\d+) *\]`)

// signaturesIn finds the signatures of a file by whatever program.
func signaturesIn(t *testing.T, data []byte) []found {
	t.Helper()
	var all []found
	for _, m := range anyRange.FindAllSubmatch(data, -1) {
		var r [4]int
		for i := range r {
			r[i], _ = strconv.Atoi(string(m[i+1]))
		}
		all = append(all, found{hole: r[1] + 1, end: r[2] + r[3]})
	}
	slices.SortFunc(all, func(a, b found) int { return a.end - b.end })
	return all
}

// A row is one row of the table: what is done, and the verdict on each of n
// signatures. A row that cannot be done to a file gives no data.
type row struct {
	name   string
	tamper func(t *testing.T, data []byte, at []found) []byte
	want   func(n int) []verdict
}

func all(c Content, r Reason) func(int) []verdict {
	return func(n int) []verdict { return slices.Repeat([]verdict{{c, r}}, n) }
}

// only says that what is wrong shows in the last signature alone.
func only(c Content, r Reason) func(int) []verdict {
	return func(n int) []verdict {
		return append(slices.Repeat([]verdict{intact}, n-1), verdict{c, r})
	}
}

const exchanged = "byte in the first certificate"

// rows are the table of cases that were tried on the verifiers there are. Of
// those, all but a few call a file valid whose page was painted over.
var rows = []row{
	{"nothing done", func(_ *testing.T, data []byte, _ []found) []byte { return data }, all(ContentIntact, NoReason)},
	{"byte in the body", func(t *testing.T, data []byte, _ []found) []byte {
		f, err := pdf.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		_, page := lastPage(t, f)
		_, end, _ := f.Extent(page["Contents"].(pdf.Ref).Num)
		return replaced(t, data, bytes.LastIndex(data[:end], []byte("endstream"))-20, "XX")
	}, all(ContentBroken, BadDigest)},
	{"byte in the last revision", func(_ *testing.T, data []byte, at []found) []byte {
		out := bytes.Clone(data)
		behind := at[len(at)-1].hole + bytes.IndexByte(data[at[len(at)-1].hole:], '>') + 1
		i := behind + bytes.Index(data[behind:], []byte("startxref")) - 3 // in the trailer or the table, passed over by most
		if i = bytes.LastIndexAny(data[behind:i], "\n ") + behind; i <= behind {
			return nil
		}
		out[i] ^= '\n' ^ ' '
		return out
	}, only(ContentBroken, BadDigest)},
	{exchanged, func(t *testing.T, data []byte, at []found) []byte {
		out := bytes.Clone(data)
		i := signerIn(t, data, at[0])
		out[i] = flipped(out[i])[0]
		return out
	}, func(n int) []verdict {
		return append([]verdict{{ContentBroken, BadCertificate}}, slices.Repeat([]verdict{{ContentBroken, BadDigest}}, n-1)...)
	}},
	{"signatures exchanged", func(_ *testing.T, data []byte, at []found) []byte {
		if len(at) < 2 {
			return nil
		}
		a, b := digits(data, at[0]), digits(data, at[1])
		n := min(len(a), len(b))
		a, b = a[:n:n], b[:n:n]
		out := bytes.Clone(data)
		copy(out[at[0].hole:], b)
		copy(out[at[1].hole:], a)
		return out
	}, nil},
	{"range widened", func(_ *testing.T, data []byte, _ []found) []byte {
		all := anyRange.FindAllSubmatchIndex(data, -1)
		m := all[len(all)-1]
		out := bytes.Clone(data)
		i := m[5] - 1 // the last digit of where the range stops
		if out[i] == '0' {
			i--
		}
		out[i]--
		return out
	}, only(ContentBroken, BadByteRange)},
	{"bytes behind the last signature's own", func(_ *testing.T, data []byte, at []found) []byte {
		last := at[len(at)-1]
		d := digits(data, last)
		if !bytes.HasSuffix(d, make0s(64)) {
			return nil // there is no room behind it
		}
		out := bytes.Clone(data)
		copy(out[last.hole+len(d)-2:], "ab")
		return out
	}, only(ContentBroken, BadPadding)},
	{"bytes without a revision", func(_ *testing.T, data []byte, _ []found) []byte {
		return append(bytes.Clone(data), "% tambahan\n"...)
	}, all(ContentChanged, TrailingBytes)},
	{"page repainted", addedBy(func(t *testing.T, f *pdf.File, u *pdf.Update) {
		_, page := lastPage(t, f)
		u.Set(page["Contents"].(pdf.Ref), &pdf.Stream{Data: []byte("0 0 m")})
	}), all(ContentChanged, PageChanged)},
	{"covered by an annotation", addedBy(func(t *testing.T, f *pdf.File, u *pdf.Update) {
		ref, page := lastPage(t, f)
		list, _ := pdf.As[pdf.Array](f, page["Annots"])
		page["Annots"] = append(slices.Clone(list), annotation(u))
		u.Set(ref, page)
	}), all(ContentChanged, AnnotationChanged)},
	{"picture of the first signature exchanged", addedBy(func(t *testing.T, f *pdf.File, u *pdf.Update) {
		fields, _ := signatureFields(f)
		d := object(t, f, fields[0].ref)
		d["AP"] = pdf.Dict{"N": u.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79)}})}
		u.Set(fields[0].ref, d)
	}), func(n int) []verdict { return all(ContentChanged, SignatureChanged)(n) }},
	{"first signature taken out", addedBy(func(t *testing.T, f *pdf.File, u *pdf.Update) {
		fields, _ := signatureFields(f)
		d := object(t, f, fields[0].ref)
		delete(d, "V")
		u.Set(fields[0].ref, d)
	}), func(n int) []verdict {
		return append([]verdict{{ContentChanged, SignatureRemoved}}, all(ContentChanged, SignatureChanged)(n-1)...)
	}},
	{"title changed", addedBy(func(_ *testing.T, f *pdf.File, u *pdf.Update) {
		u.Set(f.Trailer()["Info"].(pdf.Ref), pdf.Dict{"Title": pdf.String("Lain")})
	}), all(ContentChanged, InfoChanged)},
	{"cut back to the first signature", func(_ *testing.T, data []byte, at []found) []byte {
		return data[:at[0].end]
	}, func(int) []verdict { return []verdict{intact} }},
}

// addedBy adds a revision to a file.
func addedBy(change func(*testing.T, *pdf.File, *pdf.Update)) func(*testing.T, []byte, []found) []byte {
	return func(t *testing.T, data []byte, _ []found) []byte {
		return updated(t, data, func(f *pdf.File, u *pdf.Update) { change(t, f, u) })
	}
}

func make0s(n int) []byte { return bytes.Repeat([]byte("0"), n) }

// digits are what stands in the place of a signature.
func digits(data []byte, at found) []byte {
	return data[at.hole : at.hole+bytes.IndexByte(data[at.hole:], '>')]
}

// signerIn finds a digit in the signature that the issuer put into the signer's
// certificate, so that it is still read as one.
func signerIn(t *testing.T, data []byte, at found) int {
	t.Helper()
	der, err := hex.DecodeString(string(digits(data, at)))
	if err != nil {
		t.Fatal(err)
	}
	cms, reason := readContainer(der)
	if reason != NoReason || cms.leaf == nil {
		t.Fatalf("no signer: %v", reason)
	}
	i := bytes.Index(der, cms.leaf.Raw)
	if i < 0 {
		t.Fatal("the certificate is not there as it is")
	}
	return at.hole + 2*(i+len(cms.leaf.Raw)) - 20
}

func TestTamperTable(t *testing.T) {
	for _, s := range specimens(t) {
		at := signaturesIn(t, s.data)
		for _, row := range rows {
			t.Run(fmt.Sprintf("%s/%s", s.name, row.name), func(t *testing.T) {
				data := row.tamper(t, s.data, at)
				if data == nil {
					return // a single signature has none to be exchanged for
				}
				r, err := Verify(data, VerifyOptions{Roots: s.roots, At: s.at})
				if err != nil {
					t.Fatal(err)
				}
				if row.name == exchanged && s.loose {
					// Nothing but the chain tells that the certificate is another.
					if first := r.Signatures[0]; first.Sound() || first.Signer.Trust != UnknownIssuer {
						t.Errorf("first signature: %v %v", first.Content, first.Signer.Trust)
					}
					return
				}
				judgeRow(t, row, r, len(at))
			})
		}
	}
}

func judgeRow(t *testing.T, row row, r Report, n int) {
	t.Helper()
	if row.want == nil { // broken, each in its own way
		for i, s := range r.Signatures[:2] {
			if s.Content != ContentBroken {
				t.Errorf("signature %d: %v %v, want broken", i+1, s.Content, s.Reason)
			}
		}
		return
	}
	want := row.want(n)
	if len(r.Signatures) != len(want) {
		t.Fatalf("%d signatures, want %d: %+v", len(r.Signatures), len(want), r)
	}
	for i, s := range r.Signatures {
		if got := (verdict{s.Content, s.Reason}); got != want[i] {
			t.Errorf("signature %d: got %v, want %v (%v)", i+1, got, want[i], s.Changes)
		}
		if s.Content == ContentIntact && s.Signer.Trust != Trusted {
			t.Errorf("signature %d: trust %v (%v)", i+1, s.Signer.Trust, s.Signer.Reason)
		}
	}
}

// TestTrustTable is the second half of the table: whole files whose signers
// are not to be trusted, by us and by openssl.
func TestTrustTable(t *testing.T) {
	p := testPKI()
	stamp := stamps(t, authority(t, issueStamper()))
	for _, tt := range []struct {
		name  string
		id    Identity
		at    time.Time
		stamp StampFunc
		crl   []byte
		want  Trust
	}{
		{"expired", p.expired, checkedAt, nil, nil, Expired},
		{"revoked, with a list", p.chair, checkedAt, nil, listOf(t, p.issuer, checkedAt, signedAt, 1, p.chair.Certificate.SerialNumber), Revoked},
		{"revoked, without data", p.chair, checkedAt, nil, nil, Trusted}, // and Revocation says unknown
		{"self-signed", p.selfMade, checkedAt, nil, nil, SelfSigned},
		{"without its chain", p.unchained, checkedAt, nil, nil, UnknownIssuer},
		{"long after, by claim", p.chair, checkedAt.AddDate(4, 0, 0), nil, nil, Expired},
		{"long after, with a stamp", p.chair, checkedAt.AddDate(4, 0, 0), stamp, nil, Trusted},
	} {
		o := asRecorder()
		o.Identity, o.Stamp = tt.id, tt.stamp
		files := [][]byte{signed(t, base(t), o)}
		if tt.stamp == nil && len(tt.id.Chain) > 0 {
			files = append(files, resigned(t, asPKCS7(files[0]), tt.id, "-md", "sha256"))
		}
		for i, data := range files {
			r, err := Verify(data, VerifyOptions{Roots: roots(t), At: tt.at, CRLs: [][]byte{tt.crl}})
			if err != nil {
				t.Fatal(err)
			}
			s := r.Signatures[0]
			if s.Content != ContentIntact || s.Signer.Trust != tt.want {
				t.Errorf("%s (%d): %v %v (%v), want intact and %v", tt.name, i, s.Content, s.Signer.Trust, s.Signer.Reason, tt.want)
			}
		}
	}
}
