package cli

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"rakor.id/rakor/assets/sample"
)

func TestOtherWaysOfSigningFromATerminal(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	var out minutesJSON
	d.read(&out, "minutes", "1", "--prepared", "--pdf", d.path("tte.pdf"))
	if out.Copy != "prepared" || len(out.Anchors) != 2 || out.Anchors[1].Text != "#" {
		t.Errorf("got %+v, want a copy with two anchors", out)
	}
	d.read(&out, "minutes", "1", "--excerpt", "DLH", "--pdf", d.path("petikan.pdf"))
	if out.Copy != "excerpt" || out.Pages > 3 {
		t.Errorf("got %+v, want a short excerpt", out)
	}
	d.done("minutes", "1", "--decision", "5", "--pdf", d.path("keputusan.pdf"))
	d.done("minutes", "1", "--by-hand", "--pdf", d.path("basah.pdf"))
	d.done("minutes", "1", "--data", "--pdf", d.path("data.pdf"))
	d.refused("Notula ini tidak memuat apa pun yang berkenaan dengan “Antariksa”. Pilih perangkat daerah dari daftarnya.",
		"minutes", "1", "--excerpt", "Antariksa", "--pdf", d.path("x.pdf"))

	d.refused("Berkas ini sama persis dengan yang diekspor: belum ada tanda tangan di dalamnya. Tandatangani dahulu di layanan tanda tangan, lalu ambil hasilnya.",
		"take-back", "1", d.path("tte.pdf"))
	t.Setenv(envPassphrase, "contoh-rakor")
	d.done("key", "--name", "Contoh Notulis", "--out", d.path("kunci.p12"))
	// Without this archive at hand, the file is signed and not kept.
	d.done("--db", d.path("lain.db"), "sign", d.path("data.pdf"), "--p12", d.path("kunci.p12"), "--as", "notulis", "--out", d.path("luar.pdf"))
	var taken takenBackJSON
	d.read(&taken, "take-back", "1", d.path("luar.pdf"))
	if taken.Version != 1 || taken.Signatures != 1 {
		t.Errorf("got %+v, want version 1 with one signature", taken)
	}

	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.path("pindai.png"), picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var scans []fileJSON
	d.read(&scans, "scan", "1", d.path("pindai.png"))
	if len(scans) != 1 || len(scans[0].SHA256) != 64 {
		t.Errorf("got %+v, want one scan with its hash", scans)
	}
	var m meetingJSON
	d.read(&m, "meeting", "show", "1")
	var kinds []string
	for _, f := range m.Versions[0].Files {
		kinds = append(kinds, f.Kind)
	}
	if got := strings.Join(kinds, " "); got != "unsigned unsigned signed scan" {
		t.Errorf("kept files are %q", got)
	}
}
