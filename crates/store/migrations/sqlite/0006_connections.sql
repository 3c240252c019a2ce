-- The ways out to the networks: the switch, its trunks, text accounts; and whom no text may reach.

CREATE TABLE connection (
    -- 0 the switch, 1 a trunk, 2 a text account.
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    -- JSON by convention; never a secret.
    document TEXT NOT NULL,
    -- Its secret, sealed by a key that is not in this file; NULL where it has none, or one that is elsewhere.
    sealed BLOB,
    -- Goes up with every change.
    revision INTEGER NOT NULL,
    changed_by INTEGER REFERENCES account (id),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- As `suppression`, for texts.
CREATE TABLE text_suppression (
    phone INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE text_suppression_count (
    phones INTEGER NOT NULL
) STRICT;

INSERT INTO text_suppression_count VALUES (0);

CREATE TRIGGER text_suppression_added AFTER INSERT ON text_suppression BEGIN
    UPDATE text_suppression_count SET phones = phones + 1;
END;

CREATE TRIGGER text_suppression_removed AFTER DELETE ON text_suppression BEGIN
    UPDATE text_suppression_count SET phones = phones - 1;
END;

-- States of a text beyond the first six: 6 delivered, 7 suppressed. `reason`: what the carrier said of it.
ALTER TABLE text_order ADD COLUMN reason TEXT;

-- The names under which a carrier's receipts speak of a text, one for each segment; gone once its fate is certain.
CREATE TABLE text_reference (
    account TEXT NOT NULL,
    reference TEXT NOT NULL,
    contact INTEGER NOT NULL,
    phone INTEGER NOT NULL,
    status INTEGER NOT NULL,
    i INTEGER NOT NULL,
    PRIMARY KEY (account, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_reference_of ON text_reference (contact, phone, status, i);
