//! What the carrier tells by itself.

use crate::carrier::Carrier;
use crate::user::{mobile, open, open_with, order, send_all, start, taken_in, told, until, up};
use rappel_strategy::said::Said;
use rappel_texting::smpp::ReceiptIds;
use rappel_texting::{Account, CarrierRef, Failure, Inbound, Receipt, TextEvent, TextProgress, Texting};
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;

fn receipts(account: &Account, count: usize) -> HashMap<CarrierRef, Receipt> {
    let receipts = taken_in(account, count).into_iter().map(|inbound| match inbound {
        Inbound::Receipt(receipt) => (receipt.carrier_ref.clone(), receipt),
        Inbound::Reply(reply) => panic!("{reply:?}"),
    });
    receipts.collect()
}

/// Every text was accepted, and there is a receipt for every name that was told.
fn all_match(events: &[TextEvent], receipts: &HashMap<CarrierRef, Receipt>, what: TextProgress) {
    let names: Vec<_> = events.iter().flat_map(|event| &event.refs).collect();
    assert!(events.iter().all(|event| event.what == TextProgress::Accepted), "{events:?}");
    assert_eq!(names.len(), receipts.len());
    assert!(names.iter().all(|name| receipts[*name].what == what), "{names:?} {receipts:?}");
}

#[test]
fn receipts_name_their_texts() {
    for (word, what) in [
        ("DELIVRD", TextProgress::Delivered),
        ("EXPIRED", TextProgress::Failed(Failure::Expired)),
        ("UNDELIV", TextProgress::Failed(Failure::Undeliverable)),
        ("UNKNOWN", TextProgress::Unknown),
    ] {
        let carrier = Carrier::start(json!({ "receipts": word }));
        let account = open(&carrier);
        let mut seat = account.seat();
        send_all(&mut seat, 5);
        seat.send(order(5, &"long ".repeat(100)), start());
        all_match(&told(&mut seat, 6), &receipts(&account, 9), what);
    }
}

#[test]
fn receipts_before_answers_and_answers_out_of_order_match() {
    let steps: Vec<&str> = vec!["receipt"; 8];
    let carrier = Carrier::start(json!({ "steps": steps, "gather": 4 }));
    let account = open_with(&carrier, |smpp| smpp.window = 4);
    let mut seat = account.seat();
    send_all(&mut seat, 8);
    all_match(&told(&mut seat, 8), &receipts(&account, 8), TextProgress::Delivered);
}

#[test]
fn identifiers_in_hexadecimal_and_decimal_match() {
    let carrier = Carrier::start(json!({ "hex": true, "receipts": "DELIVRD" }));
    let account = open_with(&carrier, |smpp| smpp.receipt_ids = ReceiptIds::DecimalInReceipt);
    let mut seat = account.seat();
    send_all(&mut seat, 4);
    all_match(&told(&mut seat, 4), &receipts(&account, 4), TextProgress::Delivered);
}

#[test]
fn a_receipt_for_a_text_of_an_earlier_process_comes_by_the_name_that_was_told_then() {
    let mut carrier = Carrier::start(json!({}));
    let name = {
        let account = open(&carrier);
        let mut seat = account.seat();
        send_all(&mut seat, 1);
        told(&mut seat, 1).remove(0).refs.remove(0)
    };
    carrier.hears("closed");
    let account = open(&carrier);
    up(&account);
    carrier.order(json!({ "receipt": { "n": 0, "to": mobile(0).digits().to_string(), "word": "DELIVRD" } }));
    assert_eq!(receipts(&account, 1)[&name].what, TextProgress::Delivered);
}

#[test]
fn what_arrives_is_acknowledged_once_it_is_kept() {
    let mut carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    up(&account);
    carrier.reply("33639980001", "STOP");
    let failed = until("the reply arrives", || account.take_in(|_| Err("the disk is full")).err());
    assert_eq!(failed, "the disk is full");
    // It is still there, and stays while nobody knows it; only when it is kept may the carrier forget it.
    let offered = || {
        let mut offered = 0;
        let unknown = account.take_in(|inbound| {
            offered = inbound.len();
            Ok::<_, Infallible>(vec![false; inbound.len()])
        });
        unknown.unwrap();
        offered
    };
    assert_eq!((offered(), offered()), (1, 1));
    assert_eq!(taken_in(&account, 1).len(), 1);
    assert_eq!(carrier.hears("reply_answered"), json!(0));
    assert_eq!(offered(), 0);
}

#[test]
fn what_comes_by_webhook_is_taken_in_with_the_rest() {
    let carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    let receipt = Receipt { carrier_ref: "id-9".into(), what: TextProgress::Delivered, reason: Said::default() };
    assert!(account.receive([Inbound::Receipt(receipt.clone())]));
    assert_eq!(receipts(&account, 1)[&receipt.carrier_ref], receipt);
}

#[test]
fn r30_replies_are_understood() {
    let mut carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    up(&account);
    let table = [("STOP", true), ("Arrêt", true), (" désabo svp", true), ("Rappelez-moi 🙂", false), ("Merci", false)];
    for (text, _) in table {
        carrier.reply("33639980001", text);
    }
    let replies = taken_in(&account, table.len());
    for ((text, stop), inbound) in table.into_iter().zip(replies) {
        let Inbound::Reply(reply) = inbound else { panic!("{inbound:?}") };
        assert_eq!((reply.from, reply.text.as_str(), reply.stop), (mobile(1), text, stop));
    }
}
