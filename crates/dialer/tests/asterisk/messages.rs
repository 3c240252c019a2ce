//! Who answers: persons go to agents, machines get their message after the greeting (R17, R20).

use super::carrier::{Carrier, Message};
use super::ear::{Ear, Packet};
use super::machine::{Asterisk, TrunkTo, free_port};
use super::sound::{self, GREETING_MS, KHZ, share_of_tone};
use super::world::{Outcome, STRATEGY, World, recall_min, trunk};
use rappel_telephony::asterisk::SwitchConfig;

const DIALLING: &str =
    "{ agents = 9, undetermined = \"agent\", trunk = [{ name = \"carrier\", calls_per_second = 9, calls_max = 9 }] }";
/// What the message is made of, and another one.
const TONES: [(&str, f64); 2] = [("accueil", 620.0), ("relance", 880.0)];

struct Line {
    ear: Ear,
    carrier: Carrier,
    asterisk: Asterisk,
}

fn line() -> Line {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    for (name, hz) in TONES {
        let tone: Vec<i16> = sound::tone(hz, 1_500).collect();
        std::fs::write(asterisk.sounds().join(format!("{name}.wav")), sound::wav(&tone)).expect("a sound");
    }
    Line { ear, carrier, asterisk }
}

fn of(outcomes: &[Outcome], way: u64) -> &Outcome {
    outcomes.iter().find(|outcome| outcome.way == way).expect("an outcome")
}

/// What the carrier heard of the call to this number, and when it was answered.
fn heard(line: &Line, ending: &str) -> (Vec<Packet>, f64) {
    let invites = line.carrier.invites_to(ending);
    let [invite] = &invites[..] else { panic!("one call, not {}", invites.len()) };
    let call = invite.header("Call-ID");
    let acknowledges = |message: &&Message| message.line().starts_with("ACK ") && message.header("Call-ID") == call;
    let messages = line.carrier.messages();
    let answered = messages.iter().find(acknowledges).expect("it was answered");
    (line.ear.heard(invite.audio_port().expect("audio")), answered.at_s)
}

#[test]
fn persons_meet_agents_and_machines_the_message_after_their_greeting_r17_r20() {
    let line = line();
    let switch = line.asterisk.switch(vec![trunk("carrier")]);
    let strategy = format!("{STRATEGY}\n[number.machine]\nmessages = [\"relance\"]\n");
    let mut world = World::new(DIALLING, &strategy, [2000, 2001, 2004, 2005, 2007]);
    let outcomes = world.run(&mut switch.line(""), 5);

    // 2000 and 2007: persons, one after early media. 2005 hangs up first. 2004: nobody knows who is there, so an agent asks.
    for way in [2000, 2004, 2005, 2007] {
        let outcome = of(&outcomes, way);
        assert_eq!((outcome.status.as_str(), outcome.agent, outcome.next_min), ("positive", true, None), "{way}");
    }
    let (person, _) = heard(&line, "2000");
    let loud = |packet: &&Packet| packet.audio.iter().any(|sample| sample.unsigned_abs() > 2_000);
    assert!(person.iter().filter(loud).count() > 10, "the agent's line, an echo, is heard");

    let machine = of(&outcomes, 2001);
    assert_eq!((machine.status.as_str(), machine.message_left, machine.agent), ("machine", true, false));
    assert_eq!(machine.next_min, recall_min("machine"));
    let (packets, answered_s) = heard(&line, "2001");
    let message: Vec<&Packet> = packets.iter().filter(|packet| share_of_tone(&packet.audio, 880.0) > 0.5).collect();
    let length_ms: usize = message.iter().map(|packet| packet.audio.len() / KHZ).sum();
    assert!((1_300..1_700).contains(&length_ms), "the whole message, once: {length_ms} ms");
    assert!(packets.iter().all(|packet| share_of_tone(&packet.audio, 620.0) < 0.5), "and no other");
    let began_ms = (message[0].at_s - answered_s) * 1_000.0;
    assert!(
        began_ms >= GREETING_MS as f64,
        "it began {began_ms} ms after the answer, the greeting ends at {GREETING_MS}"
    );
}

#[test]
fn a_machine_without_message_and_doubt_by_choice_are_hung_up_on_r17_r20() {
    let line = line();
    let switch = line.asterisk.switch(vec![trunk("carrier")]);
    let mut world = World::new(&DIALLING.replace("\"agent\"", "\"hang_up\""), STRATEGY, [2001, 2004]);
    let outcomes = world.run(&mut switch.line(""), 2);
    for (way, status) in [(2001, "machine"), (2004, "undetermined")] {
        let outcome = of(&outcomes, way);
        let got = (outcome.status.as_str(), outcome.message_left, outcome.agent, outcome.next_min);
        assert_eq!(got, (status, false, false, recall_min(status)), "{way}");
    }
}

#[test]
fn a_person_whose_agents_cannot_be_reached_was_abandoned_r20_r21() {
    let line = line();
    let config = SwitchConfig { seat: "Local/{seat}@no-seats".into(), detect: false, ..line.asterisk.config() };
    let switch = line.asterisk.switch_as(config, vec![trunk("carrier")]);
    let mut world = World::new(&DIALLING.replace("agents = 9", "agents = 1"), STRATEGY, [2000]);
    let outcomes = world.run(&mut switch.line(""), 1);
    let outcome = of(&outcomes, 2000);
    assert_eq!(
        (outcome.status.as_str(), outcome.agent, outcome.next_min),
        ("abandoned", false, recall_min("abandoned"))
    );
}
