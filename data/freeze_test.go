package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Statements that a final archive must refuse, as another tool could try them.
func TestFreezeRefuses(t *testing.T) {
	a := newArchive(t)
	s, other := a.sampleFinal()
	columns := texts(t, a.writer, "SELECT name FROM pragma_table_info('meetings')")
	for i, name := range columns {
		if forged := map[string]string{"title": "'Palsu'", "state": "'planned'", "finalized_at": "NULL", "version": "0", "amend_reason": "''"}[name]; forged != "" {
			columns[i] = forged
		}
	}
	meetingRow := "SELECT " + strings.Join(columns, ", ") + " FROM meetings WHERE id = %d"
	newEntry := "INTO entries(%s uid, meeting_id, item_id, position, kind, body, marks, at) VALUES(%s randomblob(16), %d, %d, 1, 'info', 'palsu', '[]', 1)"
	id, item, topic := s.meeting.ID, s.items[1].ID, other.items[1].ID
	for _, tt := range []struct{ name, sql string }{
		{"title of the meeting", fmt.Sprintf("UPDATE meetings SET title = 'Palsu' WHERE id = %d", id)},
		{"state back to closed", fmt.Sprintf("UPDATE meetings SET state = 'closed' WHERE id = %d", id)},
		{"amending without a reason", fmt.Sprintf("UPDATE meetings SET state = 'amending' WHERE id = %d", id)},
		{"amending with a changed title", fmt.Sprintf("UPDATE meetings SET state = 'amending', amend_reason = 'x', title = 'Palsu' WHERE id = %d", id)},
		{"delete of the meeting", fmt.Sprintf("DELETE FROM meetings WHERE id = %d", id)},
		{"replace of the meeting", "REPLACE INTO meetings " + fmt.Sprintf(meetingRow, id)},
		{"update or replace onto the meeting", fmt.Sprintf("UPDATE OR REPLACE meetings SET id = %d WHERE id = %d", id, other.meeting.ID)},
		{"another meeting made final by hand", fmt.Sprintf("UPDATE meetings SET state = 'final', version = 1, finalized_at = 1 WHERE id = %d", other.meeting.ID)},
		{"another meeting amended before it is final", fmt.Sprintf("UPDATE meetings SET state = 'amending', amend_reason = 'x', version = 1, finalized_at = 1 WHERE id = %d", other.meeting.ID)},
		{"change of an entry", fmt.Sprintf("UPDATE entries SET body = 'palsu' WHERE meeting_id = %d", id)},
		{"move of an entry out", fmt.Sprintf("UPDATE entries SET meeting_id = %d, item_id = %d WHERE meeting_id = %d", other.meeting.ID, topic, id)},
		{"move of an entry in", fmt.Sprintf("UPDATE entries SET meeting_id = %d, item_id = %d WHERE meeting_id = %d", id, item, other.meeting.ID)},
		{"new entry", "INSERT " + fmt.Sprintf(newEntry, "", "", id, item)},
		{"entry replaced by one of another meeting", "REPLACE " + fmt.Sprintf(newEntry, "id,", "1,", other.meeting.ID, topic)},
		{"delete of an entry", "DELETE FROM entries"},
		{"change of an agenda item", fmt.Sprintf("UPDATE agenda_items SET title = 'palsu' WHERE id = %d", item)},
		{"agenda item moved in", fmt.Sprintf("UPDATE agenda_items SET meeting_id = %d WHERE id = %d", id, topic)},
		{"change of attendance", "UPDATE attendance SET status = 'absent'"},
		{"caption of an attachment", "UPDATE attachments SET caption = 'palsu'"},
		{"file of an attachment", "UPDATE attachments SET sha256 = paper_sha256"},
		{"attachment deleted", "DELETE FROM attachments"},
		{"new attachment", fmt.Sprintf("INSERT INTO attachments(uid, meeting_id, position, kind, name, mime, size, sha256) SELECT randomblob(16), %d, 1, 'other', 'x', 'x', size, sha256 FROM blobs LIMIT 1", id)},
		{"change of an official", "UPDATE meeting_officials SET name = 'Palsu'"},
		{"new official", fmt.Sprintf("INSERT INTO meeting_officials(uid, meeting_id, role) VALUES(randomblob(16), %d, 'recorder')", id)},
		{"action of a follow-up", "UPDATE follow_ups SET action = 'palsu'"},
		{"number of a follow-up", "UPDATE follow_ups SET number = 'TL-2026-9999'"},
		{"follow-up withdrawn", "UPDATE follow_ups SET withdrawn = 1"},
		{"follow-up unborn", "UPDATE follow_ups SET born_at = NULL"},
		{"follow-up deleted", "DELETE FROM follow_ups"},
		{"new follow-up", fmt.Sprintf("INSERT INTO follow_ups(uid, number, number_year, number_seq, number_part, meeting_id, action, due_kind, priority, reporting, status, progress, verification) VALUES(randomblob(16), 'X', 2026, 99, 0, %d, 'x', 'none', 2, 'monthly', 'done', 0, 'pending')", id)},
		{"content of minutes", "UPDATE minutes_versions SET content = '{}'"},
		{"minutes replaced", fmt.Sprintf("REPLACE INTO minutes_versions(uid, meeting_id, version, content, hash, finalized_at, by, history_seq, history_hash) VALUES(randomblob(16), %d, 1, '{}', zeroblob(32), 1, 'x', 1, zeroblob(32))", id)},
		{"version added to final minutes", fmt.Sprintf("INSERT INTO minutes_versions(uid, meeting_id, version, reason, content, hash, finalized_at, by, history_seq, history_hash) VALUES(randomblob(16), %d, 2, 'x', '{}', zeroblob(32), 1, 'x', 1, zeroblob(32))", id)},
		{"line of history changed", "UPDATE history SET actor = 'x'"},
		{"line of history deleted", "DELETE FROM history"},
		{"line of history replaced", "REPLACE INTO history SELECT * FROM history WHERE seq = 1"},
		{"report changed", "UPDATE reports SET progress = 1000"},
		{"kept file changed", "UPDATE blobs SET bytes = x'00', size = 1"},
		{"kept file deleted", "DELETE FROM blobs"},
		{"agency deleted", "DELETE FROM agencies"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := ErrFinal
			if strings.HasPrefix(tt.name, "another meeting") || tt.name == "amending without a reason" {
				want = ErrInvalid
			}
			_, err := a.writer.ExecContext(ctx, tt.sql)
			if !errors.Is(translate(err), want) {
				t.Errorf("got %v, want %v", err, want)
			}
		})
	}
	a.checkClean()
}

