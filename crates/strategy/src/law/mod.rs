//! What the law allows, as data: rules with their dates and sources, shipped rule sets, and which of them bind a campaign (R37).
//!
//! Why it is part of this crate: legal windows and counts are hard limits of the decision itself, so that plans and next instants
//! are right and no engine can be built without them. What depends on facts outside the decision (consent, displayed number,
//! abandonment) is asked by the crate `law`.

mod chosen;
mod preset;
mod rule;

pub(crate) use chosen::begins_with;
pub use chosen::{InForce, UNKNOWN_JURISDICTION, covers, in_force};
pub use preset::{Preset, preset, presets};
pub use rule::{
    Abandonment, After, Anchor, Channel, Confidence, Consent, Contract, Count, Counted, Displayed, Key, Purpose,
    Quarantine, RateBase, RateWindow, Requirement, Ring, Rule, Strength, Window,
};
