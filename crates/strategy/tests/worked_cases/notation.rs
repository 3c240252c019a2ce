//! How a worked case is written down, and how it is tried.
//!
//! Every case is also put before the reference, so that what was worked out by hand, the engine and the walk from minute to minute
//! all have to agree.

use crate::reference::{Found, Reference};
use jiff::civil::DateTime;
use rappel_strategy::engine::{Attempt, CallbackAsked, Contact, EndReason, Engine, Plan, Slot, State, ZoneId, status};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

/// When, on which telephone (1…), how it ended: a status, or `callback at T [on N] [for AGENT until T]`.
pub type Row = (&'static str, u64, &'static str);

/// A situation and what follows from it. Times without an offset are those of Paris.
#[derive(Clone, Copy)]
pub struct Case {
    pub says: &'static str,
    pub zone: &'static str,
    pub hours: &'static str,
    /// More of the campaign, as in its file.
    pub campaign: &'static str,
    /// General properties of the strategy, as in its file.
    pub general: &'static str,
    /// The strategy's default rules.
    pub rules: &'static str,
    /// What each number says, as in the file; its column is the one of its rank unless it names another.
    pub numbers: &'static [&'static str],
    /// What stands in each column: a telephone 1…, `@zone`, `!` where it is suppressed; empty for nothing.
    pub contact: &'static [&'static str],
    /// Calls of other campaigns.
    pub elsewhere: &'static [(&'static str, u64)],
    pub calls: &'static [Row],
    /// The strategy of this case takes the place of the own one before the next call is planned.
    pub swapped: Option<&'static Case>,
    pub now: &'static str,
    /// `TEL2 T`, `TEL2 T until T`, or `end Reason`.
    pub expected: &'static str,
}

pub const BASE: Case = Case {
    says: "",
    zone: "Europe/Paris",
    hours: r#"{ mon-fri = ["09:00-20:00"] }"#,
    campaign: "",
    general: "",
    rules: r#"{ recall = { call = "same", after = "1 h" } }"#,
    numbers: &[""],
    contact: &["1", "2", "3", "4"],
    elsewhere: &[],
    calls: &[],
    swapped: None,
    now: "2026-11-23T10:00",
    expected: "",
};

pub fn at(text: &str) -> Instant {
    if let Ok(instant) = text.parse() {
        return instant;
    }
    let local: DateTime = text.parse().unwrap_or_else(|_| panic!("`{text}` is not a time"));
    local.in_tz("Europe/Paris").expect("in range").timestamp().into()
}

pub fn phone(index: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + index).expect("valid")
}

/// A case made ready.
pub struct World {
    pub campaign: Campaign,
    pub strategy: Strategy,
    pub engine: Engine,
    pub contact: Contact,
    zones: Vec<String>,
    pub state: State,
}

impl Case {
    pub fn campaign(&self) -> Campaign {
        let columns: Vec<String> = (1..=self.contact.len()).map(|column| format!("\"C{column}\"")).collect();
        let text = format!(
            r#"
            name = "case"
            zone = "{}"
            phone_columns = [{}]
            hours = {}
            caller_ids = ["+33170360001", "+33170360002", "+33170360003"]
            qualification = [
                {{ name = "yes", kind = "positive", final = true }},
                {{ name = "later", kind = "negative" }},
                {{ name = "wrong", kind = "wrong_person" }},
                {{ name = "callback", kind = "callback" }},
                {{ name = "stop", kind = "do_not_call" }},
            ]
            {}
            "#,
            self.zone,
            columns.join(", "),
            self.hours,
            self.campaign
        );
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", self.says))
    }

    pub fn strategy(&self) -> Strategy {
        let mut text = format!("name = \"case\"\n{}\ndefault = [{}]\n", self.general, self.rules);
        for (rank, number) in (1..).zip(self.numbers) {
            let or = |key: &str, line: String| if number.contains(key) { String::new() } else { line };
            let column = or("column =", format!("column = \"C{rank}\"\n"));
            let caller_id = or("caller_id =", "caller_id = { show = \"hidden\" }\n".to_owned());
            text += &format!("[[number]]\nname = \"N{rank}\"\n{column}{caller_id}{number}\n");
        }
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", self.says))
    }

