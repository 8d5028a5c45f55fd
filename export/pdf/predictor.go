package pdf

import "fmt"

// unpredict undoes the PNG and TIFF predictors of FlateDecode (ISO 32000-1,
// 7.4.4.4), the latter for samples of 8 bits only.
func unpredict(r Resolver, data []byte, parm Dict) ([]byte, error) {
	predictor := parmOr(r, parm, "Predictor", 1)
	if predictor == 1 {
		return data, nil
	}
	colors := parmOr(r, parm, "Colors", 1)
	bits := parmOr(r, parm, "BitsPerComponent", 8)
	columns := parmOr(r, parm, "Columns", 1)
	if colors < 1 || colors > 64 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<20 {
		return nil, fmt.Errorf("bad predictor: %w", ErrSyntax)
	}
	step := max(1, colors*bits/8)
	row := (colors*bits*columns + 7) / 8
	switch {
	case predictor == 2 && bits == 8:
		out := append([]byte(nil), data...)
		for i := range out {
			if i%row >= step {
				out[i] += out[i-step]
			}
		}
		return out, nil
	case predictor >= 10 && predictor <= 15:
		return unPNG(data, row, step)
	}
	return nil, fmt.Errorf("predictor %d: %w", predictor, ErrUnsupported)
}

func parmOr(r Resolver, parm Dict, key Name, otherwise int) int {
	if v, ok := As[Integer](r, parm[key]); ok && v >= -1<<30 && v <= 1<<30 {
		return int(v)
	}
	return otherwise
}

// unPNG undoes the filter that stands before each row.
func unPNG(data []byte, row, step int) ([]byte, error) {
	if len(data)%(row+1) != 0 {
		return nil, fmt.Errorf("incomplete PNG row: %w", ErrSyntax)
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 0 {
		filter := data[0]
		at := len(out)
		out = append(out, data[1:row+1]...)
		data = data[row+1:]
		if err := unfilter(filter, out[at:], above, step); err != nil {
			return nil, err
		}
		above = out[at:]
	}
	return out, nil
}

func unfilter(filter byte, cur, above []byte, step int) error {
	if filter > 4 {
		return fmt.Errorf("bad PNG filter: %w", ErrSyntax)
	}
	for i := range cur {
		var left, corner byte
		if i >= step {
			left, corner = cur[i-step], above[i-step]
		}
		switch filter {
		case 1:
			cur[i] += left
		case 2:
			cur[i] += above[i]
		case 3:
			cur[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			cur[i] += paeth(left, above[i], corner)
		}
	}
	return nil
}

func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	dl, du, dc := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case dl <= du && dl <= dc:
		return left
	case du <= dc:
		return up
	}
	return corner
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
