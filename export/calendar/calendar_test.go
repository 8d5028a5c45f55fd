package calendar

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// A component is what a reader finds between BEGIN and END.
type component struct {
	name  string
	props map[string]string // by name with its parameters
	inner []component
}

// read reads a calendar strictly by RFC 5545: lines end in CRLF and have at most
// 75 octets, each fold joins whole characters, each property is known.
func read(file []byte) (component, error) {
	text, ok := strings.CutSuffix(string(file), "\r\n")
	if !ok {
		return component{}, fmt.Errorf("the last line has no end")
	}
	var lines []string
	for i, physical := range strings.Split(text, "\r\n") {
		switch {
		case len(physical) > 75:
			return component{}, fmt.Errorf("line %d has %d octets", i+1, len(physical))
		case !utf8.ValidString(physical):
			return component{}, fmt.Errorf("line %d parts a character", i+1)
		case strings.ContainsAny(physical, "\r\n\x00\x1b"):
			return component{}, fmt.Errorf("line %d has a control character", i+1)
		case strings.HasPrefix(physical, " ") && i > 0:
			lines[len(lines)-1] += physical[1:]
		default:
			lines = append(lines, physical)
		}
	}
	c, rest, err := readComponent(lines)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d lines behind the end", len(rest))
	}
	return c, err
}

func readComponent(lines []string) (component, []string, error) {
	name, ok := strings.CutPrefix(lines[0], "BEGIN:")
	if !ok {
		return component{}, nil, fmt.Errorf("%q begins nothing", lines[0])
	}
	c := component{name: name, props: make(map[string]string)}
	for lines = lines[1:]; len(lines) > 0; lines = lines[1:] {
		if lines[0] == "END:"+name {
			return c, lines[1:], nil
		}
		if strings.HasPrefix(lines[0], "BEGIN:") {
			inner, rest, err := readComponent(lines)
			if err != nil {
				return c, nil, err
			}
			c.inner = append(c.inner, inner)
			lines = append([]string{""}, rest...)
			continue
		}
		key, value, ok := strings.Cut(lines[0], ":")
		if _, twice := c.props[key]; !ok || twice || key == "" {
			return c, nil, fmt.Errorf("%q is no property, or stands twice", lines[0])
		}
		c.props[key] = value
	}
	return c, nil, fmt.Errorf("%s has no end", name)
}

// unescape reads a text value; what is special must have been escaped.
func unescape(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == ';' || s[i] == ',':
			t.Fatalf("%q has a bare %c", s, s[i])
		case s[i] != '\\':
			b.WriteByte(s[i])
		case i+1 == len(s) || !strings.ContainsRune(`\;,n`, rune(s[i+1])):
			t.Fatalf("%q has an escape that is none", s)
		default:
			if i++; s[i] == 'n' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(s[i])
			}
		}
	}
	return b.String()
}

func sample() Calendar {
	return Calendar{
		Name: "Rapat Koordinasi, 23 November 2026", Class: Public,
		Stamp: time.Date(2026, 11, 23, 13, 5, 9, 0, time.FixedZone("WIB", 7*3600)),
		Todos: []Todo{
			{
				UID: "0193a7f2-0000-7000-8000-000000000001", Sequence: 3, Summary: "Penertiban; bangunan, liar \\ di atas drainase " + strings.Repeat("é界", 40),
				Description: "Nomor TL-2026-0012\nPenanggung jawab: Dinas PUPR\r\nselesai\x1b\x00", Category: "Infrastruktur, dasar",
				Due: "2026-12-15", Priority: 1, Status: InProcess, Percent: 68,
			},
			{UID: "0193a7f2-0000-7000-8000-000000000002", Parent: "0193a7f2-0000-7000-8000-000000000001", Summary: "x", Status: NeedsAction},
		},
	}
}

func TestCalendarIsReadBack(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	c, err := read(b.Bytes())
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if c.name != "VCALENDAR" || c.props["VERSION"] != "2.0" || c.props["PRODID"] == "" || len(c.inner) != 2 {
		t.Fatalf("got %+v", c)
	}
	todo, want := c.inner[0], sample().Todos[0]
	for key, value := range map[string]string{
		"UID": want.UID, "DTSTAMP": "20261123T060509Z", "SEQUENCE": "3", "DUE;VALUE=DATE": "20261215",
		"PRIORITY": "1", "STATUS": "IN-PROCESS", "PERCENT-COMPLETE": "68", "CLASS": "PUBLIC",
	} {
		if todo.props[key] != value {
			t.Errorf("%s: got %q, want %q", key, todo.props[key], value)
		}
	}
	for key, value := range map[string]string{
		"SUMMARY": want.Summary, "CATEGORIES": want.Category,
		"DESCRIPTION": "Nomor TL-2026-0012\nPenanggung jawab: Dinas PUPR\nselesai",
	} {
		if got := unescape(t, todo.props[key]); got != value {
			t.Errorf("%s: got %q, want %q", key, got, value)
		}
	}
	second := c.inner[1]
	if _, due := second.props["DUE;VALUE=DATE"]; due || second.props["RELATED-TO"] != want.UID {
		t.Errorf("got %+v, want no day and the task it is a part of", second.props)
	}
}

func TestSameCalendarGivesSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := Write(&a, sample()); err != nil {
		t.Fatal(err)
	}
	if err := Write(&b, sample()); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("two files differ, %v", err)
	}
}

func TestDayThatIsNoneIsRefused(t *testing.T) {
	var b bytes.Buffer
	c := sample()
	c.Todos[1].Due = "2026-02-30"
	if err := Write(&b, c); err == nil || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want an error and nothing written", err, b.Len())
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a;b,c\\d\ne", strings.Repeat("é", 80), "\r", "\r\n ", "BEGIN:VTODO", "\xff\xfe", "\\n", strings.Repeat("😀", 40)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		if err := Write(&b, Calendar{Name: s, Class: Private, Todos: []Todo{{UID: "u", Summary: s, Description: s, Status: Completed}}}); err != nil {
			t.Fatal(err)
		}
		c, err := read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' && r != '\n' || r == 0x7F {
				return -1
			}
			return r
		}, strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD")))
		if got := unescape(t, c.inner[0].props["SUMMARY"]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
