//! What holds for every strategy and every campaign.

use super::common;
use proptest::prelude::*;
use rappel_strategy::check::{Finding, Lang, check, check_campaign};
use rappel_strategy::file::{parse, write_strategy};
use rappel_strategy::model::Strategy;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn r4_whatever_the_types_hold_is_checked_and_told(strategy in common::strategy(), campaign in common::campaign()) {
        let text = write_strategy(&strategy);
        let parsed = parse::<Strategy>(&text, "a.toml").expect("reads");
        for finding in check(&strategy, &campaign) {
            told(&finding);
            let place = parsed.places.locate(&finding.place.path());
            prop_assert!(place.span.end <= text.len());
            if finding.place.number().is_some() {
                prop_assert!(place.line > 1, "{} is in the file", finding.place.path());
            }
        }
        check_campaign(&campaign).iter().for_each(told);
    }
}

fn told(finding: &Finding) {
    for lang in [Lang::Fr, Lang::En] {
        assert!(finding.message(lang).ends_with(['.', '?']) && !finding.place.label(lang).is_empty());
    }
    let json = serde_json::to_value(finding).expect("writes");
    assert_eq!(json["code"], finding.code.name());
    assert_eq!(json["place"]["path"], finding.place.path().to_string());
}

#[test]
fn r4_findings_for_programs() {
    let mut strategy = super::base::strategy();
    strategy.number[1].planning[0].hours = serde_json::from_str(r#"{"sat":["10:00-11:00"]}"#).expect("hours");
    let findings = check(&strategy, &super::base::campaign());
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&findings).expect("writes"));
}
