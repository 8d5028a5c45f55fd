package signature

import (
	"crypto/x509"
	"testing"
	"time"
)

func verified(t testing.TB, data []byte) Report {
	t.Helper()
	return verifiedAt(t, data, checkedAt)
}

func verifiedAt(t testing.TB, data []byte, at time.Time) Report {
	t.Helper()
	r, err := Verify(data, VerifyOptions{Roots: roots(t), At: at})
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	return r
}

func TestTwoSignaturesAreSound(t *testing.T) {
	r := verified(t, signedTwice(t))
	if !r.Sound() || r.Due != 2 || r.Signed != 2 || r.Revisions != 3 || r.Trailing != 0 {
		t.Fatalf("report = %+v", r)
	}
	first, second := r.Signatures[0], r.Signatures[1]
	if first.Field != recorderField || !first.Certifies || first.Revision != 2 || first.Name != "Contoh Satu" {
		t.Errorf("first signature = %+v", first)
	}
	if second.Field != chairField || second.Certifies || second.Revision != 3 || !second.Claimed.Equal(signedAt) {
		t.Errorf("second signature = %+v", second)
	}
	if got := first.Signer.Leaf.Subject.CommonName; got != "Contoh Satu" {
		t.Errorf("signer = %s", got)
	}
}

func TestOneOfTwoIsIncomplete(t *testing.T) {
	r := verified(t, signed(t, base(t), asRecorder()))
	if r.Complete() || r.Due != 2 || r.Signed != 1 || len(r.Missing) != 1 || r.Missing[0] != chairField {
		t.Errorf("report = %+v", r)
	}
	if !r.Signatures[0].Sound() {
		t.Errorf("first signature = %+v", r.Signatures[0])
	}
}

func TestTrust(t *testing.T) {
	p := testPKI()
	for _, tt := range []struct {
		name string
		id   Identity
		at   time.Time
		want Trust
	}{
		{"chain to the root", p.chair, checkedAt, Trusted},
		{"P-384", p.p384ID, checkedAt, Trusted},
		{"expired when signed", p.expired, checkedAt, Expired},
		{"not yet valid", p.future, checkedAt, NotYetValid},
		{"expired years later", p.chair, checkedAt.AddDate(4, 0, 0), Expired},
		{"self-signed", p.selfMade, checkedAt, SelfSigned},
		{"issuer left out", p.unchained, checkedAt, UnknownIssuer},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := asChair()
			o.Identity = tt.id
			s := verifiedAt(t, signed(t, base(t), o), tt.at).Signatures[0]
			if s.Content != ContentIntact || s.Signer.Trust != tt.want {
				t.Errorf("content %v, trust %v (%v), want intact and %v", s.Content, s.Signer.Trust, s.Signer.Reason, tt.want)
			}
		})
	}
}

func TestIssuerThatWasLeftOutCanBeHandedIn(t *testing.T) {
	o := asChair()
	o.Identity = testPKI().unchained
	data := signed(t, base(t), o)
	r, err := Verify(data, VerifyOptions{
		Roots: roots(t), Others: []*x509.Certificate{testPKI().issuer.Certificate}, At: checkedAt,
	})
	if err != nil || r.Signatures[0].Signer.Trust != Trusted {
		t.Errorf("report %+v, %v", r, err)
	}
}
