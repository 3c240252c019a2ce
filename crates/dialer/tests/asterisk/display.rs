//! What the person called sees, on the wire (R13).

use super::carrier::{Carrier, Message};
use super::ear::Ear;
use super::machine::{Asterisk, TrunkTo, free_port};
use super::world::{STRATEGY, World, trunk};
use rappel_strategy::phone::{Country, Phone};
use rappel_telephony::asterisk::{NumberFormat, TrunkConfig};

/// The user of an address, and of one that is not there nothing.
fn user(header: Option<&str>) -> &str {
    header.and_then(|value| value.split_once("sip:")?.1.split('@').next()).unwrap_or_default()
}

fn seen(invite: &Message) -> (&str, &str, &str) {
    let privacy = invite.header("Privacy").filter(|value| *value != "none").unwrap_or_default();
    (user(invite.header("From")), user(invite.header("P-Asserted-Identity")), privacy)
}

#[test]
fn each_way_of_displaying_is_in_the_headers_r13() {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    let to_carrier = |name: &str| TrunkConfig { name: name.into(), ..trunk("carrier") };
    let national = NumberFormat::National(Country::FRANCE);
    let switch = asterisk.switch(vec![
        to_carrier("plain"),
        TrunkConfig { trusted: true, number: "+33162000009".parse().ok(), ..to_carrier("trusted") },
        TrunkConfig { number: "+33162000009".parse().ok(), ..to_carrier("untrusted") },
        TrunkConfig { number_format: national, ..to_carrier("national") },
        TrunkConfig { number_format: NumberFormat::Digits, ..to_carrier("digits") },
        TrunkConfig { number_format: NumberFormat::InternationalPrefix, ..to_carrier("prefix") },
    ]);
    let fixed = "{ show = \"fixed\", number = \"+33162000000\" }";
    let hidden = "{ show = \"hidden\" }";
    let table = [
        (fixed, "plain", "+33639984860", ("+33162000000", "+33162000000", "")),
        (fixed, "trusted", "+33639984860", ("+33162000000", "+33162000000", "")),
        (fixed, "national", "0639984860", ("0162000000", "0162000000", "")),
        (fixed, "digits", "33639984860", ("33162000000", "33162000000", "")),
        (fixed, "prefix", "0033639984860", ("0033162000000", "0033162000000", "")),
        ("{ show = \"called\" }", "plain", "+33639984860", ("+33639984860", "+33639984860", "")),
        (
            "{ show = \"listed\", number = \"+33162000002\" }",
            "plain",
            "+33639984860",
            ("+33162000002", "+33162000002", ""),
        ),
        (hidden, "plain", "+33639984860", ("anonymous", "", "id")),
        (hidden, "untrusted", "+33639984860", ("anonymous", "", "id")),
        (hidden, "trusted", "+33639984860", ("anonymous", "+33162000009", "id")),
    ];
    for (caller_id, trunk, to, expected) in table {
        let (invite, recorded) = call(&switch, &carrier, caller_id, trunk);
        assert_eq!((invite.to(), seen(&invite)), (to, expected), "{caller_id} by {trunk}:\n{}", invite.text);
        let hides = expected.0 == "anonymous" && expected.1.is_empty();
        assert!(!hides || !invite.text.contains("16200000"), "the number is nowhere:\n{}", invite.text);
        assert_eq!(recorded.is_some(), expected.0 != "anonymous", "{caller_id}: what was shown is recorded");
        let privacies = invite.text.matches("Privacy:").count();
        assert!(privacies <= 1, "said once:\n{}", invite.text);
    }
    let (random, recorded) = call(&switch, &carrier, "{ show = \"random\" }", "plain");
    let (from, asserted, privacy) = seen(&random);
    assert!(["+33162000001", "+33162000002"].contains(&from), "{from}");
    assert_eq!((asserted, privacy, recorded), (from, "", from.parse().ok()));
}

/// Has one call made, and gives what the carrier received.
fn call(
    switch: &rappel_telephony::asterisk::Switch,
    carrier: &Carrier,
    caller_id: &str,
    trunk: &str,
) -> (Message, Option<Phone>) {
    let before = carrier.invites().len();
    let strategy = STRATEGY.replace("{ show = \"fixed\", number = \"+33162000000\" }", caller_id);
    let dialling = format!("{{ agents = 1, trunk = [{{ name = \"{trunk}\", calls_per_second = 5, calls_max = 5 }}] }}");
    let mut world = World::new(&dialling, &strategy, [4860]);
    let outcomes = world.run(&mut switch.line(""), 1);
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    let invites = carrier.invites();
    assert_eq!(invites.len(), before + 1);
    (invites.into_iter().next_back().expect("a call"), outcomes[0].shown)
}
