//! A text that was taken, made ready to leave, if it still may (R18).

use crate::engines::Engines;
use rappel_law::{Asked, Denial};
use rappel_store::{Channel, Refusal, Store, TextKey, TextTaken};
use rappel_strategy::engine::{ZoneId, seed};
use rappel_strategy::law::Channel as Bound;
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_texting::{Sender, Template, TextId, TextOrder};

/// What is to be done with a text that was taken.
pub enum Outgoing {
    /// It leaves.
    Now(TextOrder),
    /// It goes back to where it waited: this is not the hour for texts, and will not be before this instant.
    Later(Instant),
    /// It cannot be sent, for this reason.
    Never(Said),
}

/// Makes a text ready. The hours in which texts are allowed are looked at now, not only when it was ordered: the campaign may have
/// been paused since, the carrier away, the hours or the contact's zone changed.
pub fn outgoing(
    store: &mut dyn Store,
    engines: &mut Engines,
    text: &TextTaken,
    sender: &Sender,
    now: Instant,
) -> rappel_store::Result<Outgoing> {
    let key = text.order.key;
    if store.suppressed(Channel::Calls, &[key.phone])?.contains(&true) {
        return Ok(Outgoing::Never(Said::new(
            "ce numéro ne doit plus être appelé",
            "the number must not be called any more",
        )));
    }
    let Some(zone) = zone(store, engines, &key)? else { return Ok(Outgoing::Later(now)) };
    let Some(hours) = engines.current().engine.text_hours(zone, now) else {
        return Ok(Outgoing::Never(Said::new(
            "il n’y a pas d’heures où les textos peuvent partir",
            "there are no hours in which texts may leave",
        )));
    };
    if hours.from > now {
        return Ok(Outgoing::Later(hours.from));
    }
    if let Some(denial) = denied(engines, text, zone, now) {
        store.refuse(&[Refusal {
            contact: key.contact,
            phone: key.phone,
            rule: denial.rule.clone(),
            channel: Channel::Texts,
            at: now,
            earliest: denial.earliest,
        }])?;
        return Ok(match denial.earliest {
            Some(earliest) if earliest < text.order.send_until => Outgoing::Later(earliest),
            _ => Outgoing::Never(Said::new(
                format!("la règle {} l’interdit", denial.rule),
                format!("rule {} forbids it", denial.rule),
            )),
        });
    }
    let Some(body) = body(&engines.campaign, &text.order.template, &text.columns) else {
        let template = &text.order.template;
        return Ok(Outgoing::Never(Said::new(
            format!("le modèle «\u{a0}{template}\u{a0}» manque, ou nomme une colonne qui n’existe pas"),
            format!("the text `{template}` is missing, or names a column that is not there"),
        )));
    };
    Ok(Outgoing::Now(TextOrder {
        id: id_of(&key),
        to: key.phone,
        from: sender.clone(),
        body: body.into(),
        leave_before: hours.until.min(text.order.send_until),
    }))
}

/// Why the law refuses this text (R37).
fn denied(engines: &Engines, text: &TextTaken, zone: ZoneId, now: Instant) -> Option<Denial> {
    // What cannot be read proves nothing.
    let columns = serde_json::from_str(&text.columns).unwrap_or_default();
    let guard = &engines.law.guard;
    guard.denies(&Asked {
        at: now,
        zone: engines.current().engine.zone_of(zone),
        phone: text.order.key.phone,
        shown: None,
        papers: Some(guard.papers(&columns)),
        channel: Bound::Texts,
    })
}

/// The place of the number; `None` while the engine was not told of its zone, which it is soon.
fn zone(store: &mut dyn Store, engines: &mut Engines, key: &TextKey) -> rappel_store::Result<Option<ZoneId>> {
    let contact = store.contact(key.contact)?;
    let of_phone = contact.phones.iter().find(|phone| phone.phone == key.phone).and_then(|phone| phone.zone);
    if !contact.zone.or(of_phone).is_none_or(|zone| engines.current().knows(zone)) {
        return Ok(None);
    }
    let number = (key.phone, contact.zone, of_phone);
    // A place whose zones are all known by name is always found.
    Ok(engines.learn(&[number]).ok().and_then(|()| engines.current().place(number)))
}

/// The name of a text at the carrier: of its key alone, so that a report that comes after a restart can only mean this text.
fn id_of(key: &TextKey) -> TextId {
    let occurrence = u64::from(key.status.code()) << 16 | u64::from(key.i);
    TextId(seed::mix(seed::mix(key.contact.get(), key.phone.digits()), occurrence))
}

fn body(campaign: &Campaign, template: &str, columns: &str) -> Option<String> {
    let columns: serde_json::Map<String, serde_json::Value> = serde_json::from_str(columns).ok()?;
    let names: Vec<&str> = columns.keys().map(String::as_str).collect();
    let template = Template::parse(campaign.texts.get(template)?, &names).ok()?;
    Some(template.render(|name| columns.get(name).and_then(|value| value.as_str())))
}
