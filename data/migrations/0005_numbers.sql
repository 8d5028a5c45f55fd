-- A follow-up's number is part of what is searched, and changes when two laptops
-- gave out the same one: the index must take it out as it was then too.
DROP TRIGGER search_follow_up_out;
DROP TRIGGER search_follow_up_in;
CREATE TRIGGER search_follow_up_out BEFORE UPDATE OF number, action, problem, direction, indicator, target, lead_id, issue_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id = old.id;
END;
CREATE TRIGGER search_follow_up_in AFTER UPDATE OF number, action, problem, direction, indicator, target, lead_id, issue_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.id;
END;
-- Archives where that happened are given a sound one.
INSERT INTO search_index(search_index) SELECT 'rebuild' WHERE EXISTS(SELECT 1 FROM conflicts WHERE kind = 'number');
