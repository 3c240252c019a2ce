//! What the carrier delivers: receipts and replies.

use super::config::ReceiptIds;
use crate::account::{Inbound, Receipt};
use crate::segments::Alphabet;
use crate::stop::Reply;
use crate::texting::{CarrierRef, Failure, TextProgress};
use rappel_strategy::phone::{self, Country, Phone};
use rappel_strategy::said::Said;
use rusmpp::pdus::DeliverSm;
use rusmpp::tlvs::TlvValue;
use rusmpp::values::{DataCoding, Ton};

/// Longest reply that is read, characters.
const REPLY_MAX: usize = 2_000;

/// What is delivered; `None` for what says nothing final: a text on its way, a reply from nobody.
pub fn read(deliver: &DeliverSm, ids: ReceiptIds, default_country: Country) -> Option<Inbound> {
    let octets = payload(deliver);
    let parameters = Parameters::of(deliver);
    let esm_class = u8::from(deliver.esm_class);
    // Bits 5 to 2: 1 receipt, 8 intermediate notification.
    match (esm_class >> 2 & 0xf, &parameters.message_id) {
        (8, _) => None,
        (1, _) | (_, Some(_)) => receipt(&String::from_utf8_lossy(octets), &parameters, ids).map(Inbound::Receipt),
        _ => reply(deliver, octets, default_country).map(Inbound::Reply),
    }
}

/// The octets of the text, wherever they are.
fn payload(deliver: &DeliverSm) -> &[u8] {
    let in_parameter = deliver.tlvs().iter().find_map(|tlv| match tlv.value() {
        Some(TlvValue::MessagePayload(payload)) => Some(payload.value.as_ref()),
        _ => None,
    });
    in_parameter.unwrap_or(deliver.short_message().as_ref())
}

/// Optional parameters of a receipt.
#[derive(Default)]
struct Parameters {
    message_id: Option<String>,
    state: Option<u8>,
}

impl Parameters {
    fn of(deliver: &DeliverSm) -> Parameters {
        let mut parameters = Parameters::default();
        for value in deliver.tlvs().iter().filter_map(|tlv| tlv.value()) {
            match value {
                TlvValue::ReceiptedMessageId(id) => parameters.message_id = Some(id.as_str().to_owned()),
                TlvValue::MessageState(state) => parameters.state = Some(u8::from(*state)),
                _ => {}
            }
        }
        parameters
    }
}

/// A receipt, by its parameters or the text of SMPP 3.4, appendix B; `None` while the text is on its way.
fn receipt(text: &str, parameters: &Parameters, ids: ReceiptIds) -> Option<Receipt> {
    let carrier_ref = match &parameters.message_id {
        // The parameter repeats the answer's identifier as it was.
        Some(id) => of_answer(id, ids),
        None => of_receipt(field(text, "id:")?, ids),
    };
    let word = field(text, "stat:").unwrap_or_default().to_ascii_uppercase();
    let what = match (parameters.state, word.as_str()) {
        (Some(2), _) | (None, "DELIVRD") => TextProgress::Delivered,
        (Some(3), _) | (None, "EXPIRED") => TextProgress::Failed(Failure::Expired),
        (Some(4), _) | (None, "DELETED") => TextProgress::Failed(Failure::Refused),
        (Some(5), _) | (None, "UNDELIV") => TextProgress::Failed(Failure::Undeliverable),
        (Some(8), _) | (None, "REJECTD") => TextProgress::Failed(Failure::Refused),
        (Some(7), _) | (None, "UNKNOWN") => TextProgress::Unknown,
        _ => return None,
    };
    let error = field(text, "err:").filter(|code| code.bytes().any(|digit| digit != b'0'));
    let reason = match (what, error) {
        (TextProgress::Delivered, _) => Said::default(),
        (_, Some(code)) => Said::new(format!("{word}, erreur {code}"), format!("{word}, error {code}")),
        (_, None) => Said::same(word),
    };
    Some(Receipt { carrier_ref, what, reason })
}

/// The word that follows a key of a receipt's text, whatever the case of the key.
fn field<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let bytes = text.as_bytes();
    let starts = |at: &usize| {
        // `sub:` must not be found in `mysub:`.
        (*at == 0 || bytes[at - 1] == b' ')
            && bytes[*at..].len() >= key.len()
            && bytes[*at..at + key.len()].eq_ignore_ascii_case(key.as_bytes())
    };
    let at = (0..bytes.len()).find(starts)?;
    text.get(at + key.len()..)?.split([' ', '\0']).next().filter(|word| !word.is_empty())
}

