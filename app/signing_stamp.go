package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/signature"
)

// settingStamper keeps the address of the time-stamp authority.
const settingStamper = "signing.tsa"

// StampAddress is where time stamps are asked for (RFC 3161 over HTTP), "" for
// nowhere: signatures then bear the claimed time alone.
func (s *Signing) StampAddress(ctx context.Context) (address string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		address, err = tx.Settings().Get(settingStamper)
		return err
	})
	return address, err
}

// SetStampAddress sets where time stamps are asked for; "" asks nobody.
func (s *Signing) SetStampAddress(ctx context.Context, address string) error {
	address = strings.TrimSpace(address)
	if u, err := url.Parse(address); address != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return &Problem{Message: "Alamat otoritas cap waktu tidak benar. Tulis lengkap, misalnya http://tsa.contoh.go.id/tsr."}
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(settingStamper, address) })
}

// settingToken keeps the path of the driver of the office's tokens.
const settingToken = "signing.token"

// TokenModule is the driver (PKCS#11) of the tokens the office signs with, ""
// for none.
func (s *Signing) TokenModule(ctx context.Context) (path string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		path, err = tx.Settings().Get(settingToken)
		return err
	})
	return path, err
}

// SetTokenModule sets the driver of the tokens the office signs with.
func (s *Signing) SetTokenModule(ctx context.Context, path string) error {
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(settingToken, strings.TrimSpace(path)) })
}

// Whatever is asked of a network is answered soon or not at all: somebody is
// waiting in the room.
const networkPatience = 15 * time.Second

// errOffline tells that nobody answered.
var errOffline = errors.New("no answer from the network")

// fetch asks an address: with a body by POST, without by GET. It returns at
// most limit bytes.
func fetch(ctx context.Context, address, kind string, body []byte, limit int64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, networkPatience)
	defer cancel()
	method, reader := http.MethodGet, io.Reader(nil)
	if body != nil {
		method, reader = http.MethodPost, bytes.NewReader(body)
	}
	request, err := http.NewRequestWithContext(ctx, method, address, reader)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", address, err)
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errOffline, err)
	}
	defer func() { _ = response.Body.Close() }() // what was read is checked by whoever asked
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("ask %s: status %d", address, response.StatusCode)
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errOffline, err)
	case int64(len(answer)) > limit:
		return nil, fmt.Errorf("ask %s: more than %d bytes", address, limit)
	}
	return answer, nil
}

// stamping asks the office's authority for time stamps, nil if it has none. Of
// a stamp that was given it tells last.
func (s *Signing) stamping(ctx context.Context, t trusted) (signature.StampFunc, *signature.Stamp, error) {
	address, err := s.StampAddress(ctx)
	if err != nil || address == "" {
		return nil, nil, err
	}
	last := &signature.Stamp{}
	return func(ctx context.Context, digest []byte) ([]byte, error) {
		q, err := signature.NewStampQuery(digest)
		if err != nil {
			return nil, err
		}
		reply, err := fetch(ctx, address, signature.StampQueryType, q.DER, signature.MaxStampReply)
		if err != nil {
			return nil, err
		}
		token, stamp, err := q.Token(reply, signature.VerifyOptions{Roots: t.certificates(), At: s.clock()})
		*last = stamp
		return token, err
	}, last, nil
}

// unstampedWords say why there is no time stamp.
func unstampedWords(err error) Sentence {
	switch {
	case err == nil:
		return Sentence{}
	case errors.Is(err, errOffline):
		return Sentence{Message: "Tanpa cap waktu: otoritas cap waktu tidak terjangkau. Waktunya menurut jam komputer ini."}
	case errors.Is(err, signature.ErrStampUntrusted):
		return Sentence{Message: "Tanpa cap waktu: otoritas cap waktu itu tidak ada di daftar tepercaya. Waktunya menurut jam komputer ini."}
	}
	return Sentence{Message: "Tanpa cap waktu: jawaban otoritas cap waktu tidak benar atau ditolak. Waktunya menurut jam komputer ini."}
}
