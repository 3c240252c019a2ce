-- Counts, lists and the state of runs, for the screens. Every count is kept by the transaction that changes it; nothing is ever
-- counted by scanning. A quarter is 15 minutes counted from 1970: the days and hours of every zone are whole quarters.

-- Calls whose outcome is known, by the quarter in which they were dialled. `phone_column`: from 0; −1 where the number dialled is
-- not the contact's any more.
CREATE TABLE call_count (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    quarter INTEGER NOT NULL,
    phone_column INTEGER NOT NULL,
    status INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (campaign, quarter, phone_column, status)
) STRICT, WITHOUT ROWID;

-- Contacts by the quarter in which an agent first talked to them, and in which they ended.
CREATE TABLE contact_count (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    quarter INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    PRIMARY KEY (campaign, quarter)
) STRICT, WITHOUT ROWID;

-- Texts by their state.
CREATE TABLE text_count (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    state INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    PRIMARY KEY (campaign, state)
) STRICT, WITHOUT ROWID;

-- How a campaign's time runs, where it stands, and why it stopped by itself.
CREATE TABLE run (
    campaign INTEGER PRIMARY KEY REFERENCES campaign (id),
    -- As the command line writes it: `real`, `60x`, `max`.
    speed TEXT,
    -- The latest instant of anything that was kept: time never goes on from before.
    last_at INTEGER,
    error TEXT
) STRICT;

-- Whose number it is.
CREATE TABLE contact_phone (
    phone INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    PRIMARY KEY (phone, contact)
) STRICT, WITHOUT ROWID;

-- Contacts that somebody withdrew by hand, with the numbers that this put on the suppression list: what undoing takes back.
CREATE TABLE withdrawn (
    contact INTEGER PRIMARY KEY REFERENCES contact (id),
    -- On the wall clock.
    at INTEGER NOT NULL,
    -- The result it was given; NULL where it had ended before.
    result TEXT,
    -- Eight bytes each.
    phones BLOB NOT NULL
) STRICT;

-- Whether an agent ever talked to the contact.
ALTER TABLE contact ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;

CREATE INDEX contact_ended ON contact (campaign, ended_at) WHERE result IS NOT NULL;
CREATE INDEX contact_result ON contact (campaign, result, ended_at) WHERE result IS NOT NULL;
