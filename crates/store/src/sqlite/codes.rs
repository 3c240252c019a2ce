//! Values of the domain as the integers and bytes that stand in the file.

use super::error::corrupt;
use crate::accounts::Role;
use crate::campaign::CampaignState;
use crate::contact::ContactPhone;
use crate::error::Result;
use crate::ids::{CampaignId, ContactId, ZoneKey};
use crate::order::TURNS;
use crate::text::TextState;
use rappel_strategy::engine::Turn;
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::Phone;

/// Bytes of one number of a contact.
const PHONE_LEN: usize = 10;
/// An E.164 number has at most 15 digits, which fit in 50 bits.
const PHONE_BITS: u32 = 50;
const COLUMN_BITS: u32 = 4;

pub(super) fn turn(code: i64) -> Result<Turn> {
    usize::try_from(code).ok().and_then(|code| TURNS.get(code)).copied().ok_or_else(|| corrupt("a turn"))
}

pub(super) fn state(code: i64) -> Result<CampaignState> {
    let state = usize::try_from(code).ok().and_then(|code| CampaignState::ALL.get(code));
    state.copied().ok_or_else(|| corrupt("the state of a campaign"))
}

pub(super) fn role(code: i64) -> Result<Role> {
    let role = usize::try_from(code).ok().and_then(|code| Role::ALL.get(code));
    role.copied().ok_or_else(|| corrupt("the role of an account"))
}

pub(super) fn lang(code: i64) -> Result<Lang> {
    [Lang::Fr, Lang::En]
        .into_iter()
        .find(|lang| *lang as i64 == code)
        .ok_or_else(|| corrupt("the language of an account"))
}

pub(super) fn text_state(code: i64) -> Result<TextState> {
    let state = usize::try_from(code).ok().and_then(|code| TextState::ALL.get(code));
    state.copied().ok_or_else(|| corrupt("the state of a text"))
}

pub(super) fn phone(digits: i64) -> Result<Phone> {
    u64::try_from(digits).ok().and_then(Phone::from_e164).ok_or_else(|| corrupt("a telephone number"))
}

pub(super) fn digits(phone: Phone) -> i64 {
    phone.digits() as i64
}

pub(super) fn contact(number: i64) -> Result<ContactId> {
    u64::try_from(number).ok().and_then(ContactId::from_number).ok_or_else(|| corrupt("the id of a contact"))
}

/// The id as it stands in the file. Campaigns are below 2³¹, so that it is not negative.
pub(super) fn id(contact: ContactId) -> i64 {
    contact.get() as i64
}

/// The ids of a campaign's contacts, or attempts, after the given one: `(after, last]`.
pub(super) fn ids_after(campaign: CampaignId, after: Option<u64>) -> (i64, i64) {
    let first = id(ContactId::new(campaign, 0)) - 1;
    let after = after.and_then(|number| i64::try_from(number).ok());
    (after.map_or(first, |after| after.max(first)), id(ContactId::new(campaign, u32::MAX)))
}

/// Numbers of a contact, ten bytes each: digits, column and whether texts are taken in eight, the zone in two.
pub(super) fn pack_phones(phones: &[ContactPhone]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(phones.len() * PHONE_LEN);
    for number in phones {
        let word = number.phone.digits()
            | u64::from(number.column) << PHONE_BITS
            | u64::from(number.takes_texts) << (PHONE_BITS + COLUMN_BITS);
        bytes.extend_from_slice(&word.to_le_bytes());
        bytes.extend_from_slice(&number.zone.map_or(0, |zone| zone.0).to_le_bytes());
    }
    bytes
}

/// Reads what [`pack_phones`] wrote.
pub(super) fn unpack_phones(bytes: &[u8]) -> Result<Vec<ContactPhone>> {
    let (chunks, rest) = bytes.as_chunks::<PHONE_LEN>();
    if !rest.is_empty() {
        return Err(corrupt("the numbers of a contact"));
    }
    let unpack = |chunk: &[u8; PHONE_LEN]| {
        let [a, b, c, d, e, f, g, h, zone @ ..] = *chunk;
        let word = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
        let phone = Phone::from_e164(word & ((1 << PHONE_BITS) - 1)).ok_or_else(|| corrupt("a telephone number"))?;
        let column = (word >> PHONE_BITS) as u8 & ((1 << COLUMN_BITS) - 1);
        let takes_texts = word >> (PHONE_BITS + COLUMN_BITS) & 1 == 1;
        Ok(ContactPhone { column, phone, takes_texts, zone: zone_key(i64::from(u16::from_le_bytes(zone))) })
    };
    chunks.iter().map(unpack).collect()
}

/// A zone as it stands in the file, where 0 is none.
pub(super) fn zone_key(number: i64) -> Option<ZoneKey> {
    u16::try_from(number).ok().filter(|number| *number != 0).map(ZoneKey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_as_they_went(
            numbers in prop::collection::vec((1..1_000_000_000_000_000_u64, 0..10_u8, any::<bool>(), any::<u16>()), 0..10)
        ) {
            let phones: Vec<ContactPhone> = numbers
                .into_iter()
                .map(|(digits, column, takes_texts, zone)| ContactPhone {
                    column,
                    phone: Phone::from_e164(digits).unwrap(),
                    takes_texts,
                    zone: zone_key(i64::from(zone)),
                })
                .collect();
            prop_assert_eq!(unpack_phones(&pack_phones(&phones)).unwrap(), phones);
        }
    }

    #[test]
    fn damage_is_noticed() {
        assert!(unpack_phones(&[1, 2, 3]).is_err());
        assert!(unpack_phones(&[0; 10]).is_err());
        assert!(turn(4).is_err() && turn(-1).is_err());
    }

    #[test]
    fn r38_turns_are_stored_in_their_order() {
        for (code, turn) in TURNS.into_iter().enumerate() {
            assert_eq!(turn as usize, code);
        }
        assert!(TURNS.is_sorted());
    }
}
