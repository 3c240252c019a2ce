//! Accounts; and the verbs of [`Accounts`], each one transaction around what this module and its neighbours do.

use super::{SqliteStore, audit, codes, sessions};
use crate::accounts::{
    Account, AccountChange, AccountId, Accounts, AuditEntry, AuditFilter, AuditId, AuditRecord, NewAccount, Role,
    Session, TokenHash,
};
use crate::error::{Error, Result};
use rappel_strategy::time::Instant;
use rusqlite::{Connection, ErrorCode, Row, params};

const ACCOUNT: &str = "SELECT id, login, name, role, lang, disabled, password, created_at, last_seen_at FROM account";

/// Reads the columns of an account from the one at `first` on.
pub(super) fn read(row: &Row<'_>, first: usize) -> Result<Account> {
    Ok(Account {
        id: AccountId(row.get(first)?),
        login: row.get(first + 1)?,
        name: row.get(first + 2)?,
        role: codes::role(row.get(first + 3)?)?,
        lang: codes::lang(row.get(first + 4)?)?,
        disabled: row.get(first + 5)?,
        password: row.get(first + 6)?,
        created_at: Instant::from_millis(row.get(first + 7)?),
        last_seen_at: row.get::<_, Option<i64>>(first + 8)?.map(Instant::from_millis),
    })
}

fn create(connection: &Connection, account: &NewAccount) -> Result<AccountId> {
    let inserted = connection.execute(
        "INSERT INTO account (login, name, role, lang, password, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            account.login,
            account.name,
            account.role as u8,
            account.lang as u8,
            account.password,
            account.created_at.millis()
        ],
    );
    match inserted {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(Error::LoginTaken(account.login.clone()))
        }
        Err(error) => Err(error.into()),
        Ok(_) => u32::try_from(connection.last_insert_rowid())
            .map(AccountId)
            .map_err(|_| Error::Limit { what: "accounts", max: u64::from(u32::MAX) }),
    }
}

fn change(connection: &Connection, id: AccountId, change: &AccountChange) -> Result<()> {
    let changed = connection.execute(
        "UPDATE account SET name = coalesce(?2, name), role = coalesce(?3, role), lang = coalesce(?4, lang),
            disabled = coalesce(?5, disabled), password = coalesce(?6, password) WHERE id = ?1",
        params![
            id.0,
            change.name,
            change.role.map(|role| role as u8),
            change.lang.map(|lang| lang as u8),
            change.disabled,
            change.password
        ],
    )?;
    if changed == 0 {
        return Err(Error::not_found("account", id.0.to_string(), []));
    }
    let administrators = "SELECT 1 FROM account WHERE role = ?1 AND NOT disabled";
    if !connection.prepare_cached(administrators)?.exists([Role::Administrator as u8])? {
        return Err(Error::LastAdministrator);
    }
    if change.disabled == Some(true) {
        sessions::end_all(connection, id, None)?;
    }
    Ok(())
}

fn get(connection: &Connection, id: AccountId) -> Result<Account> {
    let mut statement = connection.prepare_cached(&format!("{ACCOUNT} WHERE id = ?1"))?;
    let found = statement.query_and_then([id.0], |row| read(row, 0))?.next();
    found.unwrap_or_else(|| Err(Error::not_found("account", id.0.to_string(), [])))
}

fn by_login(connection: &Connection, login: &str) -> Result<Option<Account>> {
    let mut statement = connection.prepare_cached(&format!("{ACCOUNT} WHERE login = ?1"))?;
    statement.query_and_then([login], |row| read(row, 0))?.next().transpose()
}

fn all(connection: &Connection) -> Result<Vec<Account>> {
    let mut statement = connection.prepare_cached(&format!("{ACCOUNT} ORDER BY name, id"))?;
    statement.query_and_then([], |row| read(row, 0))?.collect()
}

fn any(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM account LIMIT 1")?.exists([])?)
}

impl Accounts for SqliteStore {
    fn create_first_account(&mut self, account: &NewAccount) -> Result<AccountId> {
        self.writing(|open| if any(open)? { Err(Error::AlreadySetUp) } else { create(open, account) })
    }

    fn create_account(&mut self, account: &NewAccount) -> Result<AccountId> {
        self.writing(|open| create(open, account))
    }

    fn change_account(&mut self, account: AccountId, changes: &AccountChange) -> Result<()> {
        self.writing(|open| change(open, account, changes))
    }

    fn account(&mut self, account: AccountId) -> Result<Account> {
        self.reading(|open| get(open, account))
    }

    fn account_by_login(&mut self, login: &str) -> Result<Option<Account>> {
        self.reading(|open| by_login(open, login))
    }

    fn accounts(&mut self) -> Result<Vec<Account>> {
        self.reading(all)
    }

    fn has_accounts(&mut self) -> Result<bool> {
        self.reading(any)
    }

    fn begin_session(&mut self, token: &TokenHash, account: AccountId, at: Instant, sessions_max: u32) -> Result<()> {
        self.writing(|open| sessions::begin(open, token, account, (at, sessions_max)))
    }

    fn session(&mut self, token: &TokenHash) -> Result<Option<Session>> {
        self.reading(|open| sessions::get(open, token))
    }

    fn see_session(&mut self, token: &TokenHash, at: Instant) -> Result<()> {
        self.writing(|open| sessions::see(open, token, at))
    }

    fn end_session(&mut self, token: &TokenHash) -> Result<()> {
        self.writing(|open| sessions::end(open, token))
    }

    fn end_sessions(&mut self, account: AccountId, but: Option<&TokenHash>) -> Result<()> {
        self.writing(|open| sessions::end_all(open, account, but))
    }

    fn forget_sessions(&mut self, seen_before: Instant, begun_before: Instant) -> Result<()> {
        self.writing(|open| sessions::forget(open, seen_before, begun_before))
    }

    fn record(&mut self, entry: &AuditEntry) -> Result<AuditId> {
        self.writing(|open| audit::record(open, entry))
    }

    fn audit(&mut self, filter: AuditFilter, before: Option<AuditId>, limit: usize) -> Result<Vec<AuditRecord>> {
        self.reading(|open| audit::page(open, filter, before, limit))
    }
}
