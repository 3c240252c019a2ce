//! What arrives at the carrier is what was sent.

use crate::carrier::Carrier;
use crate::user::{mobile, open, open_with, order, send_all, start, told};
use rappel_strategy::phone::Phone;
use rappel_texting::smpp::{LongTexts, SenderType};
use rappel_texting::{Account, Failure, Sender, TextId, TextOrder, TextProgress, Texting};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What the carrier got of these texts, put together again, with how many segments each took.
fn arrived(carrier: &Carrier, segments: usize) -> BTreeMap<String, (String, usize)> {
    let mut parts: BTreeMap<String, BTreeMap<u64, String>> = BTreeMap::new();
    for submit in carrier.submissions(segments) {
        let number = submit["part"].get(2).and_then(Value::as_u64).unwrap_or(1);
        let text = submit["text"].as_str().unwrap().to_owned();
        parts.entry(submit["to"].as_str().unwrap().to_owned()).or_default().insert(number, text);
    }
    parts.into_iter().map(|(to, parts)| (to, (parts.values().map(String::as_str).collect(), parts.len()))).collect()
}

fn arrive_whole(carrier: &Carrier, account: &Account) {
    let texts = [
        ("Bonjour", 1),
        ("12 € {merci} [ok] ~ ^ | \\", 1),
        ("Réglé à Évry ? Ça ira : ùèéìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæß¤¡§¿ÄÖÑÜäöñü@£$¥", 1),
        ("Être bientôt réglé, ça ira 🙂", 1),
        (&"a".repeat(160), 1),
        (&"a".repeat(161), 2),
        // The escape would be the last septet of the first segment.
        (&format!("{}€{}", "a".repeat(152), "b".repeat(100)), 2),
        (&"€uro ".repeat(100), 4),
        (&"ê".repeat(70), 1),
        (&"ê".repeat(71), 2),
        // The pair would be cut by the end of the first segment.
        (&format!("{}🙂{}", "ê".repeat(66), "ô".repeat(60)), 2),
        (&"Échéance 🙂 ".repeat(30), 6),
    ];
    let mut seat = account.seat();
    for (n, (text, _)) in texts.iter().enumerate() {
        seat.send(order(n as u64, text), start());
    }
    let arrived = arrived(carrier, texts.iter().map(|(_, segments)| segments).sum());
    for (n, (text, segments)) in texts.iter().enumerate() {
        assert_eq!(arrived[&mobile(n as u64).digits().to_string()], ((*text).to_owned(), *segments));
    }
    let events = told(&mut seat, texts.len());
    assert!(events.iter().all(|event| event.what == TextProgress::Accepted), "{events:?}");
    let refs: usize = events.iter().map(|event| event.refs.len()).sum();
    assert_eq!(refs, texts.iter().map(|(_, segments)| *segments).sum::<usize>());
}

#[test]
fn r18_long_texts_by_header_arrive_whole() {
    let carrier = Carrier::start(json!({}));
    arrive_whole(&carrier, &open(&carrier));
}

#[test]
fn r18_long_texts_by_parameters_arrive_whole() {
    let carrier = Carrier::start(json!({}));
    arrive_whole(&carrier, &open_with(&carrier, |smpp| smpp.long_texts = LongTexts::Sar));
}

#[test]
fn the_fields_of_a_submission() {
    let carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    let bind = carrier.hears("bind");
    assert_eq!(
        bind,
        json!({ "connection": 0, "command": "bind_transceiver", "system_id": "rappel", "password": "secret", "version": 0x34 })
    );
    let mut seat = account.seat();
    let number = Sender::Number(Phone::from_e164(33_199_000_001).unwrap());
    for (n, (from, body)) in [(Sender::Name("RAPPEL".into()), "é"), (Sender::Name("36111".into()), "ê"), (number, "é")]
        .into_iter()
        .enumerate()
    {
        seat.send(TextOrder { from, ..order(n as u64, body) }, start());
    }
    let from = |submit: &Value| (submit["from"].clone(), submit["from_type"].clone(), submit["data_coding"].clone());
    let submissions = carrier.submissions(3);
    let senders: Vec<_> = submissions.iter().map(from).collect();
    assert_eq!(
        senders,
        [
            (json!("RAPPEL"), json!([5, 0]), json!(0)),
            (json!("36111"), json!([3, 0]), json!(8)),
            (json!("33199000001"), json!([1, 1]), json!(0)),
        ]
    );
    let submit = &submissions[0];
    assert_eq!((&submit["to"], &submit["to_type"]), (&json!("33639980000"), &json!([1, 1])));
    assert_eq!(
        (&submit["registered_delivery"], &submit["esm_class"], &submit["part"]),
        (&json!(1), &json!(0), &Value::Null)
    );
    assert_eq!(submit["validity_h"], json!(36));
}

#[test]
fn the_type_of_sender_can_be_told() {
    let carrier = Carrier::start(json!({}));
    let account = open_with(&carrier, |smpp| smpp.sender_type = Some(SenderType { ton: 0, npi: 1 }));
    send_all(&mut account.seat(), 1);
    assert_eq!(carrier.hears("submit")["from_type"], json!([0, 1]));
}

#[test]
fn r18_what_the_account_does_not_serve_never_leaves() {
    let carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    let mut seat = account.seat();
    let refused = [(32_470_123_456, "does not serve BE"), (33_199_000_001, "not a mobile number")];
    for (n, (digits, _)) in refused.iter().enumerate() {
        seat.send(TextOrder { to: Phone::from_e164(*digits).unwrap(), ..order(n as u64, "Bonjour") }, start());
    }
    seat.send(order(2, ""), start());
    seat.send(order(3, "Bonjour"), start());
    let events = told(&mut seat, 4);
    for (event, (_, words)) in events.iter().zip(refused) {
        assert_eq!(event.what, TextProgress::Failed(Failure::NotServed));
        assert!(event.reason.en.contains(words), "{:?}", event.reason);
    }
    assert_eq!((events[2].what, &*events[2].reason.en), (TextProgress::Failed(Failure::Refused), "the text is empty"));
    assert_eq!(carrier.hears("submit")["to"], json!(mobile(3).digits().to_string()));
    assert_eq!(carrier.close(), Vec::<Value>::new());
}

#[test]
fn r18_a_text_that_is_on_its_way_is_not_sent_again() {
    let carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    let mut seat = account.seat();
    for _ in 0..3 {
        seat.send(order(1, "Une fois"), start());
    }
    assert_eq!(told(&mut seat, 1)[0].id, TextId(1));
    assert_eq!(carrier.submissions(1).len() + carrier.close().len(), 1);
}

#[test]
fn a_single_text_tries_an_account_out() {
    let carrier = Carrier::start(json!({ "steps": ["ok", 0x0b] }));
    let account = open(&carrier);
    let wait = crate::carrier::IN_VAIN;
    let taken = account.try_out(mobile(1), "Essai", start(), wait);
    assert_eq!((taken.what, taken.refs), (TextProgress::Accepted, vec!["id-0".into()]));
    let refused = account.try_out(mobile(2), "Essai", start(), wait);
    assert_eq!(refused.what, TextProgress::Failed(Failure::Undeliverable));
    assert_eq!(&*refused.reason.en, "the carrier does not accept the number (SMPP status 0x0000000B)");
}