/// The name of a text by the answer to it.
pub fn of_answer(id: &str, ids: ReceiptIds) -> CarrierRef {
    match ids {
        ReceiptIds::Same => plain(id),
        ReceiptIds::DecimalInReceipt => number(id, 16),
        ReceiptIds::HexInReceipt => number(id, 10),
    }
}

/// The same by the text of a receipt.
fn of_receipt(id: &str, ids: ReceiptIds) -> CarrierRef {
    match ids {
        ReceiptIds::Same => plain(id),
        ReceiptIds::DecimalInReceipt => number(id, 10),
        ReceiptIds::HexInReceipt => number(id, 16),
    }
}

fn number(id: &str, radix: u32) -> CarrierRef {
    u128::from_str_radix(id.trim(), radix).map_or_else(|_| plain(id), |number| number.to_string().into())
}

fn plain(id: &str) -> CarrierRef {
    let id = id.trim().to_ascii_lowercase();
    let significant = id.trim_start_matches('0');
    if significant.is_empty() { "0".into() } else { significant.into() }
}

fn reply(deliver: &DeliverSm, octets: &[u8], default_country: Country) -> Option<Reply> {
    let from = deliver.source_addr.as_str();
    let international = deliver.source_addr_ton == Ton::International && !from.starts_with('+');
    let from = if international { format!("+{from}") } else { from.to_owned() };
    let from = caller(&from, default_country)?;
    let octets = match u8::from(deliver.esm_class) & 0x40 {
        0 => octets,
        // Behind the user data header, whose first octet is its length.
        _ => octets.get(1 + usize::from(*octets.first()?)..)?,
    };
    let text = match deliver.data_coding {
        DataCoding::Ucs2 => Alphabet::Ucs2.decode(octets),
        DataCoding::Latin1 => octets.iter().map(|octet| char::from(*octet)).collect(),
        // Many say IA5 and mean the GSM alphabet, whose accented letters IA5 has as control codes.
        DataCoding::Ia5 if octets.iter().all(|octet| octet.is_ascii_graphic() || octet.is_ascii_whitespace()) => {
            octets.iter().map(|octet| char::from(*octet)).collect()
        }
        _ => Alphabet::Gsm7.decode(octets),
    };
    Some(Reply::new(from, text.chars().take(REPLY_MAX).collect::<String>()))
}