// The step from final to amending changes the state and its reason and nothing
// else. Its trigger has to name each column, so one that is added and not named
// there is found here.
func TestAmendingChangesNothingElse(t *testing.T) {
	a := newArchive(t)
	s, _ := a.sampleFinal()
	free := []string{"rev", "state", "amend_reason"}
	for _, column := range texts(t, a.writer, "SELECT name || ' ' || type FROM pragma_table_info('meetings')") {
		name, kind, _ := strings.Cut(column, " ")
		if slices.Contains(free, name) {
			continue
		}
		changed := map[string]string{"INTEGER": "ifnull(%s, 0) + 1", "TEXT": "ifnull(%s, '') || 'x'", "BLOB": "randomblob(length(%s))"}[kind]
		set := fmt.Sprintf("UPDATE meetings SET state = 'amending', amend_reason = 'x', %s = "+changed+" WHERE id = %d", name, name, s.meeting.ID)
		if _, err := a.writer.ExecContext(ctx, set); !errors.Is(translate(err), ErrFinal) {
			t.Errorf("%s changed with the step to amending: got %v, want %v", name, err, ErrFinal)
		}
	}
}

// sampleFinal is a final meeting with one of everything, and one that runs.
func (a *archive) sampleFinal() (s, other *sample) {
	a.t.Helper()
	s = a.sample()
	other = &sample{pupr: s.pupr, meeting: Meeting{Title: "Lain", HeldOn: today}}
	f := s.followUp("Normalisasi saluran")
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Entries().Add(s.entry("Saluran tersumbat")),
			tx.FollowUps().Add(f),
			tx.Attendances().Add(&Attendance{MeetingID: s.meeting.ID, Post: "Kepala Dinas PUPR", Status: Present}),
			tx.Attachments().Add(&Attachment{MeetingID: s.meeting.ID, Kind: Photo, Name: "foto.png", MIME: "image/png"}, []byte("foto"), []byte("cetak")),
			tx.Officials().Set(&MeetingOfficial{MeetingID: s.meeting.ID, Role: RoleChair, Post: "Wali Kota", PersonName: PersonName{Name: "Contoh Satu"}}),
			tx.Meetings().Add(&other.meeting),
			tx.Agenda().Add(&AgendaItem{MeetingID: other.meeting.ID, Title: "Lain"}),
		)
	})
	a.write(func(tx *Tx) (err error) {
		if other.items, err = tx.Agenda().OfMeeting(other.meeting.ID); err != nil {
			return err
		}
		return tx.Entries().Add(other.entry("Catatan lain"))
	})
	v := a.finalize(s)
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Minutes().AddFile(&MinutesFile{VersionID: v.ID, Kind: UnsignedPDF, Name: "notula.pdf"}, []byte("%PDF-")),
			tx.Reports().Add(&Report{FollowUpID: f.ID, AgencyID: s.pupr.ID, Role: AsLead, Source: ByHand, Status: InProgress}),
		)
	})
	return s, other
}

