package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// maxAgencyList bounds a list of agencies; a real one has some hundred rows.
const maxAgencyList = 4 << 20

// An agencyRow is one row of a list of agencies and where it stands.
type agencyRow struct {
	line     int
	agency   Agency
	parent   string
	hasEmail bool // the list has the column; if not, addresses stay as they are
}

func (r agencyRow) problem(format string, args ...any) error {
	return &Problem{
		Message: "Daftar perangkat daerah, baris %d (%s): %s. Perbaiki baris itu, lalu ambil lagi; belum ada yang diubah.",
		Args:    []any{r.line, r.agency.Code, fmt.Sprintf(format, args...)},
	}
}

// agencyColumns are the headings of the list; see package starter. The names
// of the official column in Indonesian are understood as well.
var agencyColumns = map[string][]string{
	"code":       {"code", "singkatan", "kode"},
	"name":       {"name", "nama", "nama_resmi", "nama resmi"},
	"group":      {"group", "kelompok"},
	"head_post":  {"head_post", "jabatan kepala", "jabatan"},
	"email":      {"email", "e-mail", "surel", "pos-el"},
	"aliases":    {"aliases", "alias", "nama lain"},
	"parent":     {"parent", "induk"},
	"valid_from": {"valid_from", "mulai"},
	"valid_to":   {"valid_to", "sampai"},
	"confirmed":  {"confirmed", "diperiksa"},
}

// readAgencyRows reads a list with commas or semicolons, in UTF-8 with or
// without BOM, or in Windows-1252 as spreadsheets still write it; or the first
// worksheet of a workbook.
func readAgencyRows(ctx context.Context, r io.Reader) ([]agencyRow, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxAgencyList+1))
	if err != nil {
		return nil, &Problem{Message: "Daftar perangkat daerah tidak dapat dibaca. Periksa berkasnya, lalu coba lagi.", Cause: err}
	}
	if len(text) > maxAgencyList {
		return nil, &Problem{Message: "Berkas itu terlalu besar untuk daftar perangkat daerah (paling besar 4 MB). Pilih berkas lain."}
	}
	if bytes.HasPrefix(text, []byte("PK\x03\x04")) {
		return readAgencyWorkbook(ctx, text)
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return nil, &Problem{Message: "Berkas itu bukan daftar CSV atau Excel (.xlsx). Simpan daftar sebagai salah satunya, lalu ambil lagi."}
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		if text, err = charmap.Windows1252.NewDecoder().Bytes(text); err != nil {
			return nil, fmt.Errorf("decode agency list: %w", err)
		}
	}
	return parseAgencyRows(text)
}

func parseAgencyRows(text []byte) ([]agencyRow, error) {
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.TrimLeadingSpace = agencySeparator(text), -1, true
	head, err := c.Read()
	if err != nil {
		return nil, &Problem{Message: "Daftar perangkat daerah kosong. Baris pertama harus berisi judul kolom, sedikitnya “singkatan” dan “nama”.", Cause: err}
	}
	at, err := findAgencyColumns(head)
	if err != nil {
		return nil, err
	}
	var rows []agencyRow
	for {
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
			return rows, checkAgencyRows(rows)
		}
		if err != nil {
			return nil, &Problem{Message: "Daftar perangkat daerah tidak tersusun benar: %v. Perbaiki baris itu, lalu ambil lagi.", Args: []any{err}, Cause: err}
		}
		line, _ := c.FieldPos(0)
		row := makeAgencyRow(line, record, at)
		if row.agency.Code != "" || row.agency.Name != "" {
			rows = append(rows, row)
		}
	}
}

func agencySeparator(text []byte) rune {
	head, _, _ := bufio.ScanLines(text, true)
	if bytes.Count(text[:head], []byte(";")) > bytes.Count(text[:head], []byte(",")) {
		return ';'
	}
	return ','
}

// readAgencyWorkbook reads the list from a workbook; its first row that holds
// something has the headings.
func readAgencyWorkbook(ctx context.Context, file []byte) ([]agencyRow, error) {
	lines, err := sheet.ReadList(ctx, file, "", sheet.DefaultLimits)
	var refusal *sheet.Refusal
	switch {
	case errors.As(err, &refusal):
		return nil, refusalProblem(refusal)
	case err != nil:
		return nil, err
	case len(lines) == 0:
		return nil, checkAgencyRows(nil)
	}
	at, err := findAgencyColumns(lines[0].Texts)
	if err != nil {
		return nil, err
	}
	var rows []agencyRow
	for _, l := range lines[1:] {
		if row := makeAgencyRow(l.Number, l.Texts, at); row.agency.Code != "" || row.agency.Name != "" {
			rows = append(rows, row)
		}
	}
	return rows, checkAgencyRows(rows)
}

func findAgencyColumns(head []string) (map[string]int, error) {
	at := map[string]int{}
	for key, names := range agencyColumns {
		at[key] = -1
		for i, h := range head {
			for _, n := range names {
				if strings.EqualFold(strings.TrimSpace(h), n) {
					at[key] = i
				}
			}
		}
	}
	if at["code"] < 0 || at["name"] < 0 {
		return nil, &Problem{Message: "Judul kolom “singkatan” dan “nama” tidak ditemukan pada baris pertama. Perbaiki judulnya, lalu ambil lagi."}
	}
	return at, nil
}

func makeAgencyRow(line int, record []string, at map[string]int) agencyRow {
	get := func(key string) string {
		if i := at[key]; i >= 0 && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	r := agencyRow{line: line, parent: get("parent"), hasEmail: at["email"] >= 0, agency: Agency{
		Code: get("code"), Name: get("name"), Group: Group(strings.ToLower(get("group"))), HeadPost: get("head_post"), Email: get("email"),
		ValidFrom: Date(get("valid_from")), ValidTo: Date(get("valid_to")), Confirmed: get("confirmed") == "1",
	}}
	for alias := range strings.SplitSeq(get("aliases"), ";") {
		if alias = strings.TrimSpace(alias); alias != "" {
			r.agency.Aliases = append(r.agency.Aliases, alias)
		}
	}
	if r.agency.Group == "" {
		r.agency.Group = data.GroupOther
	}
	if r.agency.HeadPost == "" {
		r.agency.HeadPost = "Kepala " + r.agency.Name
	}
	return r
}

func checkAgencyRows(rows []agencyRow) error {
	if len(rows) == 0 {
		return &Problem{Message: "Daftar perangkat daerah tidak berisi satu baris pun. Isi dahulu, lalu ambil lagi."}
	}
	seen := map[string]bool{}
	for _, r := range rows {
		code := strings.ToLower(r.agency.Code)
		switch {
		case r.agency.Code == "" || r.agency.Name == "":
			return r.problem("singkatan atau nama kosong")
		case len(code) > longestCode:
			return r.problem("singkatan itu terlalu panjang; paling panjang %d huruf", longestCode)
		case seen[code]:
			return r.problem("singkatan itu sudah ada di baris lain")
		case !r.agency.Group.Valid():
			return r.problem("kelompok “%s” tidak dikenal", r.agency.Group)
		case r.agency.ValidFrom != "" && !r.agency.ValidFrom.Valid(), r.agency.ValidTo != "" && !r.agency.ValidTo.Valid():
			return r.problem("tanggal berlaku harus berbentuk 2026-01-31")
		case !isEmail(r.agency.Email):
			return r.problem("“%s” bukan alamat pos-el", r.agency.Email)
		}
		seen[code] = true
	}
	return nil
}
