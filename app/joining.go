package app

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rakor.id/rakor/app/bundle"
	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

// Joining brings the archives of two laptops of one office together (gabung
// arsip) by a sealed file: two minute-takers share the load, and in the end both
// have all.
type Joining struct{ *desk }

// BundleExtension is what the name of a bundle ends with.
const BundleExtension = bundle.Extension

// A BundleScope says what goes into a bundle: the meetings named, or those of a
// period, or, without either, all that the other laptop does not have yet.
type BundleScope struct {
	Meetings []int64
	From, To Date   // with both "" everything
	Partner  string // node of the laptop it is for; "" = any, which is given everything
}

// A MadeBundle tells what a bundle that was written holds.
type MadeBundle struct {
	Path     string
	Size     int64
	Meetings int
	Rows     int
	Files    int
}

const settingLaptop = "laptop_name"

// Laptop is what this laptop is called in bundles: the name it was given, or the
// system's.
func (s *Joining) Laptop(ctx context.Context) (name string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		name, err = tx.Settings().Get(settingLaptop)
		return err
	})
	if err == nil && name == "" {
		name, _ = os.Hostname() // without one it has no name
	}
	return name, err
}

// SetLaptop gives this laptop a name.
func (s *Joining) SetLaptop(ctx context.Context, name string) error {
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(settingLaptop, strings.TrimSpace(name)) })
}

// A Partner is another laptop of the office.
type Partner = data.Partner

// Partners returns the laptops that bundles came from.
func (s *Joining) Partners(ctx context.Context) (all []Partner, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		all, err = tx.Partners()
		return err
	})
	return all, err
}

// Export writes a bundle to a file that must not exist, sealed for lock. The
// passphrase is wiped. step may be nil.
func (s *Joining) Export(ctx context.Context, scope BundleScope, lock sealed.Lock, path string, step Step) (made MadeBundle, err error) {
	defer sealed.Wipe(lock.Passphrase)
	if err := errors.Join(s.mayWrite(), s.notSample()); err != nil {
		return made, err
	}
	if len(lock.Passphrase) == 0 && len(lock.Recipients) == 0 {
		return made, &Problem{Message: "Berkas gabungan selalu disandikan. Tulis kata sandi, lalu sampaikan kepada rekan Anda lewat jalan lain, misalnya telepon."}
	}
	if !strings.HasSuffix(path, BundleExtension) {
		path += BundleExtension
	}
	if _, err := os.Lstat(path); err == nil {
		return made, &Problem{Message: "Berkas “%s” sudah ada dan tidak ditimpa. Pilih nama lain.", Args: []any{filepath.Base(path)}}
	}
	what, err := s.scope(ctx, scope)
	if err != nil {
		return made, err
	}
	if what.Name, err = s.Laptop(ctx); err != nil {
		return made, err
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return made, saveProblem(path, err)
	}
	err = s.db.Bundle(ctx, data.Actor{At: s.clock(), Who: s.who}, what, func(b *data.Bundle) error {
		made = MadeBundle{Path: path, Meetings: len(b.Complete), Rows: len(b.Rows), Files: len(b.Blobs)}
		return writeSealed(ctx, f, b, lock, step)
	})
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		return made, errors.Join(exportProblem(path, err), os.Remove(part)) // leave no half file
	}
	syncFolder(filepath.Dir(path))
	if st, err := os.Stat(path); err == nil {
		made.Size = st.Size()
	}
	return made, nil
}

func writeSealed(ctx context.Context, w io.Writer, b *data.Bundle, lock sealed.Lock, step Step) error {
	buffered := bufio.NewWriter(w)
	to, err := sealed.Seal(buffered, lock)
	if err != nil {
		return err
	}
	if err := bundle.Write(&stopping{ctx, to}, b, data.Told(step)); err != nil {
		return err
	}
	return errors.Join(to.Close(), buffered.Flush())
}

// stopping writes until its context ends.
type stopping struct {
	ctx context.Context // of the one file it is made for
	w   io.Writer
}

