package instance

import (
	"errors"
	"net"
	"path/filepath"
	"slices"
	"testing"
)

func TestSecondStartReachesTheFirst(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	file := filepath.Join(t.TempDir(), "rakor.db")
	if err := Call(file, nil); !errors.Is(err, ErrNobody) {
		t.Errorf("before anybody listens: got %v", err)
	}
	calls := make(chan []string, 2)
	for range 2 { // the second time what the first left is in the way
		stop, err := Listen(file, func(files []string) { calls <- files })
		if err != nil {
			t.Fatal(err)
		}
		if err := Call(file, []string{"a.rakorgabung"}); err != nil {
			t.Fatal(err)
		}
		if got := <-calls; !slices.Equal(got, []string{"a.rakorgabung"}) {
			t.Errorf("got %v", got)
		}
		if err := Call(filepath.Join(t.TempDir(), "rakor.db"), nil); !errors.Is(err, ErrNobody) {
			t.Errorf("for another file: got %v", err)
		}
		if err := stop(); err != nil {
			t.Fatal(err)
		}
	}
	if err := Call(file, nil); !errors.Is(err, ErrNobody) {
		t.Errorf("after the end: got %v", err)
	}
}

func TestNonsenseIsNotAnswered(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	file := filepath.Join(t.TempDir(), "rakor.db")
	stop, err := Listen(file, func([]string) { t.Error("called") })
	if err != nil {
		t.Fatal(err)
	}
	path, err := socket(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write([]byte("GET / HTTP/1.1\r\n\r\n")); err != nil {
		t.Fatal(err)
	}
	if n, err := c.Read(make([]byte, 1)); err == nil {
		t.Errorf("answered with %d bytes", n)
	}
	if err := errors.Join(c.Close(), stop()); err != nil {
		t.Fatal(err)
	}
}
