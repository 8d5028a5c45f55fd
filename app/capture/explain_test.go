package capture

import (
	"fmt"
	"slices"
	"testing"
)

func TestExplain(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"@wako /t Rapikan kantor @camat @DLH +PUPR +Dishub >1 minggu #stunting !1 {kantor: 3 unit}", []string{
			"mode entry  0", "kind follow_up  0", "speaker Wali Kota  0", "lead DLH  0", "support Dinas PUPR dan Dishub  2", "broadcast camat  3",
			"due Senin, 30 November 2026  0", "issue Pencegahan dan penurunan stunting  0", "priority   1", "target kantor: 3 unit  0",
		}},
		{"/t x @DLH >TW II 2026", []string{"mode entry  0", "kind follow_up  0", "lead DLH  0", "due TW II 2026 Selasa, 30 Juni 2026 0", "past   146", "mark past >TW II 2026 0"}},
		{"x @XYZ", []string{"mode entry  0", "kind info  0", "mark unknown-code @XYZ 0"}},
		{"s/a/b/g", []string{"mode replace  0", "replace a b 0"}},
		{"/datang @DLH 10.05", []string{"mode command  0", "command datang  0", "who DLH  1", "at 10.05  0"}},
		{"/status TL-1 selesai 60% aspal", []string{"mode command  0", "command status  0", "number TL-1  0", "state selesai  0", "percent 60%  0", "note aspal  0"}},
		{"/tamu Budi Contoh, Kepala, Bank", []string{"mode command  0", "command tamu  0", "visitor Budi Contoh Kepala, Bank 0"}},
		{"/acara penutup", []string{"mode command  0", "command acara  0", "item Penutup  0"}},
		{"/acara 3", []string{"mode command  0", "command acara  0", "item   3"}},
		{"... lalu", []string{"mode continue  0"}},
	} {
		var got []string
		for _, f := range Explain(Parse(tt.in, sample, today)) {
			got = append(got, fmt.Sprint(f.Code, " ", f.Text, " ", f.More, " ", f.N))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Explain(%q)\n got %q\nwant %q", tt.in, got, tt.want)
		}
	}
}