func (s *stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

func exportProblem(path string, err error) error {
	var pathErr *os.PathError
	switch {
	case errors.Is(err, sealed.ErrWeak):
		return &Problem{Message: "Kata sandi terlalu pendek. Pakai paling sedikit %d huruf, misalnya empat kata yang tidak bertalian.", Args: []any{sealed.LeastPassphrase}, Cause: err}
	case errors.Is(err, sealed.ErrBadKey):
		return &Problem{Message: "Itu bukan kunci penerima. Kunci penerima dimulai dengan “age1”; salin seluruhnya.", Cause: err}
	case errors.As(err, &pathErr):
		return saveProblem(path, err)
	}
	return err
}

// scope finds the meetings of a scope, or the line from which on all is new.
func (s *Joining) scope(ctx context.Context, scope BundleScope) (what data.BundleScope, err error) {
	what.From, what.To = scope.From, scope.To
	err = s.read(ctx, func(tx *data.Tx) error {
		switch {
		case scope.Meetings != nil:
			what.Meetings = scope.Meetings
		case scope.From != "" || scope.To != "":
			page, err := tx.Meetings().Page(MeetingFilter{From: scope.From, To: scope.To}, 1_000_000, 0)
			what.Meetings = []int64{}
			for _, m := range page {
				what.Meetings = append(what.Meetings, m.ID)
			}
			if err == nil && len(page) == 0 {
				return &Problem{Message: "Tidak ada rapat dalam masa itu. Pilih tanggal lain."}
			}
			return err
		case scope.Partner != "":
			what.Since, err = tx.KnownTo(scope.Partner)
			return err
		}
		return nil
	})
	return what, err
}

// BundleWantsPassphrase reports whether a bundle is sealed for a passphrase; if
// not, a secret key opens it.
func BundleWantsPassphrase(path string) (bool, error) {
	head, err := headOf(path)
	switch {
	case err != nil:
		return false, &Problem{Message: "Berkas “%s” tidak dapat dibaca. Periksa namanya.", Args: []any{filepath.Base(path)}, Cause: err}
	case !sealed.IsSealed(head):
		return false, bundleProblem(path, sealed.ErrNotSealed)
	}
	return sealed.Wants(head), nil
}

func headOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 4096))
}

// A BundlePreview tells what taking it in would do. Discard ends it.
type BundlePreview struct {
	data.JoinReport
	From   string // what the laptop is called
	Bundle *data.Bundle

	path  string
	files *passingFiles
}

// Discard removes what is left of the look at a bundle.
func (p *BundlePreview) Discard() error { return p.files.close() }

// Look opens a bundle and tells what taking it in would do; nothing is written.
// The passphrase is wiped. step may be nil.
func (s *Joining) Look(ctx context.Context, path string, key sealed.Key, step Step) (*BundlePreview, error) {
	defer sealed.Wipe(key.Passphrase)
	if err := s.mayWrite(); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &Problem{Message: "Berkas “%s” tidak dapat dibaca. Periksa namanya.", Args: []any{filepath.Base(path)}, Cause: err}
	}
	defer f.Close()
	files, err := newPassingFiles(filepath.Dir(s.db.Path()))
	if err != nil {
		return nil, err
	}
	p := &BundlePreview{path: path, files: files}
	if err := s.look(ctx, p, f, key, step); err != nil {
		return nil, errors.Join(bundleProblem(path, err), p.Discard())
	}
	return p, nil
}

func (s *Joining) look(ctx context.Context, p *BundlePreview, f *os.File, key sealed.Key, step Step) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	plain, err := sealed.Open(&steady{ctx: ctx, r: f, total: st.Size(), step: step.half(0)}, key)
	if err == nil {
		p.Bundle, err = bundle.Read(plain, p.files.put)
	}
	if ctx.Err() != nil { // what could not be read then says nothing of the file
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	p.Bundle.Blob = p.files.get
	p.From = p.Bundle.Name
	p.JoinReport, err = s.db.Join(ctx, data.Actor{At: s.clock(), Who: s.who}, p.Bundle.Copy(), true, data.Told(step.half(1)))
	return err
}

// Take takes in the bundle that was looked at, after a backup. It is one
// transaction: stopped, it has changed nothing. step may be nil.
func (s *Joining) Take(ctx context.Context, p *BundlePreview, step Step) (data.JoinReport, error) {
	if err := s.backups.Before(ctx, BackupBeforeJoining); err != nil {
		return data.JoinReport{}, err
	}
	r, err := s.db.Join(ctx, data.Actor{At: s.clock(), Who: s.who}, p.Bundle.Copy(), false, data.Told(step))
	if err != nil {
		return r, bundleProblem(p.path, err)
	}
	return r, nil
}

