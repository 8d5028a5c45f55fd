package chart

// Measures of columns.
const (
	columnsHigh = 12.0 // of the plot, as a part of the type size, without a height in the frame
	columnMost  = 2.4
	columnShare = 0.72 // of a place that its columns take
)

// plot is the room between the axes.
type plot struct {
	Area
	end  float64
	step float64 // from one group to the next
}

func (p plot) up(v float64) float64 { return p.Y + p.H - p.H*v/p.end }

func (p plot) middle(group int) float64 { return p.X + (float64(group)+0.5)*p.step }

// columns lays the groups beside each other above an axis.
func (l *layer) columns() {
	p := l.axes()
	for i := range l.Groups {
		l.d.Spots = append(l.d.Spots, Spot{Area{p.X + float64(i)*p.step, p.Y, p.step, p.H + l.leading(small) + l.em(0.2)}, i, -1})
	}
	l.upright(p)
	for i, s := range l.Series {
		if s.Line {
			l.path(p, i)
		}
	}
	l.names(p)
	l.y = p.Y + p.H + l.em(0.2) + l.leading(small)
}

// axes draws the scale with its lines and returns the room beside and above it.
func (l *layer) axes() plot {
	step := scale(l.end())
	lines := max(1, int(l.end()/step+0.999999))
	p := plot{end: step * float64(lines)}
	side := l.width(Number(p.end), small, false) + l.em(0.5)
	p.X, p.Y, p.W = side, l.y+l.leading(small)/2, l.f.Width-side-l.lastWidth()
	below := l.leading(small) + l.em(0.2)
	p.H = l.em(columnsHigh)
	if l.f.Height > 0 {
		p.H = max(l.f.Height-p.Y-below-l.footHeight(), l.em(2))
	}
	every := max(1, int(float64(lines)*l.leading(small)*1.2/p.H+0.999999))
	for i := 0; i <= lines; i++ {
		y := p.up(step * float64(i))
		l.grid(Point{p.X, y}, Point{p.X + p.W, y})
		if i%every == 0 {
			text := Number(step * float64(i))
			l.write(Text{Text: text, Area: Area{X: side - l.em(0.5) - l.width(text, small, false), Y: y - l.leading(small)/2}, Ink: Muted, Group: -1}, small)
		}
	}
	p.step = p.W / float64(len(l.Groups))
	return p
}

// lastWidth is the room at the right for the last values of lines.
func (l *layer) lastWidth() (wide float64) {
	last := l.Groups[len(l.Groups)-1]
	for i, s := range l.Series {
		if s.Line && !s.Quiet {
			wide = max(wide, l.width(Number(last.value(i)), small, true)+l.em(0.4))
		}
	}
	return wide
}

// upright draws the series that are no lines.
func (l *layer) upright(p plot) {
	var upright []int
	for i, s := range l.Series {
		if !s.Line {
			upright = append(upright, i)
		}
	}
	if len(upright) == 0 {
		return
	}
	thick := min(p.step*columnShare/float64(len(upright)), l.em(columnMost))
	for g := range l.Groups {
		x := p.middle(g) - thick*float64(len(upright))/2
		for _, i := range upright {
			if v := l.Groups[g].value(i); v > 0 {
				l.column(g, i, Area{x, p.up(v), thick * 0.94, p.Y + p.H - p.up(v)})
			}
			x += thick
		}
	}
}

func (l *layer) column(group, series int, at Area) {
	s := l.Series[series]
	l.d.Boxes = append(l.d.Boxes, Box{Area: at, Hue: s.Hue, Texture: s.Texture})
	l.d.Spots = append(l.d.Spots, Spot{at, group, series})
	text := Number(l.Groups[group].value(series))
	wide := l.width(text, small, false)
	if s.Quiet || wide > at.W*1.25 {
		return
	}
	l.write(Text{Text: text, Area: Area{X: at.X + (at.W-wide)/2, Y: at.Y - l.leading(small)}, Ink: InkHue, Hue: s.Hue, Group: group}, small)
}

// path draws a series as a line with a mark at every group, and the last value.
func (l *layer) path(p plot, series int) {
	s := l.Series[series]
	var points []Point
	for g := range l.Groups {
		at := Point{p.middle(g), p.up(l.Groups[g].value(series))}
		points = append(points, at)
		r := l.em(0.6)
		l.d.Spots = append(l.d.Spots, Spot{Area{at.X - r, at.Y - r, 2 * r, 2 * r}, g, series})
	}
	l.stroke(points, s.Hue)
	for _, at := range points {
		l.mark(at, s)
	}
	last := len(points) - 1
	text := Number(l.Groups[last].value(series))
	wide := l.width(text, small, true)
	if !s.Quiet {
		at := Area{X: l.f.Width - wide, Y: points[last].Y - l.leading(small)/2}
		l.write(Text{Text: text, Area: at, Bold: true, Ink: InkHue, Hue: s.Hue, Group: last}, small)
	}
}

// names writes the labels of the groups below the axis, as many as have room,
// the last one in any case.
func (l *layer) names(p plot) {
	widest := 0.0
	for _, g := range l.Groups {
		widest = max(widest, l.width(g.Label, small, false))
	}
	every := max(1, int((widest+l.em(0.6))/p.step+0.999999))
	last := len(l.Groups) - 1
	for i, g := range l.Groups {
		if (last-i)%every != 0 {
			continue
		}
		wide := l.width(g.Label, small, false)
		x := min(max(p.middle(i)-wide/2, 0), l.f.Width-wide)
		l.write(Text{Text: g.Label, Area: Area{X: x, Y: p.Y + p.H + l.em(0.2)}, Ink: Muted, Group: i}, small)
	}
}
