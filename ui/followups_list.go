package ui

import (
	"context"
	"slices"

	"rakor.id/rakor/app"
)

// registerList is the rows of the register: which there are, and of those that
// were in sight what they say. Of hundreds of thousands only the ids are held.
type registerList struct {
	groups []app.RegisterGroup
	parted bool         // groups have headings
	folded map[int]bool // groups of which only the heading is shown
	starts []int        // row of each group's heading, and at the end how many rows there are
	loaded map[int64]app.RegisterRow
	read   func(ctx context.Context, ids []int64) ([]app.RegisterRow, error)
}

// chunk is how many rows are read at once, and mostLoaded how many are held.
const (
	chunk      = 64
	mostLoaded = 4096
)

func newRegisterList(read func(context.Context, []int64) ([]app.RegisterRow, error)) *registerList {
	l := &registerList{read: read}
	l.set(nil, false)
	return l
}

// set takes other groups; nothing is known of their rows yet.
func (l *registerList) set(groups []app.RegisterGroup, parted bool) {
	l.groups, l.parted, l.folded = groups, parted, map[int]bool{}
	l.loaded = map[int64]app.RegisterRow{}
	l.arrange()
}

// page takes the first rows of a register whose rest is still being read.
func (l *registerList) page(rows []app.RegisterRow) {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	l.set([]app.RegisterGroup{{IDs: ids}}, false)
	l.keep(rows)
}

func (l *registerList) keep(rows []app.RegisterRow) {
	for _, r := range rows {
		l.loaded[r.ID] = r
	}
}

// arrange counts where each group begins.
func (l *registerList) arrange() {
	l.starts = l.starts[:0]
	row := 0
	for i, g := range l.groups {
		l.starts = append(l.starts, row)
		if l.parted {
			row++
		}
		if !l.folded[i] {
			row += len(g.IDs)
		}
	}
	l.starts = append(l.starts, row)
}

// rows is how many rows are shown, headings included.
func (l *registerList) rows() int { return l.starts[len(l.starts)-1] }

// total is how many follow-ups there are.
func (l *registerList) total() (n int) {
	for _, g := range l.groups {
		n += len(g.IDs)
	}
	return n
}

// at is the group of a row and the row's place in it, -1 for its heading.
func (l *registerList) at(row int) (group, place int) {
	if row < 0 || row >= l.rows() {
		return -1, -1
	}
	group, exact := slices.BinarySearch(l.starts, row)
	if !exact {
		group--
	}
	place = row - l.starts[group]
	if l.parted {
		place--
	}
	return group, place
}

// id is the follow-up of a row, 0 for a heading.
func (l *registerList) id(row int) int64 {
	g, place := l.at(row)
	if g < 0 || place < 0 {
		return 0
	}
	return l.groups[g].IDs[place]
}

// heading is the group a row is the heading of.
func (l *registerList) heading(row int) (group int, ok bool) {
	g, place := l.at(row)
	return g, g >= 0 && place < 0
}

// row is what a row says; if that is not known yet, it and those around it are
// read.
func (l *registerList) row(row int) (r app.RegisterRow, err error) {
	id := l.id(row)
	if r, ok := l.loaded[id]; ok || id == 0 {
		return r, nil
	}
	if len(l.loaded) > mostLoaded {
		l.loaded = map[int64]app.RegisterRow{}
	}
	var ids []int64
	for i := row - row%chunk; i < min(l.rows(), row-row%chunk+chunk); i++ {
		if id := l.id(i); id != 0 {
			ids = append(ids, id)
		}
	}
	rows, err := l.read(context.Background(), ids)
	l.keep(rows)
	if _, there := l.loaded[id]; !there { // gone, or not readable: do not ask again for each cell
		l.loaded[id] = app.RegisterRow{}
	}
	return l.loaded[id], err
}

// fold shows a group's heading only, or its rows again.
func (l *registerList) fold(group int, folded bool) {
	l.folded[group] = folded
	l.arrange()
}

// ids are the follow-ups of some rows; a heading stands for its whole group.
func (l *registerList) ids(rows []int) (out []int64) {
	seen := map[int64]bool{}
	add := func(id int64) {
		if id != 0 && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	for _, row := range rows {
		if g, ok := l.heading(row); ok {
			for _, id := range l.groups[g].IDs {
				add(id)
			}
			continue
		}
		add(l.id(row))
	}
	return out
}

// find lists the rows that show some follow-ups.
func (l *registerList) find(ids []int64) (rows []int) {
	want := make(map[int64]bool, len(ids))
	for _, id := range ids {
		want[id] = true
	}
	for row := range l.rows() {
		if len(want) == 0 {
			break
		}
		if id := l.id(row); want[id] {
			rows = append(rows, row)
		}
	}
	return rows
}