/// A number as carriers write it: with or without `+`, or as in the country.
pub fn caller(text: &str, default_country: Country) -> Option<Phone> {
    let text = text.trim();
    let as_international = |digits: &str| phone::parse(&format!("+{digits}"), default_country).ok();
    let digits = !text.starts_with(['+', '0']) && text.bytes().all(|byte| byte.is_ascii_digit());
    let parsed = if digits { as_international(text) } else { None };
    parsed.or_else(|| phone::parse(text, default_country).ok()).map(|parsed| parsed.phone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusmpp::tlvs::MessageDeliveryRequestTlvValue as DeliverTlv;
    use rusmpp::types::OctetString;
    use rusmpp::values::{EsmClass, MessageState};

    fn deliver(esm_class: u8, text: &[u8]) -> DeliverSm {
        DeliverSm::builder()
            .source_addr_ton(Ton::International)
            .source_addr("33639980001".parse().unwrap())
            .esm_class(EsmClass::from(esm_class))
            .short_message(OctetString::from_slice(text).unwrap())
            .build()
    }

    fn receipt(text: &str, ids: ReceiptIds) -> Option<(String, TextProgress, String)> {
        match read(&deliver(4, text.as_bytes()), ids, Country::FRANCE)? {
            Inbound::Receipt(receipt) => Some((receipt.carrier_ref.to_string(), receipt.what, receipt.reason.en)),
            Inbound::Reply(_) => None,
        }
    }

    #[test]
    fn receipts_by_their_text() {
        use Failure::{Expired, Refused, Undeliverable};
        use TextProgress::{Delivered, Failed, Unknown};
        let text = |stat: &str, err: &str| {
            format!(
                "id:00AB12 sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:{stat} err:{err} Text:Bonjour stat:X"
            )
        };
        for (stat, err, expected) in [
            ("DELIVRD", "000", Some((Delivered, ""))),
            ("EXPIRED", "000", Some((Failed(Expired), "EXPIRED"))),
            ("DELETED", "000", Some((Failed(Refused), "DELETED"))),
            ("UNDELIV", "027", Some((Failed(Undeliverable), "UNDELIV, error 027"))),
            ("rejectd", "000", Some((Failed(Refused), "REJECTD"))),
            ("UNKNOWN", "000", Some((Unknown, "UNKNOWN"))),
            ("ENROUTE", "000", None),
            ("ACCEPTD", "000", None),
        ] {
            let expected = expected.map(|(what, reason)| ("ab12".to_owned(), what, reason.to_owned()));
            assert_eq!(receipt(&text(stat, err), ReceiptIds::Same), expected, "{stat}");
        }
        assert_eq!(receipt("no receipt at all", ReceiptIds::Same), None);
    }

    #[test]
    fn identifiers_of_answer_and_receipt_meet() {
        let table = [
            (ReceiptIds::Same, "00ab12", "AB12"),
            (ReceiptIds::Same, "7f3c-99", "7F3C-99"),
            (ReceiptIds::Same, "000", "0"),
            (ReceiptIds::DecimalInReceipt, "1C8", "0000000456"),
            (ReceiptIds::HexInReceipt, "456", "000001C8"),
        ];
        for (ids, answer, in_receipt) in table {
            let (name, ..) = receipt(&format!("id:{in_receipt} stat:DELIVRD"), ids).unwrap();
            assert_eq!(*of_answer(answer, ids), *name, "{ids:?}");
        }
    }

    #[test]
    fn receipts_by_their_parameters() {
        let mut receipt = deliver(0, b"");
        receipt.set_tlvs(vec![
            DeliverTlv::ReceiptedMessageId("1C8".parse().unwrap()),
            DeliverTlv::MessageState(MessageState::Delivered),
        ]);
        let Some(Inbound::Receipt(receipt)) = read(&receipt, ReceiptIds::DecimalInReceipt, Country::FRANCE) else {
            panic!()
        };
        assert_eq!((&*receipt.carrier_ref, receipt.what), ("456", TextProgress::Delivered));
    }

    #[test]
    fn replies_in_every_alphabet() {
        let ucs2: Vec<u8> = "Arrêt".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let table: [(u8, DataCoding, &[u8], &str); 6] = [
            (0, DataCoding::McSpecific, b"STOP", "STOP"),
            (0, DataCoding::Ucs2, &ucs2, "Arrêt"),
            (0, DataCoding::Latin1, b"Arr\xeat", "Arrêt"),
            (0, DataCoding::Ia5, b"stop_", "stop_"),
            (0, DataCoding::Ia5, b"d\x05sabo", "désabo"),
            (0x40, DataCoding::McSpecific, b"\x05\x00\x03\x07\x01\x01STOP", "STOP"),
        ];
        for (esm_class, data_coding, octets, expected) in table {
            let mut deliver = deliver(esm_class, octets);
            deliver.data_coding = data_coding;
            let Some(Inbound::Reply(reply)) = read(&deliver, ReceiptIds::Same, Country::FRANCE) else {
                panic!("{expected}")
            };
            let from = Phone::from_e164(33_639_980_001).unwrap();
            assert_eq!(reply, Reply { from, stop: true, text: expected.to_owned() });
        }
    }

    #[test]
    fn callers_as_carriers_write_them() {
        let phone = Phone::from_e164(33_639_980_001);
        for text in ["33639980001", "+33639980001", "0639980001", "0033639980001"] {
            assert_eq!(caller(text, Country::FRANCE), phone, "{text}");
        }
        assert_eq!(caller("36111", Country::FRANCE), None);
        assert_eq!(caller("OPERATEUR", Country::FRANCE), None);
    }

    #[test]
    fn octets_that_mean_nothing_are_no_harm() {
        for (esm_class, octets) in [(0x40, &b""[..]), (0x40, b"\xff"), (4, b"\xff\xfe id:"), (4, b"id: stat:")] {
            let read = read(&deliver(esm_class, octets), ReceiptIds::Same, Country::FRANCE);
            assert!(matches!(read, None | Some(Inbound::Reply(_))), "{octets:?}");
        }
    }
}
