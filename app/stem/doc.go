// Package stem finds the root (kata dasar) of an Indonesian word, so that a
// search for "lapor" finds "melaporkan", "dilaporkan" and "laporan".
//
// A word is a root with affixes (imbuhan) around it: prefixes that may hide its
// first letter (menyapu is me- and sapu), suffixes, particles and possessives. Every way of taking affixes off that
// leaves a root of a list is a candidate, and the plainest is taken; so makan
// stays makan and is no form of "ma". The list is of words that a city
// government uses. A word whose root is not in it is taken apart by cautious
// rules alone.
//
// The package knows no archive and keeps nothing. How often it is right is
// counted by its tests and stated in docs/decisions/0020.
package stem

// Version tells what rules and list a stem was found with. It is raised when
// either changes, for archives keep the stems of the words seen.
const Version = 1
