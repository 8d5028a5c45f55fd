package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"rakor.id/rakor/data"
)

// A Problem is a failure the minute-taker can read and act on.
type Problem struct {
	Message string // Indonesian: what happened, then what to do; a format string and the key of its translation
	Args    []any  // for the verbs of Message
	Cause   error  // for the log only; may be nil

	Unexpected bool // nothing more can be said of it than its cause
}

// Error gives the Indonesian sentence and, behind it, the cause for the log.
func (p *Problem) Error() string {
	text := fmt.Sprintf(p.Message, p.Args...)
	if p.Cause == nil {
		return text
	}
	return text + ": " + p.Cause.Error()
}

// Unwrap returns the cause, so that errors.Is sees through a Problem.
func (p *Problem) Unwrap() error { return p.Cause }

// LogValue gives the log the kind of problem and its cause. What the sentence
// was filled with stays out: it may quote what somebody said in the room.
func (p *Problem) LogValue() slog.Value {
	if p.Cause == nil {
		return slog.StringValue(p.Message)
	}
	return slog.GroupValue(slog.String("problem", p.Message), slog.String("cause", p.Cause.Error()))
}

// Explain turns any error into a Problem fit to be shown. What nothing more
// can be said of becomes a plain sentence that sends the reader to the log.
func Explain(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	for _, k := range known {
		if errors.Is(err, k.err) {
			return &Problem{Message: k.message, Cause: err}
		}
	}
	return &Problem{Message: "Terjadi kesalahan yang tidak terduga. Catatan Anda yang sudah tersimpan tetap aman. Rinciannya ada di berkas log.", Cause: err, Unexpected: true}
}

// Unsaved reports whether it was the archive that refused, not what was asked
// of it. The same may succeed later, so what was typed must be kept until then.
func Unsaved(err error) bool {
	var p *Problem
	if err == nil || errors.As(err, &p) {
		return false
	}
	for _, asked := range []error{data.ErrNotFound, data.ErrStale, data.ErrDuplicate, data.ErrFinal, data.ErrInvalid} {
		if errors.Is(err, asked) {
			return false
		}
	}
	return true
}

// known are the failures below app that mean the same wherever they happen.
var known = []struct {
	err     error
	message string
}{
	{context.Canceled, "Pekerjaan dihentikan. Tidak ada yang berubah."},
	{data.ErrNotFound, "Data tidak ditemukan. Mungkin nomornya keliru atau data itu sudah ditarik."},
	{data.ErrFull, "Diska penuh, jadi belum tersimpan. Kosongkan ruang, lalu coba lagi; teks Anda masih ada di layar."},
	{data.ErrReadOnly, "Arsip hanya dapat dibaca, jadi belum tersimpan. Periksa izin folder arsip, lalu coba lagi."},
	{data.ErrUnreachable, "Diska tempat arsip tidak dapat dibaca atau ditulis. Bila arsip ada di diska lepas, pasang lagi, lalu coba lagi. Bila tetap gagal, salin dahulu teks yang belum tersimpan, lalu tutup Rakor dan buka lagi."},
	{data.ErrLocked, "Arsip sedang dipakai oleh Rakor yang lain. Tutup yang lain itu, lalu coba lagi."},
	{data.ErrCorrupt, "Arsip rusak. Jangan menulis lagi; pulihkan dari cadangan terakhir."},
	{data.ErrFinal, "Notula ini sudah disahkan dan tidak dapat diubah. Buat ralat bila ada yang harus diperbaiki."},
	{data.ErrStale, "Data ini baru saja diubah dari tempat lain. Muat ulang, lalu ulangi perubahan Anda."},
	{data.ErrNewer, "Arsip ini dibuat oleh Rakor yang lebih baru. Perbarui Rakor di komputer ini; arsipnya tidak disentuh."},
	{data.ErrForeign, "Berkas ini bukan arsip Rakor. Pilih arsip yang benar; berkas itu tidak disentuh."},
	{data.ErrNetworkFolder, "Arsip berada di folder jaringan atau folder yang disinkronkan; di sana catatan dapat hilang tanpa tanda. Salin arsip ke komputer ini, lalu buka dari sini."},
}
