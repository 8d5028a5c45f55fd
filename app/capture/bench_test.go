package capture

import (
	"strings"
	"testing"
)

// longLine has 2,000 characters and 40 tokens.
func longLine() string {
	tokens := []string{"@DLH", "+Dishub", "@Kec.Prabumulih", "#stunting", "!1", ">30 Nopember 2026", "@XYZ", "{panjang: 2,5 km}", "@harapan", ">TW II 2027"}
	var b strings.Builder
	b.WriteString("@PUPR /t ")
	for i := range 40 {
		b.WriteString("normalisasi saluran dan pemeliharaan ")
		b.WriteString(tokens[i%len(tokens)] + " ")
	}
	return (b.String() + strings.Repeat("a", 2000))[:2000]
}

func BenchmarkParse(b *testing.B) {
	d, line := crowd(), longLine()
	b.ReportAllocs()
	for b.Loop() {
		Parse(line, d, today)
	}
}

func BenchmarkParseAndComplete(b *testing.B) {
	d, line := crowd(), longLine()
	line = line[:1900] + " @harapn"
	b.ReportAllocs()
	for b.Loop() {
		Parse(line, d, today)
		Complete(line, len(line), d, today)
	}
}

func BenchmarkParseUsualLine(b *testing.B) {
	d := crowd()
	b.ReportAllocs()
	for b.Loop() {
		Parse("@PUPR /t Normalisasi drainase Jl. Sudirman @PUPR +DLH +Dishub >30/11 #stunting", d, today)
	}
}

func BenchmarkNewDirectory(b *testing.B) {
	for b.Loop() {
		crowd()
	}
}
