//! Changes of campaigns by people, as every store keeps them.

use crate::kit::{at, campaign, claim, phases, place, plan_fresh};
use rappel_store::{AccountId, Accounts, Change, Changes, Error, NewAccount, Revision, Role, Signature, Store};
use rappel_strategy::lang::Lang;

fn account(store: &mut impl Accounts, login: &str) -> AccountId {
    let new = NewAccount {
        login: login.to_owned(),
        name: login.to_owned(),
        role: Role::Administrator,
        lang: Lang::Fr,
        password: "hash".to_owned(),
        created_at: at(0),
    };
    store.create_account(&new).unwrap()
}

pub fn revisions(store: &mut (impl Store + Accounts + Changes)) {
    let (zoe, max) = (account(store, "zoe"), account(store, "max"));
    let id = campaign(store, "Spring", &[("C1", 0)]);
    let fresh = store.campaign(id).unwrap();
    assert_eq!((fresh.revision, fresh.changed_by, fresh.changed_at, fresh.archived), (Revision(1), None, None, false));

    let from = |revision, by| Signature { from: Revision(revision), by, at: at(7) };
    let document = Change::Document { name: "Summer", document: "two" };
    assert_eq!(store.change_campaign(id, document, &from(1, zoe)).unwrap(), Revision(2));
    let changed = store.campaign(id).unwrap();
    assert_eq!((changed.name.as_str(), changed.document.as_str()), ("Summer", "two"));
    assert_eq!((changed.changed_by, changed.changed_at), (Some(zoe), Some(at(7))));
    assert_eq!(phases(store, id), (1, 0, 0, 0));

    for change in [document, Change::Classic(None), Change::Strategy { document: "", note: "" }, Change::NoStrategy] {
        let late = store.change_campaign(id, change, &from(1, max));
        assert!(matches!(late, Err(Error::Stale { current: Revision(2) })), "{change:?}");
    }
    assert_eq!(store.campaign(id).unwrap(), changed, "nothing of what came too late was kept");

    assert_eq!(store.change_campaign(id, Change::Classic(Some("rules")), &from(2, max)).unwrap(), Revision(3));
    let strategy = Change::Strategy { document: "strategy", note: "why" };
    assert_eq!(store.change_campaign(id, strategy, &from(3, max)).unwrap(), Revision(4));
    let version = store.strategy_version(id, 1).unwrap();
    assert_eq!((version.put_by, version.put_at, version.note.as_str()), (Some(max), at(7), "why"));
    let locked = store.change_campaign(id, Change::Classic(None), &from(4, zoe));
    assert!(matches!(locked, Err(Error::ClassicLocked(_))));
    assert_eq!(store.change_campaign(id, Change::NoStrategy, &from(4, zoe)).unwrap(), Revision(5));

    // Whoever does not look first leaves no name, and whoever did look is still told.
    store.put_document(id, "from a file").unwrap();
    let unsigned = store.campaign(id).unwrap();
    assert_eq!((unsigned.revision, unsigned.changed_by), (Revision(6), None));
    let late = store.change_campaign(id, document, &from(5, zoe));
    assert!(matches!(late, Err(Error::Stale { current: Revision(6) })));

    campaign(store, "Winter", &[]);
    let taken = store.change_campaign(id, Change::Document { name: "Winter", document: "" }, &from(6, zoe));
    assert!(matches!(taken, Err(Error::NameTaken(name)) if name == "Winter"));
}

pub fn archive_and_attempts(store: &mut (impl Store + Changes)) {
    let (id, other) = (campaign(store, "Spring", &[("C1", 0)]), campaign(store, "Summer", &[("C1", 0)]));
    store.set_archived(id, true).unwrap();
    assert!(store.campaign(id).unwrap().archived && !store.campaign(other).unwrap().archived);
    assert_eq!(store.campaign(id).unwrap().revision, Revision(1));
    store.set_archived(id, false).unwrap();
    assert!(!store.campaign(id).unwrap().archived);

    assert!(!store.has_attempts(id).unwrap());
    plan_fresh(store, id, 0, (0, 60));
    let called = claim(store, id, 0, 1);
    place(store, id, 0, &called);
    assert_eq!((store.has_attempts(id).unwrap(), store.has_attempts(other).unwrap()), (true, false));
}
