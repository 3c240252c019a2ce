//! Replays a witness: its steps are applied to a fresh contact by the engine, one by one, each at an instant at which the engine
//! itself would have made that very call.

use rappel_analysis::findings::Witness;
use rappel_strategy::engine::{
    Applied, Attempt, Contact, Engine, Explanation, Obstacle, Plan, Slot, State, seed, status,
};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

/// A witness after its last step.
pub struct Replay {
    pub engine: Engine,
    pub contact: Contact,
    pub state: State,
    pub at: Instant,
    /// What each step led to.
    pub applied: Vec<Applied>,
    /// What was displayed at each step.
    pub shown: Vec<Option<Phone>>,
}

impl Replay {
    /// Replays.
    pub fn of(strategy: &Strategy, campaign: &Campaign, witness: &Witness) -> Replay {
        let mut engine = Engine::new(strategy, campaign, witness.at).expect("compiles");
        let zone = engine.zone(&witness.contact.zone).expect("a zone");
        let mut contact = Contact { seed: seed::of_key(&witness.contact.key), ..Contact::default() };
        for (column, phone) in &witness.contact.phones {
            let index = campaign.phone_columns.iter().position(|name| name == column).expect("a column");
            contact.slots[index] =
                Some(Slot { phone: *phone, zone, takes_texts: phone.kind().takes_texts(), suppressed: false });
        }
        let mut replay =
            Replay { engine, contact, state: State::default(), at: witness.at, applied: Vec::new(), shown: Vec::new() };
        for step in &witness.steps {
            let Plan::Call(call) = replay.engine.plan(&replay.contact, &replay.state, step.at) else {
                panic!("no call at {}: {witness:#?}", step.at)
            };
            assert_eq!(
                (call.rank + 1, call.phone, call.from),
                (step.number, step.phone, step.at),
                "the engine makes this call at this instant: {witness:#?}"
            );
            let shown = replay.engine.shown(&replay.contact, &replay.state, call.rank, step.at);
            let attempt = Attempt {
                at: step.at,
                phone: step.phone,
                status: status(campaign, &step.status).expect("a status"),
                shown,
                message_left: false,
                callback: None,
            };
            let applied = replay.engine.apply(&replay.contact, &mut replay.state, &attempt);
            replay.applied.push(applied);
            replay.shown.push(shown);
        }
        assert!(witness.steps.last().is_none_or(|last| last.at <= witness.at), "{witness:#?}");
        replay
    }

    pub fn plan(&self) -> Plan {
        self.engine.plan(&self.contact, &self.state, self.at)
    }

    pub fn explain(&self) -> Explanation {
        self.engine.explain(&self.contact, &self.state, self.at)
    }

    /// Open to the contact's live numbers by hours, days, law and caps, and none of them callable.
    pub fn idle(&self) -> bool {
        let live: Vec<_> = self.explain().numbers.into_iter().map(|number| number.obstacles).collect();
        let live = live.iter().filter(|obstacles| !matches!(obstacles.as_slice(), [Obstacle::Dead(_)]));
        let only_plannings = |obstacles: &&Vec<Obstacle>| {
            !obstacles.is_empty()
                && obstacles.iter().all(|o| matches!(o, Obstacle::HeldBack(_) | Obstacle::OffPlanning))
        };
        live.clone().count() > 0 && live.clone().all(|obstacles| only_plannings(&obstacles))
    }
}
