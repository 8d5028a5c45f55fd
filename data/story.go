package data

import (
	"cmp"
	"slices"
	"time"
)

// An Event is one thing that happened to a follow-up. Exactly one of its
// pointers is set.
type Event struct {
	At           time.Time
	Who          string
	Change       *HistoryLine // the follow-up itself was added or changed
	Report       *Report
	Verification *Verification
	Extension    *Extension // asked
	Decision     *ExtensionDecision
	Agency       *AgencyChange
	Cancellation *Cancellation
}

// Story returns all that happened to a follow-up, the oldest first. Changes
// that only follow from one of the other records are part of it.
func (s FollowUps) Story(id int64) ([]Event, error) {
	f, err := s.Get(id)
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, gather := range []func(*[]Event, FollowUp) error{
		s.changeEvents, s.reportEvents, s.verificationEvents, s.extensionEvents, s.agencyEvents, s.cancellationEvents,
	} {
		if err := gather(&events, f); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int { return cmp.Compare(a.At.UnixMilli(), b.At.UnixMilli()) })
	return events, nil
}

func (s FollowUps) changeEvents(events *[]Event, f FollowUp) error {
	lines, err := s.tx.HistoryOf(f.UID)
	for i := range lines {
		*events = append(*events, Event{At: lines[i].At, Who: lines[i].Who, Change: &lines[i]})
	}
	return err
}

func (s FollowUps) reportEvents(events *[]Event, f FollowUp) error {
	reports, err := s.tx.Reports().OfFollowUp(f.ID)
	for i := range reports {
		*events = append(*events, Event{At: reports[i].At, Who: reports[i].By, Report: &reports[i]})
	}
	return err
}

func (s FollowUps) verificationEvents(events *[]Event, f FollowUp) error {
	vs, err := s.tx.Verifications().OfFollowUp(f.ID)
	for i := range vs {
		*events = append(*events, Event{At: vs[i].At, Who: vs[i].By, Verification: &vs[i]})
	}
	return err
}

func (s FollowUps) extensionEvents(events *[]Event, f FollowUp) error {
	es, err := s.tx.Extensions().OfFollowUp(f.ID)
	for i := range es {
		*events = append(*events, Event{At: es[i].At, Who: es[i].By, Extension: &es[i]})
		if d := es[i].Decision; d != nil {
			*events = append(*events, Event{At: d.At, Who: d.By, Decision: d})
		}
	}
	return err
}

func (s FollowUps) agencyEvents(events *[]Event, f FollowUp) error {
	cs, err := s.tx.AgencyChanges().OfFollowUp(f.ID)
	for i := range cs {
		*events = append(*events, Event{At: cs[i].At, Who: cs[i].By, Agency: &cs[i]})
	}
	return err
}

func (s FollowUps) cancellationEvents(events *[]Event, f FollowUp) error {
	cs, err := s.tx.Cancellations().OfFollowUp(f.ID)
	for i := range cs {
		*events = append(*events, Event{At: cs[i].At, Who: cs[i].By, Cancellation: &cs[i]})
	}
	return err
}
