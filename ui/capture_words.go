package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

func priorityWord(n int) string {
	switch n {
	case 1:
		return lang.L("Prioritas tinggi")
	case 3:
		return lang.L("Prioritas rendah")
	}
	return lang.L("Prioritas biasa")
}

// markWords say what is odd about a part of a line. They are looked up when
// shown, for the language is chosen after this is made.
var markWords = map[capture.MarkCode]func() string{
	capture.MarkUnknownCode:  func() string { return lang.L("Tidak dikenal") },
	capture.MarkAmbiguous:    func() string { return lang.L("Lebih dari satu arti") },
	capture.MarkInactive:     func() string { return lang.L("Sudah tidak ada") },
	capture.MarkUnknownIssue: func() string { return lang.L("Isu tidak dikenal") },
	capture.MarkDue:          func() string { return lang.L("Bukan tenggat") },
	capture.MarkNoSuchDay:    func() string { return lang.L("Tanggal tidak ada") },
	capture.MarkPast:         func() string { return lang.L("Sudah lewat") },
	capture.MarkPriority:     func() string { return lang.L("Prioritas tidak dikenal") },
	capture.MarkTwice:        func() string { return lang.L("Disebut dua kali") },
	capture.MarkUnclosed:     func() string { return lang.L("Belum ditutup") },
	capture.MarkCommand:      func() string { return lang.L("Perintah tidak dikenal") },
	capture.MarkMissing:      func() string { return lang.L("Belum lengkap") },
	capture.MarkArgument:     func() string { return lang.L("Tidak terpakai") },
	capture.MarkHour:         func() string { return lang.L("Jam tidak ada") },
	capture.MarkNoLead:       func() string { return lang.L("Belum ada penanggung jawab") },
	capture.MarkReplace:      func() string { return lang.L("Tutup dengan /") },
}

func markWord(m capture.MarkCode) string {
	if word, ok := markWords[m]; ok {
		return word()
	}
	return lang.L("Periksa")
}

// doubtWords say what is doubtful about an entry, "" if nothing is.
func doubtWords(e app.Entry) string {
	var parts []string
	for _, sentence := range app.EntryMarks(e) {
		parts = append(parts, say(sentence))
	}
	return strings.Join(parts, " ")
}

// factWords show one thing that Enter will do.
func factWords(f capture.Fact) (string, kit.Tone) {
	if label, ok := factLabels[f.Code]; ok {
		return label.word() + ": " + f.Text, label.tone
	}
	switch f.Code {
	case capture.FactKind:
		return kindWord(app.EntryKind(f.Text))
	case capture.FactBroadcast:
		return f.Text + " · " + fmt.Sprintf(lang.L("%s OPD"), locale.Number(float64(f.N))), kit.ToneGreen
	case capture.FactPast:
		return lang.L("Tanggal itu sudah lewat"), kit.ToneRed
	case capture.FactIssue:
		return "#" + f.Text, kit.ToneViolet
	case capture.FactPriority:
		return priorityWord(f.N), kit.ToneRose
	case capture.FactCommand:
		return "/" + f.Text, kit.ToneAccent
	case capture.FactReplace:
		return fmt.Sprintf(lang.L("“%s” menjadi “%s”"), f.Text, f.More), kit.ToneAccent
	case capture.FactMark:
		return markWord(capture.MarkCode(f.Text)) + ": " + f.More, kit.ToneRed
	case capture.FactMode:
		return "", kit.ToneNeutral
	}
	if f.Text == "" && f.N > 0 {
		return locale.Number(float64(f.N)), kit.ToneNeutral
	}
	return f.Text, kit.ToneNeutral
}

// factLabels name the facts that are shown as a label and a text.
var factLabels = map[capture.FactCode]struct {
	word func() string
	tone kit.Tone
}{
	capture.FactSpeaker: {func() string { return lang.L("Pembicara") }, kit.TonePrimary},
	capture.FactLead:    {func() string { return lang.L("Penanggung jawab") }, kit.ToneGreen},
	capture.FactSupport: {func() string { return lang.L("Pendukung") }, kit.ToneBlue},
	capture.FactDue:     {func() string { return lang.L("Tenggat") }, kit.ToneAmber},
	capture.FactTarget:  {func() string { return lang.L("Target") }, kit.ToneNeutral},
}
