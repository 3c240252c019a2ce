//! Changes of a campaign by somebody: looked at, kept and recorded as one.

use super::detail::Locked;
use super::locked;
use super::stored::Stored;
use crate::finding::Findings;
use crate::identity::Identity;
use crate::problem::Problem;
use rappel_store::{
    Accounts, CampaignId, CampaignState, Change, Changes, Error, Revision, Signature, Sounds, SqliteStore, Store,
};
use rappel_strategy::file;
use rappel_strategy::law::{Requirement, in_force};
use rappel_strategy::model::{Campaign, ClassicRules, Strategy};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use serde_json::{Value, json};

/// Most characters of a campaign's name.
const NAME_MAX: usize = 120;
/// Most characters of the note that goes with a version of the strategy.
const NOTE_MAX: usize = 500;

/// What is changed in a campaign.
pub enum Changed {
    /// Its document, which holds no classic rules.
    Document(Box<Campaign>),
    /// Its classic rules (R50).
    Classic(Option<ClassicRules>),
    /// A new version of its strategy, and why (R3, R60).
    Strategy(Box<Strategy>, String),
    /// Its strategy is taken away (R3).
    NoStrategy,
}

/// By whom and when something is changed.
pub struct Made<'a> {
    /// Who.
    pub who: &'a Identity,
    /// When.
    pub at: Instant,
}

/// Changes a campaign from what the entity tag says was seen of it.
///
/// # Errors
/// Somebody changed it meanwhile; what is new cannot be used, takes away what contacts or calls point to, or has errors while the
/// campaign runs.
pub fn change(
    store: &mut SqliteStore,
    id: CampaignId,
    seen: &str,
    changed: Changed,
    made: &Made<'_>,
) -> Result<Stored, Problem> {
    store.together(|store| {
        let before = Stored::read(store, id)?;
        if seen.parse() != Ok(before.record.revision.0) {
            return Err(stale(store, &before)?);
        }
        let locked = Locked::of(store, id, &before.record.phases)?;
        let changed = match changed {
            Changed::Document(document) => {
                Changed::Document(Box::new(answered_for(*document, Some(&before.campaign), made)))
            }
            changed => changed,
        };
        let after = apply(&before, changed, locked)?;
        if before.record.state == CampaignState::Running {
            may_go_on(&after)?;
        }
        let signature = Signature { from: before.record.revision, by: made.who.account.id, at: made.at };
        store.change_campaign(id, after.change(), &signature).map_err(name_taken)?;
        if has_caps(&after.campaign, after.strategy.as_ref()) {
            store.enable_cross_campaign_caps()?;
        }
        let stored = Stored::read(store, id)?;
        let (action, mut detail) = told(&before, &after);
        detail["revision"] = json!(stored.record.revision.0);
        if let Some((version, _)) = stored.strategy.as_ref().filter(|_| action == "strategy.put") {
            detail["version"] = json!(version.version);
        }
        store.record(&made.who.entry(made.at, action, Some(id), &detail))?;
        Ok(stored)
    })
}

/// The document with the name of whoever takes responsibility in it, and when: nobody signs for somebody else (R37). What was
/// signed before stays.
fn answered_for(mut campaign: Campaign, before: Option<&Campaign>, made: &Made<'_>) -> Campaign {
    let signed = before.and_then(|before| before.law.as_ref()?.responsibility.as_ref());
    if let Some(taken) = campaign.law.as_mut().and_then(|law| law.responsibility.as_mut())
        && signed != Some(&*taken)
    {
        taken.by.clone_from(&made.who.account.name);
        taken.at = made.at;
    }
    campaign
}

/// Makes a campaign of a document that holds no classic rules.
///
/// # Errors
/// The document cannot be used, or its name is taken.
pub fn create(store: &mut SqliteStore, campaign: Campaign, made: &Made<'_>) -> Result<Stored, Problem> {
    let campaign = answered_for(own(campaign)?, None, made);
    store.together(|store| {
        let id = store.create_campaign(&campaign.name, &file::write_campaign(&campaign)).map_err(name_taken)?;
        finish(store, id, made, &json!({}))
    })
}

