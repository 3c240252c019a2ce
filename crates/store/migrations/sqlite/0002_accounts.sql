-- Who may use the application, who is signed in, and who did what.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    -- In lower case.
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- 0 administrator, 1 supervisor, 2 agent, 3 auditor.
    role INTEGER NOT NULL,
    -- 0 French, 1 English.
    lang INTEGER NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    -- In the form of PHC strings, which name their algorithm and its parameters.
    password TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER
) STRICT;

-- The token itself is only in the browser; whoever reads this file cannot sign in with it.
CREATE TABLE session (
    token_sha256 BLOB PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id),
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of ON session (account, seen_at);

-- Never changed, only added to. `account` is NULL where nobody was signed in.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account INTEGER REFERENCES account (id),
    action TEXT NOT NULL,
    campaign INTEGER REFERENCES campaign (id),
    -- JSON by convention.
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX audit_of_account ON audit (account, id);
CREATE INDEX audit_of_campaign ON audit (campaign, id) WHERE campaign IS NOT NULL;
