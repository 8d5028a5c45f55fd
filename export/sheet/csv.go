package sheet

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readCSV reads a table in plain text, whatever its encoding and separator.
// All its cells are text: what a number in it means is for others to say.
func readCSV(ctx context.Context, data []byte, lim Limits) (workbookContent, error) {
	text, err := decode(data)
	if err != nil {
		return workbookContent{}, err
	}
	if reason, is := markup(text); is {
		return workbookContent{}, refuse(reason)
	}
	separator, rest := announced(text)
	if separator == 0 {
		separator = guessSeparator(rest, lim)
	}
	skipped := strings.Count(text[:len(text)-len(rest)], "\n")
	g, err := parseCSV(ctx, rest, separator, skipped, lim)
	if err != nil {
		return workbookContent{}, err
	}
	return workbookContent{format: FormatCSV, grids: []grid{g}}, nil
}

var errNotText = errors.New("neither text nor a format that is known")

// decode turns the bytes into UTF-8. Without a mark, UTF-16 is known by its
// zero bytes; what is not UTF-8 was most likely written by Excel on Windows.
func decode(data []byte) (string, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), mostlyZero(data, 1):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), mostlyZero(data, 0):
		from = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case !utf8.Valid(data):
		from = charmap.Windows1252
	}
	if from != nil {
		out, err := from.NewDecoder().Bytes(data)
		if err != nil {
			return "", &Refusal{Reason: UnknownKind, Offset: -1, Cause: err}
		}
		data = out
	}
	if !utf8.Valid(data) {
		return "", &Refusal{Reason: UnknownKind, Offset: -1, Cause: errNotText}
	}
	odd := 0
	for i, c := range data {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			if c == 0 {
				return "", &Refusal{Reason: UnknownKind, Offset: int64(i), Cause: errNotText}
			}
			odd++
		}
	}
	if odd > len(data)/100 {
		return "", &Refusal{Reason: UnknownKind, Offset: -1, Cause: errNotText}
	}
	return string(data), nil
}

// mostlyZero reports whether every second byte is zero, as in UTF-16 of
// Western text without a mark.
func mostlyZero(data []byte, odd int) bool {
	head := data[:min(len(data), 400)&^1]
	zeros := 0
	for i := odd; i < len(head); i += 2 {
		if head[i] == 0 {
			zeros++
		}
	}
	return len(head) > 8 && zeros > len(head)/2*8/10
}

// markup recognizes web pages and flat XML, which office programs open as
// sheets too.
func markup(text string) (Reason, bool) {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 2000)]))
	switch {
	case strings.HasPrefix(head, "<?xml") && (strings.Contains(head, "office:document") || strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet")):
		return FlatXML, true
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<table"),
		strings.HasPrefix(head, "<meta"), strings.HasPrefix(head, "mime-version:"),
		strings.HasPrefix(head, "<") && strings.Contains(head, "<html"):
		return HTMLTable, true
	case strings.HasPrefix(head, "<?xml"):
		return UnknownKind, true
	}
	return "", false
}

// announced returns the separator of a "sep=;" line, and the text after it.
func announced(text string) (byte, string) {
	line, rest, ok := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimRight(line, "\r"), `"`)
	if ok && len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		return line[4], rest
	}
	return 0, text
}

// guessSeparator tries the separators people and programs use, and takes the
// one that shows most of our headings; without any, the most frequent one.
func guessSeparator(text string, lim Limits) byte {
	head := text
	if len(head) > 1<<16 {
		head = head[:1<<16]
		head = head[:strings.LastIndexByte(head, '\n')+1]
	}
	best, most := byte(','), -1
	for _, s := range []byte{';', ',', '\t', '|'} {
		g, err := parseCSV(context.Background(), head, s, 0, lim)
		if err != nil {
			continue
		}
		score := strings.Count(head, string(s))
		for _, r := range g.rows[:min(len(g.rows), 60)] {
			_, hits := headingsIn(r, true)
			score = max(score, hits*1_000_000)
		}
		if score > most {
			best, most = s, score
		}
	}
	return best
}

// parseCSV splits text into rows and cells. Quotes may hold separators, line
// ends and doubled quotes; a quote within an unquoted cell is just a quote.
func parseCSV(ctx context.Context, text string, separator byte, skipped int, lim Limits) (grid, error) {
	var g grid
	budget := lim.Cells
	number := skipped
	for at := 0; at < len(text); {
		number++
		if number&255 == 0 && ctx.Err() != nil {
			return g, ctx.Err()
		}
		row := gridRow{number: number}
		for column, more := 1, true; more; column++ {
			var value string
			value, at, more = csvCell(text, at, separator)
			if value == "" {
				continue
			}
			switch {
			case column > lim.Columns:
				return g, tooLarge("columns", "")
			case number > lim.Rows:
				return g, tooLarge("rows", "")
			case len(value) > lim.Text:
				return g, tooLarge("text in one cell", "")
			}
			if budget -= 1 + len(value)/100; budget < 0 {
				return g, tooLarge("cells", "")
			}
			row.cells = append(row.cells, gridCell{column, Cell{Address: address(column, number), Kind: CellText, Text: value}})
		}
		if len(row.cells) > 0 {
			g.rows = append(g.rows, row)
		}
	}
	return g, nil
}

// csvCell reads one cell from at on. More tells that another one follows in
// the same row.
func csvCell(text string, at int, separator byte) (value string, next int, more bool) {
	if at < len(text) && text[at] == '"' {
		value, at = quoted(text, at+1)
	}
	start := at
	for at < len(text) && text[at] != separator && text[at] != '\n' && text[at] != '\r' {
		at++
	}
	value += text[start:at]
	switch {
	case at == len(text):
		return value, at, false
	case text[at] == separator:
		return value, at + 1, true
	case strings.HasPrefix(text[at:], "\r\n"):
		return value, at + 2, false
	}
	return value, at + 1, false
}

// quoted reads up to the closing quote.
func quoted(text string, at int) (string, int) {
	var b strings.Builder
	for {
		end := strings.IndexByte(text[at:], '"')
		if end < 0 {
			b.WriteString(text[at:])
			return lineBreaks(b.String()), len(text)
		}
		b.WriteString(text[at : at+end])
		at += end + 1
		if at == len(text) || text[at] != '"' {
			return lineBreaks(b.String()), at
		}
		b.WriteByte('"')
		at++
	}
}
