package lang

import (
	"go/ast"
	"go/token"
	"strings"
	"unicode"
)

// silent are the functions whose texts nobody reads in the window or on the
// terminal: the log, errors that are explained before they are shown, patterns.
var silent = map[string]bool{
	"errors.New": true, "fmt.Errorf": true, "fmt.Sscanf": true, "fmt.Sscan": true, "panic": true,
	"Log.Error": true, "Log.Warn": true, "Log.Info": true, "log.Error": true, "log.Warn": true, "log.Info": true,
	"regexp.MustCompile": true, "os.Getenv": true, "exec.Command": true, "exec.CommandContext": true,
}

// shown are the functions and fields whose texts are read by a person whatever
// they look like.
var shown = map[string]bool{
	"NewLabel": true, "NewText": true, "NewStrong": true, "NewMuted": true, "NewParagraph": true, "NewChip": true, "NewStatusChip": true,
	"NewButton": true, "NewQuietButton": true, "NewPrimaryButton": true, "NewCheck": true, "NewEntry": true, "NewCard": true,
	"NewEmptyState": true, "NewMenu": true, "NewMenuItem": true, "NewWindow": true, "ShowModal": true, "Inform": true, "Toast": true,
	"SetText": true, "SetTitle": true, "SetPlaceHolder": true, "SetHeader": true, "SetStatus": true, "SetNotice": true,
	"Fprint": true, "Fprintf": true, "Fprintln": true, "Print": true, "Printf": true, "Println": true,
	"Label": true, "Title": true, "Subtitle": true, "Hint": true, "Text": true, "PlaceHolder": true, "Menu": true,
}

// A Bare text is a literal that reads like words for a person and does not go
// through a translation.
type Bare struct {
	Text string
	At   string // file:line:column
}

// BareTexts finds the texts below the folders, tests left out, that a person
// would read untranslated: literals of two words or more, and capitalized words,
// wherever they stand but in what no person reads; and any word that is handed to
// what shows it. It knows no types, and so would rather name too much: what may
// stay is listed by who calls it.
func BareTexts(folders ...string) ([]Bare, error) {
	c, err := parse(folders)
	if err != nil {
		return nil, err
	}
	c.collect()
	for _, file := range c.parsed {
		ast.Inspect(file, c.bare)
	}
	return c.found, nil
}

// bare visits what a person may read, and keeps what is not translated there.
func (c *collector) bare(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.Field:
		return n.Tag == nil
	case *ast.CallExpr:
		name := callee(n)
		if silent[name] || isTranslation(n) {
			return false
		}
		if shown[name[strings.LastIndex(name, ".")+1:]] {
			for _, arg := range n.Args {
				c.keep(arg, worded)
			}
		}
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && shown[key.Name] {
			c.keep(n.Value, worded)
		}
	case *ast.BasicLit:
		c.keep(n, prose)
	}
	return true
}

// keep notes a literal that reads so and is no key.
func (c *collector) keep(e ast.Expr, reads func(string) bool) {
	if text, ok := literal(e); ok && reads(text) && !c.known[e.Pos()] {
		c.known[e.Pos()] = true
		c.found = append(c.found, Bare{text, c.files.Position(e.Pos()).String()})
	}
}

// worded tells whether there is a word in a text: two letters in a row.
func worded(text string) bool {
	letters := 0
	for _, r := range withoutVerbs(text) {
		if !unicode.IsLetter(r) {
			letters = 0
			continue
		}
		if letters++; letters > 1 {
			return true
		}
	}
	return false
}

// callee names what is called with the last part of where it comes from:
// "fmt.Errorf", "Log.Error", "panic".
func callee(n *ast.CallExpr) string {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		switch x := f.X.(type) {
		case *ast.Ident:
			return x.Name + "." + f.Sel.Name
		case *ast.SelectorExpr:
			return x.Sel.Name + "." + f.Sel.Name
		}
		return "." + f.Sel.Name
	}
	return ""
}

// isTranslation recognizes a call of fyne's lang package.
func isTranslation(n *ast.CallExpr) bool {
	f, ok := n.Fun.(*ast.SelectorExpr)
	return ok && isName(f.X, "lang") && translators[f.Sel.Name]
}

// prose tells whether a text reads like words: letters on both sides of a space,
// or a capital with small letters behind it.
func prose(text string) bool {
	words := strings.FieldsFunc(withoutVerbs(text), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) })
	real := 0
	for _, w := range words {
		if len(w) > 2 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			real++
		}
	}
	if real > 1 && strings.ContainsAny(text, " \n") {
		return true
	}
	return real == 1 && len(words) == 1 && unicode.IsUpper([]rune(words[0])[0]) && strings.ToUpper(words[0]) != words[0]
}

// withoutVerbs takes the verbs of a format out, with their letters.
func withoutVerbs(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			b.WriteByte(s[i])
			continue
		}
		for i++; i < len(s) && strings.IndexByte("+-# 0123456789.[]*", s[i]) >= 0; {
			i++
		}
	}
	return b.String()
}

// spot remembers that the literals of an expression are keys.
func (c *collector) spot(e ast.Expr) {
	ast.Inspect(e, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			c.known[l.Pos()] = true
		}
		return true
	})
}
