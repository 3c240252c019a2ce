//! What is sent to the carrier.

use super::config::{LongTexts, SmppConfig, ascii};
use crate::account::{AccountError, wrong};
use crate::secret::Secret;
use crate::segments::Alphabet;
use crate::texting::Sender;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rusmpp::pdus::{BindTransceiver, DeliverSmResp, SubmitSm};
use rusmpp::tlvs::MessageSubmissionRequestTlvValue as SubmitTlv;
use rusmpp::types::{COctetString, EmptyOrFullCOctetString, OctetString};
use rusmpp::values::{
    DataCoding, EsmClass, InterfaceVersion, IntermediateNotification, MCDeliveryReceipt, Npi, RegisteredDelivery,
    SmeOriginatedAcknowledgement, Ton,
};
use rusmpp::{Command, CommandStatus, Pdu};

/// The request to connect, once its words are known to fit.
pub fn bind(config: &SmppConfig, password: &Secret) -> Result<BindTransceiver, AccountError> {
    ascii("system_id", &config.system_id, 1, 15)?;
    let password = password.reveal();
    if !(1..=8).contains(&password.len()) || !password.is_ascii() {
        return Err(wrong(
            "password",
            Said::new(
                "un mot de passe SMPP a de 1 à 8 caractères ASCII",
                "an SMPP password has 1 to 8 ASCII characters",
            ),
        ));
    }
    Ok(BindTransceiver {
        system_id: field(&config.system_id),
        password: field(password),
        system_type: field(&config.system_type),
        interface_version: InterfaceVersion::Smpp3_4,
        ..BindTransceiver::default()
    })
}

/// What all segments of a text have in common.
pub struct Envelope {
    source: (Ton, Npi, COctetString<1, 21>),
    to: Phone,
    validity: EmptyOrFullCOctetString<17>,
    long_texts: LongTexts,
}

impl Envelope {
    pub fn new(config: &SmppConfig, validity_h: u16, from: &Sender, to: Phone) -> Envelope {
        let (ton, npi, address) = match from {
            Sender::Number(phone) => (Ton::International, Npi::Isdn, phone.digits().to_string()),
            Sender::Name(name) if name.bytes().all(|byte| byte.is_ascii_digit()) => {
                (Ton::NetworkSpecific, Npi::Unknown, name.to_string())
            }
            Sender::Name(name) => (Ton::Alphanumeric, Npi::Unknown, name.to_string()),
        };
        let (ton, npi) = config.sender_type.map_or((ton, npi), |wanted| (Ton::from(wanted.ton), Npi::from(wanted.npi)));
        // Relative time: years, months, days, hours, minutes, seconds.
        let validity = format!("0000{:02}{:02}0000000R", validity_h / 24, validity_h % 24);
        Envelope {
            source: (ton, npi, field(&address)),
            to,
            validity: validity.parse().unwrap_or_else(|_| EmptyOrFullCOctetString::empty()),
            long_texts: config.long_texts,
        }
    }

    /// A segment, the `number`-th of `count` from 1. `reference` joins the segments of a long text.
    pub fn submit(&self, alphabet: Alphabet, octets: &[u8], reference: u8, number: u8, count: u8) -> SubmitSm {
        let (source_addr_ton, source_addr_npi, source_addr) = self.source.clone();
        let mut message = Vec::with_capacity(octets.len() + 6);
        let mut tlvs = Vec::new();
        // Not the crate's default, which sets a bit of another network's.
        let mut esm_class = EsmClass::from(0);
        match self.long_texts {
            _ if count == 1 => {}
            LongTexts::Udh => {
                // Concatenated short messages, reference of 8 bits (3GPP TS 23.040, 9.2.3.24.1).
                message.extend([5, 0, 3, reference, count, number]);
                esm_class = esm_class.with_udhi_indicator();
            }
            LongTexts::Sar => tlvs.extend([
                SubmitTlv::SarMsgRefNum(reference.into()),
                SubmitTlv::SarTotalSegments(count),
                SubmitTlv::SarSegmentSeqnum(number),
            ]),
        }
        message.extend_from_slice(octets);
        let data_coding = match alphabet {
            Alphabet::Gsm7 => DataCoding::McSpecific,
            Alphabet::Ucs2 => DataCoding::Ucs2,
        };
        SubmitSm::builder()
            .source_addr_ton(source_addr_ton)
            .source_addr_npi(source_addr_npi)
            .source_addr(source_addr)
            .dest_addr_ton(Ton::International)
            .dest_addr_npi(Npi::Isdn)
            .destination_addr(field(&self.to.digits().to_string()))
            .esm_class(esm_class)
            .validity_period(self.validity.clone())
            .registered_delivery(receipt_wanted())
            .data_coding(data_coding)
            // At most 160 octets: 140 of a header and UCS-2, 6 and 153 of GSM-7.
            .short_message(OctetString::from_vec(message).unwrap_or_else(|_| OctetString::empty()))
            .tlvs(tlvs)
            .build()
    }
}

fn receipt_wanted() -> RegisteredDelivery {
    RegisteredDelivery::new(
        MCDeliveryReceipt::McDeliveryReceiptRequestedWhereFinalDeliveryOutcomeIsSuccessOrFailure,
        SmeOriginatedAcknowledgement::NoReceiptSmeAcknowledgementRequested,
        IntermediateNotification::NoIntermediaryNotificationRequested,
        0,
    )
}

/// What was delivered to us is kept.
pub fn deliver_answer(sequence_number: u32, status: CommandStatus) -> Command {
    Command::new(status, sequence_number, Pdu::DeliverSmResp(DeliverSmResp::default()))
}

/// Words of the protocol; those that do not fit were refused before.
fn field<const MAX: usize>(words: &str) -> COctetString<1, MAX> {
    words.parse().unwrap_or_else(|_| COctetString::empty())
}
