package workbook

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

func TestFootFitsIntoWhatExcelTakes(t *testing.T) {
	for _, p := range []Page{
		{Left: "SPK-00001-7QK2/PUPR", Center: "Dinas Pekerjaan Umum & Penataan Ruang"},
		{Left: "SPK-00001-7QK2/PUPR", Center: strings.Repeat("Unit Pelaksana Teknis ", 30)},
		{Left: strings.Repeat("x", 300), Center: strings.Repeat("é&", 200)},
		{Left: strings.Repeat("&", 300), Center: strings.Repeat("a&", 200)},
	} {
		f := excelize.NewFile()
		foot := p.foot()
		if err := f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddFooter: foot}); err != nil {
			t.Errorf("%d letters: %v", utf8.RuneCountInString(foot), err)
		}
		plain := strings.ReplaceAll(foot, "&&", "")
		if !strings.HasSuffix(foot, "&R&8Halaman &P dari &N") || !utf8.ValidString(foot) || strings.Count(plain, "&") != 8 {
			t.Errorf("got %q", foot)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}
