//! What a finding is about: TEL1, its planning 2, its rule 3.

use super::Lang;
use crate::file::{Kind, Path};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A part of a strategy or of a campaign.
///
/// Serialised as `{ document, path, number, planning }`; see [`Place::path`], [`Place::number`] and [`Place::planning`].
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Place {
    document: Kind,
    steps: Vec<Step>,
}

/// One step towards a [`Place`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// A field, by its name in files.
    Field(&'static str),
    /// An element of a list, counted from 1: `Item(Part::Number, 2)` is TEL2.
    Item(Part, usize),
}

/// The lists of strategies and campaigns whose elements findings name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// A number strategy, TEL1…TEL10.
    Number,
    /// A planning of a number.
    Planning,
    /// A rule of a planning, or a classic rule.
    Rule,
    /// A default rule of a number or of the strategy.
    Default,
    /// A rule of a preliminary call.
    PreliminaryRule,
    /// A list of texts of a status.
    Text,
    /// A template in a list of texts.
    Template,
    /// A message for answering machines.
    Message,
    /// A phone column of the campaign.
    PhoneColumn,
    /// A holiday calendar.
    Calendar,
    /// An exceptional opening.
    ExceptionalOpening,
    /// A qualification.
    Qualification,
    /// A hard limit.
    Limit,
    /// A way out to the network.
    Trunk,
    /// A legal rule set.
    Preset,
    /// A legal rule of the campaign's own.
    LawRule,
}

impl Part {
    /// The list's name in files.
    const fn key(self) -> &'static str {
        match self {
            Part::Number => "number",
            Part::Planning => "planning",
            Part::Rule => "rule",
            Part::Default => "default",
            Part::PreliminaryRule => "preliminary_rule",
            Part::Text => "text",
            Part::Template => "templates",
            Part::Message => "messages",
            Part::PhoneColumn => "phone_columns",
            Part::Calendar => "calendars",
            Part::ExceptionalOpening => "exceptional_opening",
            Part::Qualification => "qualification",
            Part::Limit => "limit",
            Part::Trunk => "trunk",
            Part::Preset => "presets",
            Part::LawRule => "rule",
        }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Part::Number => ("TEL", "TEL"),
            Part::Planning => ("planning", "planning"),
            Part::Rule => ("règle", "rule"),
            Part::Default => ("règle par défaut", "default rule"),
            Part::PreliminaryRule => ("règle d’appel préliminaire", "preliminary rule"),
            Part::Text => ("liste de textos", "text list"),
            Part::Template => ("modèle", "template"),
            Part::Message => ("message", "message"),
            Part::PhoneColumn => ("colonne de téléphone", "phone column"),
            Part::Calendar => ("calendrier", "calendar"),
            Part::ExceptionalOpening => ("ouverture exceptionnelle", "exceptional opening"),
            Part::Qualification => ("qualification", "qualification"),
            Part::Limit => ("limite", "limit"),
            Part::Trunk => ("accès réseau", "trunk"),
            Part::Preset => ("jeu de règles légales", "legal rule set"),
            Part::LawRule => ("règle légale", "legal rule"),
        }
    }
}

impl Place {
    /// The strategy as a whole.
    pub fn strategy() -> Place {
        Place { document: Kind::Strategy, steps: Vec::new() }
    }

    /// The campaign as a whole.
    pub fn campaign() -> Place {
        Place { document: Kind::Campaign, steps: Vec::new() }
    }

    /// A field of this place, by its name in files.
    pub fn field(&self, name: &'static str) -> Place {
        self.with(Step::Field(name))
    }

    /// An element of a list of this place, counted from 1.
    pub fn item(&self, part: Part, index: usize) -> Place {
        self.with(Step::Item(part, index))
    }

    /// Whether it is in the strategy or in the campaign.
    pub fn document(&self) -> Kind {
        self.document
    }

    /// The steps from the top.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The rank of the number it is in: 2 for TEL2.
    pub fn number(&self) -> Option<usize> {
        self.index_of(Part::Number)
    }

    /// The planning it is in, counted from 1 within its number.
    pub fn planning(&self) -> Option<usize> {
        self.index_of(Part::Planning)
    }

    /// Where it stands in a file: `number[2].planning[1].rule[3]` (R62).
    pub fn path(&self) -> Path {
        self.steps.iter().fold(Path::root(), |path, step| match step {
            Step::Field(name) => path.key(*name),
            Step::Item(part, index) => path.key(part.key()).index(index.saturating_sub(1)),
        })
    }

    /// How people call it: `TEL2, planning 1, règle 3`. Other fields than the classic rules have no name
    /// here: the message says which.
    pub fn label(&self, lang: Lang) -> String {
        let items: Vec<String> = self.steps.iter().filter_map(|step| item_label(*step, lang)).collect();
        if !items.is_empty() {
            return items.join(", ");
        }
        let (french, english) = match self.document {
            Kind::Strategy => ("stratégie", "strategy"),
            Kind::Campaign => ("campagne", "campaign"),
        };
        if lang == Lang::Fr { french } else { english }.to_owned()
    }

    fn index_of(&self, wanted: Part) -> Option<usize> {
        self.steps.iter().find_map(|step| match step {
            Step::Item(part, index) if *part == wanted => Some(*index),
            _ => None,
        })
    }

    fn with(&self, step: Step) -> Place {
        let mut steps = self.steps.clone();
        steps.push(step);
        Place { document: self.document, steps }
    }
}

fn item_label(step: Step, lang: Lang) -> Option<String> {
    match step {
        Step::Field("classic") if lang == Lang::Fr => Some("règles classiques".to_owned()),
        Step::Field("classic") => Some("classic rules".to_owned()),
        Step::Field(_) => None,
        Step::Item(Part::Number, rank) => Some(format!("TEL{rank}")),
        Step::Item(part, index) => {
            let (french, english) = part.words();
            Some(format!("{} {index}", if lang == Lang::Fr { french } else { english }))
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Place", 4)?;
        fields.serialize_field("document", &self.document)?;
        fields.serialize_field("path", &self.path().to_string())?;
        fields.serialize_field("number", &self.number())?;
        fields.serialize_field("planning", &self.planning())?;
        fields.end()
    }
}

impl JsonSchema for Place {
    fn schema_name() -> Cow<'static, str> {
        "Place".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "required": ["document", "path", "number", "planning"],
            "properties": {
                "document": { "enum": ["strategy", "campaign"] },
                "path": { "type": "string", "description": "Lists count from 1: number[2].planning[1].rule[3]" },
                "number": { "type": ["integer", "null"], "description": "Rank of the number, from 1" },
                "planning": { "type": ["integer", "null"], "description": "Planning of the number, from 1" }
            }
        })
    }
}
