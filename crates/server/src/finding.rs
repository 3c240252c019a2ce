//! What a check found, as it is sent.

use crate::problem::Problem;
use rappel_strategy::check::{Finding, Severity, check, check_campaign, check_in_place, may_start};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::said::Said;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::borrow::Cow;

/// A finding with the name of its place.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    #[serde(flatten)]
    finding: Finding,
    /// How people call the place: `TEL2, planning 1`.
    label: Said,
}

impl JsonSchema for Found {
    fn schema_name() -> Cow<'static, str> {
        "Finding".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let said = generator.subschema_for::<Said>();
        json_schema!({
            "type": "object",
            "description": "Something that is wrong, doubtful or worth knowing in a strategy or a campaign",
            "required": ["code", "severity", "place", "cells", "message", "label"],
            "properties": {
                "code": { "type": "string" },
                "severity": { "enum": ["info", "warning", "error"] },
                "place": {
                    "type": "object",
                    "required": ["document", "path", "number", "planning"],
                    "properties": {
                        "document": { "enum": ["strategy", "campaign"] },
                        "path": { "type": "string", "description": "Lists count from 1: number[2].planning[1].rule[3]" },
                        "number": { "type": ["integer", "null"], "description": "Rank of the number, from 1" },
                        "planning": { "type": ["integer", "null"], "description": "Planning of the number, from 1" }
                    }
                },
                "cells": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "weekday": { "type": "integer", "description": "Monday = 0" },
                            "span": { "type": "string" }
                        }
                    }
                },
                "message": said,
                "label": said
            }
        })
    }
}

/// Everything found in a campaign, its classic rules and its strategy.
#[derive(Clone, Debug)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Checks them: the strategy's findings first.
    pub fn of(campaign: &Campaign, strategy: Option<&Strategy>) -> Findings {
        let mut findings = strategy.map(|strategy| check(strategy, campaign)).unwrap_or_default();
        findings.extend(check_campaign(campaign));
        Findings(findings)
    }

    /// Checks a campaign and the strategy that is in place in it, which may have been kept under other opening hours (R12).
    pub fn in_place(campaign: &Campaign, strategy: Option<&Strategy>) -> Findings {
        let mut findings = strategy.map(|strategy| check_in_place(strategy, campaign)).unwrap_or_default();
        findings.extend(check_campaign(campaign));
        Findings(findings)
    }

    /// What is wrong with the hours of the plannings of a strategy that is to be kept (R12).
    pub fn of_plannings(campaign: &Campaign, strategy: &Strategy) -> Findings {
        let mut findings = check(strategy, campaign);
        findings.retain(|finding| !finding.cells().is_empty());
        Findings(findings)
    }

    /// Whether a campaign with these findings may be started (R4).
    pub fn may_start(&self) -> bool {
        may_start(&self.0)
    }

    /// The problem that they are, where errors prevent something (R4).
    pub fn problem(self) -> Problem {
        match serde_json::to_value(self.found()) {
            Ok(findings) => Problem::findings(findings),
            Err(error) => Problem::internal(error),
        }
    }

    /// Those that keep a campaign from starting, or that somebody has to accept first (R4), as they are sent.
    pub fn to_heed(&self) -> Vec<Found> {
        found(self.0.iter().filter(|finding| finding.severity() >= Severity::Warning).cloned().collect())
    }

    /// As they are sent.
    pub fn found(self) -> Vec<Found> {
        found(self.0)
    }
}

fn found(findings: Vec<Finding>) -> Vec<Found> {
    let named = |finding: Finding| Found { label: Said::of(|lang| finding.place.label(lang)), finding };
    findings.into_iter().map(named).collect()
}

impl From<Vec<Finding>> for Findings {
    fn from(findings: Vec<Finding>) -> Findings {
        Findings(findings)
    }
}
