package bundle

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

func sample() *data.Bundle {
	content := []byte("isi lampiran")
	return &data.Bundle{
		Node: "01a206c6-7880-743e-a9c7-2910a3e246bd", Name: "Laptop satu", Schema: 4, Key: "k", Whole: true,
		At: time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC),
		Rows: []data.BundleRow{{
			Table: "entries", UID: data.UID{1, 2}, Values: map[string]json.RawMessage{"body": []byte(`"kata"`)},
			Clock: data.RowClock{"": {Last: data.Dot{Node: "n", Seq: 3}}},
		}},
		Lines: []data.HistoryLine{{
			Node: "n", Seq: 3, At: time.UnixMilli(1795410000123).UTC(), Who: "Notulis", Table: "entries", RowID: data.UID{1, 2},
			Op: "insert", Data: `{"body":"kata"}`, Prev: data.HashOf(nil), Hash: data.HashOf(content),
		}},
		Blobs: []data.Hash{data.HashOf(content)},
		Blob:  func(data.Hash) ([]byte, error) { return content, nil },
	}
}

func written(t testing.TB, b *data.Bundle) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, b, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	want := sample()
	files := map[data.Hash]string{}
	got, err := Read(bytes.NewReader(written(t, want)), func(h data.Hash, b []byte) error {
		files[h] = string(b)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want.Blob = nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if files[want.Blobs[0]] != "isi lampiran" {
		t.Errorf("got files %v", files)
	}
}

func TestEveryCutAndFlipIsFound(t *testing.T) {
	whole := written(t, sample())
	none := func(data.Hash, []byte) error { return nil }
	for n := range whole {
		if _, err := Read(bytes.NewReader(whole[:n]), none); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut at %d: got %v", n, err)
		}
	}
	if _, err := Read(bytes.NewReader(append(bytes.Clone(whole), 0)), none); !errors.Is(err, ErrDamaged) {
		t.Errorf("one byte more: got %v", err)
	}
}

func TestTooLargeIsRefused(t *testing.T) {
	var out bytes.Buffer
	out.WriteString(magic)
	z := gzip.NewWriter(&out)
	if err := put(z, kindHead, data.Bundle{}); err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write([]byte{kindRow, 0xff, 0xff, 0xff, 0xff, 0x0f}); err != nil { // four gigabytes are to follow
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(&out, nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f, sample()))
	f.Add([]byte(magic))
	// What is compressed is made of the bytes, so that the reader gets behind it.
	f.Fuzz(func(t *testing.T, b []byte) {
		none := func(data.Hash, []byte) error { return nil }
		_, _ = Read(bytes.NewReader(b), none)
		var packed bytes.Buffer
		packed.WriteString(magic)
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		_, _ = Read(&packed, none)
	})
}
