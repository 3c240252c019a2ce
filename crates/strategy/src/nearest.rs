//! The nearest right name, for errors that show the way out.

/// The candidate nearest to `given`, when it is near enough to be what was meant.
pub fn nearest(given: &str, candidates: impl IntoIterator<Item = impl Into<String>>) -> Option<String> {
    let given = given.to_lowercase();
    candidates
        .into_iter()
        .map(Into::into)
        .map(|candidate: String| (strsim::jaro_winkler(&given, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
