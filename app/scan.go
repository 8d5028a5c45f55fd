package app

import (
	"context"
	"strings"

	"rakor.id/rakor/data"
)

// scanEnds are the ends of the names of scans, by what they are.
var scanEnds = map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}

// AttachScan keeps the scan of minutes that were signed with a pen (tanda tangan
// basah), with its hash, for the newest version. A signature of several pages
// may come as several pictures. The paper itself stays the original; the scan
// proves nothing by itself and is never called a signature.
func (s *Minutes) AttachScan(ctx context.Context, meetingID int64, f NewAttachment) (MinutesFile, error) {
	versions, err := s.Versions(ctx, meetingID)
	if err != nil {
		return MinutesFile{}, err
	}
	if len(versions) == 0 {
		return MinutesFile{}, errNotFinal
	}
	if len(f.Content) > 0 && !isPicture(f.Content) && documentOf(f.Content) != "application/pdf" {
		return MinutesFile{}, &Problem{Message: "“%s” bukan hasil pindai. Pilih PDF, JPG, atau PNG dari pemindai atau kamera.", Args: []any{f.Name}}
	}
	f.Kind = data.OtherFile
	found, err := examine(ctx, f)
	if err != nil {
		return MinutesFile{}, err
	}
	v := versions[len(versions)-1]
	name := strings.TrimSuffix(v.fileName(), ".pdf") + "-pindaian" + scanEnds[found.MIME]
	kept := data.MinutesFile{Kind: data.Scan, Name: name, SHA256: data.HashOf(f.Content), Size: int64(len(f.Content))}
	return kept, s.keep(ctx, v, kept, f.Content)
}

// Scans returns the scans of a version, the oldest first.
func (v Version) Scans() []MinutesFile {
	var out []MinutesFile
	for _, f := range v.Files {
		if f.Kind == data.Scan {
			out = append(out, f)
		}
	}
	return out
}
