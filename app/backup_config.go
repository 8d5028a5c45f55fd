package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// backupConfig is what this laptop remembers of its copies. It lies beside the
// archive and not in it: noting a copy must not be a change that wants a copy.
// No passphrase is ever in it; a recipient's key is a public one.
type backupConfig struct {
	Format string     `json:"format"`
	Second secondNote `json:"second"`
	// DiskTold is when the person was told that the disk is not encrypted.
	DiskTold time.Time `json:"disk_told,omitzero"`
}

// secondNote is what is known of the second place, also while it is away.
type secondNote struct {
	Folder    string    `json:"folder,omitempty"` // as chosen; "" for none
	ID        string    `json:"id,omitempty"`     // written there, so that another stick is not taken for it
	Recipient string    `json:"recipient,omitempty"`
	ChosenAt  time.Time `json:"chosen_at,omitzero"`
	Number    int       `json:"number,omitempty"` // of the newest copy there; 0 for none
	CopiedAt  time.Time `json:"copied_at,omitzero"`
	HeadSeq   int64     `json:"history_lines,omitempty"`
	HeadHash  string    `json:"history_sha256,omitempty"`
}

func (n secondNote) head() (h data.ChainHead) {
	h.Seq = n.HeadSeq
	_ = readHash(&h.Hash, n.HeadHash) // a bad one fits no history, and so means that all has changed
	return h
}

const configFormat = "rakor-tempat-cadangan/1"

func configPath(archive string) string {
	return strings.TrimSuffix(archive, filepath.Ext(archive)) + ".cadangan.json"
}

func (s *Backups) configPath() string { return configPath(s.db.Path()) }

// config reads what is remembered. What cannot be understood is taken for
// nothing, and is written anew by the next choice.
func (s *Backups) config() (backupConfig, error) {
	c, err := readBackupConfig(s.configPath())
	if errors.Is(err, data.ErrForeign) {
		s.log.Warn("places of backups cannot be understood", "file", s.configPath(), "err", err)
		return backupConfig{}, nil
	}
	return c, err
}

// readBackupConfig reads what is remembered; nothing yet is no error. Error:
// [data.ErrForeign] for what cannot be understood.
func readBackupConfig(path string) (c backupConfig, err error) {
	content, err := readUpTo(path, filepath.Base(path), maxManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(content, &c); err != nil {
		return backupConfig{}, fmt.Errorf("%w: %w", data.ErrForeign, err)
	}
	if c.Format != configFormat {
		return backupConfig{}, fmt.Errorf("%w: format %q", data.ErrForeign, c.Format)
	}
	return c, nil
}

// remember changes what is remembered.
func (s *Backups) remember(change func(*backupConfig)) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	c, err := s.config()
	if err != nil {
		return err
	}
	change(&c)
	c.Format = configFormat
	content, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return fmt.Errorf("remember places of backups: %w", err)
	}
	return SaveFile(s.configPath(), append(content, '\n'), SaveAs{Overwrite: true, Private: true})
}

// markerName is the file by which a second place is known again: the same drive
// letter or folder may be another stick, or the empty folder of one that is not
// there.
const markerName = "rakor-tempat.json"

// secondFolder is where the copies of a chosen folder lie.
func secondFolder(chosen string) string { return filepath.Join(chosen, "cadangan-rakor") }

// reachable reports whether the second place is there now, and is itself.
func (n secondNote) reachable() bool {
	if n.Folder == "" {
		return false
	}
	path := filepath.Join(secondFolder(n.Folder), markerName)
	if st, err := os.Stat(path); err != nil || st.Size() > maxManifest {
		return false
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	var m struct{ ID string }
	return json.Unmarshal(content, &m) == nil && m.ID == n.ID
}
