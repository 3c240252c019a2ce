//! Small campaigns and files, and worlds that are simple enough to be computed.

use rappel_forecast::{
    AgentsWeek, File, FileBuilder, FileContact, FileNumber, Forecast, Named, ProfileUsed, Question, forecast,
};
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_telephony::Profile;
use std::ops::ControlFlow;

/// Monday, midnight in Paris.
pub const MONDAY: &str = "2026-11-23T00:00:00+01:00";

/// The example with caps of the law, a share of fresh contacts, texts and messages.
pub const CAMPAIGN: &str = include_str!("../../../../examples/relance-amiable/campaign.toml");
/// Its strategy.
pub const STRATEGY: &str = include_str!("../../../../examples/relance-amiable/strategy.toml");

pub fn at(text: &str) -> Instant {
    text.parse().expect(text)
}

/// The example with so many agents.
pub fn example(agents: u32) -> (Campaign, Strategy) {
    let mut campaign = file::read_campaign(CAMPAIGN, "campaign").expect("a campaign");
    campaign.dialling.agents = agents;
    (campaign, file::read_strategy(STRATEGY, "strategy").expect("a strategy"))
}

/// The numbers of a contact of a made-up file: every fortieth shares its mobile with its neighbour.
pub fn phones(contact: u64, columns: usize) -> Vec<(u8, Phone)> {
    let filled = [!contact.is_multiple_of(7), !contact.is_multiple_of(3), contact.is_multiple_of(4)];
    let phone = |column: usize| {
        let digits = if column == 0 && contact % 40 == 1 { contact - 1 } else { contact };
        (
            column as u8,
            Phone::from_e164([33_639_000_000, 33_199_000_000, 33_465_000_000][column] + digits).expect("a number"),
        )
    };
    (0..columns).filter(|&column| filled[column]).map(phone).collect()
}

/// So many contacts, some without a number.
pub fn call_file(contacts: u64, columns: usize) -> File {
    let mut builder = FileBuilder::default();
    for contact in 0..contacts {
        let key = key(contact);
        let numbers = phones(contact, columns).into_iter().map(|(column, phone)| FileNumber {
            column,
            phone,
            takes_texts: column == 0,
            suppressed: false,
            zone: None,
        });
        let priority = (contact % 3) as i32;
        builder
            .push(FileContact { key: &key, numbers: numbers.collect(), priority, ..FileContact::default() })
            .expect("fits");
    }
    builder.finish()
}

pub fn key(contact: u64) -> String {
    format!("C{contact:06}")
}

/// A question about so many days from Monday on, with the campaign's agents.
pub fn question<'a>(
    campaign: &'a Campaign,
    file: &'a File,
    profile: &'a Profile,
    days: i64,
    seeds: u32,
) -> Question<'a> {
    let used = ProfileUsed { name: profile.name.clone(), learned: false, note: Said::default() };
    Question {
        campaign,
        file,
        agents: AgentsWeek::constant(campaign.dialling.agents),
        profile,
        profile_used: used,
        from: at(MONDAY),
        until: at(MONDAY) + days * DAY_MS,
        seeds: Some(seeds),
        seed: 11,
        tick_ms: 2_000,
    }
}

pub fn told(question: &Question<'_>, strategy: &Strategy) -> Forecast {
    let named = Named { name: &strategy.name, strategy: Some(strategy) };
    forecast(question, named, &|_| ControlFlow::Continue(())).expect("forecasts").expect("not stopped")
}

/// A world in which every call is answered with the same chance after `answer_s` of ringing, and every conversation with its
/// writing up lasts `handling_s` on average.
pub fn simple(answer_percent: f64, answer_s: f64, handling_s: f64) -> Profile {
    let mut profile = Profile::french();
    for line in [&mut profile.fixed, &mut profile.mobile] {
        line.invalid_percent = 0.0;
        line.fax_percent = 0.0;
        line.machine_percent = 0.0;
        line.busy_percent = 0.0;
        line.absent_percent = 0.0;
        line.rejected_percent = 0.0;
        let week = &mut line.answer_percent;
        for day in [&mut week.monday_to_thursday, &mut week.friday, &mut week.saturday, &mut week.sunday] {
            day.fill(answer_percent);
        }
    }
    profile.persons.spread = 10_000.0;
    profile.persons.habit_percent = 0.0;
    profile.persons.hidden_number_percent = 100.0;
    profile.persons.wrong_person_percent = 0.0;
    profile.network.congestion_percent = 0.0;
    profile.network.caller_id_blocked_percent = 0.0;
    profile.network.post_dial_s = [0.0, 0.0];
    profile.ring.quick_s = [answer_s, answer_s];
    profile.ring.slow_s = [answer_s, answer_s];
    profile.detection.delay_s = 0.0;
    profile.detection.unsure_percent = 0.0;
    profile.detection.person_taken_for_machine_percent = 0.0;
    profile.agents.wrap_up_s_mean = handling_s / 6.0;
    for outcome in &mut profile.agents.outcomes {
        outcome.talk_s_mean = handling_s * 5.0 / 6.0;
    }
    profile
}

/// Open day and night, one number, called once in a month.
pub fn open_always(agents: u32, ring_s: u8) -> (Campaign, Strategy) {
    let campaign = format!(
        r#"
name = "Toujours"
zone = "Europe/Paris"
phone_columns = ["TEL"]
hours = {{ mon-sun = ["00:00-24:00"] }}
dialling = {{ agents = {agents}, trunk = [{{ name = "A", calls_per_second = 10000, calls_max = 100000 }}] }}
"#
    );
    let strategy = format!(
        r#"
name = "Un appel"
attempts_max = 2
default = [{{ recall = {{ call = "same", after = "30 d" }} }}]

[[number]]
name = "Seul"
column = "TEL"
ring_s = {ring_s}
caller_id = {{ show = "hidden" }}
"#
    );
    (
        file::read_campaign(&campaign, "campaign").expect("a campaign"),
        file::read_strategy(&strategy, "strategy").expect("a strategy"),
    )
}
