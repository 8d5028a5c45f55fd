package app

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

// What was said in the room must not be read in a log.
func TestLogHoldsNoWordsOfTheMeeting(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, nil))
	log.Error("line", "err", &Problem{Message: "“%s” tidak ditemukan.", Args: []any{"anggaran rahasia"}, Cause: errors.New("no match")})
	got := b.String()
	if strings.Contains(got, "rahasia") || !strings.Contains(got, "no match") || !strings.Contains(got, "tidak ditemukan") {
		t.Errorf("got log %q, want the kind of problem and its cause, not what was typed", got)
	}
}
