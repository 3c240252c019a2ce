//! Arbitrary campaigns.

use super::parts::{caller_id, date, day_span, delay, name, phone, status, week_hours};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use rappel_strategy::law::{
    After, Channel, Confidence, Consent, Count, Counted, Key, Purpose, Quarantine, Requirement, Rule, Strength, Window,
};
use rappel_strategy::model::{
    Campaign, ClassicRule, ClassicRules, ClosedDays, Dialling, ExceptionalOpening, Law, Limit, LimitCap, LimitKey,
    NextNumber, Responsibility, Trunk, Undetermined,
};
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use rappel_strategy::status::{Qualification, QualificationKind};

fn closed_days() -> impl Strategy<Value = ClosedDays> {
    let calendar = select(vec!["FR", "FR-RE", "XX"]).prop_map(str::to_owned);
    (vec(calendar, 0..3), vec(date(), 0..14)).prop_map(|(calendars, dates)| ClosedDays { calendars, dates })
}

fn dialling() -> impl Strategy<Value = Dialling> {
    let trunk = (name(), any::<u32>(), any::<u32>()).prop_map(|(name, calls_per_second, calls_max)| Trunk {
        name,
        calls_per_second,
        calls_max,
    });
    let undetermined = prop_oneof![Just(Undetermined::Agent), Just(Undetermined::HangUp)];
    let fields = (any::<u32>(), -1.0..20.0f64, undetermined, vec(trunk, 0..3));
    fields.prop_map(|(agents, calls_per_agent, undetermined, trunk)| Dialling {
        undetermined,
        agents,
        calls_per_agent,
        trunk,
    })
}

fn limit() -> impl Strategy<Value = Limit> {
    let cap = (any::<u16>(), any::<u16>(), select(vec![LimitKey::Contact, LimitKey::Number]))
        .prop_map(|(calls, days, per)| LimitCap { calls, days, per });
    (name(), of(week_hours()), closed_days(), of(cap)).prop_map(|(name, hours, closed_days, cap)| Limit {
        name,
        hours,
        closed_days,
        cap,
    })
}

fn requirement() -> impl Strategy<Value = Requirement> {
    let key = || select(vec![Key::Number, Key::Contact, Key::Principal, Key::Matter]);
    let counted = select(vec![Counted::All, Counted::Connected]);
    let count = (any::<u16>(), of(any::<u16>()), of(any::<u16>()), key(), counted);
    let after = select(vec![After::Refusal, After::Abandoned, After::Conversation]);
    let quarantine = (after, of(any::<u16>()), of(any::<u16>()), key(), any::<bool>());
    prop_oneof![
        (of(week_hours()), closed_days(), of(vec(day_span(), 0..2))).prop_map(|(hours, closed_days, eve_hours)| {
            Requirement::Window(Box::new(Window { hours, closed_days, eve_hours }))
        }),
        count.prop_map(|(calls, hours, days, per, counts)| Requirement::Count(Count {
            calls,
            hours,
            days,
            per,
            counts
        })),
        quarantine.prop_map(|(after, hours, days, per, unless_agent_reserved)| {
            Requirement::Quarantine(Quarantine { after, hours, days, per, unless_agent_reserved })
        }),
        (of(any::<u16>()), any::<bool>())
            .prop_map(|(max_age_days, or_contract)| { Requirement::Consent(Consent { max_age_days, or_contract }) }),
    ]
}

fn law() -> impl Strategy<Value = Law> {
    let rule = (name(), of(date()), vec(select(vec![Country::FRANCE, Country::CANADA]), 0..2), requirement());
    let rule = rule.prop_map(|(id, effective_from, countries, requires)| Rule {
        id,
        title: Said::default(),
        explanation: Said::default(),
        countries,
        prefixes: Vec::new(),
        effective_from,
        effective_to: None,
        sources: vec!["a citation".to_owned()],
        checked: jiff::civil::date(2026, 11, 22),
        confidence: Confidence::Unsettled,
        strength: Strength::Policy,
        channel: Channel::Calls,
        purposes: Vec::new(),
        requires,
    });
    let presets = vec(select(vec!["fr-consumer", "us-tsr", "fr-comsumer"]).prop_map(str::to_owned), 0..3);
    let purpose = select(vec![Purpose::Prospection, Purpose::Contract, Purpose::Survey]);
    let responsibility = (name(), name()).prop_map(|(by, reason)| Responsibility {
        by,
        at: rappel_strategy::time::Instant::from_millis(1_000),
        reason,
    });
    (presets, purpose, of(name()), of(name()), vec(rule, 0..3), of(responsibility)).prop_map(
        |(presets, purpose, principal, consent_column, rule, responsibility)| Law {
            presets,
            purpose,
            principal,
            consent_column,
            contract_column: None,
            rule,
            responsibility,
        },
    )
}

fn classic() -> impl Strategy<Value = ClassicRules> {
    let rule = (of(status()), delay(), any::<u16>(), select(vec![NextNumber::Same, NextNumber::Next]))
        .prop_map(|(status, after, tries_max, next)| ClassicRule { status, after, tries_max, next });
    (any::<u16>(), caller_id(), any::<u8>(), vec(rule, 0..4))
        .prop_map(|(attempts_max, caller_id, ring_s, rule)| ClassicRules { attempts_max, caller_id, ring_s, rule })
}

fn qualification() -> impl Strategy<Value = Qualification> {
    let kind = select(vec![QualificationKind::Positive, QualificationKind::Refusal, QualificationKind::DoNotCall]);
    (prop_oneof![name(), status()], kind, any::<bool>()).prop_map(|(name, kind, is_final)| Qualification {
        name,
        kind,
        is_final,
    })
}

/// Any campaign that the types can hold.
pub fn campaign() -> impl Strategy<Value = Campaign> {
    let general = (
        name(),
        select(vec!["Europe/Paris", "Indian/Reunion", "Europe/Pari"]).prop_map(str::to_owned),
        of(date()),
        of(date()),
    );
    let columns = (vec(name(), 0..12), of(name()), of(name()), of(name()));
    let numbers = (of(any::<u8>()), any::<u32>(), vec(phone(), 0..4));
    let days = (week_hours(), closed_days(), of(week_hours()));
    let openings =
        vec((date(), vec(day_span(), 0..3)).prop_map(|(date, hours)| ExceptionalOpening { date, hours }), 0..3);
    let library = (btree_map(name(), any::<String>(), 0..3), btree_map(name(), any::<String>(), 0..3));
    let rules = (vec(qualification(), 0..4), vec(limit(), 0..3), of(classic()), of(law()));
    (general, columns, numbers, days, openings, dialling(), library, rules).prop_map(
        |(general, columns, numbers, days, exceptional_opening, dialling, library, rules)| Campaign {
            name: general.0,
            zone: general.1,
            country: Country::FRANCE,
            first_day: general.2,
            last_day: general.3,
            phone_columns: columns.0,
            key_column: columns.1,
            zone_column: columns.2,
            priority_column: columns.3,
            fresh_percent: numbers.0,
            seed: numbers.1,
            caller_ids: numbers.2,
            hours: days.0,
            closed_days: days.1,
            dialling,
            sounds: library.0,
            texts: library.1,
            text_hours: days.2,
            text_account: None,
            exceptional_opening,
            qualification: rules.0,
            limit: rules.1,
            law: rules.3,
            classic: rules.2,
        },
    )
}
