//! The guard at the time of dialling: what depends on facts outside the decision (R37).

use crate::evidence::{Evidence, Papers};
use rappel_strategy::law::{Abandonment, Channel, Consent, Displayed, InForce, Requirement, in_force};
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::{Country, Phone, PhoneKind};
use rappel_strategy::time::{Instant, LocalDay};
use rappel_strategy::zone::Zone;
use serde_json::{Map, Value};

/// What a campaign's law asks at the time of dialling.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    rules: Vec<Held>,
    consent_column: Option<String>,
    contract_column: Option<String>,
    /// The campaign's numbers to display, and whether each is a mobile one: to find that out takes longer than all else.
    own: Vec<(Phone, bool)>,
}

#[derive(Clone, Debug)]
struct Held {
    id: String,
    countries: Vec<Country>,
    prefixes: Vec<String>,
    valid: (Option<LocalDay>, Option<LocalDay>),
    channel: Channel,
    requires: Requirement,
}

/// A call or text about to leave.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// When.
    pub at: Instant,
    /// On whose clock days are told: the called party's.
    pub zone: &'a Zone,
    /// The number.
    pub phone: Phone,
    /// The number displayed; `None`: hidden. Texts display none.
    pub shown: Option<Phone>,
    /// What the contact's columns prove, where they were read. Without them, what needs them is not asked.
    pub papers: Option<Papers>,
    /// Call or text.
    pub channel: Channel,
}

/// The law refuses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Denial {
    /// The rule.
    pub rule: String,
    /// The first instant at which it allows; `None`: not as long as nothing changes.
    pub earliest: Option<Instant>,
}

impl Guard {
    /// The guard of a campaign; without law, it refuses nothing.
    pub fn of(campaign: &Campaign) -> Guard {
        let asked = |rule: &InForce<'_>| {
            matches!(
                rule.rule.requires,
                Requirement::Consent(_)
                    | Requirement::Contract(_)
                    | Requirement::Displayed(_)
                    | Requirement::Ring(_)
                    | Requirement::Abandonment(_)
            )
        };
        let law = campaign.law.as_ref();
        Guard {
            rules: in_force(campaign).iter().filter(|rule| asked(rule)).map(Held::of).collect(),
            consent_column: law.and_then(|law| law.consent_column.clone()),
            contract_column: law.and_then(|law| law.contract_column.clone()),
            own: campaign.caller_ids.iter().map(|&phone| (phone, is_mobile(phone))).collect(),
        }
    }

    /// Whether calls can be refused at all.
    pub fn refuses(&self) -> bool {
        self.of_calls().any(|rule| !matches!(rule.requires, Requirement::Ring(_) | Requirement::Abandonment(_)))
    }

    /// Whether the contact's columns must be read before a call.
    pub fn needs_columns(&self) -> bool {
        self.of_calls().any(|rule| matches!(rule.requires, Requirement::Consent(_) | Requirement::Contract(_)))
    }

    fn of_calls(&self) -> impl Iterator<Item = &Held> {
        self.rules.iter().filter(|rule| rule.channel == Channel::Calls)
    }

    /// Whether it looks for proof in the column of this name.
    pub fn reads(&self, column: &str) -> bool {
        [&self.consent_column, &self.contract_column].into_iter().any(|name| name.as_deref() == Some(column))
    }

    /// What the columns of a contact, a JSON object, prove.
    pub fn papers(&self, columns: &Map<String, Value>) -> Papers {
        Papers {
            consent: evidence(columns, self.consent_column.as_deref()),
            contract: evidence(columns, self.contract_column.as_deref()),
        }
    }

    /// Why a call or text may not leave; of several rules the one that forbids it longest.
    pub fn denies(&self, asked: &Asked<'_>) -> Option<Denial> {
        let country = asked.phone.country();
        let today = asked.zone.day(asked.at);
        let binding = self
            .rules
            .iter()
            .filter(|rule| rule.channel == asked.channel && rule.in_force(today) && rule.binds(asked.phone, country));
        let denials = binding.filter_map(|rule| self.denied_by(rule, asked, today));
        denials.max_by_key(|denial| denial.earliest.unwrap_or(Instant::MAX))
    }

    fn denied_by(&self, rule: &Held, asked: &Asked<'_>, today: LocalDay) -> Option<Denial> {
        let over = rule.valid.1.map(|day| asked.zone.instant(day, 0));
        let lawful_on = match &rule.requires {
            Requirement::Consent(consent) => {
                let papers = asked.papers?;
                if consent.or_contract && runs(papers.contract, today) {
                    Some(today)
                } else {
                    consented(papers.consent, *consent, today)
                }
            }
            Requirement::Contract(_) => {
                Some(today).filter(|_| asked.papers.is_none_or(|papers| runs(papers.contract, today)))
            }
            Requirement::Displayed(displayed) => Some(today).filter(|_| self.displays(displayed, asked.shown)),
            _ => return None,
        };
        if lawful_on.is_some_and(|day| day <= today) {
            return None;
        }
        let allowed = lawful_on.map(|day| asked.zone.instant(day, 0));
        Some(Denial { rule: rule.id.clone(), earliest: allowed.into_iter().chain(over).min() })
    }

    fn displays(&self, displayed: &Displayed, shown: Option<Phone>) -> bool {
        let Some(shown) = shown else {
            return !displayed.visible && displayed.prefixes.is_empty() && !displayed.own && !displayed.not_mobile;
        };
        let digits = shown.digits().to_string();
        let own = self.own.iter().find(|(phone, _)| *phone == shown);
        (displayed.prefixes.is_empty() || displayed.prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str())))
            && (!displayed.own || own.is_some())
            && (!displayed.not_mobile || !own.map_or_else(|| is_mobile(shown), |(_, mobile)| *mobile))
    }

    /// How long a call to this number may ring, brought within what the law asks.
    pub fn ring_s(&self, phone: Phone, at: Instant, zone: &Zone, ring_s: u8) -> u8 {
        let country = phone.country();
        let today = zone.day(at);
        let rings = self.rules.iter().filter_map(|rule| match &rule.requires {
            Requirement::Ring(ring) if rule.in_force(today) && rule.binds(phone, country) => Some(ring),
            _ => None,
        });
        // Where one rule's least is above another's most, the shorter ringing is kept: it disturbs less.
        let (least, most) = rings.fold((0, u8::MAX), |(least, most), ring| {
            (least.max(ring.min_s.unwrap_or(0)), most.min(ring.max_s.unwrap_or(u8::MAX)))
        });
        ring_s.max(least).min(most)
    }

    /// The rates of abandonment in force on a day.
    pub fn rates(&self, today: LocalDay) -> impl Iterator<Item = (&str, &Abandonment)> {
        self.rules.iter().filter(move |rule| rule.in_force(today)).filter_map(|rule| match &rule.requires {
            Requirement::Abandonment(rate) => Some((rule.id.as_str(), rate)),
            _ => None,
        })
    }

    /// Whether some rate of abandonment is bounded, at whatever time.
    pub fn bounds_abandonment(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.requires, Requirement::Abandonment(_)))
    }
}

