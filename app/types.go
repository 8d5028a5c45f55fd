package app

import "rakor.id/rakor/data"

// The vocabulary, as views and commands name it.
type (
	Office           = data.Office
	Agency           = data.Agency
	Group            = data.Group
	Issue            = data.Issue
	Person           = data.Person
	PersonName       = data.PersonName
	Series           = data.Series
	Meeting          = data.Meeting
	MeetingRow       = data.MeetingRow
	MeetingFilter    = data.MeetingFilter
	MeetingState     = data.MeetingState
	Official         = data.MeetingOfficial
	OfficialRole     = data.OfficialRole
	AgendaItem       = data.AgendaItem
	Entry            = data.Entry
	EntryKind        = data.EntryKind
	Attendance       = data.Attendance
	AttendanceStatus = data.AttendanceStatus
	Date             = data.Date
	TimeOfDay        = data.TimeOfDay
	Period           = data.Period
)
