package data

// A Series is a meeting that is held again and again (rapat rutin).
type Series struct {
	Head
	Name   string // "Rakor bulanan"; unique without regard to case
	Active bool
}

func (*Series) table() string { return "series" }

func (s *Series) columns() []column {
	return []column{{"name", &s.Name}, {"active", &s.Active}}
}

// SeriesStore stores series.
type SeriesStore struct{ tx *Tx }

// Series returns the series store of this transaction.
func (tx *Tx) Series() SeriesStore { return SeriesStore{tx} }

// All returns all series by name.
func (s SeriesStore) All() ([]Series, error) { return all[Series](s.tx, "ORDER BY name") }

// Get returns a series.
func (s SeriesStore) Get(id int64) (Series, error) { return byID[Series](s.tx, id) }

// ByName returns the series of a name, without regard to case.
func (s SeriesStore) ByName(name string) (Series, error) {
	return one[Series](s.tx, "WHERE name = ?", name)
}

// Add adds a series.
func (s SeriesStore) Add(v *Series) error { return insert(s.tx, v) }

// Update stores a changed series.
func (s SeriesStore) Update(v *Series) error { return update(s.tx, v) }
