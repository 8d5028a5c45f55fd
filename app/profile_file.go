package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// maxProfileFile bounds the file of a profile, bytes.
const maxProfileFile = 1 << 20

// WriteProfile writes a profile as a file that another office can take in.
func WriteProfile(p Profile) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		return nil, fmt.Errorf("write profile: %w", err)
	}
	return b.Bytes(), nil
}

// ReadProfile reads a file that [WriteProfile] made, or a person by hand. It
// refuses values it does not know: what is misspelled would be left out of
// the minutes without a word.
func ReadProfile(file []byte) (Profile, error) {
	if len(file) > maxProfileFile {
		return Profile{}, tooLarge("model notula", maxProfileFile)
	}
	var p Profile
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return Profile{}, notProfile(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Profile{}, notProfile(err)
	}
	if faults := CheckProfile(p); len(faults) > 0 {
		return Profile{}, &Problem{
			Message: "Model notula dalam berkas itu tidak dapat dipakai. %s",
			Args:    []any{faults[0].Sentence},
		}
	}
	return p, nil
}

func notProfile(err error) error {
	return &Problem{Message: "Berkas itu bukan model notula dari Rakor. Pilih berkas .json yang diekspor di Pengaturan.", Cause: err}
}
