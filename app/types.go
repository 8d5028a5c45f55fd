package app

import (
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// The vocabulary of data, as views and commands name it.
type (
	Office            = data.Office
	Zone              = data.Zone
	Agency            = data.Agency
	Group             = data.Group
	Issue             = data.Issue
	Person            = data.Person
	PersonName        = data.PersonName
	Acting            = data.Acting
	Series            = data.Series
	Meeting           = data.Meeting
	MeetingRow        = data.MeetingRow
	MeetingFilter     = data.MeetingFilter
	MeetingState      = data.MeetingState
	Classification    = data.Classification
	Official          = data.MeetingOfficial
	OfficialRole      = data.OfficialRole
	AgendaItem        = data.AgendaItem
	Entry             = data.Entry
	EntryKind         = data.EntryKind
	Attendance        = data.Attendance
	AttendanceStatus  = data.AttendanceStatus
	FollowUp          = data.FollowUp
	Due               = data.Due
	Status            = data.Status
	VerificationState = data.VerificationState
	RegisterFilter    = data.RegisterFilter
	RegisterRow       = data.RegisterRow
	RegisterSort      = data.RegisterSort
	OwedRow           = data.OwedRow
	Report            = data.Report
	Event             = data.Event
	Extension         = data.Extension
	AgencyChange      = data.AgencyChange
	Cancellation      = data.Cancellation
	Succession        = data.Succession
	ReportRole        = data.ReportRole
	Figures           = data.Figures
	MonthFigures      = data.MonthFigures
	Batch             = data.ReturnBatch
	MinutesFile       = data.MinutesFile
	Attachment        = data.Attachment
	AttachmentKind    = data.AttachmentKind
	Date              = data.Date
	TimeOfDay         = data.TimeOfDay
	Period            = data.Period
	Cadence           = data.Cadence
	Span              = data.Span
	Reminder          = data.Reminder
)

// The zones.
const (
	WIB  = data.WIB
	WITA = data.WITA
	WIT  = data.WIT
)

// The states of a meeting.
const (
	Planned  = data.Planned
	Running  = data.Running
	Paused   = data.Paused
	Closed   = data.Closed
	Final    = data.Final
	Amending = data.Amending
)

// The classifications.
const (
	Ordinary  = data.Ordinary
	Limited   = data.Limited
	Secret    = data.Secret
	TopSecret = data.TopSecret
)

// Who leads and records a meeting.
const (
	RoleChair     = data.RoleChair
	RoleSecretary = data.RoleSecretary
	RoleRecorder  = data.RoleRecorder
)

// The kinds of agenda items.
const (
	ItemOpening = data.ItemOpening
	ItemTopic   = data.ItemTopic
	ItemClosing = data.ItemClosing
)

// The kinds of entries.
const (
	KindInfo      = data.KindInfo
	KindReport    = data.KindReport
	KindObstacle  = data.KindObstacle
	KindProposal  = data.KindProposal
	KindDirection = data.KindDirection
	KindDecision  = data.KindDecision
	KindFollowUp  = data.KindFollowUp
)

// The marks of an attendance list.
const (
	Unmarked = data.Unmarked
	Present  = data.Present
	Deputy   = data.Deputy
	Excused  = data.Excused
	Sick     = data.Sick
	OnDuty   = data.OnDuty
	Absent   = data.Absent
)

// What an agency says of a follow-up, and what the secretariat says of that.
const (
	NotStarted = data.NotStarted
	InProgress = data.InProgress
	Done       = data.Done
	Obstructed = data.Obstructed
	Impossible = data.Impossible
	Pending    = data.Pending
	Accepted   = data.Accepted
	Returned   = data.Returned
)

// The kinds of deadlines.
const (
	DueNone      = data.DueNone
	DueDay       = data.DueDay
	DuePeriod    = data.DuePeriod
	DueCondition = data.DueCondition
)

// As what an agency has part in a follow-up, and how a report came in.
const (
	AsLead      = data.AsLead
	AsSupport   = data.AsSupport
	FromSheet   = data.FromSheet
	FromMeeting = data.FromMeeting
	ByHand      = data.ByHand
)

// How often an agency reports, and how it was reminded.
const (
	Weekly    = data.Weekly
	Monthly   = data.Monthly
	Quarterly = data.Quarterly
	ByLetter  = data.ByLetter
	ByText    = data.ByText
)

// What figures are counted by.
const (
	ByAgency  = data.ByAgency
	ByIssue   = data.ByIssue
	ByMeeting = data.ByMeeting
	ByTotal   = data.ByTotal
)

// Which follow-ups a register shows, and in which order.
const (
	ScopeBorn    = data.ScopeBorn
	ScopeOpen    = data.ScopeOpen
	ScopeSettled = data.ScopeSettled
	ScopeAll     = data.ScopeAll

	SortNumber   = data.SortNumber
	SortDue      = data.SortDue
	SortAgency   = data.SortAgency
	SortProgress = data.SortProgress
	SortReported = data.SortReported
)

// The kinds of files kept of minutes.
const (
	UnsignedPDF = data.UnsignedPDF
	SignedPDF   = data.SignedPDF
	Scan        = data.Scan
)

// The kinds of attachments.
const (
	Photo      = data.Photo
	Invitation = data.Invitation
	Material   = data.Material
	OtherFile  = data.OtherFile
)

// Groups lists the groups of agencies in the order of protocol.
func Groups() []Group { return data.Groups }

// DateOf returns the civil day of an instant in its own zone.
var DateOf = data.DateOf

// EntryKinds lists the kinds of entries in the order of their keys.
func EntryKinds() []EntryKind { return data.EntryKinds }

// AttendanceStatuses lists the marks of an attendance list in their order.
func AttendanceStatuses() []AttendanceStatus { return data.AttendanceStatuses }

// AttachmentKinds lists the kinds of attachments in their order.
func AttachmentKinds() []AttachmentKind { return data.AttachmentKinds }

// Statuses lists what an agency may say of a follow-up, in its order.
func Statuses() []Status { return data.Statuses }

// The groups of agencies.
const (
	GroupSecretariat = data.GroupSecretariat
	GroupOversight   = data.GroupOversight
	GroupDinas       = data.GroupDinas
	GroupBadan       = data.GroupBadan
	GroupUOBK        = data.GroupUOBK
	GroupDistrict    = data.GroupDistrict
	GroupWard        = data.GroupWard
	GroupVillage     = data.GroupVillage
	GroupDivision    = data.GroupDivision
	GroupOther       = data.GroupOther
)

// TimeOfDayOf returns the hour and minute of an instant in its own zone.
var TimeOfDayOf = data.TimeOfDayOf

// The vocabulary of layout profiles, as views name it.
type (
	Profile       = minutes.Profile
	ProfilePart   = minutes.Part
	PartKind      = minutes.PartKind
	Paper         = minutes.Paper
	KopRow        = minutes.KopRow
	KopRule       = minutes.Rule
	SignerHeading = minutes.SignerHeading
	Side          = minutes.Side
)

// The kinds of part and the sides, as views name them.
const (
	PartRow          = minutes.PartRow
	PartLeaders      = minutes.PartLeaders
	PartParticipants = minutes.PartParticipants
	PartHeading      = minutes.PartHeading
	PartOpening      = minutes.PartOpening
	PartDiscussion   = minutes.PartDiscussion
	PartDecisions    = minutes.PartDecisions
	PartRemarks      = minutes.PartRemarks
	PartClosing      = minutes.PartClosing
	PartFollowUps    = minutes.PartFollowUps
	PartSignatures   = minutes.PartSignatures
	PartCopies       = minutes.PartCopies
	PartAttendance   = minutes.PartAttendance
	PartMatrix       = minutes.PartMatrix
	PartPhotos       = minutes.PartPhotos
	PartFiles        = minutes.PartFiles

	SideLeft   = minutes.SideLeft
	SideRight  = minutes.SideRight
	SideCenter = minutes.SideCenter
)
