package chart

// Measures of bars, as parts of the type size and of the width.
const (
	barThick   = 1.35
	barAir     = 0.42
	labelShare = 0.38
	wideShare  = 0.66
	noteShare  = 0.30
	gutter     = 0.6
)

// bars lays the groups below each other: label, bar, note.
func (l *layer) bars() {
	label, note := l.sides()
	if l.tellSums(l.f.Width - label - l.em(gutter)) {
		label, note = l.sides()
	}
	x := label
	if label > 0 {
		x += l.em(gutter)
	}
	room := max(l.f.Width-x-note, l.em(1))
	if note > 0 {
		room = max(room-l.em(gutter), l.em(1))
	}
	thick, air := l.thickness()
	end := max(l.end(), 1e-9)
	top := l.y
	for i, g := range l.Groups {
		y := l.y + air
		middle := y + (thick-l.leading(1))/2
		l.write(Text{Text: l.f.fit(g.Label, l.em(1), false, label), Area: Area{Y: middle}, Group: i}, 1)
		reach := l.stack(i, Area{x, y, room, thick}, end)
		l.write(Text{Text: l.f.fit(g.Note, l.em(small), true, note), Area: Area{X: reach + l.em(gutter), Y: y + (thick-l.leading(small))/2}, Ink: Muted, Bold: true, Group: i}, small)
		l.d.Spots = append(l.d.Spots, Spot{Area{0, l.y, l.f.Width, thick + 2*air}, i, -1})
		l.y += thick + 2*air
	}
	l.grid(Point{x, top}, Point{x, l.y})
}

// tellSums writes what a bar stands for behind it where one of its parts has no
// room for its number, and reports whether there is such a bar.
func (l *layer) tellSums(room float64) (any bool) {
	end := max(l.end(), 1e-9)
	groups := make([]Group, len(l.Groups))
	for i, g := range l.Groups {
		for at, s := range l.Series {
			if v := g.value(at); v > 0 && g.Note == "" && !s.Quiet && l.width(Number(v), small, true)+l.em(0.8) > room*0.9*v/end {
				g.Note, any = Number(g.sum()), true
			}
		}
		groups[i] = g
	}
	l.Groups = groups
	return any
}

// sides are the widths of the labels and of the notes.
func (l *layer) sides() (label, note float64) {
	for _, g := range l.Groups {
		label = max(label, l.width(g.Label, 1, false))
		note = max(note, l.width(g.Note, small, true))
	}
	share := labelShare
	if l.Wide {
		share = wideShare
	}
	return min(label, l.f.Width*share), min(note, l.f.Width*noteShare)
}

// thickness is how thick bars are: as the type asks for, thinner where there is
// no room for that.
func (l *layer) thickness() (thick, air float64) {
	thick, air = l.em(barThick), l.em(barAir)
	if l.f.Height > 0 {
		row := (l.f.Height - l.y - l.footHeight()) / float64(len(l.Groups))
		if row < thick+2*air {
			return max(row*0.76, l.em(0.3)), max(row*0.12, 0)
		}
		grow := min(row/(thick+2*air), 1.6)
		return thick * grow, air * grow
	}
	return thick, air
}

// stack draws the values of a group one behind the other and returns where they
// end.
func (l *layer) stack(group int, at Area, end float64) float64 {
	x := at.X
	for i, s := range l.Series {
		v := l.Groups[group].value(i)
		if v == 0 {
			continue
		}
		part := Area{x, at.Y, max(at.W*v/end, l.em(0.12)), at.H}
		l.d.Boxes = append(l.d.Boxes, Box{Area: part, Hue: s.Hue, Texture: s.Texture})
		l.d.Spots = append(l.d.Spots, Spot{part, group, i})
		if !s.Quiet {
			l.inside(Number(v), part, s, group)
		}
		x += part.W
	}
	return x
}

// inside writes a value into its box if it has room; on a texture it gets a
// ground of its own.
func (l *layer) inside(value string, at Area, s Series, group int) {
	wide, high := l.width(value, small, true), l.leading(small)
	if wide+l.em(0.8) > at.W || high > at.H*1.15 {
		return
	}
	t := Text{Text: value, Area: Area{X: at.X + (at.W-wide)/2, Y: at.Y + (at.H-high)/2}, Bold: true, Ink: OnHue, Hue: s.Hue, Group: group}
	if s.Texture != Solid {
		plate := min(high*0.82, at.H-l.em(0.2))
		l.d.Boxes = append(l.d.Boxes, Box{Area: Area{t.X - l.em(0.35), at.Y + (at.H-plate)/2, wide + l.em(0.7), plate}, Hue: s.Hue})
	}
	l.write(t, small)
}
