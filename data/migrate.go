package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// A migration brings the schema from version-1 to version. Once released it is
// never edited.
type migration struct {
	version int
	name    string
	script  string
}

// migrations are all there are, in order.
var migrations = mustMigrations(migrationFiles)

func mustMigrations(files fs.FS) []migration {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		panic(err)
	}
	var ms []migration
	for i, name := range names {
		script, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err)
		}
		if base := path.Base(name); base[:5] != fmt.Sprintf("%04d_", i+1) {
			panic("migration out of order: " + base)
		}
		ms = append(ms, migration{i + 1, path.Base(name), string(script)})
	}
	return ms
}

// migrate brings an archive to this program's schema, keeping a copy first.
func (db *DB) migrate(ctx context.Context, o Options) error {
	var version int
	if err := db.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return translate(err)
	}
	switch {
	case version == len(migrations):
		return nil
	case version > len(migrations): // the header may lag behind the journal
		return fmt.Errorf("%w: schema %d, known %d", ErrNewer, version, len(migrations))
	}
	ext := filepath.Ext(db.path)
	kept := fmt.Sprintf("%s-skema%d%s", strings.TrimSuffix(db.path, ext), version, ext)
	if _, err := db.Backup(ctx, dated(kept, o.Now)); err != nil {
		return fmt.Errorf("keep copy before migration: %w", err)
	}
	return db.migrateFrom(ctx, version, o)
}

func (db *DB) migrateFrom(ctx context.Context, version int, o Options) error {
	for _, m := range migrations[version:] {
		err := db.apply(ctx, m, o)
		var refused *sqlite.Error
		if errors.As(err, &refused) && refused.Code() == lib.SQLITE_ERROR { // it is not of the schema it tells
			err = fmt.Errorf("%w: %w", ErrCorrupt, err)
		}
		if err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	return nil
}

// apply runs one migration: script, log and version are one transaction.
func (db *DB) apply(ctx context.Context, m migration, o Options) error {
	q, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer q.Rollback() // after a commit it does nothing
	if _, err := q.ExecContext(ctx, m.script); err != nil {
		return translate(err)
	}
	if err := refuseBrokenLinks(ctx, q); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, "INSERT INTO schema_log(version, name, sha256, applied_at, program) VALUES(?, ?, ?, ?, ?)",
		m.version, m.name, HashOf([]byte(m.script)), o.Now.UnixMilli(), o.Program)
	if err != nil {
		return translate(err)
	}
	_, err = q.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", m.version, applicationID))
	if err != nil {
		return translate(err)
	}
	return translate(q.Commit())
}

func refuseBrokenLinks(ctx context.Context, q *sql.Tx) error {
	var n int
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&n); err != nil {
		return translate(err)
	}
	if n > 0 {
		return fmt.Errorf("%w: %d rows name rows that are not there", ErrCorrupt, n)
	}
	return nil
}
