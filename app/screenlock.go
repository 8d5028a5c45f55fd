package app

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/crypto/scrypt"

	"rakor.id/rakor/app/sealed"
)

// ScreenLock (kunci layar) hides the window behind a PIN when nobody sits at
// it. It is a screen lock and no more: nothing is encrypted by it, and whoever
// can open the archive's folder can read the archive and remove the lock. Its
// file lies beside the archive, never in it: it is in no backup and no bundle.
type ScreenLock struct {
	*desk
	wrong int
	until time.Time // no try before then
}

// LeastPIN is the fewest characters of a PIN.
const LeastPIN = 4

// mostWrong is how many wrong PINs may follow each other before a pause.
const mostWrong = 5

// pauseWrong is that pause: it makes trying all of four digits take a day.
const pauseWrong = 30 * time.Second

// LockState is how the screen lock is set.
type LockState struct {
	On      bool
	Minutes int    // without a key or the mouse, until it locks by itself; 0 for never
	File    string // deleting it removes the lock
}

// pinFile is what is kept of a PIN: enough to know it again, no more.
type pinFile struct {
	Format  string `json:"format"`
	Salt    []byte `json:"salt"`
	Cost    int    `json:"scrypt_log_n"`
	Hash    []byte `json:"hash"`
	Minutes int    `json:"minutes"`
}

const (
	pinFormat = "rakor-kunci-layar/1"
	pinCost   = 15 // scrypt with 32 MB, about a tenth of a second
)

func (s *ScreenLock) path() string { return lockPath(s.db.Path()) }

// lockPath is where the lock of an archive lies.
func lockPath(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".pin.json"
}

// State tells whether there is a lock. A file that cannot be understood counts
// as none: it would lock out the one it is for.
func (s *ScreenLock) State() LockState {
	st := LockState{File: s.path()}
	f, err := s.load()
	if err == nil {
		st.On, st.Minutes = true, f.Minutes
	} else if !errors.Is(err, fs.ErrNotExist) {
		s.log.Error("read screen lock", "err", err)
	}
	return st
}

func (s *ScreenLock) load() (f pinFile, err error) {
	content, err := readUpTo(s.path(), filepath.Base(s.path()), maxManifest)
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(content, &f); err != nil {
		return f, fmt.Errorf("read screen lock: %w", err)
	}
	if f.Format != pinFormat || f.Cost < 10 || f.Cost > 20 || len(f.Hash) != 32 || len(f.Salt) < 16 {
		return f, fmt.Errorf("read screen lock: format %q is not known", f.Format)
	}
	return f, nil
}

// Set sets a PIN, or changes it, and after how many minutes it locks by itself.
// The PIN is wiped.
func (s *ScreenLock) Set(pin []byte, minutes int) error {
	defer sealed.Wipe(pin)
	if len([]rune(string(pin))) < LeastPIN {
		return &Problem{Message: "PIN terlalu pendek: sedikitnya %d angka atau huruf.", Args: []any{LeastPIN}}
	}
	f := pinFile{Format: pinFormat, Salt: make([]byte, 16), Cost: pinCost, Minutes: max(0, minutes)}
	if _, err := rand.Read(f.Salt); err != nil {
		return fmt.Errorf("make salt: %w", err)
	}
	hash, err := f.hash(pin)
	if err != nil {
		return err
	}
	f.Hash = hash
	return s.save(f)
}

// SetMinutes changes after how long it locks by itself.
func (s *ScreenLock) SetMinutes(minutes int) error {
	f, err := s.load()
	if err != nil {
		return err
	}
	f.Minutes = max(0, minutes)
	return s.save(f)
}

func (s *ScreenLock) save(f pinFile) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	content, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return fmt.Errorf("write screen lock: %w", err)
	}
	return SaveFile(s.path(), append(content, '\n'), SaveAs{Overwrite: true, Private: true})
}

func (f pinFile) hash(pin []byte) ([]byte, error) {
	hash, err := scrypt.Key(pin, f.Salt, 1<<f.Cost, 8, 1, 32)
	if err != nil {
		return nil, fmt.Errorf("hash PIN: %w", err)
	}
	return hash, nil
}

// Try checks a PIN, which is wiped. After some wrong ones it refuses for half a
// minute. With no lock any PIN is right.
func (s *ScreenLock) Try(pin []byte) error {
	defer sealed.Wipe(pin)
	now := s.clock()
	if wait := s.until.Sub(now); wait > 0 && wait <= pauseWrong {
		return &Problem{Message: "Terlalu banyak PIN yang salah. Tunggu %d detik, lalu coba lagi.", Args: []any{int(wait.Seconds()) + 1}}
	}
	f, err := s.load()
	if err != nil {
		return nil //nolint:nilerr // no lock that could be opened; see State
	}
	hash, err := f.hash(pin)
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(hash, f.Hash) == 1 {
		s.wrong = 0
		return nil
	}
	if s.wrong++; s.wrong >= mostWrong {
		s.wrong, s.until = 0, now.Add(pauseWrong)
	}
	return &Problem{Message: "PIN salah. Coba lagi."}
}

// Remove takes the lock away. Whoever may read the folder can do it without
// the PIN as well.
func (s *ScreenLock) Remove(pin []byte) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	if err := s.Try(pin); err != nil {
		return err
	}
	if err := os.Remove(s.path()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return saveProblem(s.path(), err)
	}
	return nil
}
