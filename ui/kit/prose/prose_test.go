package prose_test

import (
	"reflect"
	"testing"

	"rakor.id/rakor/ui/kit/prose"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, markdown string
		want           []prose.Block
	}{
		{"heading", "## Tanda tangan (TTE) & cap", []prose.Block{{
			Kind: prose.Heading, Level: 2, Anchor: "tanda-tangan-tte--cap", Runs: []prose.Run{{Text: "Tanda tangan (TTE) & cap"}},
		}}},
		{"paragraph", "Tekan `F5`, lalu\n**Simpan…** atau [*kembali*](01.md#a).", []prose.Block{{Runs: []prose.Run{
			{Text: "Tekan "},
			{Text: "F5", Key: true},
			{Text: ", lalu "},
			{Text: "Simpan…", Bold: true},
			{Text: " atau "},
			{Text: "kembali", Italic: true, Link: "01.md#a"},
			{Text: "."},
		}}}},
		{"list in a list", "3. satu\n   - dua\n\n   tiga", []prose.Block{
			{Kind: prose.Item, Mark: "3.", Runs: []prose.Run{{Text: "satu"}}},
			{Kind: prose.Item, Level: 1, Mark: "•", Runs: []prose.Run{{Text: "dua"}}},
			{Kind: prose.Item, Runs: []prose.Run{{Text: "tiga"}}},
		}},
		{"table", "| a | b |\n|---|---|\n| `c` | |", []prose.Block{{Kind: prose.Table, Rows: [][][]prose.Run{
			{{{Text: "a"}}, {{Text: "b"}}}, {{{Text: "c", Key: true}}, nil},
		}}}},
		{"code, quote, picture", "```\n/buka\n```\n\n> awas\n\n![Beranda](../a.png)", []prose.Block{
			{Kind: prose.Code, Text: "/buka"},
			{Quoted: true, Runs: []prose.Run{{Text: "awas"}}},
			{Kind: prose.Picture, Source: "../a.png", Runs: []prose.Run{{Text: "Beranda"}}},
		}},
	} {
		if got := prose.Read([]byte(tt.markdown)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got  %+v\nwant %+v", tt.name, got, tt.want)
		}
	}
}
