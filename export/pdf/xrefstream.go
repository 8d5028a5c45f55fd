package pdf

import "fmt"

// readXRefStream reads the cross-reference stream at offset into the entries
// (ISO 32000-1, 7.5.8).
func (f *File) readXRefStream(offset int64) (section, error) {
	o, end, err := f.parseIndirect(offset, Ref{}, nil)
	if err != nil {
		return section{}, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return section{}, fmt.Errorf("no cross-reference stream: %w", ErrSyntax)
	}
	data, err := f.Decode(s)
	if err != nil {
		return section{}, err
	}
	if err := f.enterStream(s.Dict, data); err != nil {
		return section{}, err
	}
	return section{start: offset, end: int64(end), stream: true, trailer: s.Dict}, nil
}

// enterStream takes over the entries in the decoded bytes of such a stream.
func (f *File) enterStream(dict Dict, data []byte) error {
	widths, ok := fieldWidths(dict)
	if !ok {
		return fmt.Errorf("bad W: %w", ErrSyntax)
	}
	size, _ := dict["Size"].(Integer)
	index, ok := dict["Index"].(Array)
	if !ok {
		index = Array{Integer(0), size}
	}
	row := widths[0] + widths[1] + widths[2]
	for i := 0; i+1 < len(index); i += 2 {
		first, ok := index[i].(Integer)
		count, ok2 := index[i+1].(Integer)
		if !ok || !ok2 || first < 0 || count < 0 || count > maxObjectNumber ||
			first+count > maxObjectNumber+1 || int(count)*row > len(data) {
			return fmt.Errorf("bad Index: %w", ErrSyntax)
		}
		for n := range int(count) {
			e, err := streamEntry(data[:row], widths)
			if err != nil {
				return err
			}
			if err := f.enter([]numbered{{int(first) + n, e}}, e.kind); err != nil {
				return err
			}
			data = data[row:]
		}
	}
	return nil
}

// fieldWidths returns the widths of the three fields of an entry, in bytes.
func fieldWidths(dict Dict) (widths [3]int, ok bool) {
	w, _ := dict["W"].(Array)
	if len(w) != 3 {
		return widths, false
	}
	total := 0
	for i := range w {
		n, ok := w[i].(Integer)
		if !ok || n < 0 || n > 7 {
			return widths, false
		}
		widths[i] = int(n)
		total += int(n)
	}
	return widths, total > 0
}

func streamEntry(row []byte, widths [3]int) (entry, error) {
	var v [3]int64
	for i, n := range widths {
		for range n {
			v[i] = v[i]<<8 | int64(row[0])
			row = row[1:]
		}
	}
	if widths[0] == 0 {
		v[0] = 1 // the default of ISO 32000-1, table 18
	}
	switch {
	case v[0] == 1 && v[2] <= 65535:
		return entry{kind: plain, place: v[1], gen: uint16(v[2])}, nil
	case v[0] == 2 && v[1] > 0 && v[1] <= maxObjectNumber && v[2] <= maxObjectNumber:
		return entry{kind: packed, place: v[1], index: int32(v[2])}, nil
	case v[0] == 1 || v[0] == 2:
		return entry{}, fmt.Errorf("bad cross-reference entry: %w", ErrSyntax)
	}
	return entry{kind: free}, nil
}
