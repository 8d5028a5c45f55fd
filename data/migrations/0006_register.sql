-- The register by issue, and what was canceled: a page of either is read in the
-- order of its numbers without sorting the whole. The conditions are, word for
-- word, those of its queries.
CREATE INDEX follow_ups_by_issue ON follow_ups(issue_id, number_year DESC, number_seq DESC, number_part)
  WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_canceled_by_number ON follow_ups(number_year DESC, number_seq DESC, number_part)
  WHERE cancelled_at IS NOT NULL AND NOT broadcast;
ANALYZE follow_ups;