/// Makes a campaign like another one, under a name of its own and without contacts: its document, its classic rules and its
/// strategy in place.
///
/// # Errors
/// There is no such campaign, or the name cannot be used.
pub fn duplicate(store: &mut SqliteStore, from: CampaignId, name: &str, made: &Made<'_>) -> Result<Stored, Problem> {
    store.together(|store| {
        let source = Stored::read(store, from)?;
        let name = checked_name(name, "name")?;
        let campaign = Campaign { name: name.clone(), classic: None, ..source.campaign };
        let id = store.create_campaign(&name, &file::write_campaign(&campaign)).map_err(|error| match error {
            Error::NameTaken(name) => Problem::name_taken("name", &name),
            error => error.into(),
        })?;
        if let Some(classic) = &source.record.classic {
            store.set_classic_rules(id, Some(classic))?;
        }
        if let Some((version, _)) = &source.strategy {
            let signature = Signature { from: store.campaign(id)?.revision, by: made.who.account.id, at: made.at };
            store.change_campaign(
                id,
                Change::Strategy { document: &version.document, note: &version.note },
                &signature,
            )?;
        }
        store.copy_sounds(from, id)?;
        finish(store, id, made, &json!({ "from": { "id": from.get(), "name": source.record.name } }))
    })
}

/// Puts a campaign away, or takes it out again.
///
/// # Errors
/// It runs.
pub fn archive(store: &mut SqliteStore, id: CampaignId, archived: bool, made: &Made<'_>) -> Result<Stored, Problem> {
    store.together(|store| {
        let record = store.campaign(id)?;
        if archived && record.state == CampaignState::Running {
            return Err(Problem::conflict(Said::new(
                "La campagne est en cours\u{a0}: mettez-la d’abord en pause.",
                "The campaign is running: pause it first.",
            )));
        }
        if record.archived != archived {
            store.set_archived(id, archived)?;
            let action = if archived { "campaign.archived" } else { "campaign.unarchived" };
            store.record(&made.who.entry(made.at, action, Some(id), &json!({})))?;
        }
        Stored::read(store, id)
    })
}

fn finish(store: &mut SqliteStore, id: CampaignId, made: &Made<'_>, detail: &Value) -> Result<Stored, Problem> {
    store.sign_campaign(id, made.who.account.id, made.at)?;
    store.record(&made.who.entry(made.at, "campaign.created", Some(id), detail))?;
    Stored::read(store, id)
}

/// Somebody else was first; the problem says who, and when.
fn stale(store: &mut SqliteStore, current: &Stored) -> Result<Problem, Problem> {
    let Revision(revision) = current.record.revision;
    let changed_by = super::detail::name_of(store, current.record.changed_by)?;
    Ok(Problem::stale(
        json!({ "revision": revision, "changed_by": changed_by, "changed_at": current.record.changed_at }),
    ))
}

/// A campaign as it will be.
struct After {
    campaign: Campaign,
    strategy: Option<Strategy>,
    /// What has to be written down for that.
    written: Written,
}

enum Written {
    Document(String),
    Classic(Option<String>),
    Strategy(String, String),
    NoStrategy,
}

impl After {
    fn change(&self) -> Change<'_> {
        match &self.written {
            Written::Document(document) => Change::Document { name: &self.campaign.name, document },
            Written::Classic(classic) => Change::Classic(classic.as_deref()),
            Written::Strategy(document, note) => Change::Strategy { document, note },
            Written::NoStrategy => Change::NoStrategy,
        }
    }
}

