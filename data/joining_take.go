package data

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// joinTimeout ends a join that the disk never lets finish.
const joinTimeout = 30 * time.Minute

// A JoinReport tells what taking a bundle in does, or did.
type JoinReport struct {
	New, Changed int // rows
	Held         int // rows that wait for others, which the bundle does not have
	Meetings     []JoinedMeeting
	Conflicts    []Conflict // found by this bundle
	Writes       bool       // false: everything in it is here already
}

// A JoinedMeeting is what a bundle does to one meeting.
type JoinedMeeting struct {
	UID          UID
	Title        string
	HeldOn       Date
	New          bool // it was not here
	Added        int  // rows
	Changed      int
	Conflicts    int
	BecomesFinal bool
	Disputed     bool // both made its minutes final
}

// errNothingWritten ends a join that was only to be looked at.
var errNothingWritten = errors.New("nothing is to be written")

// Join takes a bundle in as one transaction: all of it or, on an error or when
// ctx is done, nothing. With preview nothing is written, and the report tells
// what would be.
//
// Rows are the same by UID, or by what there is only once (the agency of a short
// name). Of each unit of a row that stands which knows of the other; where
// neither does, that of the older archive stands, and both are kept as a
// [Conflict]. Final minutes are never changed.
//
// Errors: [ErrOwnBundle], [ErrOtherOffice], [ErrForked], [ErrNewer],
// [ErrCorrupt].
func (db *DB) Join(ctx context.Context, actor Actor, b *Bundle, preview bool) (JoinReport, error) {
	ctx, cancel := context.WithTimeout(ctx, joinTimeout)
	defer cancel()
	q, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return JoinReport{}, fmt.Errorf("begin join: %w", translate(err))
	}
	defer q.Rollback() // after a commit it does nothing
	tx := &Tx{db: db, ctx: ctx, q: q, actor: actor, write: true}
	j, err := tx.join(b)
	if err == nil && preview {
		err = errNothingWritten
	}
	if err == nil {
		err = translate(q.Commit())
	}
	if errors.Is(err, errNothingWritten) {
		err = nil
	}
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil {
		return JoinReport{}, fmt.Errorf("join: %w", err)
	}
	return j.report, nil
}

// A joiner takes one bundle in.
type joiner struct {
	tx       *Tx
	b        *Bundle
	n        *names
	shapes   []*shape
	byTable  map[string]*shape
	in       map[string][]*incoming
	byUID    map[UID]*incoming
	meetings map[UID]*joinedMeeting // by what they are called here
	refresh  map[int64]bool         // follow-ups whose state is to be computed anew
	start    ChainHead
	report   JoinReport
}

// incoming is a row of the bundle beside the same row as it stands here.
type incoming struct {
	BundleRow
	s     *shape
	here  UID
	now   standing // id 0: it is not here
	mine  RowClock
	held  bool // it waits, and nothing is remembered of it
	added bool
	alive bool // it was taken back by one side, and stands
}

func (tx *Tx) join(b *Bundle) (*joiner, error) {
	j := &joiner{
		tx: tx, b: b, byTable: map[string]*shape{}, in: map[string][]*incoming{}, byUID: map[UID]*incoming{},
		meetings: map[UID]*joinedMeeting{}, refresh: map[int64]bool{},
	}
	for _, step := range []func() error{
		j.begin, j.admit, j.keepLines, j.keepTwins, j.sort, j.fates, j.plain, j.records, j.lateRows, j.papers,
		j.stages, j.rest, j.conflicts, j.refreshAll, j.keepClocks, j.untie, j.sameNumbers, j.remember,
	} {
		if err := tx.ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
	}
	head, err := tx.ChainHead()
	j.report.Writes = head != j.start
	for _, m := range j.meetings {
		if m.told() {
			j.report.Meetings = append(j.report.Meetings, m.JoinedMeeting)
		}
	}
	slices.SortFunc(j.report.Meetings, func(a, b JoinedMeeting) int {
		return strings.Compare(string(a.HeldOn)+a.UID.String(), string(b.HeldOn)+b.UID.String())
	})
	return j, err
}

