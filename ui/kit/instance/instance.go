// Package instance lets a second start of a program speak to the first one, so
// that its window comes to the front instead of a second window that could not
// open the same file.
//
// The first listens on a socket in a folder that only its user can enter, named
// after the file it has open. Whoever owns the file owns the socket: the package
// does not decide who is first, and knows nothing of windows.
package instance

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"
)

// ErrNobody says that no program of this user listens for the file.
var ErrNobody = errors.New("nobody listens")

const (
	patience = 3 * time.Second
	most     = 64 << 10 // bytes of a call
)

type call struct {
	Files []string `json:"files"`
}

// socket is where the owner of a file listens. The folder is the one the system
// empties when the user leaves, or else the user's own cache.
func socket(file string) (string, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		if folder, err = os.UserCacheDir(); err != nil {
			return "", err
		}
	}
	folder = filepath.Join(folder, "rakor")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(file))
	return filepath.Join(folder, hex.EncodeToString(sum[:8])+".sock"), nil
}

// Listen calls open, from a goroutine of its own, whenever another start of the
// program asks the owner of file to come forward, with the files it was given.
// Only the owner may call it: what an earlier owner left behind is removed. It
// ends with the returned function.
func Listen(file string, open func(files []string)) (stop func() error, err error) {
	path, err := socket(file)
	if err != nil {
		return nil, fmt.Errorf("find place for socket: %w", err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("remove old socket: %w", err)
	}
	l, err := net.Listen("unix", path) //nolint:noctx // it ends with Close
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			answer(c, open)
		}
	}()
	return l.Close, nil // which removes the socket too
}

// answer takes one call. What it cannot read it leaves unanswered.
func answer(c net.Conn, open func([]string)) {
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		return
	}
	var asked call
	if err := json.NewDecoder(io.LimitReader(c, most)).Decode(&asked); err != nil {
		return
	}
	open(asked.Files)
	_, _ = c.Write([]byte("ok\n")) // the caller may have gone
}

// Call asks the owner of file to come forward and to open files. It returns
// [ErrNobody] if none of this user's programs is that.
func Call(file string, files []string) error {
	path, err := socket(file)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNobody, err)
	}
	c, err := net.DialTimeout("unix", path, patience) //nolint:noctx // it has a time limit
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNobody, err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if err := json.NewEncoder(c).Encode(call{files}); err != nil {
		return fmt.Errorf("%w: %w", ErrNobody, err)
	}
	reply := make([]byte, 3)
	if _, err := io.ReadFull(c, reply); err != nil {
		return fmt.Errorf("%w: %w", ErrNobody, err)
	}
	return nil
}
