//! Campaigns in a database: found, created, brought up to date from files.

use crate::failure::Failure;
use crate::files;
use rappel_store::{CampaignId, CampaignRecord, SqliteStore, Store};
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Which strategy a campaign of the database is to have.
#[derive(clap::Args, Debug)]
pub struct StrategyOptions {
    /// Strategy file; default: the strategy in place, or the campaign's classic rules
    #[arg(long, value_name = "FILE", requires = "campaign")]
    strategy: Option<PathBuf>,
    /// Take the strategy out of place: the campaign's classic rules decide. Its versions stay
    #[arg(long, requires = "campaign", conflicts_with = "strategy")]
    classic: bool,
}

/// The strategy that is asked for.
enum Wanted {
    /// What is in place, if anything is.
    InPlace,
    /// None: the classic rules decide (R3).
    Classic,
    File(Box<Strategy>),
}

/// A campaign as it stands in its file, and the strategy asked for.
pub struct Files {
    /// The campaign.
    pub campaign: Campaign,
    strategy: Wanted,
}

impl Files {
    /// Reads both and refuses what `check` reports as an error (R4).
    ///
    /// # Errors
    /// When a file cannot be read, or the campaign may not start.
    pub fn read(campaign: &Path, options: &StrategyOptions) -> Result<Files, Failure> {
        let campaign = files::campaign(campaign)?.value;
        let strategy = match &options.strategy {
            Some(path) => Wanted::File(Box::new(files::strategy(path)?.value)),
            None if options.classic => Wanted::Classic,
            None => Wanted::InPlace,
        };
        let from_file = if let Wanted::File(strategy) = &strategy { Some(&**strategy) } else { None };
        files::startable(&campaign, from_file)?;
        Ok(Files { campaign, strategy })
    }
}

/// Opens a database, making it and its folder where they do not exist.
pub fn open(database: &Path) -> Result<SqliteStore, Failure> {
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| Failure::disk(folder, error))?;
    }
    Ok(SqliteStore::open(database)?)
}

/// Makes sure that no other process runs campaigns on a database: it would take the calls of this one for lost.
///
/// The lock ends with the process.
pub fn lock(database: &Path) -> Result<File, Failure> {
    let path = database.with_added_extension("lock");
    let file = File::create(&path).map_err(|error| Failure::disk(&path, error))?;
    file.try_lock().map_err(|_| {
        Failure::Usage(format!(
            "{}: another `rappel run` or `rappel serve` works on this database; stop it first",
            database.display()
        ))
    })?;
    Ok(file)
}

/// Opens a database that must exist.
pub fn open_existing(database: &Path) -> Result<SqliteStore, Failure> {
    if !database.exists() {
        return Err(Failure::Usage(format!(
            "{}: there is no such database; `rappel run` or `rappel import` makes one",
            database.display()
        )));
    }
    open(database)
}

/// The campaign named in the files, made where it does not exist and brought up to date where the files differ (R60), and its
/// strategy; `None`: its classic rules.
///
/// # Errors
/// When the strategy in place does not suit the campaign of the file (R12), or the database fails.
pub fn put(store: &mut dyn Store, files: &Files, now: Instant) -> Result<(CampaignId, Option<Strategy>), Failure> {
    let classic =
        files.campaign.classic.as_ref().map(|rules| serde_json::to_string(rules).expect("rules are plain data"));
    let document = file::write_campaign(&Campaign { classic: None, ..files.campaign.clone() });
    let known = store.campaigns()?.into_iter().find(|record| record.name == files.campaign.name);
    let strategy = match (&files.strategy, &known) {
        (Wanted::File(strategy), _) => Some((**strategy).clone()),
        (Wanted::InPlace, Some(record)) => in_place(store, record)?,
        (Wanted::Classic, _) | (Wanted::InPlace, None) => None,
    };
    if let Wanted::InPlace = files.strategy {
        files::startable_in_place(&files.campaign, strategy.as_ref())?;
    }
    let id = match &known {
        Some(record) => record.id,
        None => store.create_campaign(&files.campaign.name, &document)?,
    };
    let record = store.campaign(id)?;
    if record.document != document {
        store.put_document(id, &document)?;
    }
    if record.classic != classic {
        // Classic rules cannot be edited while a strategy is in place (R3): it is taken out of place and put back.
        if record.strategy.is_some() {
            store.remove_strategy(id)?;
        }
        store.set_classic_rules(id, classic.as_deref())?;
    }
    put_strategy(store, id, strategy.as_ref(), now)?;
    Ok((id, strategy))
}

/// The strategy that a campaign of the database runs on; `None`: its classic rules.
pub fn in_place(store: &mut dyn Store, record: &CampaignRecord) -> Result<Option<Strategy>, Failure> {
    let Some(version) = record.strategy else { return Ok(None) };
    let stored = store.strategy_version(record.id, version)?;
    Ok(Some(file::read_strategy(&stored.document, &format!("version {version}"))?))
}

fn put_strategy(
    store: &mut dyn Store,
    id: CampaignId,
    strategy: Option<&Strategy>,
    now: Instant,
) -> Result<(), Failure> {
    let in_place = store.campaign(id)?.strategy;
    match (strategy, in_place) {
        (None, None) => {}
        (None, Some(_)) => store.remove_strategy(id)?,
        (Some(strategy), in_place) => {
            let document = file::write_strategy(strategy);
            let same = match in_place {
                Some(version) => store.strategy_version(id, version)?.document == document,
                None => false,
            };
            if !same {
                store.put_strategy(id, &document, "from file", now)?;
            }
        }
    }
    if has_caps(store, id, now)? {
        store.enable_cross_campaign_caps()?;
    }
    Ok(())
}

fn has_caps(store: &mut dyn Store, id: CampaignId, now: Instant) -> Result<bool, Failure> {
    let engines = rappel_dialer::Engines::load(store, id, now)?;
    Ok(engines.current().engine.has_caps())
}

/// The campaign of this name, or the only one.
pub fn find(store: &mut dyn Store, name: Option<&str>) -> Result<CampaignRecord, Failure> {
    match name {
        Some(name) => Ok(store.campaign_named(name)?),
        None => {
            let mut campaigns = store.campaigns()?;
            match campaigns.len() {
                1 => Ok(campaigns.remove(0)),
                0 => Err(Failure::Usage("the database holds no campaign".to_owned())),
                _ => {
                    let names: Vec<_> = campaigns.into_iter().map(|campaign| format!("`{}`", campaign.name)).collect();
                    Err(Failure::Usage(format!(
                        "the database holds several campaigns; choose one with --name: {}",
                        names.join(", ")
                    )))
                }
            }
        }
    }
}
