package data

import (
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"
)

// codeLetters are those of Crockford's base 32 (https://www.crockford.com/base32.html):
// none of them is taken for another when it is read off paper.
var codeLetters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// codeShown is how many letters of the hash a code has: 75 bits.
const codeShown = 15

// Code writes a head of the history as it is printed in minutes, for a person to
// type again: the number of its line, the beginning of its hash, and a letter
// that shows most slips of the finger: "784-XJ8H-MGQK-SW7V-G3R4".
func (c ChainHead) Code() string {
	if c.Seq == 0 {
		return ""
	}
	seq := strconv.FormatInt(c.Seq, 10)
	letters := codeLetters.EncodeToString(c.Hash[:])[:codeShown]
	letters += checkLetter(seq + letters)
	return fmt.Sprintf("%s-%s-%s-%s-%s", seq, letters[:4], letters[4:8], letters[8:12], letters[12:])
}

func checkLetter(s string) string {
	h := HashOf([]byte(s))
	return codeLetters.EncodeToString(h[:])[:1]
}

// readCode reads a code as people type it: small letters, O for 0, I for 1,
// blanks.
func readCode(code string) (seq int64, letters string, err error) {
	code = strings.NewReplacer("O", "0", "I", "1", "L", "1", " ", "", "–", "-").Replace(strings.ToUpper(strings.TrimSpace(code)))
	number, rest, _ := strings.Cut(code, "-")
	rest = strings.ReplaceAll(rest, "-", "")
	seq, err = strconv.ParseInt(number, 10, 64)
	if err != nil || seq < 1 || len(rest) != codeShown+1 || checkLetter(number+rest[:codeShown]) != rest[codeShown:] {
		return 0, "", fmt.Errorf("%w: code of history", ErrInvalid)
	}
	return seq, rest[:codeShown], nil
}

// A PrintedHead is what an archive has in the place of a head printed before.
type PrintedHead struct {
	Seq   int64 // of the line printed
	Found bool  // the line is there, as it was printed
	There bool  // a line of that number is there
	Last  int64 // the last line of this archive's own history
}

// FindPrinted looks for a head of the history that was printed or sent before.
// [ErrInvalid] means that the code itself cannot be right. What is found counts
// for nothing unless [DB.Check] finds the chain unbroken.
func (tx *Tx) FindPrinted(code string) (PrintedHead, error) {
	seq, letters, err := readCode(code)
	if err != nil {
		return PrintedHead{}, err
	}
	head, err := tx.ChainHead()
	if err != nil {
		return PrintedHead{}, err
	}
	p := PrintedHead{Seq: seq, Last: head.Seq}
	err = scan(tx, func(r rows) error {
		var h Hash
		err := r.Scan(&h)
		p.There = true
		p.Found = p.Found || codeLetters.EncodeToString(h[:])[:codeShown] == letters
		return err
	}, "SELECT hash FROM history WHERE seq = ?", seq)
	if err != nil {
		return p, fmt.Errorf("look for line %d: %w", seq, err)
	}
	return p, nil
}
