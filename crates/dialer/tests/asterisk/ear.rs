//! Where the carrier has Asterisk's audio sent: it keeps every packet.

use super::sound::decode;
use std::net::UdpSocket;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A packet of audio.
#[derive(Clone, Debug)]
pub struct Packet {
    /// Seconds since midnight UTC.
    pub at_s: f64,
    /// Asterisk's port, one for each call.
    pub from: u16,
    pub audio: Vec<i16>,
}

/// Listens as long as it lives.
pub struct Ear {
    pub port: u16,
    packets: Arc<Mutex<Vec<Packet>>>,
}

impl Ear {
    pub fn open() -> Ear {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("a port");
        socket.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
        let port = socket.local_addr().expect("an address").port();
        let packets = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::downgrade(&packets);
        std::thread::spawn(move || {
            let mut buffer = [0; 2_048];
            // Until nobody asks any more.
            while let Some(packets) = kept.upgrade() {
                let Ok((length, from)) = socket.recv_from(&mut buffer) else { continue };
                let now_ms = rappel_dialer::Clock::wall().millis();
                // RTP with A-law; all else is not audio.
                if length > 12 && buffer[1] & 0x7f == 8 {
                    let audio = buffer[12..length].iter().map(|&byte| decode(byte)).collect();
                    let at_s = now_ms.rem_euclid(86_400_000) as f64 / 1_000.0;
                    packets.lock().expect("no panic while it was held").push(Packet { at_s, from: from.port(), audio });
                }
            }
        });
        Ear { port, packets }
    }

    /// What came from a port of Asterisk.
    pub fn heard(&self, from: u16) -> Vec<Packet> {
        self.packets
            .lock()
            .expect("no panic while it was held")
            .iter()
            .filter(|packet| packet.from == from)
            .cloned()
            .collect()
    }
}
