-- Who changed a campaign last, and what keeps one person from undoing the work of another unseen.

-- Goes up with every change of the document, the classic rules or the strategy in place.
ALTER TABLE campaign ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
-- Who made the last change and when; NULL where it was not made by an account.
ALTER TABLE campaign ADD COLUMN changed_by INTEGER REFERENCES account (id);
ALTER TABLE campaign ADD COLUMN changed_at INTEGER;
-- Put away: kept, and left out of lists.
ALTER TABLE campaign ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

ALTER TABLE strategy_version ADD COLUMN put_by INTEGER REFERENCES account (id);
