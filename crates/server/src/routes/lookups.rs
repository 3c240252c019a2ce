//! What the forms of campaigns look up: holidays, zones, countries (R1, R2, R30).

use crate::app::App;
use crate::calendars;
use crate::extract::Query;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use jiff::civil::Date;
use rappel_strategy::holidays;
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use rappel_strategy::time::LocalDay;
use rappel_strategy::{nearest, zone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most calendars asked about at once.
const CALENDARS_MAX: usize = 20;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_holidays))
        .routes(routes!(list_calendars))
        .routes(routes!(list_zones))
        .routes(routes!(list_countries))
}

/// Which holidays are wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    from: Date,
    to: Date,
    /// Codes with commas between them.
    calendars: String,
}

/// A day on which nobody works.
#[derive(Serialize, JsonSchema)]
struct Holiday {
    /// The date.
    #[schemars(with = "String")]
    date: Date,
    /// The code of its calendar.
    calendar: &'static str,
    /// What it is called: in French where that is known, else in a language of the country.
    name: &'static str,
}
documented!(Holiday);

/// The holidays of some calendars from a day to another one, included, by date.
#[utoipa::path(get, path = "/holidays", tag = "lookups",
    params(("from" = String, Query), ("to" = String, Query), ("calendars" = String, Query)),
    responses((status = 200, body = Vec<Holiday>)))]
async fn list_holidays(
    _: Authorised<needs::Read>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Vec<Holiday>>, Problem> {
    let codes: Vec<&str> = wanted.calendars.split(',').map(str::trim).filter(|code| !code.is_empty()).collect();
    if codes.len() > CALENDARS_MAX {
        return Err(Problem::invalid(
            "calendars",
            Said::new(
                format!("Au plus {CALENDARS_MAX} calendriers à la fois."),
                format!("At most {CALENDARS_MAX} calendars at once."),
            ),
        ));
    }
    let (from, to) = (LocalDay::from(wanted.from), LocalDay::from(wanted.to));
    let mut days = Vec::new();
    for code in codes {
        let calendar = holidays::calendar(code).ok_or_else(|| unknown(code))?;
        for day in calendar.days().iter().filter(|day| (from..=to).contains(*day)) {
            let name = calendar.name_of(*day).unwrap_or_default();
            days.push(Holiday { date: day.date(), calendar: calendar.code(), name });
        }
    }
    days.sort_by_key(|holiday| (holiday.date, holiday.calendar));
    Ok(Json(days))
}

fn unknown(code: &str) -> Problem {
    let near = nearest(code, holidays::codes());
    let meant = |words: &str| near.as_ref().map(|near| format!(" ({words} {near})")).unwrap_or_default();
    Problem::invalid(
        "calendars",
        Said::new(
            format!("Il n’y a pas de calendrier «\u{a0}{code}\u{a0}»{}.", meant("le plus proche\u{a0}:")),
            format!("There is no calendar “{code}”{}.", meant("the nearest is")),
        ),
    )
}

/// Something that has a code and a name.
#[derive(Serialize, JsonSchema)]
struct HolidayCalendar {
    /// Its code, as it stands in campaigns.
    code: &'static str,
    /// What it is called.
    name: Said,
}
documented!(HolidayCalendar);

/// Every holiday calendar, country by country.
#[utoipa::path(get, path = "/holidays/calendars", tag = "lookups",
    responses((status = 200, body = Vec<HolidayCalendar>)))]
async fn list_calendars(_: Authorised<needs::Read>) -> Json<Vec<HolidayCalendar>> {
    Json(calendars::names().map(|(code, name)| HolidayCalendar { code, name }).collect())
}

/// The IANA zones that belong to a place, by name.
#[utoipa::path(get, path = "/zones", tag = "lookups", responses((status = 200, body = Vec<String>)))]
async fn list_zones(_: Authorised<needs::Read>) -> Json<Vec<String>> {
    Json(zone::names())
}

/// A country that has telephone numbers.
#[derive(Serialize, JsonSchema)]
struct CountryCode {
    /// ISO 3166, two letters. Its name is known to every browser.
    code: Country,
}
documented!(CountryCode);

/// The countries that have telephone numbers, by code.
#[utoipa::path(get, path = "/countries", tag = "lookups", responses((status = 200, body = Vec<CountryCode>)))]
async fn list_countries(_: Authorised<needs::Read>) -> Json<Vec<CountryCode>> {
    Json(Country::all().map(|code| CountryCode { code }).collect())
}
