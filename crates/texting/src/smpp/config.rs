//! What an SMPP connection needs, as an administrator writes it.

use crate::account::{AccountError, wrong};
use crate::tls::Tls;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An SMPP 3.4 connection; its password is [`Secrets::account`](crate::Secrets).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmppConfig {
    /// The carrier's host, a name or an address.
    pub host: String,
    /// Its port.
    #[serde(default = "port_default")]
    pub port: u16,
    /// Encrypts the connection; left out, it is in the clear, as within a private network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tls: Option<Tls>,
    /// Who we are to the carrier; at most 15 characters.
    pub system_id: String,
    /// Kind of system, where the carrier asks for one; at most 12 characters.
    #[serde(default)]
    pub system_type: String,
    /// Most segments sent without an answer; 1 to 100.
    #[serde(default = "window_default")]
    pub window: u16,
    /// Silence after which the carrier is asked whether it is still there, seconds; 1 to 600.
    #[serde(default = "enquire_link_s_default")]
    pub enquire_link_s: u16,
    /// How long an answer may take, seconds; 1 to 120. A text that is not answered by then is *unknown*.
    #[serde(default = "answer_s_default")]
    pub answer_s: u16,
    /// How the segments of a long text are joined.
    #[serde(default)]
    pub long_texts: LongTexts,
    /// How a receipt writes the message identifier, compared with the answer to the text.
    #[serde(default)]
    pub receipt_ids: ReceiptIds,
    /// Type of number and numbering plan of the sender, where the carrier wants others than those that follow from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_type: Option<SenderType>,
}

/// How the segments of a long text are joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LongTexts {
    /// By a user data header in front of each segment: what every telephone reads.
    #[default]
    Udh,
    /// By the optional parameters `sar_msg_ref_num`, `sar_total_segments` and `sar_segment_seqnum`: the carrier makes the headers.
    Sar,
}

/// How a receipt writes the message identifier, compared with the answer to the text. Zeros in front and case never matter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptIds {
    /// In the same way.
    #[default]
    Same,
    /// Hexadecimal in the answer, decimal in the receipt's text.
    DecimalInReceipt,
    /// Decimal in the answer, hexadecimal in the receipt's text.
    HexInReceipt,
}

/// Type of number and numbering plan, as the numbers of SMPP 3.4.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SenderType {
    /// Type of number: 0 unknown, 1 international, 2 national, 3 network specific, 5 alphanumeric …
    pub ton: u8,
    /// Numbering plan: 0 unknown, 1 ISDN, 8 national, 9 private …
    pub npi: u8,
}

fn port_default() -> u16 {
    2775
}

fn window_default() -> u16 {
    10
}

fn enquire_link_s_default() -> u16 {
    30
}

fn answer_s_default() -> u16 {
    20
}

impl SmppConfig {
    /// Checks every value.
    ///
    /// # Errors
    /// The first one that is wrong.
    pub fn check(&self) -> Result<(), AccountError> {
        use crate::account::within;
        if self.host.trim().is_empty() || self.host.len() > 253 {
            return Err(wrong(
                "protocol.smpp.host",
                Said::new(
                    "il faut le nom ou l’adresse de la machine de l’opérateur",
                    "the name or address of the carrier's machine is needed",
                ),
            ));
        }
        if self.port == 0 {
            return Err(wrong(
                "protocol.smpp.port",
                Said::new(
                    "0 n’est pas compris entre 1 et 65535\u{202f}; d’ordinaire, c’est 2775",
                    "0 is not between 1 and 65535; usual is 2775",
                ),
            ));
        }
        ascii("system_id", &self.system_id, 1, 15)?;
        ascii("system_type", &self.system_type, 0, 12)?;
        within("protocol.smpp.window", self.window, 1..=100)?;
        within("protocol.smpp.enquire_link_s", self.enquire_link_s, 1..=600)?;
        within("protocol.smpp.answer_s", self.answer_s, 1..=120)?;
        self.tls.as_ref().map_or(Ok(()), Tls::check)
    }
}

/// What fits into a field of the protocol.
pub(super) fn ascii(key: &str, value: &str, least: usize, most: usize) -> Result<(), AccountError> {
    let fits =
        (least..=most).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if fits {
        Ok(())
    } else {
        Err(wrong(
            format!("protocol.smpp.{key}"),
            Said::new(
                format!("il y faut de {least} à {most} caractères ASCII"),
                format!("it must have {least} to {most} ASCII characters"),
            ),
        ))
    }
}
