// Package lang finds the texts of Rakor that need a translation.
//
// The Indonesian text is the key. It stands in the source where it is used: as
// the literal handed to lang.L and its sisters of Fyne, in a tag that explains the
// command line, as the Message of an app.Problem or app.Sentence, as what is
// handed to a parameter named message, or in a table of sentences. en.json holds
// the English text of every key; id.json holds only what Fyne itself says, in
// Indonesian. [BareTexts] finds what is shown without going any of these ways.
package lang

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// translators are the functions of fyne's lang package that take a key first.
var translators = map[string]bool{
	"L": true, "N": true, "X": true, "XN": true,
	"Localize": true, "LocalizePlural": true, "LocalizeKey": true, "LocalizePluralKey": true,
}

// tables are the variables whose texts are sentences, or parts of them.
var tables = map[string]bool{
	"Reasons": true, "argumentWords": true, "changeWords": true, "doubtWords": true, "known": true, "markWords": true, "refusals": true,
}

// Keys collects the keys used by the Go files below the folders, tests left
// out, each with the place where it was first met. A missing folder is an error.
func Keys(folders ...string) (map[string]string, error) {
	c, err := parse(folders)
	if err != nil {
		return nil, err
	}
	c.collect()
	return c.keys, nil
}

func parse(folders []string) (*collector, error) {
	c := &collector{files: token.NewFileSet(), carriers: map[string]int{}, keys: map[string]string{}, known: map[token.Pos]bool{}}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(c.files, path, nil, parser.SkipObjectResolution)
			c.parsed = append(c.parsed, file)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read the Go files below %s: %w", folder, err)
		}
	}
	return c, nil
}

func (c *collector) collect() {
	for _, file := range c.parsed {
		c.findCarriers(file)
	}
	for _, file := range c.parsed {
		ast.Inspect(file, c.visit)
	}
}

// A collector goes through parsed files. Carriers are functions that take a
// message, and where among their parameters.
type collector struct {
	files    *token.FileSet
	parsed   []*ast.File
	carriers map[string]int
	keys     map[string]string
	known    map[token.Pos]bool // literals that are keys
	found    []Bare
}

func (c *collector) add(e ast.Expr) {
	text, ok := literal(e)
	if ok {
		c.spot(e)
	}
	if ok && text != "" && c.keys[text] == "" {
		c.keys[text] = c.files.Position(e.Pos()).String()
	}
}

func (c *collector) findCarriers(file *ast.File) {
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		i := 0
		for _, field := range f.Type.Params.List {
			for _, name := range field.Names {
				if name.Name == "message" && isName(field.Type, "string") {
					c.carriers[f.Name.Name] = i
				}
				i++
			}
		}
	}
}

func (c *collector) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		c.call(n)
	case *ast.CompositeLit:
		if !isSentence(n.Type) {
			return true
		}
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok && isName(kv.Key, "Message") {
				c.add(kv.Value)
			}
		}
	case *ast.Field:
		c.tags(n)
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if tables[name.Name] && i < len(n.Values) {
				c.table(n.Values[i])
			}
		}
	}
	return true
}

func (c *collector) call(n *ast.CallExpr) {
	name := ""
	switch f := n.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
		if isName(f.X, "lang") {
			if translators[name] && len(n.Args) > 0 {
				c.add(n.Args[0])
			}
			return
		}
	}
	if i, ok := c.carriers[name]; ok && i < len(n.Args) {
		c.add(n.Args[i])
	}
}

// spoken are the keys of struct tags whose values explain the command line.
var spoken = []string{"help", "placeholder"}

// tags adds what the tag of a field tells a person.
func (c *collector) tags(f *ast.Field) {
	if f.Tag == nil {
		return
	}
	tag, err := strconv.Unquote(f.Tag.Value)
	if err != nil {
		return
	}
	for _, key := range spoken {
		if text := reflect.StructTag(tag).Get(key); text != "" && c.keys[text] == "" {
			c.keys[text] = c.files.Position(f.Tag.Pos()).String()
		}
	}
}

// table adds the texts of a table: the values of a map, the last of a row.
func (c *collector) table(e ast.Expr) {
	table, ok := e.(*ast.CompositeLit)
	if !ok {
		return
	}
	for _, e := range table.Elts {
		switch e := e.(type) {
		case *ast.KeyValueExpr:
			c.add(e.Value)
		case *ast.CompositeLit:
			if len(e.Elts) > 0 {
				c.add(e.Elts[len(e.Elts)-1])
			}
		}
	}
}

// isSentence recognizes Problem and Sentence, of package app or within it.
func isSentence(t ast.Expr) bool {
	if s, ok := t.(*ast.SelectorExpr); ok {
		return isName(s.X, "app") && (s.Sel.Name == "Problem" || s.Sel.Name == "Sentence")
	}
	return isName(t, "Problem") || isName(t, "Sentence")
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// literal reads a string literal, or several joined by plus.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.ParenExpr:
		return literal(e.X)
	case *ast.BinaryExpr:
		a, okA := literal(e.X)
		b, okB := literal(e.Y)
		return a + b, e.Op == token.ADD && okA && okB
	}
	return "", false
}

// Read reads a translation file: key to text. A text with plural forms counts
// as its "other" form.
func Read(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var raw map[string]any
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, fmt.Errorf("read translations of %s: %w", path, err)
	}
	texts := make(map[string]string, len(raw))
	for key, v := range raw {
		switch v := v.(type) {
		case string:
			texts[key] = v
		case map[string]any:
			texts[key], _ = v["other"].(string)
		}
	}
	return texts, nil
}
