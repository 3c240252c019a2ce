//! What will happen to one call, drawn when it is placed.

use super::draw::{Lasting, Subject, between_ms, happens, stream};
use super::line::{LineModel, LocalTime};
use super::profile::Profile;
use super::truth::{self, Line, Telephone};
use crate::call::{CallOrder, LineKind, Shown};
use crate::cause::Release;
use crate::event::AnsweredBy;
use rand::RngExt;
use rand_xoshiro::Xoshiro256PlusPlus;
use rappel_strategy::time::Instant;

/// The course of one call, if nobody interferes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Plan {
    /// From dialling to ringing, or to the refusal when it does not ring.
    pub(super) post_dial_ms: u32,
    /// What comes then.
    pub(super) course: Course,
}

/// What comes after dialling.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Course {
    /// The network refuses the call.
    Refused(Release),
    /// It rings.
    Rings {
        /// How long.
        ring_ms: u32,
        /// What ends the ringing.
        then: AfterRinging,
    },
}

/// What ends the ringing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum AfterRinging {
    /// We cancel: the ring time is over (R11).
    WeCancel,
    /// The person called rejects.
    Refused(Release),
    /// A person answers, is recognised after `detection_ms` and hangs up after `patience_ms` more without an agent.
    Person {
        /// From the answer to the verdict.
        detection_ms: u32,
        /// From there to the end.
        patience_ms: u32,
    },
    /// Something answers and we hang up on it.
    HungUpOn {
        /// What it was taken for.
        by: AnsweredBy,
        /// From the answer to the verdict.
        detection_ms: u32,
    },
    /// A machine answers, or what was taken for one, and the message is left.
    MessageLeft {
        /// From the answer to the end of our message.
        message_end_ms: u32,
    },
}

/// A profile made ready for drawing plans.
pub(super) struct Planner {
    seed: u64,
    profile: Profile,
    fixed: LineModel,
    mobile: LineModel,
    patience: Lasting,
    greeting: Lasting,
}

impl Planner {
    /// A planner for a profile that was checked.
    pub(super) fn new(seed: u64, profile: Profile) -> Planner {
        Planner {
            seed,
            fixed: LineModel::new(&profile, &profile.fixed),
            mobile: LineModel::new(&profile, &profile.mobile),
            patience: Lasting::with_mean_s(profile.persons.patience_s_mean),
            greeting: Lasting::with_mean_s(profile.machine.greeting_s_mean),
            profile,
        }
    }

    /// Draws what will happen to `order`, dialled at `now`.
    pub(super) fn plan(&self, order: &CallOrder, now: Instant) -> Plan {
        let model = if order.kind == LineKind::Mobile { &self.mobile } else { &self.fixed };
        let mut rng = stream(self.seed, Subject::Call, order.to, order.id);
        Plan {
            post_dial_ms: between_ms(&mut rng, self.profile.network.post_dial_s),
            course: self.course(&mut rng, model, order, now),
        }
    }

    fn course(&self, rng: &mut Xoshiro256PlusPlus, model: &LineModel, order: &CallOrder, now: Instant) -> Course {
        if happens(rng, self.profile.network.congestion_percent) {
            let causes = [34, 38, 41, 42, 27];
            return Course::Refused(Release::q850(causes[rng.random_range(0..causes.len())]).and_sip(503));
        }
        if happens(rng, self.profile.network.caller_id_blocked_percent) {
            return Course::Refused(Release::q850(21).and_sip(608));
        }
        match truth::line(self.seed, order.to, model) {
            Line::Invalid(cause, sip) => Course::Refused(Release::q850(cause).and_sip(sip)),
            Line::Fax => {
                let then = AfterRinging::HungUpOn { by: AnsweredBy::Fax, detection_ms: self.detection_ms() };
                rings(between_ms(rng, [1.0, 4.0]), then, order.ring_s)
            }
            Line::Telephone(telephone) => self.telephone(rng, model, &telephone, order, now),
        }
    }

