package data

// An Issue is a strategic issue (isu strategis) that agenda items, entries and
// follow-ups are about, such as stunting or inflation.
type Issue struct {
	Head
	Code     string // short name, "stunting"; unique without regard to case
	Name     string
	Position int64
	Active   bool
}

func (*Issue) table() string { return "issues" }

func (i *Issue) columns() []column {
	return []column{{"code", &i.Code}, {"name", &i.Name}, {"position", &i.Position}, {"active", &i.Active}}
}

// Issues stores strategic issues.
type Issues struct{ tx *Tx }

// Issues returns the issue store of this transaction.
func (tx *Tx) Issues() Issues { return Issues{tx} }

// All returns all issues in their order, those no longer used as well.
func (s Issues) All() ([]Issue, error) { return all[Issue](s.tx, "ORDER BY position, id") }

// Get returns an issue.
func (s Issues) Get(id int64) (Issue, error) { return byID[Issue](s.tx, id) }

// ByCode returns the issue with a code, without regard to case.
func (s Issues) ByCode(code string) (Issue, error) { return one[Issue](s.tx, "WHERE code = ?", code) }

// Add adds an issue, at the end unless it has a position.
func (s Issues) Add(i *Issue) error {
	if i.Position == 0 {
		last, err := value[int64](s.tx, "SELECT coalesce(max(position), 0) FROM issues")
		if err != nil {
			return err
		}
		i.Position = last + 1
	}
	return insert(s.tx, i)
}

// Update stores a changed issue.
func (s Issues) Update(i *Issue) error { return update(s.tx, i) }