fn apply(before: &Stored, changed: Changed, locked: Locked) -> Result<After, Problem> {
    let (campaign, strategy) = (before.campaign.clone(), before.strategy().cloned());
    Ok(match changed {
        Changed::Document(document) => {
            let document = own(*document)?;
            locked::check(locked, &campaign, &document)?;
            let written = Written::Document(file::write_campaign(&document));
            After { campaign: Campaign { classic: campaign.classic, ..document }, strategy, written }
        }
        Changed::Classic(classic) => {
            let text = classic.as_ref().map(|rules| serde_json::to_string(rules).map_err(Problem::internal));
            let written = Written::Classic(text.transpose()?);
            After { campaign: Campaign { classic, ..campaign }, strategy, written }
        }
        Changed::Strategy(strategy, note) => {
            if note.chars().count() > NOTE_MAX {
                return Err(Problem::invalid(
                    "note",
                    Said::new(
                        format!("La note compte au plus {NOTE_MAX} caractères."),
                        format!("The note has at most {NOTE_MAX} characters."),
                    ),
                ));
            }
            let plannings = Findings::of_plannings(&campaign, &strategy);
            if !plannings.may_start() {
                return Err(plannings.problem());
            }
            let written = Written::Strategy(file::write_strategy(&strategy), note.trim().to_owned());
            After { campaign, strategy: Some(*strategy), written }
        }
        Changed::NoStrategy => After { campaign, strategy: None, written: Written::NoStrategy },
    })
}

/// A campaign that runs must be able to go on (R4).
fn may_go_on(after: &After) -> Result<(), Problem> {
    let check = if matches!(after.written, Written::Strategy(..)) { Findings::of } else { Findings::in_place };
    let findings = check(&after.campaign, after.strategy.as_ref());
    if !findings.may_start() {
        return Err(findings.problem());
    }
    if after.strategy.is_none() && after.campaign.classic.is_none() {
        return Err(Problem::conflict(Said::new(
            "La campagne est en cours et n’aurait plus aucune règle de rappel\u{a0}: mettez-la d’abord en pause.",
            "The campaign is running and would have no recall rules any more: pause it first.",
        )));
    }
    Ok(())
}

/// Whether calls for others have to be looked up with every decision (R40).
pub fn has_caps(campaign: &Campaign, strategy: Option<&Strategy>) -> bool {
    campaign.limit.iter().any(|limit| limit.cap.is_some())
        || in_force(campaign)
            .iter()
            .any(|rule| matches!(rule.rule.requires, Requirement::Count(_) | Requirement::Quarantine(_)))
        || strategy.is_some_and(|strategy| strategy.number.iter().any(|number| number.cap.is_some()))
}

/// What the audit log says of a change.
fn told(before: &Stored, after: &After) -> (&'static str, Value) {
    match &after.written {
        Written::Document(_) => ("campaign.changed", json!({ "fields": differing(&before.campaign, &after.campaign) })),
        Written::Classic(classic) => ("classic.changed", json!({ "removed": classic.is_none() })),
        Written::Strategy(_, note) => ("strategy.put", json!({ "note": note })),
        Written::NoStrategy => ("strategy.removed", json!({})),
    }
}

/// The names of the fields in which two documents differ.
fn differing(before: &Campaign, after: &Campaign) -> Vec<String> {
    let fields = |campaign: &Campaign| match serde_json::to_value(campaign) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| before.get(name) != after.get(name));
    names
}

/// A document as it may be kept: under a name, and without classic rules, which are changed by themselves.
fn own(campaign: Campaign) -> Result<Campaign, Problem> {
    if campaign.classic.is_some() {
        return Err(Problem::invalid(
            "campaign.classic",
            Said::new(
                "Les règles de rappel classiques se modifient à part (PUT …/classic).",
                "Classic recall rules are changed by themselves (PUT …/classic).",
            ),
        ));
    }
    let name = checked_name(&campaign.name, "campaign.name")?;
    Ok(Campaign { name, ..campaign })
}

fn checked_name(name: &str, place: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Problem::invalid(
            place,
            Said::new(
                format!("Le nom doit compter de 1 à {NAME_MAX} caractères."),
                format!("The name must have 1 to {NAME_MAX} characters."),
            ),
        ));
    }
    Ok(name.to_owned())
}

fn name_taken(error: Error) -> Problem {
    match error {
        Error::NameTaken(name) => Problem::name_taken("campaign.name", &name),
        error => error.into(),
    }
}