    fn telephone(
        &self,
        rng: &mut Xoshiro256PlusPlus,
        model: &LineModel,
        telephone: &Telephone,
        order: &CallOrder,
        now: Instant,
    ) -> Course {
        let mut chance = model.answer_chance(telephone, LocalTime::at(now, order.utc_offset_s));
        if order.shown == Shown::Hidden {
            chance *= self.profile.persons.hidden_number_percent / 100.0;
        }
        if rng.random::<f64>() < chance {
            let ring = &self.profile.ring;
            let cluster = if happens(rng, ring.quick_percent) { ring.quick_s } else { ring.slow_s };
            let ring_ms = between_ms(rng, cluster);
            return rings(ring_ms, self.person(rng, order), order.ring_s);
        }
        let draw = rng.random::<f64>() * 100.0;
        let absent_until = telephone.busy_percent + model.profile.absent_percent;
        if draw < telephone.busy_percent {
            Course::Refused(Release::q850(17).and_sip(486))
        } else if draw < absent_until {
            match telephone.machine_after_ms {
                Some(_) => rings(between_ms(rng, [0.3, 1.5]), self.machine(rng, order), order.ring_s),
                None => Course::Refused(Release::q850(20).and_sip(480)),
            }
        } else if draw < absent_until + model.profile.rejected_percent {
            let rejected = AfterRinging::Refused(Release::q850(21).and_sip(603));
            rings(between_ms(rng, [2.0, 9.0]), rejected, order.ring_s)
        } else {
            match telephone.machine_after_ms {
                Some(after_ms) => rings(after_ms, self.machine(rng, order), order.ring_s),
                None => rings(u32::MAX, AfterRinging::WeCancel, order.ring_s),
            }
        }
    }

    fn person(&self, rng: &mut Xoshiro256PlusPlus, order: &CallOrder) -> AfterRinging {
        let detection_ms = self.detection_ms();
        if happens(rng, self.profile.detection.unsure_percent) {
            AfterRinging::HungUpOn { by: AnsweredBy::Unsure, detection_ms }
        } else if happens(rng, self.profile.detection.person_taken_for_machine_percent) {
            self.taken_for_machine(order, detection_ms)
        } else {
            AfterRinging::Person { detection_ms, patience_ms: self.patience.ms(rng) }
        }
    }

    fn machine(&self, rng: &mut Xoshiro256PlusPlus, order: &CallOrder) -> AfterRinging {
        if happens(rng, self.profile.detection.unsure_percent) {
            return AfterRinging::HungUpOn { by: AnsweredBy::Unsure, detection_ms: self.detection_ms() };
        }
        // The message starts after the greeting has ended (R17).
        self.taken_for_machine(order, self.greeting.ms(rng).max(self.detection_ms()))
    }

    fn taken_for_machine(&self, order: &CallOrder, greeting_ms: u32) -> AfterRinging {
        match order.message {
            Some(_) => AfterRinging::MessageLeft {
                message_end_ms: greeting_ms + (self.profile.machine.message_s * 1_000.0) as u32,
            },
            None => AfterRinging::HungUpOn { by: AnsweredBy::Machine, detection_ms: self.detection_ms() },
        }
    }

    fn detection_ms(&self) -> u32 {
        (self.profile.detection.delay_s * 1_000.0) as u32
    }
}

/// Ringing that is ended by `then` after `ring_ms`, or by us when the ring time is over first (R11).
fn rings(ring_ms: u32, then: AfterRinging, ring_s_max: u16) -> Course {
    let ring_ms_max = u32::from(ring_s_max) * 1_000;
    if ring_ms < ring_ms_max {
        Course::Rings { ring_ms, then }
    } else {
        Course::Rings { ring_ms: ring_ms_max, then: AfterRinging::WeCancel }
    }
}
