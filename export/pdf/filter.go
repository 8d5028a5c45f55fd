package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"
)

const (
	maxDecoded = 64 << 20 // bytes of one stream
	maxFilters = 8
)

// Decode returns the bytes of s with its filters undone: FlateDecode with
// predictors, ASCIIHexDecode and ASCII85Decode. Others give [ErrUnsupported],
// and a stream that grows beyond all reason gives [ErrTooComplex].
func (f *File) Decode(s *Stream) ([]byte, error) {
	data, err := decode(f, s, min(maxDecoded, f.work))
	if err != nil {
		return nil, err
	}
	return data, f.spend(len(data))
}

// Decode does what [File.Decode] does, for a stream of the document.
func (d *Document) Decode(s *Stream) ([]byte, error) { return decode(d, s, maxDecoded) }

func decode(r Resolver, s *Stream, limit int64) ([]byte, error) {
	filters := list(r, s.Dict["Filter"])
	parms := list(r, s.Dict["DecodeParms"])
	if len(filters) > maxFilters {
		return nil, ErrTooComplex
	}
	data := s.Data
	for i, filter := range filters {
		var parm Dict
		if i < len(parms) {
			parm, _ = As[Dict](r, parms[i])
		}
		name, _ := As[Name](r, filter)
		var err error
		switch name {
		case "FlateDecode", "Fl":
			if data, err = inflate(data, limit); err == nil {
				data, err = unpredict(r, data, parm)
			}
		case "ASCIIHexDecode", "AHx":
			data, err = unASCIIHex(data)
		case "ASCII85Decode", "A85":
			data, err = unASCII85(data)
		default:
			err = fmt.Errorf("filter %s: %w", name, ErrUnsupported)
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

// list returns what may stand alone or in an array as a list.
func list(r Resolver, o Object) Array {
	if o == nil {
		return nil
	}
	switch v := r.Resolve(o).(type) {
	case Array:
		return v
	case Null:
		return nil
	default:
		return Array{v}
	}
}

func inflate(data []byte, limit int64) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("flate: %w: %w", ErrSyntax, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, limit+1))
	if err != nil {
		return nil, fmt.Errorf("flate: %w: %w", ErrSyntax, err)
	}
	if int64(len(out)) > limit {
		return nil, ErrTooComplex
	}
	return out, nil
}

// Deflate returns a stream that holds data compressed.
func Deflate(dict Dict, data []byte) *Stream {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a bytes.Buffer takes everything
	_ = z.Close()
	d := cloneDict(dict)
	d["Filter"] = Name("FlateDecode")
	return &Stream{Dict: d, Data: b.Bytes()}
}

func unASCIIHex(data []byte) ([]byte, error) {
	end := bytes.IndexByte(data, '>')
	if end < 0 {
		return nil, fmt.Errorf("ASCIIHex without end: %w", ErrSyntax)
	}
	l := &lexer{b: append([]byte("<"), data[:end+1]...)}
	o, err := l.hexString()
	if err != nil {
		return nil, err
	}
	return []byte(o.(String)), nil
}

func unASCII85(data []byte) ([]byte, error) {
	end := bytes.Index(data, []byte("~>"))
	if end < 0 {
		return nil, fmt.Errorf("ASCII85 without end: %w", ErrSyntax)
	}
	out, err := io.ReadAll(ascii85.NewDecoder(bytes.NewReader(data[:end])))
	if err != nil {
		return nil, fmt.Errorf("ASCII85: %w: %w", ErrSyntax, err)
	}
	return out, nil
}
