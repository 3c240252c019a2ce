//! What a claim is compared with: one table, one partial index, one statement.

use super::timed;
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::Duration;

/// A queue as it is written down first: rows that are not claimed yet, ordered by when they are due.
pub struct Bare {
    connection: Connection,
}

const CLAIM: &str = "UPDATE bare SET claimed = 1 WHERE id IN
        (SELECT id FROM bare WHERE claimed = 0 AND due_from <= ?1 ORDER BY due_from, id LIMIT ?2)
    RETURNING id, key, phones, state";

impl Bare {
    pub fn fill(path: &Path, contacts: u64) -> Bare {
        let connection = Connection::open(path).expect("a database");
        connection
            .execute_batch(
                "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA cache_size = -65536;
                 PRAGMA wal_autocheckpoint = 16384;
                 CREATE TABLE bare (id INTEGER PRIMARY KEY, claimed INTEGER NOT NULL, due_from INTEGER NOT NULL,
                    key TEXT NOT NULL, phones BLOB NOT NULL, state BLOB NOT NULL) STRICT;
                 CREATE INDEX bare_due ON bare (due_from) WHERE claimed = 0;
                 BEGIN",
            )
            .expect("tables");
        {
            let insert = "INSERT INTO bare VALUES (?1, 0, ?2, ?3, zeroblob(20), zeroblob(20))";
            let mut insert = connection.prepare(insert).expect("a statement");
            for id in 0..contacts {
                insert.execute(params![id as i64, (id / 100) as i64, format!("C{id:015}")]).expect("a row");
            }
        }
        connection.execute_batch("COMMIT").expect("a commit");
        Bare { connection }
    }

    /// Claims rows: what the statement took, and what its commit took.
    pub fn claim(&mut self, limit: usize) -> (Duration, Duration) {
        self.connection.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
        let (count, statement) = timed(|| {
            let mut claim = self.connection.prepare_cached(CLAIM).expect("a statement");
            let rows = claim.query_map(params![i64::MAX, limit as i64], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, Vec<u8>>(2)?,
                    row.get::<_, Vec<u8>>(3)?,
                ))
            });
            rows.expect("rows").map(|row| row.expect("a row")).collect::<Vec<_>>().len()
        });
        assert_eq!(count, limit, "the bare queue has run out of rows");
        let (committed, commit) = timed(|| self.connection.execute_batch("COMMIT"));
        committed.expect("a commit");
        (statement, commit)
    }
}
