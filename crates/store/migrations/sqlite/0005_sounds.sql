-- Sounds of campaigns, as the switch plays them.
CREATE TABLE sound (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    name TEXT NOT NULL,
    -- What the file was called that it was made of.
    file_name TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    -- WAV, 8 kHz, mono, 16 bits. Last, so that lists do not read it.
    audio BLOB NOT NULL,
    PRIMARY KEY (campaign, name)
) STRICT;

-- How many numbers are on the suppression list: nothing is ever counted by scanning.
CREATE TABLE suppression_count (
    phones INTEGER NOT NULL
) STRICT;

INSERT INTO suppression_count SELECT count(*) FROM suppression;

CREATE TRIGGER suppression_added AFTER INSERT ON suppression BEGIN
    UPDATE suppression_count SET phones = phones + 1;
END;

CREATE TRIGGER suppression_removed AFTER DELETE ON suppression BEGIN
    UPDATE suppression_count SET phones = phones - 1;
END;
