package ui

import (
	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// The tones that go with states and kinds; what is not listed is neutral.
var (
	kindTones = map[app.EntryKind]kit.Tone{
		app.KindReport: kit.ToneBlue, app.KindObstacle: kit.ToneAmber, app.KindProposal: kit.ToneViolet,
		app.KindDirection: kit.TonePrimary, app.KindDecision: kit.ToneRose, app.KindFollowUp: kit.ToneGreen,
	}
	meetingTones = map[app.MeetingState]kit.Tone{
		app.Running: kit.ToneAccent, app.Paused: kit.ToneAmber, app.Closed: kit.ToneBlue,
		app.Final: kit.ToneGreen, app.Amending: kit.ToneAmber,
	}
	attendanceTones = map[app.AttendanceStatus]kit.Tone{
		app.Present: kit.ToneGreen, app.Deputy: kit.ToneBlue, app.Excused: kit.ToneAmber,
		app.Sick: kit.ToneAmber, app.OnDuty: kit.ToneViolet, app.Absent: kit.ToneRed,
	}
	statusTones = map[app.Status]kit.Tone{
		app.NotStarted: kit.ToneIdle, app.InProgress: kit.ToneActive, app.Done: kit.ToneDone,
		app.Obstructed: kit.ToneBlocked, app.Impossible: kit.ToneRose,
	}
	verificationTones = map[app.VerificationState]kit.Tone{app.Accepted: kit.ToneGreen, app.Returned: kit.ToneRed}
)

func kindWord(k app.EntryKind) (string, kit.Tone) { return words.Kind(k), kindTones[k] }

func meetingWord(s app.MeetingState) (string, kit.Tone) { return words.State(s), meetingTones[s] }

func attendanceWord(s app.AttendanceStatus) (string, kit.Tone) {
	return words.Attendance(s), attendanceTones[s]
}

func statusWord(s app.Status) (string, kit.Tone) {
	if s == "" {
		s = app.NotStarted
	}
	return words.Status(s), statusTones[s]
}

func verificationWord(v app.VerificationState) (string, kit.Tone) {
	return words.Verification(v), verificationTones[v]
}

// say writes a sentence of the application in the language of the window.
func say(s app.Sentence) string { return words.Say(s) }

// message is what a person reads of an error; its cause goes to the log.
func message(err error) string { return words.Problem(err) }
