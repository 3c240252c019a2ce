//! Commands on the wire.
//!
//! The length in front of each command tells where it ends, whatever is in it: one that cannot be read is refused by its number, and
//! the connection goes on.

use rusmpp::Command;
use rusmpp::tokio_codec::{CommandCodec, EncodeError};
use std::io;
use tokio_util::bytes::BytesMut;
use tokio_util::codec::{Decoder, Encoder};

/// Longest command that is read, octets.
const LENGTH_MAX: usize = 64 * 1024;
/// Length, identifier, status, sequence number.
const HEADER: usize = 16;

/// What was received.
#[derive(Debug)]
pub enum Frame {
    Command(Box<Command>),
    /// It cannot be read.
    Malformed {
        sequence_number: u32,
    },
}

pub struct Frames;

impl Decoder for Frames {
    type Item = Frame;
    type Error = io::Error;

    fn decode(&mut self, octets: &mut BytesMut) -> io::Result<Option<Frame>> {
        let Some(length) = word(octets, 0) else { return Ok(None) };
        let length = length as usize;
        if !(HEADER..=LENGTH_MAX).contains(&length) {
            return Err(io::Error::other(format!("the carrier sent a command of {length} octets: this is not SMPP")));
        }
        if octets.len() < length {
            octets.reserve(length - octets.len());
            return Ok(None);
        }
        let mut command = octets.split_to(length);
        let sequence_number = word(&command, 12).unwrap_or_default();
        match CommandCodec::new().without_max_length().decode(&mut command) {
            Ok(Some(command)) => Ok(Some(Frame::Command(Box::new(command)))),
            Ok(None) | Err(_) => Ok(Some(Frame::Malformed { sequence_number })),
        }
    }
}

fn word(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(octets.get(at..at + 4)?.try_into().ok()?))
}

impl Encoder<Command> for Frames {
    type Error = EncodeError;

    fn encode(&mut self, command: Command, octets: &mut BytesMut) -> Result<(), EncodeError> {
        CommandCodec::new().encode(command, octets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rusmpp::{CommandStatus, Pdu};

    #[test]
    fn a_command_that_cannot_be_read_does_not_end_the_connection() {
        let mut octets = BytesMut::new();
        // deliver_sm whose service type never ends.
        octets.extend_from_slice(&[0, 0, 0, 24, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 9, 65, 65, 65, 65, 65, 65, 65, 65]);
        Frames.encode(Command::new(CommandStatus::EsmeRok, 10, Pdu::EnquireLink), &mut octets).unwrap();
        assert!(matches!(Frames.decode(&mut octets).unwrap(), Some(Frame::Malformed { sequence_number: 9 })));
        let Some(Frame::Command(command)) = Frames.decode(&mut octets).unwrap() else { panic!() };
        assert_eq!((command.sequence_number(), command.pdu()), (10, Some(&Pdu::EnquireLink)));
        assert!(Frames.decode(&mut octets).unwrap().is_none());
    }

    proptest! {
        #[test]
        fn any_octets_are_commands_or_an_error(octets in proptest::collection::vec(any::<u8>(), 0..300), length in 0u8..80) {
            let mut octets = BytesMut::from(&octets[..]);
            if octets.len() >= 4 {
                octets[..4].copy_from_slice(&[0, 0, 0, length]);
            }
            while let Ok(Some(_)) = Frames.decode(&mut octets) {}
        }
    }
}