func (j *joiner) begin() (err error) {
	if j.start, err = j.tx.ChainHead(); err != nil {
		return err
	}
	if j.shapes, err = j.tx.shapes(); err != nil {
		return err
	}
	for _, s := range j.shapes {
		j.byTable[s.table] = s
	}
	j.n, err = j.tx.names()
	return err
}

// keepLines keeps the history of the rows as it was written elsewhere.
func (j *joiner) keepLines() error {
	for _, l := range j.b.Lines {
		if l.Node == j.tx.db.node {
			continue
		}
		n, err := j.tx.exec(`INSERT INTO join_lines(node, seq, at, actor, tbl, row_uid, op, data, prev, hash, taken)
			VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			l.Node, l.Seq, l.At.UnixMilli(), l.Who, l.Table, l.RowID, l.Op, l.Data, l.Prev[:], l.Hash[:], j.start.Seq)
		if err != nil {
			return fmt.Errorf("keep line %d of %s: %w", l.Seq, l.Node, err)
		}
		if n > 0 {
			continue
		}
		kept, err := value[Hash](j.tx, "SELECT hash FROM join_lines WHERE node = ? AND seq = ?", l.Node, l.Seq)
		if err != nil {
			return err
		}
		if kept != l.Hash {
			return fmt.Errorf("%w: line %d of %s is another", ErrForked, l.Seq, l.Node)
		}
	}
	return nil
}

// keepTwins learns from the bundle which names mean the same row.
func (j *joiner) keepTwins() error {
	for _, r := range j.b.Rows {
		for _, called := range append([]UID{r.UID}, r.Twins...) {
			if _, err := j.n.id(r.Table, called); err == nil {
				if err := j.twins(r, j.n.here(called)); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// twins puts on record that a row of the bundle is one that is called so here.
func (j *joiner) twins(r BundleRow, here UID) error {
	for _, called := range append([]UID{r.UID}, r.Twins...) {
		if called == here || j.n.local[called] == here {
			continue
		}
		j.n.twin(called, here)
		_, err := j.tx.exec("INSERT INTO join_twins(uid, row_uid) VALUES(?, ?) ON CONFLICT DO NOTHING", called, here)
		if err != nil {
			return err
		}
	}
	return nil
}

// sort finds, table by table, what each row of the bundle is here. The rows a
// row names must be found first, for some are known by what they name.
func (j *joiner) sort() error {
	of := map[string][]BundleRow{}
	for _, r := range j.b.Rows {
		of[r.Table] = append(of[r.Table], r)
	}
	for _, s := range j.shapes {
		for _, r := range of[s.table] {
			if err := j.find(s, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *joiner) find(s *shape, r BundleRow) error {
	in := &incoming{BundleRow: r, s: s, here: j.n.here(r.UID)}
	id, err := j.n.id(s.table, r.UID)
	if errors.Is(err, ErrNotFound) {
		if id, err = j.natural(in); err == nil && id != 0 {
			if in.here, err = value[UID](j.tx, "SELECT uid FROM "+s.table+" WHERE id = ?", id); err == nil {
				err = j.twins(r, in.here)
			}
		}
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if id != 0 {
		found, err := j.n.read(s, "WHERE id = ?", id)
		if err != nil {
			return err
		}
		in.now = found[0]
		if in.mine, err = j.tx.rowClock(s, in.here); err != nil {
			return err
		}
	}
	if err := j.commonNames(in); err != nil {
		return err
	}
	j.in[s.table] = append(j.in[s.table], in)
	j.byUID[in.here] = in
	return nil
}

// commonNames writes the rows a row names by their names in common, so that
// both sides can be compared.
func (j *joiner) commonNames(in *incoming) error {
	for column, raw := range in.Values {
		if !slices.Contains(in.s.columns, column) {
			return fmt.Errorf("%w: column %q of %s", ErrInvalid, column, in.s.table)
		}
		u := rowIn(raw)
		if u.IsZero() {
			continue
		}
		u = j.n.common(j.n.here(u))
		same, err := encode(portable{Row: &u})
		if err != nil {
			return err
		}
		in.Values[column] = same
	}
	for _, column := range in.s.columns {
		if in.Values[column] == nil {
			return fmt.Errorf("%w: %s without %s", ErrInvalid, in.s.table, column)
		}
	}
	return nil
}

// naturals finds a row by what there is only once; ? are the columns named.
var naturals = map[string]struct {
	where   string
	columns []string
}{
	"office":              {"true OR ? IS NULL", []string{"zone"}},
	"issues":              {"code = ?", []string{"code"}},
	"agencies":            {"valid_to IS NULL AND ?2 IS NULL AND code = ?1", []string{"code", "valid_to"}},
	"agency_aliases":      {"agency_id = ? AND alias = ?", []string{"agency_id", "alias"}},
	"series":              {"name = ?", []string{"name"}},
	"people":              {"agency_id IS ? AND post = ? AND front = ? AND name = ? AND back = ? AND nip = ?", []string{"agency_id", "post", "front", "name", "back", "nip"}},
	"meeting_officials":   {"meeting_id = ? AND role = ?", []string{"meeting_id", "role"}},
	"follow_up_supports":  {"follow_up_id = ? AND agency_id = ?", []string{"follow_up_id", "agency_id"}},
	"report_revocations":  {"report_id = ?", []string{"report_id"}},
	"extension_decisions": {"extension_id = ?", []string{"extension_id"}},
}

// natural finds the row that is the same as one of the bundle by its nature; 0
// if there is none.
func (j *joiner) natural(in *incoming) (int64, error) {
	by, ok := naturals[in.s.table]
	if !ok {
		return 0, nil
	}
	var args []any
	for _, c := range by.columns {
		v, err := j.n.stored(in.s, c, in.Values[c])
		if errors.Is(err, errAbsent) {
			return 0, nil
		}
		if err != nil {
			return 0, err
		}
		args = append(args, v)
	}
	id, err := value[int64](j.tx, "SELECT id FROM "+in.s.table+" WHERE "+by.where+" ORDER BY id LIMIT 1", args...)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return id, err
}

// add adds a row of the bundle. One that names a row that is not here is held
// back: a later bundle brings both.
func (j *joiner) add(in *incoming, fixed map[string]any) error {
	values := map[string]any{}
	for _, c := range in.s.merged() {
		v, err := j.n.stored(in.s, c, in.Values[c])
		if errors.Is(err, errAbsent) {
			if _, given := fixed[c]; given {
				continue
			}
			j.hold(in)
			return nil
		}
		if err != nil {
			return err
		}
		values[c] = v
	}
	for c, v := range fixed {
		values[c] = v
	}
	if err := j.files(in.Values); err != nil {
		if errors.Is(err, errAbsent) {
			j.hold(in)
			return nil
		}
		return err
	}
	id, err := j.tx.addRaw(in.s, in.here, values)
	if errors.Is(err, ErrDuplicate) || errors.Is(err, ErrFinal) || errors.Is(err, ErrInvalid) {
		return fmt.Errorf("%s %s: %w", in.s.table, in.here, err)
	}
	if err != nil {
		return err
	}
	in.now.id, in.now.uid, in.added = id, in.here, true
	j.report.New++
	j.count(in, func(m *joinedMeeting) { m.Added++ })
	return nil
}

// hold holds a row back. What belongs to a row that was held back or left out
// itself is not counted: it is told with that.
func (j *joiner) hold(in *incoming) {
	if in.held {
		return
	}
	in.held = true
	for c := range in.s.refs {
		if up := j.byUID[j.n.here(rowIn(in.Values[c]))]; up != nil && up.held {
			return
		}
	}
	j.report.Held++
}

// files keeps the files that a row names.
func (j *joiner) files(values map[string]json.RawMessage) error {
	for _, h := range filesIn(values) {
		if err := j.file(h); err != nil {
			return err
		}
	}
	return nil
}

func (j *joiner) file(h Hash) error {
	n, err := value[int](j.tx, "SELECT count(*) FROM blobs WHERE sha256 = ?", h)
	if err != nil || n > 0 {
		return err
	}
	content, err := j.b.Blob(h)
	if errors.Is(err, ErrNotFound) {
		return errAbsent
	}
	if err != nil {
		return err
	}
	if HashOf(content) != h {
		return fmt.Errorf("%w: file %s of the bundle", ErrCorrupt, h)
	}
	_, err = j.tx.Blobs().Put(content)
	return err
}

// set changes columns of a row that is here.
func (j *joiner) set(in *incoming, values map[string]any) error {
	changed, err := j.tx.setRaw(in.s, in.now.id, values)
	if changed {
		j.report.Changed++
		j.count(in, func(m *joinedMeeting) { m.Changed++ })
	}
	return err
}

// meetingOf is the meeting a row belongs to, by its name here; zero for none.
func (j *joiner) meetingOf(in *incoming) UID {
	if in.s.table == "meetings" {
		return in.here
	}
	return j.n.here(rowIn(in.Values["meeting_id"]))
}

func (j *joiner) count(in *incoming, f func(*joinedMeeting)) {
	if m := j.meetings[j.meetingOf(in)]; m != nil {
		f(m)
	}
}

// keepClocks remembers what is known now of each row of the bundle.
func (j *joiner) keepClocks() error {
	for _, s := range j.shapes {
		for _, in := range j.in[s.table] {
			if in.held || in.now.id == 0 && !in.added {
				continue
			}
			merged := in.Clock
			if in.mine != nil {
				merged = in.mine.merge(in.Clock)
			}
			if in.alive { // which is a write of its own: the other side has to learn of it
				head, err := j.tx.ChainHead()
				if err != nil {
					return err
				}
				tomb := in.s.tomb()
				merged[tomb] = merged.of(tomb).written(Dot{j.tx.db.node, head.Seq})
			}
			if in.mine != nil && sameClock(merged, in.mine) {
				continue
			}
			if err := j.tx.keepClock(in.here, merged); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameClock(a, b RowClock) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

// remember keeps who knows what, so that the next bundle can be a small one.
func (j *joiner) remember() error {
	me, b := j.tx.db.node, j.b
	for node, name := range b.Names {
		if node != me {
			if err := j.tx.keepName(node, name); err != nil {
				return err
			}
		}
	}
	if err := j.tx.keepName(b.Node, b.Name); err != nil {
		return err
	}
	known, err := value[int64](j.tx, "SELECT coalesce(max(seq), 0) FROM join_heads WHERE knower = ? AND node = ? AND whole = 1", me, b.Node)
	if err != nil {
		return err
	}
	heads := []KnownHead{{b.Node, b.Head.Seq, b.Head.Hash, b.Whole && b.Since <= known && j.report.Held == 0}}
	for _, h := range b.Heads {
		if h.Node == me {
			if err := j.tx.keepHead(b.Node, h); err != nil {
				return err
			}
			continue
		}
		heads = append(heads, KnownHead{h.Node, h.Seq, h.Hash, false})
	}
	for _, h := range heads {
		if err := j.tx.keepHead(me, h); err != nil {
			return err
		}
	}
	return nil
}

// KnownTo is the line of this archive's own history up to which another archive
// has said that it knows all; 0 for one that never did.
func (tx *Tx) KnownTo(node string) (int64, error) {
	return value[int64](tx, "SELECT coalesce(max(seq), 0) FROM join_heads WHERE knower = ? AND node = ? AND whole = 1", node, tx.db.node)
}

// A Partner is another laptop that bundles came from.
type Partner struct {
	Node, Name string
	Known      int64     // up to which line of the own history it knows all
	At         time.Time // when the last bundle of it was taken in
}

// Partners returns the laptops that bundles came from, by name.
func (tx *Tx) Partners() ([]Partner, error) {
	var all []Partner
	err := scan(tx, func(r rows) error {
		var p Partner
		err := r.Scan(&p.Node, &p.Name, &p.Known, instant{&p.At})
		all = append(all, p)
		return err
	}, `SELECT h.node, coalesce((SELECT name FROM join_nodes WHERE node = h.node), ''),
		coalesce((SELECT max(seq) FROM join_heads WHERE knower = h.node AND node = ?1 AND whole = 1), 0), max(h.at)
		FROM join_heads h WHERE h.knower = ?1 AND h.node <> ?1 GROUP BY h.node ORDER BY 2, 1`, tx.db.node)
	if err != nil {
		return nil, fmt.Errorf("read partners: %w", err)
	}
	return all, nil
}
