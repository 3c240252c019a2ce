-- Calls that the law refused: each contact, number and rule once, however often it was.

CREATE TABLE refusal (
    contact INTEGER NOT NULL REFERENCES contact (id),
    phone INTEGER NOT NULL,
    rule TEXT NOT NULL,
    -- 0 calls, 1 texts.
    channel INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    times INTEGER NOT NULL,
    -- The first instant at which the rule allows it; NULL: none is known.
    earliest INTEGER,
    PRIMARY KEY (contact, phone, rule, channel)
) STRICT, WITHOUT ROWID;
