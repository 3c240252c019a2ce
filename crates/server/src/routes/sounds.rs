//! Sounds for answering machines (R17).

use super::call_file::FileForm;
use crate::app::App;
use crate::campaign::{Changed, Made, Stored, change};
use crate::extract::{self, IfMatch, Path};
use crate::identity::Authorised;
use crate::multipart::receive;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::sound::convert;
use crate::tagged::Tagged;
use axum::Json;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use rappel_store::{Accounts, NewSound, SoundRecord, Sounds};
use rappel_strategy::check::check;
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most bytes of a file.
const FILE_BYTES_MAX: u64 = 20 * 1024 * 1024;
/// What a form takes beside its file.
const FORM_BYTES: u64 = 64 * 1024;
/// Most sounds of a campaign.
const SOUNDS_MAX: usize = 100;
/// Most characters of a name.
const NAME_MAX: usize = 60;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(sounds))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    let limit = DefaultBodyLimit::max((FILE_BYTES_MAX + FORM_BYTES) as usize);
    OpenApiRouter::new().routes(routes!(put_sound, remove_sound)).layer(limit).routes(routes!(audio))
}

/// A sound.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Sound")]
struct SoundView {
    /// Its name in the campaign.
    name: String,
    /// What the file was called that it was made of.
    file_name: String,
    /// How long it takes, in milliseconds.
    duration_ms: u32,
    /// Size of what the switch plays.
    bytes: u64,
    /// When it was put.
    put_at: Instant,
}
documented!(SoundView);

impl From<SoundRecord> for SoundView {
    fn from(sound: SoundRecord) -> SoundView {
        let SoundRecord { name, file_name, duration_ms, bytes, put_at } = sound;
        SoundView { name, file_name, duration_ms, bytes, put_at }
    }
}

/// The sounds of a campaign by name.
#[utoipa::path(get, path = "/campaigns/{id}/sounds", tag = "sounds", params(("id" = u32, Path)),
    responses((status = 200, body = Vec<SoundView>)))]
async fn sounds(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Json<Vec<SoundView>>, Problem> {
    let id = extract::campaign(id)?;
    let sounds = app.stores.with(move |store| store.sounds(id)).await?;
    Ok(Json(sounds.into_iter().map(SoundView::from).collect()))
}

/// The campaign's revision after a change.
#[derive(Serialize, JsonSchema)]
struct SoundsRevision {
    /// The revision.
    revision: u32,
}
documented!(SoundsRevision);

/// Puts a WAV or MP3 file (the field `file` of a form) as a sound: it is converted to what the switch plays, and named in the
/// campaign's document.
#[utoipa::path(put, path = "/campaigns/{id}/sounds/{name}", tag = "sounds",
    params(("id" = u32, Path), ("name" = String, Path), ("If-Match" = String, Header)),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses((status = 200, body = SoundsRevision)))]
async fn put_sound(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    IfMatch(seen): IfMatch,
    Path((id, name)): Path<(u32, String)>,
    form: Multipart,
) -> Result<Tagged<SoundsRevision>, Problem> {
    let id = extract::campaign(id)?;
    let name = checked_name(&name)?;
    let mut file = Vec::new();
    let file_name = receive(form, &mut file, FILE_BYTES_MAX).await?.file_name;
    let played = tokio::task::spawn_blocking(move || convert(file)).await.map_err(Problem::internal)??;
    let (at, identity) = (app.clock.now(), who.into_identity());
    let sound = NewSound { name, file_name, duration_ms: played.duration_ms, audio: played.wav, put_at: at };
    let revision = app
        .stores
        .with(move |store| {
            store.together(|store| {
                let mut document = Campaign { classic: None, ..Stored::read(store, id)?.campaign };
                document.sounds.insert(sound.name.clone(), format!("{}.wav", sound.name));
                if document.sounds.len() > SOUNDS_MAX {
                    return Err(Problem::conflict(Said::new(
                        format!("Une campagne a au plus {SOUNDS_MAX} sons\u{202f}; retirez-en un."),
                        format!("A campaign has {SOUNDS_MAX} sounds at most; remove one."),
                    )));
                }
                let made = Made { who: &identity, at };
                let stored = change(store, id, &seen, Changed::Document(Box::new(document)), &made)?;
                store.put_sound(id, &sound)?;
                let detail = json!({ "name": sound.name, "file_name": sound.file_name });
                store.record(&identity.entry(at, "sound.put", Some(id), &detail))?;
                Ok(stored.record.revision.0)
            })
        })
        .await?;
    Ok(Tagged(revision, SoundsRevision { revision }))
}

