//! The running campaign: claim, place, outcome, plan again.
