package sheet

import (
	"crypto/hmac"
	"fmt"
	"regexp"
	"strings"
)

// sheetCode is the code of a whole sheet: "SPK-0001A-7QK2/PUPR". It stands in
// the title, on the hidden sheet and in the file's properties.
func sheetCode(key []byte, export int, agency string) string {
	return "SPK-" + base32(export, 5) + "-" + sheetTag(key, export, agency) + "/" + agency
}

// Code is the code of the sheet, as its title has it. Up to the slash it is
// unlike that of any other sheet of the installation.
func (s Sheet) Code() string { return sheetCode(s.Key, s.Export, s.AgencyCode) }

func sheetTag(key []byte, export int, agency string) string {
	return tag(key, "sheet", fmt.Sprintf("%d/%s", export, agency))
}

var sheetCodeForm = regexp.MustCompile(`(?i)\bSPK\s*-\s*([0-9A-Z]{5})\s*-\s*([0-9A-Z]{4})\s*/\s*(\S.{0,39})`)

// findSheetCode looks for a sheet code within text.
func findSheetCode(text string, key []byte, where string) (SheetCode, bool) {
	if len(text) > 300 {
		return SheetCode{}, false
	}
	m := sheetCodeForm.FindStringSubmatch(text)
	if m == nil {
		return SheetCode{}, false
	}
	export, ok := number(unmistake(strings.ToUpper(m[1])))
	if !ok || export == 0 {
		return SheetCode{}, false
	}
	agency := strings.TrimSpace(m[3])
	found := unmistake(strings.ToUpper(m[2]))
	return SheetCode{
		Export: export, AgencyCode: agency, Where: where,
		Genuine: hmac.Equal([]byte(found), []byte(sheetTag(key, export, agency))),
	}, true
}