/// Takes a sound away, from the campaign's document too, unless the strategy uses it.
#[utoipa::path(delete, path = "/campaigns/{id}/sounds/{name}", tag = "sounds",
    params(("id" = u32, Path), ("name" = String, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = SoundsRevision)))]
async fn remove_sound(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    IfMatch(seen): IfMatch,
    Path((id, name)): Path<(u32, String)>,
) -> Result<Tagged<SoundsRevision>, Problem> {
    let id = extract::campaign(id)?;
    let (at, identity) = (app.clock.now(), who.into_identity());
    let revision = app
        .stores
        .with(move |store| {
            store.together(|store| {
                let stored = Stored::read(store, id)?;
                let mut document = Campaign { classic: None, ..stored.campaign.clone() };
                let named = document.sounds.remove(&name).is_some();
                if !store.remove_sound(id, &name)? && !named {
                    return Err(Problem::not_found(&Said::new(
                        format!("son «\u{a0}{name}\u{a0}»"),
                        format!("sound “{name}”"),
                    )));
                }
                unused(&stored, &document, &name)?;
                let made = Made { who: &identity, at };
                let stored = change(store, id, &seen, Changed::Document(Box::new(document)), &made)?;
                store.record(&identity.entry(at, "sound.removed", Some(id), &json!({ "name": name })))?;
                Ok(stored.record.revision.0)
            })
        })
        .await?;
    Ok(Tagged(revision, SoundsRevision { revision }))
}

/// Refuses a document without a sound that the strategy in place uses: what `check` says then and did not say before.
fn unused(stored: &Stored, without: &Campaign, name: &str) -> Result<(), Problem> {
    let Some(strategy) = stored.strategy() else { return Ok(()) };
    let before = check(strategy, &stored.campaign);
    let Some(finding) = check(strategy, without).into_iter().find(|finding| !before.contains(finding)) else {
        return Ok(());
    };
    let label = Said::of(|lang| finding.place.label(lang));
    Err(Problem::in_use(
        &finding.place.path().to_string(),
        Said::new(
            format!(
                "La stratégie utilise le son «\u{a0}{name}\u{a0}» ({})\u{202f}; remplacez-le d’abord là.",
                label.fr
            ),
            format!("The strategy uses the sound “{name}” ({}); replace it there first.", label.en),
        ),
    ))
}

/// What the switch plays: WAV, 8 kHz, mono, 16 bits.
#[utoipa::path(get, path = "/campaigns/{id}/sounds/{name}/audio", tag = "sounds",
    params(("id" = u32, Path), ("name" = String, Path)),
    responses((status = 200, description = "A WAV file", content_type = "audio/wav")))]
async fn audio(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path((id, name)): Path<(u32, String)>,
) -> Result<impl IntoResponse, Problem> {
    let id = extract::campaign(id)?;
    let audio = app.stores.with(move |store| store.audio(id, &name)).await?;
    Ok(([(CONTENT_TYPE, "audio/wav")], audio))
}

fn checked_name(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    let bad = |c: char| c.is_control() || matches!(c, '/' | '\\');
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(bad) {
        return Err(Problem::invalid(
            "name",
            Said::new(
                format!("Le nom d’un son doit compter de 1 à {NAME_MAX} caractères, sans barre oblique."),
                format!("The name of a sound must have 1 to {NAME_MAX} characters, without slashes."),
            ),
        ));
    }
    Ok(name.to_owned())
}
