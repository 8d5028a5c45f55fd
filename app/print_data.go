package app

import (
	"bytes"
	"encoding/csv"
	"fmt"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/paper"
)

// carried are the files that a copy carries inside: the canonical content, from
// which its hash can be computed again, and the attendance list as a table. A
// public copy has no content with it, since that holds everybody's number, and
// of the list what it shows on paper.
func (s source) carried(kind Copy) ([]paper.Attachment, error) {
	switch kind {
	case CopyComplete, CopyPrepared, CopyByHand:
		list, err := attendanceCSV(s.content, false)
		return []paper.Attachment{{
			Name: "notula.json", MIME: "application/json", Relationship: "Source", Data: []byte(s.text),
			Description: "Isi notula dalam bentuk baku; SHA-256-nya tercetak di kaki halaman",
		}, attendanceFile(list)}, err
	case CopyPublic:
		list, err := attendanceCSV(s.content, true)
		return []paper.Attachment{attendanceFile(list)}, err
	}
	return nil, &Problem{Message: "Data hanya dapat disertakan dalam notula final yang utuh, bukan dalam draf atau petikan."}
}

func attendanceFile(list []byte) paper.Attachment {
	return paper.Attachment{
		Name: "daftar-hadir.csv", MIME: "text/csv", Relationship: "Data", Data: list,
		Description: "Daftar hadir sebagai tabel",
	}
}

// attendanceCSV writes the attendance list as RFC 4180 does.
func attendanceCSV(c Content, public bool) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	head := []string{"no", "jabatan", "instansi", "kehadiran"}
	if !public {
		head = append(head, "nama", "nip", "pangkat", "jabatan_wakil", "datang", "pulang")
	}
	rows := [][]string{head}
	for i, a := range c.Attendance {
		status := attendanceWords[data.AttendanceStatus(a.Status)]
		if a.Guest {
			status = "Tamu"
		}
		row := []string{fmt.Sprint(i + 1), a.Post, a.Institution, status}
		if !public {
			row = append(row, a.Name, a.NIP, a.Rank, a.DeputyPost, a.Arrived, a.Left)
		}
		for j := range row {
			row[j] = harmless(row[j])
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write attendance list: %w", err)
	}
	return b.Bytes(), nil
}

// harmless keeps a text from being taken for a formula by whoever opens the
// table in a spreadsheet.
func harmless(s string) string {
	if s != "" && bytes.ContainsRune([]byte("=+-@\t\r"), rune(s[0])) {
		return "'" + s
	}
	return s
}
