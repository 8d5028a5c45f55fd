package notices

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// systems are those packages are made for; what is built in differs.
var systems = []string{"linux", "windows"}

// Collect reads the license of every module that is built into the program in
// folder root, of Go and of the fonts. It needs the go command and the modules'
// sources.
func Collect(ctx context.Context, root string) ([]Notice, error) {
	modules := map[string]module{}
	for _, system := range systems {
		if err := listModules(ctx, root, system, modules); err != nil {
			return nil, err
		}
	}
	all := []Notice{}
	for _, m := range modules {
		n, err := noticeOf(m.Path+" "+m.Version, m.Dir)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	goRoot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("find Go's own license: %w", err)
	}
	goNotice, err := noticeOf("Go", strings.TrimSpace(string(goRoot)))
	if err != nil {
		return nil, err
	}
	all = append(all, goNotice)
	for name, folder := range map[string]string{
		"Liberation Sans": filepath.Join(root, "assets", "fonts"),
		"PDFium":          filepath.Join(root, "assets", "notices", "pdfium"),
		"Fyne's fonts (Noto Sans, Inter, DejaVu Sans Mono, EmojiOne)": filepath.Join(modules["fyne.io/fyne/v2"].Dir, "theme", "font"),
	} {
		n, err := noticeOf(name, folder)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b Notice) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all, nil
}

// A module is what the go command says of one.
type module struct {
	Path, Version, Dir string
	Main               bool
}

func listModules(ctx context.Context, root, system string, into map[string]module) error {
	c := exec.CommandContext(ctx, "go", "list", "-deps", "-tags", "x11", "-json=Module", ".")
	c.Dir = root
	c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	out, err := c.Output()
	if err != nil {
		return fmt.Errorf("list modules for %s: %w", system, err)
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var p struct{ Module *module }
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read list of modules: %w", err)
		}
		if p.Module != nil && !p.Module.Main {
			into[p.Module.Path] = *p.Module
		}
	}
}

// noticeOf reads the license files in a folder.
func noticeOf(name, folder string) (Notice, error) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return Notice{}, fmt.Errorf("license of %s: %w", name, err)
	}
	var text, licenses []string
	for _, f := range files {
		if f.IsDir() || !isLicense(f.Name()) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			return Notice{}, fmt.Errorf("license of %s: %w", name, err)
		}
		text = append(text, plain(b))
		if l := spdx(string(b)); l != "" && !slices.Contains(licenses, l) {
			licenses = append(licenses, l)
		}
	}
	if len(licenses) == 0 {
		return Notice{}, fmt.Errorf("license of %s in %s is not one this program knows", name, folder)
	}
	return Notice{name, strings.Join(licenses, " AND "), strings.Join(text, "\n\n")}, nil
}

func isLicense(name string) bool {
	if strings.HasSuffix(name, ".go") {
		return false
	}
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	for _, start := range []string{"LICENSE", "COPYING", "NOTICE", "COPYRIGHT", "PATENTS"} {
		if strings.HasPrefix(stem, start) {
			return true
		}
	}
	return false
}

// plain leaves out what differs between systems and would break [All].
func plain(b []byte) string {
	text := strings.ReplaceAll(string(b), "\r\n", "\n")
	text = strings.ReplaceAll(text, "\f", "")
	return strings.TrimSpace(strings.ReplaceAll(text, rule, "\n"))
}

// spdx names a license by the words only it has.
func spdx(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	for _, l := range []struct{ name, phrase string }{
		{"OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1"},
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MPL-2.0", "Mozilla Public License Version 2.0"},
		{"MPL-2.0", "Mozilla Public License, version 2.0"},
		{"BSD-3-Clause", "Neither the name"},
		{"BSD-3-Clause", "names of its contributors may be used"},
		{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
		{"MIT", "Permission is hereby granted, free of charge"},
		{"blessing", "The author disclaims copyright to this source code"},
		{"Bitstream-Vera", "Bitstream Vera Fonts Copyright"},
		{"CC-BY-4.0", "Creative Commons Attribution 4.0"},
		{"ISC", "Permission to use, copy, modify, and"},
		{"Unlicense", "This is free and unencumbered software released into the public domain"},
	} {
		if strings.Contains(words, l.phrase) {
			return l.name
		}
	}
	return ""
}
