package returns

import (
	"strings"

	"rakor.id/rakor/export/sheet"
)

// The statuses an agency can claim, as the sheet has them.
const (
	notStarted = "Belum Ditindaklanjuti"
	inProgress = "Dalam Proses"
	done       = "Selesai"
	obstructed = "Terkendala"
	impossible = "Tidak Dapat Ditindaklanjuti"
)

// statusWords are other words that can mean nothing else. "Tuntas" and the
// like are as good as Selesai; "belum", "hampir" and "sebagian" make them
// something else altogether, so only whole texts count.
var statusWords = wordTable(map[string]string{
	notStarted: "belum ditindak lanjuti|belum tindak lanjut|belum ada tindak lanjut|belum ditindaklanjut|belum dimulai|belum mulai|belum dilaksanakan|belum dikerjakan|blm ditindaklanjuti",
	inProgress: "proses|on progress|on progres|on proses|onprogress|on-progress|on going|ongoing|on-going|dlm proses|masih proses|masih dalam proses|sedang proses|sedang dalam proses|sedang berjalan|sedang dilaksanakan|sedang dikerjakan|dalam pengerjaan|dalam pelaksanaan|sementara proses",
	done:       "sudah selesai|telah selesai|sdh selesai|udah selesai|tuntas|sudah tuntas|rampung|sudah rampung|selesai dilaksanakan|selesai dikerjakan",
	obstructed: "ada kendala|terhambat|terkendala/terhambat",
	impossible: "tidak dapat ditindak lanjuti|tidak bisa ditindaklanjuti|tdk dapat ditindaklanjuti|tidak dapat dilaksanakan|tidak bisa dilaksanakan|tidak dapat ditindaklanjut",
})

// statusHints are words that say something, but not enough.
var statusHints = wordTable(map[string]string{
	notStarted: "belum|blm|belum ada|nihil",
	inProgress: "belum selesai|blm selesai|hampir selesai|hampir rampung|hampir tuntas|selesai sebagian|sebagian selesai|sebagian|belum tuntas|belum rampung|berjalan|progress|progres|berproses|lanjut",
	done:       "beres|ok|oke|done|finish|finished|complete|completed|clear",
	obstructed: "kendala|hambatan|tertunda|pending|ditunda",
	impossible: "tidak dapat|tidak bisa|batal|dibatalkan",
})

func wordTable(lists map[string]string) map[string]string {
	m := map[string]string{}
	for status, list := range lists {
		for _, w := range strings.Split(list, "|") {
			m[w] = status
		}
	}
	return m
}

func readStatus(c sheet.Cell) Answer {
	if c.Kind != sheet.CellText {
		return unreadable(StatusUnknown)
	}
	s := strings.Trim(plain(c.Text), ".,;:'\"* ")
	if isNothing(s) {
		return sure(Value{})
	}
	for _, known := range sheet.Statuses {
		if s == strings.ToLower(known) {
			return sure(Value{Kind: Status, Text: known})
		}
	}
	if known, found := statusWords[s]; found {
		return sure(Value{Kind: Status, Text: known})
	}
	if hint, found := statusHints[s]; found {
		return doubtful(Value{Kind: Status, Text: hint}, StatusGuessed)
	}
	if near := nearStatus(s); near != "" {
		return doubtful(Value{Kind: Status, Text: near}, StatusGuessed)
	}
	return unreadable(StatusUnknown)
}

// nearStatus returns the status a text is two slips of the hand away from; ""
// if there is none, or more than one. Two letters are too few for a word that
// turns the meaning round, such as "tak".
func nearStatus(s string) string {
	near := ""
	for _, known := range sheet.Statuses {
		if len(s) < 5 || !withinSlips(s, strings.ToLower(known), 2) {
			continue
		}
		if near != "" {
			return ""
		}
		near = known
	}
	return near
}
