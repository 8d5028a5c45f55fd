package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// Settings of the connections. They stand in the connection string because
// every pooled connection needs them, and a PRAGMA statement reaches only the
// connection it happens to run on.
//
// EXTRA: what Write said is saved must survive a power cut, and so must a copy
// made by VACUUM INTO. recursive_triggers: without it REPLACE walks around the
// triggers that freeze final meetings. trusted_schema, defensive and
// cell_size_check: the file may have been tampered with.
const (
	singleParams = "_txlock=immediate&_busy_timeout=5000&_journal_mode=DELETE&_synchronous=EXTRA&_foreign_keys=1&_dqs=0&_defensive=1&_error_rc=1" +
		"&_pragma=recursive_triggers(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=temp_store(MEMORY)"
	writerParams = "_txlock=immediate&_busy_timeout=5000&_journal_mode=WAL&_synchronous=EXTRA&_foreign_keys=1&_dqs=0&_defensive=1&_error_rc=1" +
		"&_pragma=recursive_triggers(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=temp_store(MEMORY)" +
		"&_pragma=cache_size(-16000)&_pragma=journal_size_limit(67108864)"
	readerParams = "mode=ro&_busy_timeout=5000&_dqs=0&_defensive=1&_error_rc=1&_synchronous=EXTRA" +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=cache_size(-4000)&_pragma=temp_store(MEMORY)"
)

// What the pragmas must read back as: a misspelled one is ignored silently.
var (
	writerPragmas = map[string]string{
		"busy_timeout": "5000", "journal_mode": "wal", "synchronous": "3", "foreign_keys": "1",
		"recursive_triggers": "1", "trusted_schema": "0", "cell_size_check": "1", "temp_store": "2",
		"cache_size": "-16000", "journal_size_limit": "67108864",
	}
	readerPragmas = map[string]string{
		"busy_timeout": "5000", "journal_mode": "wal", "synchronous": "3", "trusted_schema": "0",
		"cell_size_check": "1", "temp_store": "2", "cache_size": "-4000",
	}
)

// useOFDLocks makes SQLite's locks survive another opening of the same file in
// this process, where the system can (Linux). With the POSIX locks they would
// vanish, and with them acknowledged writes.
var useOFDLocks = sync.OnceValue(func() error {
	sqlite.StrictPragmas(true)
	_, err := sqlite.OFDLocking(true)
	if errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return nil
	}
	return err
})

var pathEscape = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

// dsn is the connection string of a file. A plain path would ignore the
// parameters, and open elsewhere for a folder named "Rapat #1 100%?".
func dsn(path, params string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "///" + p // a Windows drive
	}
	return "file:" + pathEscape.Replace(p) + "?" + params
}

func openPool(ctx context.Context, path, params string, connections int) (*sql.DB, error) {
	q, err := sql.Open("sqlite", dsn(path, params))
	if err != nil {
		return nil, translate(err)
	}
	q.SetMaxOpenConns(connections)
	q.SetMaxIdleConns(connections)
	if err := q.PingContext(ctx); err != nil {
		return nil, errors.Join(translate(err), q.Close())
	}
	return q, nil
}

func confirmPragmas(ctx context.Context, q *sql.DB, want map[string]string) error {
	for name, value := range want {
		var got string
		if err := q.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil {
			return fmt.Errorf("read pragma %s: %w", name, translate(err))
		}
		if got != value {
			return fmt.Errorf("pragma %s is %s instead of %s", name, got, value)
		}
	}
	return nil
}
