//! What carriers say of texts, and whom no text may reach (R18).

use crate::kit::*;
use rappel_store::{CampaignId, Channel, ContactId, Store, TextKey, TextOrder, TextSettled, TextState};
use rappel_strategy::engine::Turn;
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;

/// A campaign whose one contact has so many texts ordered on its number, which may leave at once.
fn ordered(store: &mut impl Store, texts: u16) -> (CampaignId, ContactId) {
    let campaign = campaign(store, "texts", &[("a", 0)]);
    plan_fresh(store, campaign, 0, (0, 60));
    let called = claim(store, campaign, 0, 1);
    place(store, campaign, 0, &called);
    let contact = called[0].contact;
    let mut landed = tick(store, campaign, 1);
    landed.outcomes = vec![outcome(&called[0], 1, call(Turn::Recall, 5, 60))];
    landed.outcomes[0].texts = (1..=texts)
        .map(|i| TextOrder { key: key_of(contact, i), template: "t".into(), send_from: at(0), send_until: at(90) })
        .collect();
    store.commit(&[landed]).unwrap();
    (campaign, contact)
}

fn key_of(contact: ContactId, i: u16) -> TextKey {
    TextKey { contact, phone: phone(1), status: Status::from_code(1), i }
}

fn states(store: &mut impl Store, contact: ContactId) -> Vec<(TextState, Option<Said>)> {
    store.texts_of(contact).unwrap().into_iter().map(|text| (text.state, text.reason)).collect()
}

/// A receipt finds its text by the name the carrier gave, of that account alone, until the text's fate is certain.
pub fn receipts(store: &mut impl Store) {
    let (campaign, contact) = ordered(store, 2);
    let key = |i| key_of(contact, i);
    assert_eq!(store.take_texts(campaign, at(2), 9).unwrap().len(), 2);
    let names =
        |account: &str, names: &[&str]| Some((account.to_owned(), names.iter().map(|&n| n.to_owned()).collect()));
    let sent = |i, references| TextSettled { references, ..TextSettled::new(key(i), TextState::Sent) };
    store.settle_texts(&[sent(1, names("one", &["a", "b"])), sent(2, names("two", &["a"]))], at(3)).unwrap();
    assert_eq!(store.text_referred("one", "b").unwrap(), Some(key(1)));
    assert_eq!(store.text_referred("two", "a").unwrap(), Some(key(2)));
    assert_eq!(store.text_referred("two", "b").unwrap(), None);
    let absent = Said::new("injoignable", "absent");
    let failed = TextSettled { reason: Some(absent.clone()), ..TextSettled::new(key(2), TextState::Failed) };
    store.settle_texts(&[TextSettled::new(key(1), TextState::Delivered), failed], at(4)).unwrap();
    assert_eq!(store.text_referred("one", "a").unwrap(), None, "nothing more can be said of it");
    store.settle_texts(&[TextSettled::new(key(1), TextState::Failed)], at(5)).unwrap();
    let expected = [(TextState::Delivered, None), (TextState::Failed, Some(absent))];
    assert_eq!(states(store, contact), expected, "what is certain stays");
}

/// What never left waits again; what may have left is never ordered again (R18).
pub fn returned(store: &mut impl Store) {
    let (campaign, contact) = ordered(store, 2);
    let key = |i| key_of(contact, i);
    store.take_texts(campaign, at(2), 9).unwrap();
    let to = |i, state| TextSettled::new(key(i), state);
    store.settle_texts(&[to(1, TextState::Ordered), to(2, TextState::Unknown)], at(3)).unwrap();
    store.settle_texts(&[to(2, TextState::Ordered)], at(3)).unwrap();
    let taken: Vec<_> = store.take_texts(campaign, at(4), 9).unwrap().into_iter().map(|text| text.order.key).collect();
    assert_eq!(taken, [key(1)]);
    store.settle_texts(&[to(1, TextState::Sent), to(2, TextState::Delivered)], at(5)).unwrap();
    let now: Vec<_> = states(store, contact).into_iter().map(|(state, _)| state).collect();
    assert_eq!(now, [TextState::Sent, TextState::Delivered], "a receipt ends what was unknown");
}

/// A number that wants no texts gets none, also of those ordered before; calls are another list.
pub fn stopped(store: &mut impl Store) {
    let (campaign, contact) = ordered(store, 1);
    assert_eq!(store.suppress(Channel::Texts, &mut [phone(1)].into_iter(), "STOP", at(1)).unwrap(), 1);
    assert_eq!(store.suppressed(Channel::Calls, &[phone(1)]).unwrap(), [false]);
    assert_eq!(store.suppression_count(Channel::Texts).unwrap(), 1);
    assert_eq!(store.take_texts(campaign, at(2), 9).unwrap(), []);
    assert_eq!(states(store, contact)[0].0, TextState::Suppressed);
    assert_eq!(store.unsuppress(Channel::Texts, &[phone(1)]).unwrap(), 1);
    assert_eq!(store.take_texts(campaign, at(3), 9).unwrap(), [], "and it is not sent later");
}
