//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"rakor.id/rakor/bench/window"
)

// quietOffice has LibreOffice begin without a word of welcome.
const quietOffice = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="LastTimeDonateShown" oor:op="fuse"><value>2000000000</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="LastTimeGetInvolvedShown" oor:op="fuse"><value>2000000000</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>7.4</value></prop></item>
</oor:items>
`

// openWriter opens LibreOffice Writer on an empty document, where minutes would
// be typed without Rakor.
func (b *bench) openWriter(ctx context.Context, d *window.Display) (*window.Program, error) {
	home, err := os.MkdirTemp(b.own, "office-")
	if err != nil {
		return nil, err
	}
	user := filepath.Join(home, "user")
	if err := os.MkdirAll(user, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(quietOffice), 0o600); err != nil {
		return nil, err
	}
	return window.Open(ctx, d, home, "LibreOffice Writer", "soffice", "-env:UserInstallation=file://"+home, "--norestore", "--nologo", "--writer")
}

// enterWriter opens Writer in a display of its own, ready for typing.
func (b *bench) enterWriter(ctx context.Context) (*room, error) {
	d, err := window.OpenDisplay(ctx)
	if err != nil {
		return nil, err
	}
	p, err := b.openWriter(ctx, d)
	if err != nil {
		d.Close()
		return nil, err
	}
	r := &room{display: d}
	for range 5 {
		time.Sleep(time.Second)
		if r.line, err = p.FindLine(); err == nil {
			return r, nil
		}
	}
	err = errors.Join(fmt.Errorf("LibreOffice: %w", err), p.End())
	d.Close()
	return nil, err
}