// bundleProblem says why a bundle is not taken in.
func bundleProblem(path string, err error) error {
	name := filepath.Base(path)
	for _, known := range []struct {
		err error
		p   Problem
	}{
		{sealed.ErrNotSealed, Problem{Message: "“%s” bukan berkas gabungan Rakor. Pilih berkas lain."}},
		{sealed.ErrWrongKey, Problem{Message: "Kata sandi atau kunci itu tidak membuka “%s”. Tanyakan lagi kepada rekan yang membuatnya."}},
		{sealed.ErrBadKey, Problem{Message: "Itu bukan kunci rahasia. Kunci rahasia dimulai dengan “AGE-SECRET-KEY-1”; salin seluruhnya."}},
		{sealed.ErrDamaged, Problem{Message: "“%s” terpotong atau berubah sejak dibuat. Tidak ada yang diambil; minta berkasnya sekali lagi."}},
		{bundle.ErrDamaged, Problem{Message: "“%s” rusak atau bukan berkas gabungan. Tidak ada yang diambil; minta berkasnya sekali lagi."}},
		{data.ErrOwnBundle, Problem{Message: "“%s” dibuat oleh arsip ini sendiri atau salinannya. Di laptop kedua, mulailah dengan arsip kosong, lalu ambil berkas gabungan dari laptop pertama."}},
		{data.ErrOtherOffice, Problem{Message: "“%s” milik instansi lain, jadi tidak diambil. Periksa kop surat di kedua laptop: nama pemerintah daerah dan unitnya harus sama."}},
		{data.ErrForked, Problem{Message: "“%s” tidak dapat diambil: salah satu arsip pernah dipulihkan dari cadangan, lalu dipakai lagi, sehingga riwayat keduanya tidak lagi sejalan. Di laptop yang dipulihkan, mulailah dengan arsip kosong dan ambil berkas gabungan lengkap."}},
		{data.ErrNewer, Problem{Message: "“%s” dibuat oleh Rakor yang lebih baru. Perbarui Rakor di komputer ini; arsip tidak disentuh."}},
		{data.ErrOlder, Problem{Message: "“%s” dibuat oleh Rakor yang lebih lama. Perbarui Rakor di laptop asalnya, lalu buat berkasnya sekali lagi."}},
		{data.ErrInvalid, Problem{Message: "Isi “%s” tidak dapat dipercaya. Tidak ada yang diambil; minta berkasnya sekali lagi."}},
		{data.ErrCorrupt, Problem{Message: "Isi “%s” rusak atau diubah orang. Tidak ada yang diambil; minta berkasnya sekali lagi."}},
	} {
		if !errors.Is(err, known.err) {
			continue
		}
		p := known.p
		p.Cause = err
		if strings.Contains(p.Message, "%s") {
			p.Args = []any{name}
		}
		return &p
	}
	return err
}

// passingFiles hold the files of a bundle between reading it and taking it in.
type passingFiles struct {
	f     *os.File
	at    map[data.Hash][2]int64
	where int64
}

func newPassingFiles(folder string) (*passingFiles, error) {
	f, err := os.CreateTemp(folder, ".rakor-gabung-")
	if err != nil {
		return nil, fmt.Errorf("make a passing file: %w", err)
	}
	_ = os.Remove(f.Name()) // where the system lets it, nobody else can open it
	return &passingFiles{f: f, at: map[data.Hash][2]int64{}}, nil
}

func (p *passingFiles) put(h data.Hash, content []byte) error {
	if _, err := p.f.Write(content); err != nil {
		return err
	}
	p.at[h] = [2]int64{p.where, int64(len(content))}
	p.where += int64(len(content))
	return nil
}

func (p *passingFiles) get(h data.Hash) ([]byte, error) {
	at, ok := p.at[h]
	if !ok {
		return nil, data.ErrNotFound
	}
	content := make([]byte, at[1])
	_, err := p.f.ReadAt(content, at[0])
	return content, err
}

func (p *passingFiles) close() error {
	if p.f == nil {
		return nil
	}
	err := p.f.Close()
	if e := os.Remove(p.f.Name()); e != nil && !errors.Is(e, os.ErrNotExist) {
		err = errors.Join(err, e)
	}
	p.f = nil
	return err
}

// Digest is a hash over all that the archive says; two archives that took all of
// each other have the same. See [data.DB.Digest].
func (s *Joining) Digest(ctx context.Context) (string, error) {
	h, err := s.db.Digest(ctx)
	return h.String(), err
}
