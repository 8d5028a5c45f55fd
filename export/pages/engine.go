package pages

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// An Engine is a renderer made ready. It holds some 50 MB until it is closed.
// Its methods may be called from several goroutines.
type Engine struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// Bounds of an engine.
const (
	mostDocuments = 4    // open at the same time
	mostMemory    = 4096 // WebAssembly pages of 64 KiB for one document: 256 MB
)

// Start makes a renderer ready. It is compiled for this computer the first
// time, which takes some 3 s and 330 MB for as long; what comes of it, 21 MB, is
// kept in folder for the next time. "" keeps nothing, and so does a folder that
// cannot be written.
func Start(ctx context.Context, folder string) (*Engine, error) {
	before := compiled(folder)
	e := &Engine{cache: openCache(folder)}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(mostMemory).
		WithCloseOnContextDone(true). // else a page that never ends could not be given up
		WithCompilationCache(e.cache)
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: mostDocuments, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // without it the renderer would see every file
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start page renderer: %w", err), e.cache.Close(context.WithoutCancel(ctx)))
	}
	e.pool = pool
	if after := compiled(folder); len(after) != len(before) || folder == "" {
		forget(before)
		debug.FreeOSMemory() // compiling took far more than running does
	}
	return e, nil
}

func openCache(folder string) wazero.CompilationCache {
	if folder != "" {
		if err := os.MkdirAll(folder, 0o700); err == nil {
			if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
				return cache
			}
		}
	}
	return wazero.NewCompilationCache()
}

// compiled lists what earlier starts have left in a folder.
func compiled(folder string) []string {
	if folder == "" {
		return nil
	}
	files, _ := filepath.Glob(filepath.Join(folder, "wazero-*", "*")) // fails for a bad pattern only
	return files
}

// forget removes what other versions of the program compiled.
func forget(files []string) {
	for _, f := range files {
		if strings.HasPrefix(filepath.Base(filepath.Dir(f)), "wazero-") {
			_ = os.Remove(f) // it is only in the way
		}
	}
}

// Close ends the renderer and gives its memory back. Documents still open must
// not be used any more.
func (e *Engine) Close() error {
	err := errors.Join(e.pool.Close(), e.cache.Close(context.Background()))
	debug.FreeOSMemory() // else the system would wait for it for minutes
	return err
}