    pub fn world(&self) -> World {
        let (campaign, strategy) = (self.campaign(), self.strategy());
        let mut engine = Engine::new(&strategy, &campaign, at(self.now)).expect("compiles");
        let mut contact = Contact { seed: 7, ..Contact::default() };
        let mut zones = Vec::new();
        for (column, text) in self.contact.iter().enumerate() {
            let suppressed = text.ends_with('!');
            let (index, zone) =
                text.trim_end_matches('!').split_once('@').unwrap_or((text.trim_end_matches('!'), self.zone));
            let id = if zone == self.zone { ZoneId::CAMPAIGN } else { engine.zone(zone).expect("known") };
            zones.push(zone.to_owned());
            contact.slots[column] =
                index.parse().ok().map(|index| Slot { phone: phone(index), zone: id, takes_texts: true, suppressed });
        }
        contact.elsewhere = self.elsewhere.iter().map(|&(when, index)| (phone(index), at(when))).collect();
        let mut world = World { campaign, strategy, engine, contact, zones, state: State::default() };
        for &row in self.calls {
            world.call(row);
        }
        if let Some(other) = self.swapped {
            // Both know the same zones in the same order, so that the contact means the same to both.
            let World { strategy, engine, .. } =
                Case { calls: &[], swapped: None, contact: self.contact, ..*other }.world();
            (world.strategy, world.engine) = (strategy, engine);
        }
        world
    }

    fn check(&self) -> Result<(), String> {
        let world = self.world();
        let now = at(self.now);
        let plan = world.engine.plan(&world.contact, &world.state, now);
        let wrong = || Err(format!("{}: expected {}, found {plan:?}", self.says, self.expected));
        if let Some(reason) = self.expected.strip_prefix("end ") {
            return match &plan {
                Plan::End(found) if format!("{found:?}") == reason => Ok(()),
                _ => wrong(),
            };
        }
        let words: Vec<&str> = self.expected.split(' ').collect();
        let rank: u8 = words[0].strip_prefix("TEL").and_then(|rank| rank.parse().ok()).expect("a rank");
        let Plan::Call(call) = &plan else { return wrong() };
        if (call.rank + 1, call.from) != (rank, at(words[1]))
            || words.get(3).is_some_and(|until| at(until) != call.until)
        {
            return wrong();
        }
        Ok(())
    }

    fn check_reference(&self) -> Result<(), String> {
        let world = self.world();
        let now = at(self.now);
        let found = world.reference().plan(now);
        let plan = world.engine.plan(&world.contact, &world.state, now);
        let agrees = match (&plan, found) {
            (Plan::Call(call), Found::Call(rank, from)) => (call.rank, call.from) == (rank, from),
            (Plan::End(reason), Found::Ceiling) => *reason == EndReason::Ceiling,
            (Plan::End(reason), Found::NoNumber) => *reason == EndReason::NoNumber,
            (Plan::End(reason), Found::NoInstant) => matches!(reason, EndReason::NoInstant | EndReason::CampaignOver),
            (Plan::End(_), Found::Closed) => true,
            _ => false,
        };
        if agrees { Ok(()) } else { Err(format!("{}: the reference finds {found:?}, the engine {plan:?}", self.says)) }
    }
}

impl World {
    fn reference(&self) -> Reference<'_> {
        Reference {
            strategy: &self.strategy,
            campaign: &self.campaign,
            contact: &self.contact,
            zones: &self.zones,
            state: &self.state,
        }
    }

    /// Adds a call that ended.
    pub fn call(&mut self, (when, index, text): Row) -> rappel_strategy::engine::Applied {
        let words: Vec<&str> = text.split(' ').collect();
        let word_after = |key: &str| words.iter().position(|word| *word == key).map(|index| words[index + 1]);
        let shown = (0..self.engine.numbers() as u8)
            .find(|&rank| self.contact.slots[self.engine.column(rank)].is_some_and(|slot| slot.phone == phone(index)))
            .and_then(|rank| self.engine.shown(&self.contact, &self.state, rank, at(when)));
        let attempt = Attempt {
            at: at(when),
            phone: phone(index),
            status: status(&self.campaign, words[0]).expect("known"),
            shown,
            message_left: words.contains(&"left"),
            callback: word_after("at").map(|asked| CallbackAsked {
                at: at(asked),
                phone: word_after("on").map(|on| phone(on.parse().expect("a telephone"))),
                personal: word_after("for").map(|agent| {
                    (agent.parse().expect("an agent"), at(word_after("until").expect("a personal callback ends")))
                }),
            }),
        };
        self.engine.apply(&self.contact, &mut self.state, &attempt)
    }
}

/// Tries every case, and names all that fail.
pub fn run(cases: &[Case]) {
    let failed: Vec<String> =
        cases.iter().flat_map(|case| [case.check(), case.check_reference()]).filter_map(Result::err).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), cases.len(), failed.join("\n"));
}
