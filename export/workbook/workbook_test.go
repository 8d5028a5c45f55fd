package workbook

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestLines(t *testing.T) {
	face := Face{Size: 11}
	for _, tt := range []struct {
		name  string
		text  string
		chars float64
		want  int
	}{
		{"nothing", "", 10, 1},
		{"one word", "Selesai", 10, 1},
		{"two words that do not fit", "Dalam Proses", 8, 2},
		{"line breaks count", "satu\ndua\n\nempat", 20, 4},
		{"a word longer than the line", strings.Repeat("a", 40), 10, 5},
		{"a sentence", "Memperbaiki jalan sepanjang 1,2 km beserta drainase", 20, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := face.Lines(tt.text, tt.chars); got != tt.want {
				t.Errorf("got %d lines, want %d", got, tt.want)
			}
		})
	}
}

func TestCheckText(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string
		want error
	}{
		{"plain", "Jalan rusak\ndi dua titik\t–", nil},
		{"as long as it may be", strings.Repeat("a", MaxText), nil},
		{"one too many", strings.Repeat("a", MaxText+1), ErrTextTooLong},
		{"counted in UTF-16, not in bytes", strings.Repeat("é", MaxText), nil},
		{"counted in UTF-16, not in letters", strings.Repeat("😀", MaxText/2+1), ErrTextTooLong},
		{"bell", "a\x07", ErrControl},
		{"broken UTF-8", "a\xff", ErrControl},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := CheckText(tt.text); !errors.Is(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestSerial(t *testing.T) {
	wib := time.FixedZone("WIB", 7*3600)
	for _, tt := range []struct {
		name string
		at   time.Time
		want int
	}{
		{"a day", time.Date(2026, 11, 15, 0, 0, 0, 0, time.UTC), 46341},
		{"early in the morning in Indonesia", time.Date(2026, 11, 15, 0, 30, 0, 0, wib), 46341},
		{"late in the evening in Indonesia", time.Date(2026, 11, 15, 23, 59, 0, 0, wib), 46341},
		{"first day that counts", time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC), 61},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Serial(tt.at); err != nil || got != tt.want {
				t.Errorf("got %d, %v; want %d", got, err, tt.want)
			}
		})
	}
	if _, err := Serial(time.Date(1900, 2, 28, 0, 0, 0, 0, time.UTC)); err == nil {
		t.Error("a day Excel counts wrongly was taken")
	}
}

func TestFooterEscape(t *testing.T) {
	for text, want := range map[string]string{"Dinas A & B": "Dinas A && B", "12 Maret": " 12 Maret", "": ""} {
		if got := escape(text); got != want {
			t.Errorf("escape(%q) = %q, want %q", text, got, want)
		}
	}
	for ref, want := range map[string]string{"6:7": "$6:$7", "A1:U20": "$A$1:$U$20", "AB12:AC3": "$AB$12:$AC$3"} {
		if got := absolute(ref); got != want {
			t.Errorf("absolute(%q) = %q, want %q", ref, got, want)
		}
	}
}
