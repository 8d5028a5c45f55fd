package ui

import "testing"

// The long form of an abbreviation is at hand from every page.
func TestTerms(t *testing.T) {
	s := newStage(t)
	s.commands.Dispatch("app.terms")
	s.sees("OPD", "Organisasi Perangkat Daerah")
	s.write("sertifikasi")
	s.sees("BSrE", "PSrE")
	s.misses("Organisasi Perangkat Daerah")
	s.calm()
}
