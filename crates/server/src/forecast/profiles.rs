//! Who answers when: the profiles that come with the product, and the one learned from this installation's own attempts.

use super::failure;
use crate::problem::Problem;
use rappel_forecast::{Learned, ProfileUsed, learn};
use rappel_store::{CampaignId, SqliteStore, Store};
use rappel_strategy::said::Said;
use rappel_telephony::Profile;
use std::ops::ControlFlow;

/// The name of the learned one.
const LEARNED: &str = "learned";

/// A profile that a forecast can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profiles {
    /// One that comes with the product.
    Shipped(Shipped),
    /// Learned from the attempts of all campaigns; where they are few, it is near the default.
    Learned,
}

/// A profile that comes with the product.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shipped {
    /// Households called by a firm they know.
    French,
    /// A household survey.
    Survey,
    /// Cold sales calls.
    Sales,
}

impl Shipped {
    /// The profile.
    pub fn profile(self) -> Profile {
        match self {
            Shipped::French => Profile::french(),
            Shipped::Survey => Profile::survey(),
            Shipped::Sales => Profile::sales(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Shipped::French => "french",
            Shipped::Survey => "survey",
            Shipped::Sales => "sales",
        }
    }
}

impl Profiles {
    /// All of them, the default first.
    pub const ALL: [Profiles; 4] = [
        Profiles::Shipped(Shipped::French),
        Profiles::Shipped(Shipped::Survey),
        Profiles::Shipped(Shipped::Sales),
        Profiles::Learned,
    ];

    /// The one of this name; without a name, the default.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn named(name: Option<&str>) -> Result<Profiles, Problem> {
        let Some(name) = name else { return Ok(Profiles::Shipped(Shipped::French)) };
        Profiles::ALL.into_iter().find(|profile| profile.name() == name).ok_or_else(|| {
            let names = Profiles::ALL.map(Profiles::name).join(", ");
            Problem::invalid(
                "profile",
                Said::new(
                    format!("Ce profil de réponse n’existe pas\u{202f}; il y a\u{a0}: {names}."),
                    format!("There is no such answer profile; there are: {names}."),
                ),
            )
        })
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Profiles::Shipped(shipped) => shipped.name(),
            Profiles::Learned => LEARNED,
        }
    }

    /// What it is, in a sentence.
    pub fn said(self) -> Said {
        match self {
            Profiles::Shipped(Shipped::French) => Said::new(
                "Foyers français appelés par une entreprise qu’ils connaissent.",
                "French households called by a firm they know.",
            ),
            Profiles::Shipped(Shipped::Survey) => Said::new(
                "Enquête auprès de foyers, fixes et mobiles tirés au sort (mesurée aux États-Unis).",
                "A survey of households, fixed and mobile lines at random (measured in the United States).",
            ),
            Profiles::Shipped(Shipped::Sales) => Said::new(
                "Prospection à froid, surtout sur des lignes professionnelles (mesurée aux États-Unis).",
                "Cold sales calls, mostly to business lines (measured in the United States).",
            ),
            Profiles::Learned => Said::new(
                "Appris des appels de cette installation\u{202f}; s’ils sont peu nombreux, il reste proche du profil français.",
                "Learned from the calls of this installation; where they are few, it stays near the French profile.",
            ),
        }
    }

    /// The profile itself, with what is told of it; `None` when `watch`, asked now and then, did not let it go on.
    ///
    /// # Errors
    /// The attempts cannot be read.
    pub fn load(
        self,
        store: &mut SqliteStore,
        watch: &dyn Fn() -> ControlFlow<()>,
    ) -> Result<Option<(Profile, ProfileUsed)>, Problem> {
        let name = self.name().to_owned();
        match self {
            Profiles::Shipped(shipped) => {
                let used = ProfileUsed { name, learned: false, note: self.said() };
                Ok(Some((shipped.profile(), used)))
            }
            Profiles::Learned => {
                let learned = learned(store, watch)?;
                Ok(learned.map(|learned| (learned.profile, ProfileUsed { name, learned: true, note: learned.note })))
            }
        }
    }
}

/// Learns from the attempts of all campaigns; `None` when `watch` did not let it go on.
///
/// # Errors
/// The attempts cannot be read.
pub fn learned(store: &mut SqliteStore, watch: &dyn Fn() -> ControlFlow<()>) -> Result<Option<Learned>, Problem> {
    let campaigns: Vec<CampaignId> = store.campaigns()?.iter().map(|record| record.id).collect();
    learn(store, &campaigns, &Profile::french(), &mut |_| watch()).map_err(failure::told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_profiles() {
        for profile in Profiles::ALL {
            assert_eq!(Profiles::named(Some(profile.name())).unwrap(), profile);
            if let Profiles::Shipped(shipped) = profile {
                assert_eq!(shipped.profile().name, profile.name());
            }
        }
        assert!(Profiles::named(Some("frensh")).unwrap_err().said().en.contains("french, survey"));
    }
}
