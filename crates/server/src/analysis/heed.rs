//! What of an analysis keeps a campaign from starting (R4).

use rappel_analysis::findings::{Analysis, Told};
use rappel_strategy::check::Severity;

/// Whether a campaign with this analysis may be started: what the engine did not confirm prevents nothing.
pub fn may_start(analysis: &Analysis) -> bool {
    !analysis.findings.iter().any(|told| told.severity == Severity::Error && told.decided)
}

/// What keeps it from starting, or has to be accepted first.
pub fn heed(analysis: &Analysis) -> impl Iterator<Item = &Told> {
    analysis.findings.iter().filter(|told| told.severity >= Severity::Warning)
}
