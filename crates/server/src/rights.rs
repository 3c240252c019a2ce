//! Who may do what: one table.

use rappel_store::Role;
use rappel_strategy::lang::Lang;

/// A right as a type, so that a handler names in its signature what it needs.
pub trait Needed: Send + Sync + 'static {
    /// The right.
    const RIGHT: Right;
}

macro_rules! rights {
    ($( $(#[doc = $doc:literal])* $right:ident: $($role:ident)|+, $fr:literal, $en:literal; )+) => {
        /// What somebody may be allowed to do.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Right { $( $(#[doc = $doc])* $right ),+ }

        impl Right {
            /// Every right.
            pub const ALL: &'static [Right] = &[$(Right::$right),+];

            /// The roles that have it.
            pub const fn roles(self) -> &'static [Role] {
                match self { $( Right::$right => &[$(Role::$role),+] ),+ }
            }

            /// What it is a right to, as an infinitive.
            pub const fn infinitive(self, lang: Lang) -> &'static str {
                match (self, lang) { $( (Right::$right, Lang::Fr) => $fr, (Right::$right, Lang::En) => $en ),+ }
            }
        }

        /// The rights as types.
        pub mod needs {
            $( $(#[doc = $doc])* pub struct $right;
            impl super::Needed for $right {
                const RIGHT: super::Right = super::Right::$right;
            } )+
        }
    };
}

rights! {
    /// To be signed in: one's own session, password and language; the list of campaigns.
    SignedIn: Administrator | Supervisor | Agent | Auditor, "se connecter", "sign in";
    /// To read campaigns, contacts, results, strategies, live.
    Read: Administrator | Supervisor | Auditor, "consulter les campagnes", "read campaigns";
    /// To compute without changing anything: check, what-if, effect.
    Compute: Administrator | Supervisor | Auditor, "faire des essais", "try things out";
    /// To start, pause and stop campaigns.
    Operate: Administrator | Supervisor, "piloter les campagnes", "operate campaigns";
    /// To call a contact now or never again, and to edit its numbers.
    Contacts: Administrator | Supervisor, "modifier les fiches", "change contacts";
    /// To import call files and suppression lists.
    Import: Administrator | Supervisor, "importer des fichiers", "import files";
    /// To make and change campaigns, strategies, recall rules, sounds, texts.
    Edit: Administrator, "modifier les campagnes", "change campaigns";
    /// To read the list of accounts.
    ReadAccounts: Administrator | Auditor, "consulter les comptes", "read accounts";
    /// To make and change accounts.
    Accounts: Administrator, "gérer les comptes", "manage accounts";
    /// To read the audit log.
    Audit: Administrator | Auditor, "consulter le journal d’audit", "read the audit log";
}
