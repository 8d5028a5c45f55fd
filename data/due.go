package data

// IsZero reports whether there is no deadline.
func (d Due) IsZero() bool { return d.Kind == "" || d.Kind == DueNone }

// Past reports whether the deadline lies before a day. A condition never does.
func (d Due) Past(day Date) bool { return d.On != "" && d.On < day }
