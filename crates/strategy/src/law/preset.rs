//! The rule sets that ship, read from `presets/*.toml`: the format in which users add their own.

use super::rule::Rule;
use crate::phone::Country;
use crate::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A set of rules for some countries (R37).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawPreset")]
pub struct Preset {
    /// Name in campaigns, for example `fr-consumer`.
    pub name: String,
    /// In a few words.
    pub title: Said,
    /// When to choose it.
    #[serde(default)]
    pub explanation: Said,
    /// Countries whose numbers it covers: calling them is no unknown jurisdiction any more.
    pub countries: Vec<Country>,
    /// Its rules.
    pub rule: Vec<Rule>,
}

const FILES: [(&str, &str); 15] = [
    ("fr-consumer", include_str!("../../presets/fr-consumer.toml")),
    ("fr-contract", include_str!("../../presets/fr-contract.toml")),
    ("fr-texts", include_str!("../../presets/fr-texts.toml")),
    ("de-ccv", include_str!("../../presets/de-ccv.toml")),
    ("es-consumer", include_str!("../../presets/es-consumer.toml")),
    ("it-code", include_str!("../../presets/it-code.toml")),
    ("it-silent", include_str!("../../presets/it-silent.toml")),
    ("be-optout", include_str!("../../presets/be-optout.toml")),
    ("uk-2010", include_str!("../../presets/uk-2010.toml")),
    ("us-tsr", include_str!("../../presets/us-tsr.toml")),
    ("us-florida", include_str!("../../presets/us-florida.toml")),
    ("us-states", include_str!("../../presets/us-states.toml")),
    ("us-regf", include_str!("../../presets/us-regf.toml")),
    ("ca-utr", include_str!("../../presets/ca-utr.toml")),
    ("ma-automat", include_str!("../../presets/ma-automat.toml")),
];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| FILES.into_iter().map(read).collect());

/// Reads one shipped file.
///
/// # Panics
///
/// If it is not a rule set: it is compiled in, and the tests read it.
fn read((name, text): (&str, &str)) -> Preset {
    match crate::file::parse::<Preset>(text, name) {
        Ok(parsed) => parsed.value,
        Err(error) => panic!("{error}"),
    }
}

/// Every shipped rule set, by country.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The shipped rule set of this name.
pub fn preset(name: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.name == name)
}
