//! Call files from counts and from a store.

use crate::base::{call_file, example, question, told};
use rappel_forecast::{Counted, ForecastError, file_of_counts};
use rappel_telephony::Profile;

#[test]
fn counts_forecast_as_a_file_of_as_many_contacts_would() {
    let (campaign, strategy) = example(8);
    let profile = Profile::french();
    let counted = |columns: &[&str], contacts: u64| Counted {
        columns: columns.iter().map(|&name| name.to_owned()).collect(),
        mobile: vec!["TEL_MOBILE".to_owned()],
        zone: None,
        contacts,
    };
    let counts = [counted(&["TEL_MOBILE", "TEL_FIXE"], 300), counted(&["TEL_FIXE"], 80), counted(&[], 20)];
    let file = file_of_counts(&campaign, &counts).expect("a file");
    assert_eq!(file.len(), 400);
    let forecast = told(&question(&campaign, &file, &profile, 5, 3), &strategy);
    let none = forecast.totals.ended.iter().find(|ended| ended.result == "no_number").expect("some have no number");
    // Beside those whose every number turned out dead.
    assert!(none.contacts.mean >= 20.0 && forecast.totals.reached.mean > 50.0, "{:?}", forecast.totals);
    let error = file_of_counts(&campaign, &[counted(&["TEL_FAX"], 1)]).expect_err("no such column");
    assert!(matches!(&error, ForecastError::NoColumn(name) if name == "TEL_FAX"), "{error}");
    assert!(file_of_counts(&campaign, &[counted(&[], u64::MAX)]).is_err());
}

#[test]
fn an_empty_file_is_a_forecast_of_idle_agents() {
    let (campaign, strategy) = example(8);
    let profile = Profile::french();
    let file = call_file(0, 3);
    let forecast = told(&question(&campaign, &file, &profile, 2, 2), &strategy);
    assert!(forecast.exhausted_at.is_some() && forecast.totals.idle_agent_h.mean > 100.0, "{:?}", forecast.totals);
}
