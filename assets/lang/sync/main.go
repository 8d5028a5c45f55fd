// Command sync adds the keys that the source uses and assets/lang/en.json does
// not have yet, with an empty text to be filled in, and sorts the file. It works
// from any folder of the module:
//
//	go run ./assets/lang/sync
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"rakor.id/rakor/assets/lang"
)

const file = "assets/lang/en.json"

func main() {
	if err := toRoot(); err != nil {
		log.Fatal(err)
	}
	added, err := sync()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d keys added to %s\n", added, file)
}

// toRoot goes up to the folder of go.mod.
func toRoot() error {
	for {
		if _, err := os.Stat("go.mod"); err == nil {
			return nil
		}
		here, err := os.Getwd()
		if err != nil {
			return err
		}
		if filepath.Dir(here) == here {
			return errors.New("no go.mod here or above")
		}
		if err := os.Chdir(".."); err != nil {
			return err
		}
	}
}

func sync() (added int, err error) {
	keys, err := lang.Keys("ui", "app", "main.go", "language.go")
	if err != nil {
		return 0, err
	}
	old, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	texts := map[string]any{}
	if err := json.Unmarshal(old, &texts); err != nil {
		return 0, fmt.Errorf("read %s: %w", file, err)
	}
	for key := range keys {
		if _, ok := texts[key]; !ok {
			texts[key] = ""
			added++
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b) // a map is written in the order of its keys
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "    ")
	if err := enc.Encode(texts); err != nil {
		return 0, err
	}
	return added, os.WriteFile(file, b.Bytes(), 0o644)
}
