//! One finding before it is put in words.

use super::code::Code;
use super::told::{Concerned, Told, Witness};
use rappel_strategy::check::Place;
use rappel_strategy::said::Said;

/// What was found, where, and what shows it.
pub struct Found {
    /// What it is about.
    pub place: Place,
    /// What it says.
    pub code: Code,
    /// Whether the engine confirmed it.
    pub decided: bool,
    /// Whom it concerns.
    pub concerned: Option<Concerned>,
    /// What shows it.
    pub witness: Option<Witness>,
}

impl Found {
    /// A finding that stands or falls by its witness.
    pub fn shown(place: Place, code: Code, witness: Option<Witness>) -> Found {
        Found { place, code, decided: witness.is_some(), concerned: None, witness }
    }

    /// A finding that there is nothing to play for.
    pub fn stated(place: Place, code: Code) -> Found {
        Found { place, code, decided: true, concerned: None, witness: None }
    }

    /// The same in words.
    pub fn told(self) -> Told {
        Told {
            code: self.code.name(),
            severity: self.code.severity(),
            decided: self.decided,
            label: Said::of(|lang| self.place.label(lang)),
            message: Said::of(|lang| super::sentence::sentence(&self.code, lang)),
            cells: self.code.cells(),
            place: self.place,
            contacts: self.concerned,
            witness: self.witness,
        }
    }
}
