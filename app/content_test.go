package app

import (
	"fmt"
	"testing"
)

// Content of every form up to this program's is read, that of a newer program
// or of a draft is not.
func TestReadContentOfEveryVersion(t *testing.T) {
	for schema, known := range map[string]bool{
		"rakor-notula/1": true, contentSchema: true,
		"rakor-notula/0": false, fmt.Sprint(contentName, contentVersion+1): false,
		draftSchema: false, "rakor-notula/": false, "lain/1": false, "": false,
	} {
		c, err := ReadContent(fmt.Appendf(nil, `{"skema":%q,"versi":3}`, schema))
		if read := err == nil && c.Version == 3; read != known {
			t.Errorf("%q: read %t, want %t (%v)", schema, read, known, err)
		}
	}
}
