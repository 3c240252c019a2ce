//! Accounts, sessions and the audit log, as every store keeps them.

use crate::kit::at;
use rappel_store::{
    AccountChange, AccountId, Accounts, AuditEntry, AuditFilter, Error, NewAccount, Role, SqliteStore, Store,
};
use rappel_strategy::lang::Lang;

fn new(login: &str, role: Role) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        name: login.to_uppercase(),
        role,
        lang: Lang::En,
        password: format!("hash of {login}"),
        created_at: at(0),
    }
}

fn entry(account: Option<AccountId>, action: &str) -> AuditEntry {
    AuditEntry { at: at(1), account, action: action.to_owned(), campaign: None, detail: "{}".to_owned() }
}

pub fn accounts(store: &mut impl Accounts) {
    assert!(!store.has_accounts().unwrap());
    let zoe = store.create_first_account(&new("zoe", Role::Administrator)).unwrap();
    assert!(store.has_accounts().unwrap());
    assert!(matches!(store.create_first_account(&new("eve", Role::Administrator)), Err(Error::AlreadySetUp)));
    assert!(matches!(store.create_account(&new("zoe", Role::Agent)), Err(Error::LoginTaken(login)) if login == "zoe"));
    let max = store.create_account(&new("max", Role::Agent)).unwrap();
    let names: Vec<_> = store.accounts().unwrap().into_iter().map(|account| account.name).collect();
    assert_eq!(names, ["MAX", "ZOE"]);
    let found = store.account_by_login("max").unwrap().unwrap();
    assert_eq!((found.id, found.role, found.lang, found.last_seen_at), (max, Role::Agent, Lang::En, None));
    assert_eq!(store.account_by_login("eve").unwrap(), None);

    let demoted = AccountChange { role: Some(Role::Auditor), ..AccountChange::default() };
    assert!(matches!(store.change_account(zoe, &demoted), Err(Error::LastAdministrator)));
    assert_eq!(store.account(zoe).unwrap().role, Role::Administrator, "nothing was kept");
    assert!(matches!(store.change_account(AccountId(9), &demoted), Err(Error::NotFound { .. })));
    store.change_account(max, &AccountChange { role: Some(Role::Administrator), ..AccountChange::default() }).unwrap();
    store.change_account(zoe, &demoted).unwrap();
    let change = AccountChange { name: Some("Zoé".to_owned()), lang: Some(Lang::Fr), ..AccountChange::default() };
    store.change_account(zoe, &change).unwrap();
    let changed = store.account(zoe).unwrap();
    assert_eq!((changed.name.as_str(), changed.lang, changed.password.as_str()), ("Zoé", Lang::Fr, "hash of zoe"));
}

pub fn sessions(store: &mut impl Accounts) {
    let zoe = store.create_account(&new("zoe", Role::Administrator)).unwrap();
    let max = store.create_account(&new("max", Role::Agent)).unwrap();
    for n in 0..4 {
        store.begin_session(&[n; 32], zoe, at(i64::from(n)), 3).unwrap();
    }
    store.begin_session(&[9; 32], max, at(3), 3).unwrap();
    assert_eq!(store.session(&[0; 32]).unwrap(), None, "three are kept");
    store.see_session(&[1; 32], at(60)).unwrap();
    let session = store.session(&[1; 32]).unwrap().unwrap();
    assert_eq!((session.account.id, session.begun_at, session.seen_at), (zoe, at(1), at(60)));
    assert_eq!(session.account.last_seen_at, Some(at(60)));
    store.forget_sessions(at(3), at(0)).unwrap();
    assert_eq!(store.session(&[2; 32]).unwrap(), None, "not seen for long");
    store.forget_sessions(at(0), at(2)).unwrap();
    assert_eq!(store.session(&[1; 32]).unwrap(), None, "begun long ago");
    store.begin_session(&[5; 32], zoe, at(4), 3).unwrap();
    store.end_sessions(zoe, Some(&[5; 32])).unwrap();
    assert_eq!(store.session(&[3; 32]).unwrap(), None);
    assert!(store.session(&[5; 32]).unwrap().is_some());
    store.end_session(&[5; 32]).unwrap();
    assert_eq!(store.session(&[5; 32]).unwrap(), None);
    assert!(store.session(&[9; 32]).unwrap().is_some(), "somebody else's stays");
    store.change_account(max, &AccountChange { disabled: Some(true), ..AccountChange::default() }).unwrap();
    assert_eq!(store.session(&[9; 32]).unwrap(), None);
}

pub fn audit(store: &mut (impl Accounts + Store)) {
    let zoe = store.create_account(&new("zoe", Role::Administrator)).unwrap();
    let campaign = store.create_campaign("Relance", "{}").unwrap();
    for n in 0..7 {
        let mut entry = entry((n % 2 == 0).then_some(zoe), &n.to_string());
        entry.campaign = (n % 3 == 0).then_some(campaign);
        store.record(&entry).unwrap();
    }
    let mut actions = |filter, before, limit| -> Vec<String> {
        let page = store.audit(filter, before, limit).unwrap();
        page.into_iter().map(|record| record.entry.action).collect()
    };
    let all = AuditFilter::default();
    assert_eq!(actions(all, None, 3), ["6", "5", "4"]);
    assert_eq!(actions(AuditFilter { account: Some(zoe), ..all }, None, 9), ["6", "4", "2", "0"]);
    assert_eq!(actions(AuditFilter { campaign: Some(campaign), ..all }, None, 9), ["6", "3", "0"]);
    let both = AuditFilter { account: Some(zoe), campaign: Some(campaign) };
    assert_eq!(actions(both, None, 9), ["6", "0"]);
    let page = store.audit(all, None, 3).unwrap();
    assert_eq!((page[0].account_name.as_deref(), page[0].campaign_name.as_deref()), (Some("ZOE"), Some("Relance")));
    let next = store.audit(all, Some(page[2].id), 9).unwrap();
    assert_eq!(next.into_iter().map(|record| record.entry.action).collect::<Vec<_>>(), ["3", "2", "1", "0"]);
}

/// A change and its line in the audit log are kept together or not at all.
pub fn together(store: &mut SqliteStore) {
    let failed = store.together::<(), Error>(|store| {
        store.create_account(&new("zoe", Role::Administrator))?;
        store.record(&entry(None, "account.created"))?;
        store.change_account(AccountId(9), &AccountChange::default())
    });
    assert!(matches!(failed, Err(Error::NotFound { .. })));
    assert!(!store.has_accounts().unwrap());
    assert_eq!(store.audit(AuditFilter::default(), None, 9).unwrap(), []);
    store
        .together::<_, Error>(|store| {
            let part = store.together::<(), Error>(|store| {
                store.record(&entry(None, "undone"))?;
                store.change_account(AccountId(9), &AccountChange::default())
            });
            assert!(part.is_err());
            store.record(&entry(None, "kept"))
        })
        .unwrap();
    let kept: Vec<_> = store.audit(AuditFilter::default(), None, 9).unwrap();
    assert_eq!(
        kept.iter().map(|record| record.entry.action.as_str()).collect::<Vec<_>>(),
        ["kept"],
        "a part is undone"
    );
    let mut other = store.handle().unwrap();
    store
        .together::<_, Error>(|store| {
            let id = store.create_account(&new("zoe", Role::Administrator))?;
            assert!(!other.has_accounts().unwrap(), "nobody sees half of it");
            store.record(&entry(Some(id), "account.created"))
        })
        .unwrap();
    assert!(other.has_accounts().unwrap());
    assert_eq!(other.audit(AuditFilter::default(), None, 9).unwrap().len(), 2);
}
