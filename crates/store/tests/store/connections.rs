//! The ways out to the networks, as every store keeps them.

use crate::kit::at;
use rappel_store::{
    AccountId, Accounts, ConnectionChange, ConnectionKind, Connections, Error, NewAccount, Revision, Role,
};
use rappel_strategy::lang::Lang;

pub fn connections(store: &mut (impl Connections + Accounts)) {
    let zoe = NewAccount {
        login: "zoe".into(),
        name: "Zoé".into(),
        role: Role::Administrator,
        lang: Lang::Fr,
        password: String::new(),
        created_at: at(0),
    };
    let zoe = store.create_first_account(&zoe).unwrap();
    let change = |document, sealed, from| ConnectionChange { document, sealed, from, by: zoe, at: at(1) };
    let trunk = ConnectionKind::Trunk;
    let first = store.put_connection(trunk, "paris", &change("{}", Some(b"secret"), None)).unwrap();
    store.put_connection(ConnectionKind::TextAccount, "paris", &change("{}", None, None)).unwrap();
    store.put_connection(trunk, "lyon", &change("{}", None, None)).unwrap();
    assert!(matches!(store.put_connection(trunk, "paris", &change("{}", None, None)), Err(Error::NameTaken(_))));
    let second = store.put_connection(trunk, "paris", &change("{\"a\":1}", None, Some(first))).unwrap();
    let stale = |result: Result<Revision, Error>| matches!(result, Err(Error::Stale { current }) if current == second);
    assert!(stale(store.put_connection(trunk, "paris", &change("{}", None, Some(first)))));
    assert!(stale(store.remove_connection(trunk, "paris", first).map(|()| first)));
    let kept = store.connection(trunk, "paris").unwrap();
    assert_eq!((kept.document.as_str(), kept.sealed, kept.revision), ("{\"a\":1}", None, second));
    assert_eq!((kept.changed_by, kept.changed_at), (Some::<AccountId>(zoe), at(1)));
    let missing = store.connection(trunk, "pari");
    assert!(matches!(missing, Err(Error::NotFound { nearest, .. }) if nearest.as_deref() == Some("paris")));
    store.remove_connection(trunk, "paris", second).unwrap();
    let names: Vec<_> = store.connections(trunk).unwrap().into_iter().map(|connection| connection.name).collect();
    assert_eq!(names, ["lyon"]);
    assert_eq!(store.connections(ConnectionKind::TextAccount).unwrap().len(), 1);
}