impl Held {
    fn of(in_force: &InForce<'_>) -> Held {
        let rule = in_force.rule;
        Held {
            id: rule.id.clone(),
            countries: in_force.countries().to_vec(),
            prefixes: rule.prefixes.clone(),
            valid: (rule.effective_from.map(LocalDay::from), rule.effective_to.map(LocalDay::from)),
            channel: rule.channel,
            requires: rule.requires.clone(),
        }
    }

    fn in_force(&self, day: LocalDay) -> bool {
        self.valid.0.is_none_or(|from| from <= day) && self.valid.1.is_none_or(|to| day < to)
    }

    fn binds(&self, phone: Phone, country: Option<Country>) -> bool {
        (self.countries.is_empty() || country.is_some_and(|country| self.countries.contains(&country)))
            && (self.prefixes.is_empty() || {
                let digits = phone.digits().to_string();
                self.prefixes.iter().any(|prefix| digits.starts_with(prefix.as_str()))
            })
    }
}

fn is_mobile(phone: Phone) -> bool {
    phone.kind() == PhoneKind::Mobile
}

/// The first day, from today on, on which consent stands.
fn consented(given: Evidence, asked: Consent, today: LocalDay) -> Option<LocalDay> {
    match given {
        Evidence::Nothing => None,
        Evidence::Yes => Some(today).filter(|_| asked.max_age_days.is_none()),
        Evidence::Day(day) => {
            let given = LocalDay::from(day);
            let first = given.max(today);
            Some(first).filter(|day| asked.max_age_days.is_none_or(|age| *day < given + i32::from(age)))
        }
    }
}

/// Whether a contract runs on a day.
fn runs(contract: Evidence, today: LocalDay) -> bool {
    match contract {
        Evidence::Nothing => false,
        Evidence::Yes => true,
        Evidence::Day(last) => today <= LocalDay::from(last),
    }
}

fn evidence(columns: &Map<String, Value>, column: Option<&str>) -> Evidence {
    match column.and_then(|column| columns.get(column)) {
        Some(Value::String(cell)) => Evidence::read(cell),
        Some(Value::Bool(true)) => Evidence::Yes,
        Some(Value::Number(number)) => Evidence::read(&number.to_string()),
        _ => Evidence::Nothing,
    }
}
