//! Which rules bind a campaign.

use super::preset::preset;
use super::rule::{Purpose, Rule};
use crate::model::Campaign;
use crate::phone::{Country, Phone};

/// The name under which a call is refused whose country no chosen rule set covers.
pub const UNKNOWN_JURISDICTION: &str = "UNKNOWN-JURISDICTION";

/// A rule that binds a campaign.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'a> {
    /// The shipped set it comes from; `None`: the campaign's own.
    pub preset: Option<&'static str>,
    /// The rule.
    pub rule: &'a Rule,
    /// Countries of the numbers it binds; empty: all.
    countries: &'a [Country],
}

impl InForce<'_> {
    /// Countries of the numbers it binds; empty: all.
    pub fn countries(&self) -> &[Country] {
        self.countries
    }

    /// Whether it binds calls to a number of this country that begins so.
    pub fn binds(&self, phone: Phone, country: Option<Country>) -> bool {
        self.binds_country(country) && (self.rule.prefixes.is_empty() || begins_with(phone, &self.rule.prefixes))
    }

    /// Whether it binds numbers of this country at all.
    pub fn binds_country(&self, country: Option<Country>) -> bool {
        self.countries.is_empty() || country.is_some_and(|country| self.countries.contains(&country))
    }
}

/// Whether the digits of a number, country code first, begin with one of these.
pub(crate) fn begins_with(phone: Phone, prefixes: &[String]) -> bool {
    let digits = phone.digits().to_string();
    prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str()))
}

/// The rules that bind a campaign: those of the sets it chose and its own, for its purpose. A rule that two sets share comes once.
pub fn in_force(campaign: &Campaign) -> Vec<InForce<'_>> {
    let Some(law) = &campaign.law else { return Vec::new() };
    let mut names: Vec<&str> = Vec::new();
    let mut found: Vec<InForce<'_>> = Vec::new();
    for name in &law.presets {
        let Some(preset) = preset(name).filter(|_| !names.contains(&name.as_str())) else { continue };
        names.push(name);
        for rule in preset.rule.iter().filter(|rule| applies(rule, law.purpose)) {
            let countries = if rule.countries.is_empty() { &preset.countries } else { &rule.countries };
            if found.iter().all(|other| other.rule != rule) {
                found.push(InForce { preset: Some(&preset.name), rule, countries });
            }
        }
    }
    let own = law.rule.iter().filter(|rule| applies(rule, law.purpose));
    found.extend(own.map(|rule| InForce { preset: None, rule, countries: &rule.countries }));
    found
}

fn applies(rule: &Rule, purpose: Purpose) -> bool {
    rule.purposes.is_empty() || rule.purposes.contains(&purpose)
}

/// Whether somebody answers for calls to numbers of this country: a chosen rule set, an own rule that names it, or an
/// administrator; and so does a campaign without any law, of which the check warns.
pub fn covers(campaign: &Campaign, country: Option<Country>) -> bool {
    let Some(law) = &campaign.law else { return true };
    law.responsibility.is_some()
        || country.is_some_and(|country| {
            law.presets.iter().filter_map(|name| preset(name)).any(|preset| preset.countries.contains(&country))
                || law.rule.iter().any(|rule| rule.countries.contains(&country))
        })
}
