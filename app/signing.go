package app

import (
	"bytes"
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

// Signing signs minutes and checks signed ones.
type Signing struct {
	*desk
	minutes *Minutes
}

// A Signer is who signs and with what. The passphrase lives only as long as
// the call it is handed to.
type Signer struct {
	As         OfficialRole // RoleRecorder, RoleChair or RoleWitness
	PKCS12     []byte       // the contents of a .p12 or .pfx file
	Passphrase string       // of the file, or the PIN of the token

	Token *TokenChoice // signs with a token in place of a file
}

// A TokenChoice names a token (PKCS#11) and its driver.
type TokenChoice = signature.TokenChoice

// TokensSupported says whether this build can sign with tokens.
const TokensSupported = signature.TokensSupported

// A Signed is a file with one signature more.
type Signed struct {
	PDF   []byte
	Field string
	Name  string // of the signer, from the certificate
	Trial bool   // the certificate vouches for itself: tidak tersertifikasi

	Certified bool     // its chain leads to an authority the office marked as PSrE
	StampedBy string   // the authority that stamped the time; "" if none did
	Unstamped Sentence // why there is no time stamp although one was asked for
	ClockOff  Sentence // that the printed time, this computer's, is not the stamped one
}

// Sign signs the newest final version of a meeting's minutes and keeps the
// signed file. The first signer certifies that from then on nothing but
// signing may happen to it.
func (s *Signing) Sign(ctx context.Context, meetingID int64, who Signer) (Signed, error) {
	version, pdf, err := s.toSign(ctx, meetingID)
	if err != nil {
		return Signed{}, err
	}
	signed, err := s.SignFile(ctx, pdf, who)
	if err != nil {
		return Signed{}, err
	}
	before, again := version.Signed()
	if !again {
		err = s.minutes.keep(ctx, version, data.MinutesFile{Kind: data.UnsignedPDF}, pdf)
	}
	if err == nil {
		err = s.minutes.keep(ctx, version, data.MinutesFile{Kind: data.SignedPDF, Signatures: before.Signatures + 1}, signed.PDF)
	}
	return signed, err
}

// SignCopy signs a PDF as [Signing.SignFile] does. If the archive keeps that
// very file, it keeps the signed one beside it, and kept is true.
func (s *Signing) SignCopy(ctx context.Context, pdf []byte, who Signer) (signed Signed, kept bool, err error) {
	if signed, err = s.SignFile(ctx, pdf, who); err != nil {
		return signed, false, err
	}
	version, before, err := s.minutes.ofFile(ctx, pdf)
	if errors.Is(err, data.ErrNotFound) {
		return signed, false, nil
	}
	if err != nil {
		return signed, false, err
	}
	file := data.MinutesFile{Kind: data.SignedPDF, Signatures: before.Signatures + 1}
	return signed, true, s.minutes.keep(ctx, version, file, signed.PDF)
}

func (v Version) fileName() string {
	return fmt.Sprintf("notula-%s-v%d.pdf", v.FinalizedAt.Format(time.DateOnly), v.Version)
}

// toSign returns the newest version and the file the next signature goes to:
// the one with the most signatures, or a fresh one.
func (s *Signing) toSign(ctx context.Context, meetingID int64) (Version, []byte, error) {
	versions, err := s.minutes.Versions(ctx, meetingID)
	if err != nil {
		return Version{}, nil, err
	}
	if len(versions) == 0 {
		return Version{}, nil, &Problem{Message: "Notula rapat ini belum disahkan, jadi belum dapat ditandatangani. Sahkan dahulu."}
	}
	v := versions[len(versions)-1]
	if f, ok := v.Signed(); ok {
		pdf, err := s.minutes.File(ctx, f)
		return v, pdf, err
	}
	pdf, _, err := s.minutes.Print(ctx, meetingID, CopyComplete, v.Profile)
	return v, pdf, err
}

// A Standing is what stands behind the certificate of a key, before it signs.
type Standing struct {
	Name      string // of the owner
	Issuer    string
	Certified bool // leads to an authority the office marked as PSrE
	Unknown   bool // issued by somebody who is not on the office's list
}

// Standing opens a key and says what would be printed of its certificate. What
// is printed stays, so who is not on the list by oversight is better told first.
func (s *Signing) Standing(ctx context.Context, who Signer) (Standing, error) {
	now := s.clock()
	id, leave, err := openIdentity(who, now)
	if err != nil {
		return Standing{}, err
	}
	leave()
	t, err := s.trust(ctx, nil)
	if err != nil {
		return Standing{}, err
	}
	judged := id.Judge(signature.VerifyOptions{Roots: t.certificates(), At: now})
	_, certified := t.certifier(judged.Roots)
	return Standing{
		Name: id.Name(), Issuer: id.Certificate.Issuer.CommonName,
		Certified: certified && judged.Trust == signature.Trusted, Unknown: judged.Trust == signature.UnknownIssuer,
	}, nil
}

// SignFile signs a PDF of minutes that was printed before, without the archive.
// If the office names a time-stamp authority, it is asked; without an answer
// the signature is made all the same and says why it has no stamp.
func (s *Signing) SignFile(ctx context.Context, pdf []byte, who Signer) (Signed, error) {
	field, err := fieldOf(who.As)
	if err != nil {
		return Signed{}, err
	}
	now := s.clock()
	id, leave, err := openIdentity(who, now)
	if err != nil {
		return Signed{}, err
	}
	defer leave()
	t, err := s.trust(ctx, nil)
	if err != nil {
		return Signed{}, err
	}
	id = id.WithIssuers(t.certificates())
	judged := id.Judge(signature.VerifyOptions{Roots: t.certificates(), At: now})
	report, err := signature.Verify(pdf, signature.VerifyOptions{At: now})
	if err != nil {
		return Signed{}, &Problem{Message: "Berkas itu bukan PDF yang dapat ditandatangani. Pilih notula yang dicetak dengan Rakor.", Cause: err}
	}
	if err := unharmed(report); err != nil {
		return Signed{}, err
	}
	stamp, stamped, err := s.stamping(ctx, t)
	if err != nil {
		return Signed{}, err
	}
	zone := s.zone(ctx)
	var out bytes.Buffer
	result, err := signature.Sign(ctx, pdf, &out, signature.Options{
		Field: field, Identity: id, At: now.In(zone.Location()), Certify: report.Signed == 0, Stamp: stamp,
		Box: &signature.Box{QR: s.qr(ctx, pdf), Lines: append(boxLines(id, now.In(zone.Location()), zone), t.standing(judged))},
	})
	if err != nil {
		return Signed{}, signProblem(err, who.As)
	}
	signed := Signed{PDF: out.Bytes(), Field: field, Name: id.Name(), Trial: id.SelfSigned(), Unstamped: unstampedWords(result.Unstamped)}
	_, signed.Certified = t.certifier(judged.Roots)
	if stamp != nil && result.Unstamped == nil {
		signed.StampedBy = ownerOf(stamped.Authority.Leaf)
		if now.Sub(stamped.At).Abs() > clockSlack {
			signed.ClockOff = Sentence{
				Message: "Jam komputer ini tidak cocok: cap waktunya %s, sedangkan yang tercetak %s. Betulkan jam komputer sebelum tanda tangan berikutnya.",
				Args:    []any{timeWriter(zone).at(stamped.At), timeWriter(zone).at(now)},
			}
		}
	}
	return signed, nil
}

// unharmed refuses a file that is not as it was when others signed it: whoever
// signed it next would vouch for what nobody had read.
func unharmed(r signature.Report) error {
	if r.Trailing > 0 {
		return &Problem{Message: "PDF ini tidak utuh: terpotong, atau ada sesuatu di belakang akhirnya. Minta berkas aslinya, atau ekspor dari Rakor."}
	}
	for _, earlier := range r.Signatures {
		if earlier.Content == signature.ContentChanged || earlier.Content == signature.ContentBroken {
			return &Problem{Message: "PDF ini tidak lagi seperti saat ditandatangani, jadi tidak ditandatangani lagi. Minta berkas aslinya, atau ekspor dari Rakor."}
		}
	}
	return nil
}

// standing says on paper what stands behind a signer's certificate. Certified
// it is called only when its chain leads to an authority that the office marked
// as recognized (Government Regulation 71/2019), and holds.
func (t trusted) standing(c signature.Certificate) string {
	_, certified := t.certifier(c.Roots)
	switch {
	case certified && c.Trust == signature.Trusted:
		return "Tersertifikasi, penerbit: " + c.Leaf.Issuer.CommonName
	case c.Trust == signature.UnknownIssuer:
		return "Tidak tersertifikasi (penerbit di luar daftar PSrE kantor ini)"
	}
	return "Tidak tersertifikasi (sertifikat lokal)"
}

func (s *Signing) zone(ctx context.Context) data.Zone {
	zone := data.WIB
	_ = s.read(ctx, func(tx *data.Tx) error { // without an office it is WIB
		o, err := tx.Office()
		if err == nil {
			zone = o.Zone
		}
		return err
	})
	return zone
}

// openIdentity opens a key file or a token; leave is called when it has signed.
func openIdentity(who Signer, now time.Time) (id signature.Identity, leave func(), err error) {
	if who.Token == nil {
		id, err = loadIdentity(who, now)
		return id, func() {}, err
	}
	token, err := signature.OpenToken(*who.Token, who.Passphrase)
	if err != nil {
		return id, nil, tokenProblem(err)
	}
	leave = func() { _ = token.Close() } // whatever it says, it has signed
	if err := validNow(token.Identity, now); err != nil {
		leave()
		return id, nil, err
	}
	return token.Identity, leave, nil
}

func tokenProblem(err error) error {
	switch {
	case errors.Is(err, signature.ErrNoTokens):
		return &Problem{Message: "Rakor ini dibuat tanpa dukungan token. Pakai berkas .p12, atau minta Rakor yang dibuat dengan dukungan token.", Cause: err}
	case errors.Is(err, signature.ErrPINLocked):
		return &Problem{Message: "PIN token terkunci karena terlalu sering salah. Minta penerbitnya membukanya. Notula belum ditandatangani.", Cause: err}
	case errors.Is(err, signature.ErrPIN):
		return &Problem{Message: "PIN token salah. Notula belum ditandatangani. Hati-hati: token mengunci diri setelah beberapa kali salah.", Cause: err}
	case errors.Is(err, signature.ErrNoToken):
		return &Problem{Message: "Token tidak ditemukan. Pasang tokennya, dan periksa penggeraknya (berkas PKCS#11).", Cause: err}
	case errors.Is(err, signature.ErrNoKey):
		return &Problem{Message: "Di token itu tidak ada kunci dengan sertifikatnya, jadi tidak dapat menandatangani.", Cause: err}
	case errors.Is(err, signature.ErrUnsupportedKey):
		return &Problem{Message: "Jenis kunci di token itu belum didukung. Gunakan kunci RSA atau ECDSA.", Cause: err}
	}
	return err
}

func loadIdentity(who Signer, now time.Time) (signature.Identity, error) {
	id, err := signature.LoadPKCS12(who.PKCS12, who.Passphrase)
	switch {
	case errors.Is(err, signature.ErrPassphrase):
		return id, &Problem{Message: "Kata sandi kunci salah. Notula belum ditandatangani; coba lagi.", Cause: err}
	case errors.Is(err, signature.ErrNotPKCS12):
		return id, &Problem{Message: "Berkas itu bukan kunci tanda tangan (.p12 atau .pfx). Pilih berkas kunci yang benar.", Cause: err}
	case errors.Is(err, signature.ErrHostileKey):
		return id, &Problem{Message: "Berkas .p12 itu dibuat sedemikian rupa sehingga membukanya tidak akan selesai, jadi tidak dibuka. Minta berkas kunci yang benar.", Cause: err}
	case errors.Is(err, signature.ErrNoKey):
		return id, &Problem{Message: "Berkas .p12 itu tidak berisi kunci pribadi yang cocok, jadi tidak dapat menandatangani. Minta berkas kunci yang lengkap.", Cause: err}
	case errors.Is(err, signature.ErrUnsupportedKey):
		return id, &Problem{Message: "Jenis kunci di berkas itu belum didukung. Gunakan kunci RSA atau ECDSA.", Cause: err}
	case err != nil:
		return id, err
	}
	return id, validNow(id, now)
}

// validNow refuses a certificate that is out of date.
func validNow(id signature.Identity, now time.Time) error {
	if !id.ValidAt(now) {
		return &Problem{
			Message: "Sertifikat “%s” tidak berlaku hari ini (berlaku %s sampai %s). Notula belum ditandatangani; perbarui sertifikatnya, atau periksa tanggal komputer.",
			Args:    []any{id.Name(), locale.Day(data.DateOf(id.Certificate.NotBefore)), locale.Day(data.DateOf(id.Certificate.NotAfter))},
		}
	}
	return nil
}

// boxLines are the words of a visible signature, but for what stands behind
// the certificate. The time is the claimed one.
func boxLines(id signature.Identity, at time.Time, zone data.Zone) []string {
	return []string{
		"Ditandatangani secara elektronik",
		id.Name(),
		locale.ShortDay(data.DateOf(at)) + " " + locale.Hour(data.TimeOfDayOf(at), zone),
	}
}

// qr is what the code in a visible signature says: which minutes these are.
// For a file the archive does not know there is none.
func (s *Signing) qr(ctx context.Context, pdf []byte) string {
	payload := ""
	_ = s.read(ctx, func(tx *data.Tx) error { // an unknown file is no failure
		v, err := tx.Minutes().OfFile(data.HashOf(pdf))
		if err != nil {
			return err
		}
		content, err := ReadContent([]byte(v.Content))
		if err == nil {
			payload = qrPayload(v, content)
		}
		return err
	})
	return payload
}

func signProblem(err error, role OfficialRole) error {
	name := signingRoles[role].word
	switch {
	case errors.Is(err, signature.ErrNoField):
		return &Problem{Message: "PDF ini tidak menyediakan tempat tanda tangan %s. Cetak notula final lengkap (bukan draf atau publik) dari Rakor, lalu tandatangani.", Args: []any{name}, Cause: err}
	case errors.Is(err, signature.ErrFieldSigned):
		return &Problem{Message: "Notula ini sudah ditandatangani sebagai %s. Tidak ada yang diubah.", Args: []any{name}, Cause: err}
	case errors.Is(err, signature.ErrClosed):
		return &Problem{Message: "Penanda tangan sebelumnya tidak mengizinkan tanda tangan lain pada PDF ini. Tidak ada yang diubah.", Cause: err}
	}
	return err
}

// NewTrialKey makes a local certificate for trial and packs it with its key
// into a PKCS#12 file. It is valid for two years and says of itself that
// nobody certified it.
func (s *Signing) NewTrialKey(ctx context.Context, name, passphrase string) ([]byte, error) {
	switch {
	case name == "":
		return nil, &Problem{Message: "Nama pemilik sertifikat masih kosong. Isi dahulu."}
	case len(passphrase) < minPassphrase:
		return nil, &Problem{Message: "Kata sandi terlalu pendek. Pakai sedikitnya %d huruf.", Args: []any{minPassphrase}}
	}
	organization := ""
	err := s.read(ctx, func(tx *data.Tx) error {
		o, err := tx.Office()
		organization = o.Government
		return err
	})
	if err != nil {
		return nil, err
	}
	now := s.clock()
	id, err := signature.NewTrialIdentity(name, organization, now.Add(-time.Hour), now.AddDate(2, 0, 0))
	if err != nil {
		return nil, err
	}
	return id.PKCS12(passphrase)
}

// Certificate takes the certificate out of a PKCS#12 file, as PEM. Whoever is
// to trust the signer is given this, never the key.
func (s *Signing) Certificate(p12 []byte, passphrase string) ([]byte, error) {
	id, err := loadIdentity(Signer{PKCS12: p12, Passphrase: passphrase}, s.clock())
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.Certificate.Raw}), nil
}

// minPassphrase is the shortest passphrase of a trial key, in bytes.
const minPassphrase = 8
