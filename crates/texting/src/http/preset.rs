//! Accounts ready to be filled in, in the styles of well-known aggregators, as data. What stands in capitals is the account's own.

use super::config::HttpConfig;

/// An account ready to be filled in.
#[derive(Clone, PartialEq, Debug)]
pub struct Preset {
    /// Its name; never changes.
    pub name: &'static str,
    /// What it fits, in words.
    pub fits: String,
    /// The account.
    pub http: HttpConfig,
}

#[derive(serde::Deserialize)]
struct File {
    fits: String,
    http: HttpConfig,
}

const FILES: [(&str, &str); 5] = [
    ("form_with_user", include_str!("../../presets/form_with_user.toml")),
    ("json_list", include_str!("../../presets/json_list.toml")),
    ("json_status", include_str!("../../presets/json_status.toml")),
    ("json_token", include_str!("../../presets/json_token.toml")),
    ("gateway_get", include_str!("../../presets/gateway_get.toml")),
];

/// Every preset.
///
/// # Panics
/// Never: a test reads them all.
pub fn presets() -> Vec<Preset> {
    let read = |(name, text): (&'static str, &str)| {
        let File { fits, http } = toml::from_str(text).expect("a preset that a test reads");
        Preset { name, fits, http }
    };
    FILES.map(read).into()
}