// The stores give the same refusals as errors that can be told apart.
func TestStoresRefuseFinalRecord(t *testing.T) {
	a := newArchive(t)
	s, _ := a.sampleFinal()
	var r MeetingRecord
	a.read(func(tx *Tx) (err error) {
		v, err := tx.Minutes().OfFile(HashOf([]byte("%PDF-")))
		if v.MeetingID != s.meeting.ID || err != nil {
			t.Errorf("got version %+v of the kept file, %v", v, err)
		}
		r, err = tx.MeetingRecord(s.meeting.ID)
		return err
	})
	for name, f := range map[string]func(*Tx) error{
		"entry":      func(tx *Tx) error { e := r.Entries[0]; e.Body = "x"; return tx.Entries().Update(&e) },
		"new entry":  func(tx *Tx) error { return tx.Entries().Add(s.entry("x")) },
		"agenda":     func(tx *Tx) error { i := r.Items[1]; i.Title = "x"; return tx.Agenda().Update(&i) },
		"attendance": func(tx *Tx) error { x := r.Attendance[0]; x.Status = Absent; return tx.Attendances().Update(&x) },
		"official":   func(tx *Tx) error { o := r.Officials[0]; o.Post = "x"; return tx.Officials().Set(&o) },
		"attachment": func(tx *Tx) error { x := r.Attachments[0]; x.Deleted = true; return tx.Attachments().Update(&x) },
		"new file": func(tx *Tx) error {
			return tx.Attachments().Add(&Attachment{MeetingID: s.meeting.ID, Kind: OtherFile, Name: "x", MIME: "x"}, nil, nil)
		},
		"follow-up": func(tx *Tx) error { f := r.FollowUps[0]; f.Action = "x"; return tx.FollowUps().Update(&f) },
		"new one":   func(tx *Tx) error { return tx.FollowUps().Add(s.followUp("x")) },
		"meeting":   func(tx *Tx) error { m := r.Meeting; m.Title = "x"; return tx.Meetings().Update(&m) },
	} {
		if err := a.try(f); !errors.Is(err, ErrFinal) {
			t.Errorf("%s: got %v, want ErrFinal", name, err)
		}
	}
	a.write(func(tx *Tx) error { // what lives on
		f, err := tx.FollowUps().Get(r.FollowUps[0].ID)
		if err != nil {
			return err
		}
		f.LeadID, f.Supports = s.dishub.ID, []int64{s.dlh.ID}
		return tx.FollowUps().Update(&f)
	})
	a.checkClean()
}

// A correction (ralat) opens the record for a reason and ends as version 2.
func TestAmend(t *testing.T) {
	a := newArchive(t)
	s, _ := a.sampleFinal()
	if err := a.try(func(tx *Tx) error { return tx.Meetings().Amend(&s.meeting, " ") }); !errors.Is(err, ErrInvalid) {
		t.Errorf("without a reason: got %v, want ErrInvalid", err)
	}
	added := s.followUp("Pasang rambu")
	a.write(func(tx *Tx) error {
		return errors.Join(
			tx.Meetings().Amend(&s.meeting, "salah nama jalan"),
			tx.Entries().Add(s.entry("Jalan Sudirman")),
			tx.FollowUps().Add(added),
		)
	})
	second := a.finalize(s)
	if second.Version != 2 || second.Reason != "salah nama jalan" || s.meeting.State != Final {
		t.Errorf("got version %d, reason %q, state %s", second.Version, second.Reason, s.meeting.State)
	}
	a.read(func(tx *Tx) error {
		vs, err := tx.Minutes().OfMeeting(s.meeting.ID)
		if len(vs) != 2 || vs[0].Reason != "" || vs[1].History.Seq <= vs[0].History.Seq {
			t.Errorf("got versions %+v", vs)
		}
		f, err2 := tx.FollowUps().Get(added.ID)
		if f.BornAt.IsZero() {
			t.Error("follow-up added by the correction was not born")
		}
		return errors.Join(err, err2)
	})
	if err := a.try(func(tx *Tx) error { return tx.Entries().Add(s.entry("lagi")) }); !errors.Is(err, ErrFinal) {
		t.Errorf("after the correction: got %v, want ErrFinal", err)
	}
	a.checkClean()
}

func TestStale(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	mine, hers := s.meeting, s.meeting
	mine.Place, hers.Place = "Ruang 1", "Ruang 2"
	a.write(func(tx *Tx) error { return tx.Meetings().Update(&mine) })
	if err := a.try(func(tx *Tx) error { return tx.Meetings().Update(&hers) }); !errors.Is(err, ErrStale) {
		t.Errorf("got %v, want ErrStale", err)
	}
	rev := mine.Rev
	a.write(func(tx *Tx) error { return tx.Meetings().Update(&mine) })
	if mine.Rev != rev {
		t.Errorf("an update that changes nothing took rev from %d to %d", rev, mine.Rev)
	}
	a.read(func(tx *Tx) error {
		lines, err := tx.HistoryOf(mine.UID)
		if len(lines) != 2 || lines[1].Data != `{"before":{"place":""},"after":{"place":"Ruang 1"}}` {
			t.Errorf("got history %+v", lines)
		}
		return err
	})
}
