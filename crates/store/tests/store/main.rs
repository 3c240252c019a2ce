//! What every store must do, and what SQLite's does besides.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

mod accounts;
mod changes;
mod connections;
mod crash;
mod desk;
mod kit;
mod model;
mod order;
mod reading;
mod sounds;
mod story;
mod texts;

use rappel_store::SqliteStore;

/// The story and the order of R38 are told to every database by the same functions.
#[test]
fn sqlite_lives_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    let mut fresh = || {
        count += 1;
        SqliteStore::open(folder.path().join(format!("{count}.sqlite"))).unwrap()
    };
    story::campaigns_and_strategies(&mut fresh());
    story::a_contact_from_import_to_end(&mut fresh());
    story::imports_again(&mut fresh());
    story::suppression(&mut fresh());
    story::texts_once(&mut fresh());
    story::tickets_are_spent_once(&mut fresh());
    story::new_editions_are_planned_again(&mut fresh());
    reading::calls_elsewhere(&mut fresh());
    reading::pages(&mut fresh());
    sounds::sounds(&mut fresh());
    accounts::accounts(&mut fresh());
    accounts::sessions(&mut fresh());
    accounts::audit(&mut fresh());
    accounts::together(&mut fresh());
    changes::revisions(&mut fresh());
    changes::archive_and_attempts(&mut fresh());
    order::table(&mut fresh());
    order::shares(&mut fresh());
    order::instants(&mut fresh());
    desk::searches(&mut fresh());
    desk::orders(&mut fresh());
    desk::counts(&mut fresh());
    desk::texts_are_counted(&mut fresh());
    desk::edits(&mut fresh());
    desk::withdrawn_and_back(&mut fresh());
    desk::runs(&mut fresh());
    texts::receipts(&mut fresh());
    texts::returned(&mut fresh());
    texts::stopped(&mut fresh());
    connections::connections(&mut fresh());
}
