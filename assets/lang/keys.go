// Package lang finds the texts of Rakor that need a translation.
//
// The Indonesian text is the key. It stands in the source where it is used: as
// the literal handed to lang.L and its sisters of Fyne, or as the Message of an
// app.Problem. en.json holds the English text of every key; id.json holds only
// what Fyne itself says, in Indonesian.
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
	"strconv"
	"strings"
)

// translators are the functions of fyne's lang package that take a key first.
var translators = map[string]bool{
	"L": true, "N": true, "X": true, "XN": true,
	"Localize": true, "LocalizePlural": true, "LocalizeKey": true, "LocalizePluralKey": true,
}

// Keys collects the keys used by the Go files below the folders, tests left
// out, each with the place where it was first met. A missing folder is an error.
func Keys(folders ...string) (map[string]string, error) {
	keys := map[string]string{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			return collect(path, keys)
		})
		if err != nil {
			return nil, fmt.Errorf("collect keys below %s: %w", folder, err)
		}
	}
	return keys, nil
}

func collect(path string, keys map[string]string) error {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	add := func(e ast.Expr) {
		text, ok := literal(e)
		if ok && text != "" && keys[text] == "" {
			keys[text] = files.Position(e.Pos()).String()
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && isName(f.X, "lang") && translators[f.Sel.Name] && len(n.Args) > 0 {
				add(n.Args[0])
			}
		case *ast.CompositeLit:
			if !isProblem(n.Type) {
				return true
			}
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok && isName(kv.Key, "Message") {
					add(kv.Value)
				}
			}
		}
		return true
	})
	return nil
}

// isProblem recognizes Problem and app.Problem.
func isProblem(t ast.Expr) bool {
	if s, ok := t.(*ast.SelectorExpr); ok {
		return isName(s.X, "app") && s.Sel.Name == "Problem"
	}
	return isName(t, "Problem")
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
