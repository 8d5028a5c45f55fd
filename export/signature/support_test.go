package signature

import (
	"bytes"
	"crypto/rand"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"io"
	"math/big"
	"os"
	"slices"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"rakor.id/rakor/export/pdf"
)

// listOf makes an issuer's CRL, with the serial numbers taken back at a time
// for a reason; 0 is left unsaid.
func listOf(t testing.TB, by Identity, made, takenBack time.Time, reason int, serials ...*big.Int) []byte { //nolint:revive // one line per list in the tables that call it
	t.Helper()
	list := &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: made, NextUpdate: made.AddDate(0, 0, 7)}
	for _, n := range serials {
		row := x509.RevocationListEntry{SerialNumber: n, RevocationTime: takenBack, ReasonCode: reason}
		list.RevokedCertificateEntries = append(list.RevokedCertificateEntries, row)
	}
	der, err := x509.CreateRevocationList(rand.Reader, list, by.Certificate, by.Key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// answerOf makes an OCSP response of responder about a certificate of issuer.
func answerOf(t testing.TB, issuer, responder Identity, status int, about *x509.Certificate) []byte {
	t.Helper()
	template := ocsp.Response{
		Status: status, SerialNumber: about.SerialNumber, ThisUpdate: checkedAt, NextUpdate: checkedAt.AddDate(0, 0, 1),
		RevokedAt: signedAt.Add(-time.Hour), RevocationReason: ocsp.KeyCompromise,
	}
	if !responder.Certificate.Equal(issuer.Certificate) {
		template.Certificate = responder.Certificate
	}
	der, err := ocsp.CreateResponse(issuer.Certificate, responder.Certificate, template, responder.Key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// validation is what is needed to check the signatures of the test's people.
func validation(t testing.TB) Validation {
	p := testPKI()
	return Validation{
		Certificates: []*x509.Certificate{p.issuer.Certificate, p.root.Certificate},
		CRLs:         [][]byte{listOf(t, p.issuer, checkedAt, signedAt, 0), listOf(t, p.root, checkedAt, signedAt, 0)},
		OCSPs:        [][]byte{answerOf(t, p.issuer, p.issuer, ocsp.Good, p.recorder.Certificate)},
	}
}

func withValidation(t testing.TB, data []byte, v Validation) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := AddValidation(data, &b, v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stampedWhole(t testing.TB, data []byte, name string, s StampFunc) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := StampDocument(t.Context(), data, &b, DocumentStamp{Field: name, Stamp: s}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lasting returns a file of two signers, stamped (B-T, when the recorder's own
// signature is), with validation data (B-LT) and a stamp over all (B-LTA).
func lasting(t testing.TB) []byte {
	t.Helper()
	stamp := stamps(t, authority(t, issueStamper()))
	o := asRecorder()
	o.Stamp = stamp
	two := signed(t, signed(t, base(t), o), asChair())
	return stampedWhole(t, withValidation(t, two, validation(t)), "Cap waktu 1", stamp)
}

func TestSignaturesThatLast(t *testing.T) {
	data := lasting(t)
	r := verifiedAt(t, data, checkedAt.AddDate(6, 0, 0))
	if !r.Sound() || r.Due != 2 || r.Signed != 2 || len(r.Signatures) != 3 || r.Revisions != 5 {
		t.Fatalf("report = %+v", r)
	}
	if r.Evidence != (Evidence{2, 2, 1}) {
		t.Errorf("evidence = %+v", r.Evidence)
	}
	recorder, chair, stamp := r.Signatures[0], r.Signatures[1], r.Signatures[2]
	if recorder.Stamp.Document || !chair.Stamp.Document || !chair.Signer.Proven || !stamp.Document {
		t.Errorf("stamps = %+v, %+v, %+v", recorder.Stamp, chair.Stamp, stamp)
	}
	if s := chair.Signer.Revocation; s.State != NotRevoked || !s.AsOf.Equal(checkedAt) {
		t.Errorf("revocation = %+v", s)
	}
	file := saved(t, "lta.pdf", data)
	tool(t, "qpdf", "--check", file)
	verifyStampWithOpenSSL(t, data)
	if got := tool(t, "pdfsig", "-nocert", file); bytes.Count([]byte(got), []byte("Signature is Valid")) != 2 {
		t.Errorf("pdfsig says\n%s", got)
	}
}

// verifyStampWithOpenSSL checks the last time stamp over the document.
func verifyStampWithOpenSSL(t *testing.T, data []byte) {
	t.Helper()
	m := rangeAndContents.FindAllSubmatchIndex(data, -1)
	last := m[len(m)-1]
	der, _ := hex.DecodeString(string(data[last[10]:last[11]]))
	cms, rest, err := toDER(der)
	if err != nil || len(bytes.Trim(rest, "\x00")) > 0 {
		t.Fatal(err)
	}
	content := append(bytes.Clone(data[:last[10]-1]), data[last[11]+1:]...)
	_, _, chain := pemFiles(t, testPKI().recorder)
	_, root, _ := pemFiles(t, testPKI().root)
	tool(t, "openssl", "ts", "-verify", "-token_in", "-in", saved(t, "token.der", cms), "-data", saved(t, "content", content), "-CAfile", root, "-untrusted", chain)
}

func TestValidationDataGrows(t *testing.T) {
	v := validation(t)
	two := signedTwice(t)
	once := withValidation(t, two, Validation{Certificates: v.Certificates})
	twice := withValidation(t, once, v)
	r := verified(t, twice)
	if !r.Sound() || r.Evidence != (Evidence{2, 2, 1}) {
		t.Errorf("report = %+v", r)
	}
	if again := withValidation(t, twice, v); !bytes.Equal(again, twice) {
		t.Error("adding the same again adds a revision")
	}
}

func TestTooMuchValidationDataIsRefused(t *testing.T) {
	two := signedTwice(t)
	err := AddValidation(two, io.Discard, Validation{CRLs: [][]byte{make([]byte, maxStoredBytes+1)}})
	if !errors.Is(err, pdf.ErrTooLarge) {
		t.Errorf("got %v, want it refused: a check would not read it", err)
	}
}

func TestSignedBehindValidationData(t *testing.T) {
	one := withValidation(t, signed(t, base(t), asRecorder()), validation(t))
	if r := verified(t, signed(t, one, asChair())); !r.Sound() || r.Signed != 2 {
		t.Errorf("report = %+v", r)
	}
}

// TestNothingComesInBesideValidationData smuggles things in with what may be
// added to a signed file.
func TestNothingComesInBesideValidationData(t *testing.T) {
	two := signedTwice(t)
	store := withValidation(t, two, validation(t))
	stamp := stamps(t, authority(t, issueStamper()))
	one := signed(t, base(t), asRecorder())
	for _, tt := range []struct {
		name string
		data []byte
		want Reason // of the first signature
	}{
		{"a store of nothing but certificates", store, NoReason},
		{"text instead of a certificate", withStore(t, two, func(u *pdf.Update) pdf.Dict {
			return pdf.Dict{"Certs": pdf.Array{u.Add(&pdf.Stream{Data: []byte("certificate")})}}
		}), ValidationChanged},
		{"text behind a list", withStore(t, two, func(u *pdf.Update) pdf.Dict {
			return pdf.Dict{"CRLs": pdf.Array{u.Add(&pdf.Stream{Data: append(validation(t).CRLs[0], "text"...)})}}
		}), ValidationChanged},
		{"a picture instead of an answer", withStore(t, two, func(u *pdf.Update) pdf.Dict {
			return pdf.Dict{"OCSPs": pdf.Array{u.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form")}, Data: validation(t).OCSPs[0]})}}
		}), ValidationChanged},
		{"a key that is not its", withStore(t, two, func(*pdf.Update) pdf.Dict {
			return pdf.Dict{"JS": pdf.String("app.alert(1)")}
		}), ValidationChanged},
		{"a key beside a signature's data", withStore(t, two, func(*pdf.Update) pdf.Dict {
			return pdf.Dict{"VRI": pdf.Dict{"0123456789ABCDEF0123456789ABCDEF01234567": pdf.Dict{"A": pdf.Name("GoTo")}}}
		}), ValidationChanged},
		{"data of a signature", withStore(t, two, func(u *pdf.Update) pdf.Dict {
			crl := u.Add(pdf.Deflate(pdf.Dict{}, validation(t).CRLs[0]))
			return pdf.Dict{"Type": pdf.Name("DSS"), "CRLs": pdf.Array{crl}, "VRI": pdf.Dict{
				"0123456789ABCDEF0123456789ABCDEF01234567": pdf.Dict{"Type": pdf.Name("VRI"), "CRL": pdf.Array{crl}, "TU": pdf.String("D:20261123")},
			}}
		}), NoReason},
		{"data taken out", withStore(t, store, func(*pdf.Update) pdf.Dict { return pdf.Dict{} }), NoReason}, // it is behind them
		{"a page repainted along", updated(t, store, func(f *pdf.File, u *pdf.Update) {
			_, page := lastPage(t, f)
			u.Set(page["Contents"].(pdf.Ref), &pdf.Stream{Data: []byte("0 0 m")})
		}), PageChanged},
		{"an extension that says more", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			inCatalog(t, f, u, "Extensions", pdf.Dict{"ESIC": pdf.Dict{"ExtensionLevel": pdf.Integer(5), "A": pdf.Dict{}}})
		}), StructureChanged},
		{"an extension", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			inCatalog(t, f, u, "Extensions", pdf.Dict{"ESIC": pdf.Dict{"BaseVersion": pdf.Name("1.7"), "ExtensionLevel": pdf.Integer(5)}})
		}), NoReason},
		{"rights of use", updated(t, two, func(f *pdf.File, u *pdf.Update) {
			inCatalog(t, f, u, "Perms", pdf.Dict{"UR3": pdf.Dict{}})
		}), StructureChanged},
		{"a stamp that is seen", moved(t, stampedWhole(t, two, "Cap", stamp), "Cap"), CertificationVoid},
		{"a stamp, and a note over the page", updated(t, stampedWhole(t, two, "Cap", stamp), func(f *pdf.File, u *pdf.Update) {
			ref, page := lastPage(t, f)
			page["Annots"] = append(page["Annots"].(pdf.Array), annotation(u))
			u.Set(ref, page)
		}), AnnotationChanged},
		{"a stamp in the chair's field", stampedInto(t, one, chairField, stamp), AnnotationChanged},
		{"a stamp", stampedWhole(t, two, "Cap", stamp), NoReason},
		{"a stamp behind an uncertified signature that is seen", seen(t, stamp), AnnotationChanged},
	} {
		r := verified(t, tt.data)
		if s := r.Signatures[0]; s.Reason != tt.want || (s.Content == ContentIntact) != (tt.want == NoReason) {
			t.Errorf("%s: got %v %v, want %v (%v)", tt.name, s.Content, s.Reason, tt.want, s.Changes)
		}
	}
}

func TestValidationDataIsNotTakenOut(t *testing.T) {
	stamp := stamps(t, authority(t, issueStamper()))
	data := stampedWhole(t, withValidation(t, signedTwice(t), validation(t)), "Cap", stamp)
	r := verified(t, withStore(t, data, func(*pdf.Update) pdf.Dict { return pdf.Dict{} }))
	if s := r.Signatures[2]; s.Content != ContentChanged || s.Reason != ValidationChanged {
		t.Errorf("the stamp over it: %v %v", s.Content, s.Reason)
	}
}

// withStore puts another store of validation data into a file.
func withStore(t testing.TB, data []byte, make func(u *pdf.Update) pdf.Dict) []byte {
	return updated(t, data, func(f *pdf.File, u *pdf.Update) { inCatalog(t, f, u, "DSS", make(u)) })
}

func inCatalog(t testing.TB, f *pdf.File, u *pdf.Update, key pdf.Name, o pdf.Object) {
	root := f.Trailer()["Root"].(pdf.Ref)
	catalog := object(t, f, root)
	catalog[key] = o
	u.Set(root, catalog)
}

// moved gives the field of a stamp an extent, and stamps anew what is signed so.
func moved(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	return updated(t, data, func(f *pdf.File, u *pdf.Update) {
		at := fieldNamed(t, f, name)
		d := object(t, f, at.ref)
		d["Rect"] = rect(0, 0, 595, 842)
		u.Set(at.ref, d)
	})
}

// stampedInto fills a field that waits for a person with a stamp.
func stampedInto(t testing.TB, data []byte, name string, s StampFunc) []byte {
	t.Helper()
	f, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	u := pdf.NewUpdate(f)
	var place room
	ref := u.Add(place.reserve("DocTimeStamp", subFilterRFC3161, stampSize, pdf.Dict{}))
	at := fieldNamed(t, f, name)
	d := object(t, f, at.ref)
	d["V"] = ref
	d["AP"] = pdf.Dict{"N": u.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "BBox": rect(0, 0, 210, 79)}})}
	u.Set(at.ref, d)
	added, err := place.fill(f, u, ref, 5, func(digest []byte) ([]byte, error) { return s(t.Context(), digest) })
	if err != nil {
		t.Fatal(err)
	}
	return append(bytes.Clone(data), added...)
}

// seen is a file that nobody certified, with a stamp that covers a page.
func seen(t testing.TB, s StampFunc) []byte {
	t.Helper()
	o := asRecorder()
	o.Certify = false
	return moved(t, stampedWhole(t, signed(t, base(t), o), "Cap", s), "Cap")
}

func TestRevocation(t *testing.T) {
	p := testPKI()
	serial := p.chair.Certificate.SerialNumber
	before, after := signedAt.Add(-time.Hour), time.Now().Add(time.Hour)
	hour := checkedAt
	responder := issueFor([]byte{0x30, 0x0a, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 9}, false, signedAt.AddDate(-1, 0, 0), checkedAt.AddDate(1, 0, 0))
	plain := signed(t, base(t), asChair())
	o := asChair()
	o.Stamp = stamps(t, authority(t, issueStamper()))
	stamped := signed(t, base(t), o)
	const keyCompromise, superseded = 1, 4
	for _, tt := range []struct {
		name  string
		data  []byte
		crl   []byte
		ocsp  []byte
		trust Trust
		state RevocationState
	}{
		{"nothing known", plain, nil, nil, Trusted, RevocationUnknown},
		{"not on the list", plain, listOf(t, p.issuer, hour, before, 0), nil, Trusted, NotRevoked},
		{"on the list", plain, listOf(t, p.issuer, hour, before, superseded, serial), nil, Revoked, WasRevoked},
		{"taken back later, time only claimed", plain, listOf(t, p.issuer, hour, after, superseded, serial), nil, Revoked, WasRevoked},
		{"taken back after the stamp", stamped, listOf(t, p.issuer, hour, after, keyCompromise, serial), nil, Trusted, WasRevoked},
		{"taken back before the stamp", stamped, listOf(t, p.issuer, hour, before, superseded, serial), nil, Revoked, WasRevoked},
		{"issuer taken back", plain, listOf(t, p.root, hour, before, superseded, p.issuer.Certificate.SerialNumber), nil, Revoked, WasRevoked},
		{"list of another", plain, listOf(t, p.root, hour, before, superseded, serial), nil, Trusted, RevocationUnknown},
		{"list of nobody", plain, []byte("list"), nil, Trusted, RevocationUnknown},
		{"answer: good", plain, nil, answerOf(t, p.issuer, p.issuer, ocsp.Good, p.chair.Certificate), Trusted, NotRevoked},
		{"answer: taken back", plain, nil, answerOf(t, p.issuer, p.issuer, ocsp.Revoked, p.chair.Certificate), Revoked, WasRevoked},
		{"answer of a responder", plain, nil, answerOf(t, p.issuer, responder, ocsp.Revoked, p.chair.Certificate), Revoked, WasRevoked},
		{"answer of a colleague", plain, nil, answerOf(t, p.issuer, p.recorder, ocsp.Good, p.chair.Certificate), Trusted, RevocationUnknown},
		{"answer about another", plain, nil, answerOf(t, p.issuer, p.issuer, ocsp.Revoked, p.recorder.Certificate), Trusted, RevocationUnknown},
		{"taken back, though an answer was good", plain, listOf(t, p.issuer, hour, before, superseded, serial), answerOf(t, p.issuer, p.issuer, ocsp.Good, p.chair.Certificate), Revoked, WasRevoked},
	} {
		o := VerifyOptions{Roots: roots(t), At: checkedAt, CRLs: [][]byte{tt.crl}, OCSPs: [][]byte{tt.ocsp}}
		r, err := Verify(tt.data, o)
		if err != nil {
			t.Fatal(err)
		}
		if s := r.Signatures[0]; s.Content != ContentIntact || s.Signer.Trust != tt.trust || s.Signer.Revocation.State != tt.state {
			t.Errorf("%s: trust %v, revocation %+v, want %v and %v", tt.name, s.Signer.Trust, s.Signer.Revocation, tt.trust, tt.state)
		}
		inFile := withValidation(t, tt.data, Validation{CRLs: slices.DeleteFunc([][]byte{tt.crl}, isNoList), OCSPs: slices.DeleteFunc([][]byte{tt.ocsp}, isNone)})
		if s := verified(t, inFile).Signatures[0]; s.Content != ContentIntact || s.Signer.Trust != tt.trust {
			t.Errorf("%s, in the file: %v %v, want %v", tt.name, s.Content, s.Signer.Trust, tt.trust)
		}
	}
}

func isNone(b []byte) bool   { return b == nil }
func isNoList(b []byte) bool { _, err := x509.ParseRevocationList(b); return err != nil }

func TestStampsOfACompromisedAuthorityProveNothing(t *testing.T) {
	tsa := issueStamper()
	o := asChair()
	o.Stamp = stamps(t, authority(t, tsa))
	data := signed(t, base(t), o)
	later := time.Now().AddDate(0, 1, 0)
	const superseded = 4
	for _, tt := range []struct {
		name   string
		reason int
		want   bool
	}{{"key in other hands", 1, false}, {"no reason said", 0, false}, {"superseded", superseded, true}} {
		r, err := Verify(data, VerifyOptions{
			Roots: roots(t), At: checkedAt, CRLs: [][]byte{listOf(t, testPKI().issuer, later, later, tt.reason, tsa.Certificate.SerialNumber)},
		})
		if err != nil {
			t.Fatal(err)
		}
		if s := r.Signatures[0]; s.Signer.Proven != tt.want || !s.Sound() {
			t.Errorf("%s: proven %v (%v), want %v", tt.name, s.Signer.Proven, s.Stamp.Authority.Trust, tt.want)
		}
	}
}

// TestListsOfOpenSSL reads a list as an authority makes it.
func TestListsOfOpenSSL(t *testing.T) {
	p := testPKI()
	key, leaf, _ := pemFiles(t, p.issuer)
	index := saved(t, "index.txt", []byte("R\t350101000000Z\t261120000000Z,keyCompromise\t"+
		hexSerial(p.chair.Certificate.SerialNumber)+"\tunknown\t/CN=Budi Contoh\n"))
	config := saved(t, "ca.cnf", []byte("[ca]\ndefault_ca=c\n[c]\ndatabase="+index+"\ndefault_md=sha256\ndefault_crl_days=30\n"))
	out := saved(t, "list.pem", nil)
	tool(t, "openssl", "ca", "-gencrl", "-config", config, "-keyfile", key, "-cert", leaf, "-out", out)
	der := out + ".der"
	tool(t, "openssl", "crl", "-in", out, "-outform", "DER", "-out", der)
	list, err := os.ReadFile(der)
	if err != nil {
		t.Fatal(err)
	}
	data := withValidation(t, signed(t, base(t), asChair()), Validation{CRLs: [][]byte{list}})
	s := verified(t, data).Signatures[0]
	if s.Signer.Trust != Revoked || !s.Signer.Revocation.At.Equal(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("signer = %+v", s.Signer)
	}
}

func hexSerial(n *big.Int) string {
	s := n.Text(16)
	if len(s)%2 == 1 {
		s = "0" + s
	}
	return s
}

func FuzzEvidence(f *testing.F) {
	p := testPKI()
	f.Add(listOf(f, p.issuer, checkedAt, signedAt, 1, p.chair.Certificate.SerialNumber))
	f.Add(answerOf(f, p.issuer, p.issuer, ocsp.Revoked, p.chair.Certificate))
	f.Add([]byte{0x30, 0x00})
	f.Fuzz(func(t *testing.T, der []byte) {
		e := newEvidence(VerifyOptions{CRLs: [][]byte{der}, OCSPs: [][]byte{der}})
		e.addArchived(der)
		if r := e.revocation([]*x509.Certificate{p.recorder.Certificate, p.issuer.Certificate}); r.State == WasRevoked {
			t.Error("revoked by nobody's word")
		}
		isOCSP(der)
		bounded(der)
	})
}
