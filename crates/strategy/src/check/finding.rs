//! One thing that is wrong, doubtful or worth knowing, and how it is told.

use super::{Code, Lang, Place, Severity};
use crate::hours::Cells;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// What a check found.
///
/// Serialised as `{ code, severity, place, cells, message: { fr, en } }`.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// What it is about.
    pub place: Place,
    /// What it says.
    pub code: Code,
}

impl Finding {
    /// How serious it is: a campaign with an error cannot be started (R4).
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The exact week cells at fault, if it is about hours (R12).
    pub fn cells(&self) -> &[Cells] {
        self.code.cells()
    }

    /// One or two sentences for people. They do not repeat the place: [`Place::label`] goes before them.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => super::french::sentence(&self.code),
            Lang::En => super::english::sentence(&self.code),
        }
    }
}

#[derive(Serialize)]
struct Message {
    fr: String,
    en: String,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Finding", 5)?;
        fields.serialize_field("code", self.code.name())?;
        fields.serialize_field("severity", &self.severity())?;
        fields.serialize_field("place", &self.place)?;
        fields.serialize_field("cells", self.cells())?;
        let message = Message { fr: self.message(Lang::Fr), en: self.message(Lang::En) };
        fields.serialize_field("message", &message)?;
        fields.end()
    }
}
