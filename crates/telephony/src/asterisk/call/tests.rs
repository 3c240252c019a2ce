use super::*;
use Input::*;

/// A call that these things happened to, and what it led to in the end.
fn after(has_message: bool, inputs: impl IntoIterator<Item = Input>) -> (Call, Vec<Act>) {
    let mut call = Call::ordered(has_message);
    let mut acts = Vec::new();
    for input in inputs {
        acts.clear();
        call.step(input, &mut acts);
    }
    (call, acts)
}

fn last(has_message: bool, inputs: impl IntoIterator<Item = Input>) -> Vec<Act> {
    after(has_message, inputs).1
}

const GONE: Input = Destroyed { cause: 16, tech_cause: None };

fn end(release: Release, answered_by: Option<AnsweredBy>) -> Act {
    Act::End { release, answered_by, trunk_refused: false }
}

fn refused(cause: u8, code: u16) -> Input {
    Destroyed { cause, tech_cause: Some(code) }
}

#[test]
fn ring_time_runs_from_the_first_ringing_and_is_ours_r11_r20() {
    assert_eq!(last(false, [Placed, Rings]), [Act::Tell(Progress::Ringing), Act::StartRinging]);
    assert_eq!(last(false, [Placed, Rings, Rings]), []);
    assert_eq!(last(false, [Placed, Rings, RingOver]), [Act::Release]);
    let acts = last(false, [Placed, Rings, RingOver, Destroyed { cause: 19, tech_cause: Some(480) }]);
    assert_eq!(acts, [end(CANCELLED, None)]);
}

#[test]
fn early_media_is_no_answer_r20() {
    let acts = last(false, [Placed, Rings, refused(17, 486)]);
    assert_eq!(acts, [end(Release { q850: None, ..Release::q850(0) }.and_sip(486), None)]);
}

#[test]
fn events_may_overtake_the_answer_to_the_order() {
    assert_eq!(
        last(false, [Rings, Answered, Placed, Heard(super::Heard::Person)]),
        [Act::Tell(Progress::PersonOnLine)]
    );
}

#[test]
fn an_end_that_is_asked_for_before_there_is_a_channel_comes_with_it() {
    assert_eq!(last(false, [HangUp]), []);
    assert_eq!(last(false, [HangUp, Placed]), [Act::Release]);
    assert_eq!(last(false, [HangUp, Placed, GONE]), [end(CANCELLED, None)]);
}

#[test]
fn an_answer_that_crosses_our_cancel_was_an_answer_r20() {
    assert_eq!(last(false, [Placed, Rings, RingOver, GONE]), [end(CANCELLED, None)], "Asterisk did not tell us");
    let acts = last(false, [Placed, Rings, RingOver, Answered, GONE]);
    assert_eq!(acts, [end(CANCELLED, Some(AnsweredBy::Unsure))], "it did");
}

#[test]
fn nothing_heard_is_the_network_s_fault_r20_r21() {
    assert_eq!(last(false, [Placed, SetupOver]), [Act::Release]);
    assert_eq!(last(false, [Placed, SetupOver, GONE]), [end(OUT_OF_ORDER, None)]);
    assert_eq!(last(false, [Placed, Rings, SetupOver]), []);
}

#[test]
fn only_a_refusal_before_ringing_lets_another_trunk_try_r21() {
    let elsewhere =
        |inputs: Vec<Input>| last(false, inputs).iter().any(|act| matches!(act, Act::End { trunk_refused: true, .. }));
    assert!(elsewhere(vec![Placed, refused(34, 503)]));
    assert!(elsewhere(vec![NotPlaced { by_asterisk: true }]));
    assert!(!elsewhere(vec![NotPlaced { by_asterisk: false }]), "no trunk of this switch would do");
    assert!(!elsewhere(vec![Placed, Rings, refused(34, 503)]), "somebody heard it ring");
    assert!(!elsewhere(vec![Placed, SetupOver, refused(34, 503)]), "it may be ringing");
    assert!(!elsewhere(vec![Placed, refused(17, 486)]), "not the trunk's doing");
    assert!(!elsewhere(vec![Placed, Destroyed { cause: 34, tech_cause: Some(408) }]), "a timeout is no refusal");
}

#[test]
fn a_machine_gets_its_message_after_its_greeting_and_is_hung_up_on_r17() {
    let heard = super::Heard::Greeted;
    assert_eq!(last(true, [Placed, Answered, GreetingRuns, Heard(heard)]), [Act::Play]);
    let acts = last(true, [Placed, Answered, GreetingRuns, Heard(heard), Played(true)]);
    assert_eq!(acts, [Act::Tell(Progress::MessageLeft), Act::Release]);
    assert_eq!(last(true, [Placed, Answered, Heard(heard), Played(false)]), [Act::Release], "not left");
    assert_eq!(last(false, [Placed, Answered, Heard(super::Heard::Machine)]), [Act::Release], "there is none");
    let acts = last(true, [Placed, Answered, GreetingRuns, GONE]);
    assert!(matches!(acts[..], [Act::End { answered_by: Some(AnsweredBy::Machine), .. }]), "it hung up first");
}

#[test]
fn a_person_is_joined_with_an_agent_and_both_end_together() {
    let person = || vec![Placed, Answered, Heard(super::Heard::Person), Connect("agent-1".into())];
    let and = |more: Vec<Input>| last(false, person().into_iter().chain(more));
    assert_eq!(and(vec![]), [Act::CallSeat("agent-1".into())]);
    assert_eq!(and(vec![SeatUp]), [Act::Join]);
    assert_eq!(and(vec![SeatUp, SeatGone]), [Act::Release]);
    assert_eq!(and(vec![SeatUp, GONE])[0], Act::Clean);
    assert_eq!(and(vec![SeatGone]), [Act::Tell(Progress::Unconnected)]);
    assert_eq!(and(vec![SeatUp, NotJoined]), [Act::Clean, Act::Tell(Progress::Unconnected)]);
    assert_eq!(and(vec![SeatGone, Connect("agent-2".into())]), [Act::CallSeat("agent-2".into())]);
}

#[test]
fn a_call_that_asterisk_does_not_know_is_lost_r20() {
    assert_eq!(last(false, [Placed, Rings, Gone]), [Act::Tell(Progress::Lost)]);
    assert_eq!(last(false, [Unclear, Gone]), [Act::Tell(Progress::Lost)]);
    assert_eq!(last(false, [Unclear, Placed, Rings]), [Act::Tell(Progress::Ringing), Act::StartRinging]);
    assert!(!after(false, []).0.can_be_gone(), "its order may still be under way");
}

#[test]
fn whoever_hangs_up_during_detection_is_nobody_known_r20() {
    let acts = last(false, [Placed, Rings, Answered, GONE]);
    assert!(matches!(acts[..], [Act::End { answered_by: Some(AnsweredBy::Unsure), .. }]));
}
