-- Instants are milliseconds since 1970-01-01T00:00:00Z; telephone numbers are E.164 digits; codes are those of the types
-- in src/. A contact's id is its campaign's id * 2^32 + its position in file order: a campaign is a range of ids.

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    -- Classic recall rules; kept, but locked, while `version` is set.
    classic TEXT,
    -- 0 draft, 1 running, 2 paused, 3 finished.
    state INTEGER NOT NULL DEFAULT 0,
    -- Goes up whenever plans may come out differently; rows queued under an older edition have to be planned again.
    edition INTEGER NOT NULL DEFAULT 1,
    -- The strategy version in place, if one is.
    version INTEGER,
    -- Contacts in each phase, kept by every transaction: nothing is ever counted by scanning.
    unplanned INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    in_flight INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (id, version) REFERENCES strategy_version (campaign, version) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE strategy_version (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    note TEXT NOT NULL,
    put_at INTEGER NOT NULL,
    PRIMARY KEY (campaign, version)
) STRICT;

CREATE TABLE zone (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What the dialer reads and writes with every call, in one row. `edition` … `made` repeat the key of the contact's row in
-- `queue`; they mean nothing while the contact is in flight (a row in `intent`) or ended (`result` set).
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    key TEXT NOT NULL,
    zone INTEGER REFERENCES zone (id),
    priority INTEGER NOT NULL,
    made INTEGER NOT NULL DEFAULT 0,
    edition INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL,
    lane INTEGER NOT NULL DEFAULT 0,
    due_from INTEGER NOT NULL DEFAULT 0,
    last_attempt INTEGER,
    result TEXT,
    ended_at INTEGER,
    phones BLOB NOT NULL,
    state BLOB NOT NULL,
    UNIQUE (campaign, key)
) STRICT;

-- The other columns of the call file: wide, and not needed to dial.
CREATE TABLE contact_columns (
    contact INTEGER PRIMARY KEY REFERENCES contact (id),
    columns TEXT NOT NULL
) STRICT;

-- Every contact that waits or has to be planned, in the order of claiming. Deleting a row is what allows a call.
CREATE TABLE queue (
    campaign INTEGER NOT NULL,
    -- The edition it was planned under; 0: not planned since it was imported or touched.
    edition INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    -- The minute in which the window closes.
    lane INTEGER NOT NULL,
    -- 0 for fresh contacts whose window was already open when they were planned.
    due_from INTEGER NOT NULL,
    -- Minus the priority of fresh contacts, 0 for others.
    rank INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    -- Milliseconds after the start of `lane` at which the window closes.
    close_ms INTEGER NOT NULL,
    -- Calls made before this one.
    made INTEGER NOT NULL,
    PRIMARY KEY (campaign, edition, turn, lane, due_from, rank, contact)
) STRICT, WITHOUT ROWID;

-- Calls that may have left and whose outcome is not known. Small: one row a call in progress.
CREATE TABLE intent (
    contact INTEGER PRIMARY KEY REFERENCES contact (id),
    n INTEGER NOT NULL,
    phone INTEGER NOT NULL,
    shown INTEGER,
    version INTEGER,
    turn INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    -- The contact was imported again meanwhile: whatever the outcome plans has to be planned again.
    touched INTEGER NOT NULL DEFAULT 0,
    why BLOB NOT NULL
) STRICT;

-- Calls whose outcome is known; never changed, and only ever added at the end of their campaign's range of ids (its id * 2^32
-- onwards): a log by contact would touch a page of its own for every call. A contact's attempts are a chain from its last one.
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    -- The contact's attempt before this one.
    previous INTEGER,
    contact INTEGER NOT NULL REFERENCES contact (id),
    n INTEGER NOT NULL,
    phone INTEGER NOT NULL,
    shown INTEGER,
    version INTEGER,
    turn INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    message_left INTEGER NOT NULL,
    agent INTEGER,
    talk_ms INTEGER NOT NULL,
    callback_at INTEGER,
    callback_phone INTEGER,
    callback_agent INTEGER,
    callback_until INTEGER,
    why BLOB NOT NULL
) STRICT;

CREATE TABLE result_count (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    result TEXT NOT NULL,
    contacts INTEGER NOT NULL,
    PRIMARY KEY (campaign, result)
) STRICT, WITHOUT ROWID;

CREATE TABLE suppression (
    phone INTEGER PRIMARY KEY,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

-- The primary key is what keeps a text from being sent twice.
CREATE TABLE text_order (
    contact INTEGER NOT NULL REFERENCES contact (id),
    phone INTEGER NOT NULL,
    status INTEGER NOT NULL,
    i INTEGER NOT NULL,
    campaign INTEGER NOT NULL,
    template TEXT NOT NULL,
    send_from INTEGER NOT NULL,
    send_until INTEGER NOT NULL,
    -- 0 ordered, 1 leaving, 2 sent, 3 failed, 4 unknown, 5 lapsed.
    state INTEGER NOT NULL DEFAULT 0,
    settled_at INTEGER,
    PRIMARY KEY (contact, phone, status, i)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_ordered ON text_order (campaign, send_from) WHERE state = 0;
CREATE INDEX text_leaving ON text_order (campaign) WHERE state = 1;
