//! How long an analysis takes: for ten numbers with four plannings each, and for the examples.
//!
//! Usage: `cargo bench -p rappel-analysis --bench findings`. The floor in the same run compiles the engine alone, without which
//! nothing can be said of a strategy.

use rappel_analysis::findings::findings;
use rappel_strategy::engine::Engine;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant as Clock;

const ROUNDS: usize = 10;

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn clock() -> Clock {
    Clock::now()
}

/// Milliseconds of the fastest of some rounds: what interrupts one is not measured.
fn fastest_ms(mut work: impl FnMut()) -> f64 {
    let round = |work: &mut dyn FnMut()| {
        let started = clock();
        work();
        started.elapsed().as_secs_f64() * 1e3
    };
    (0..ROUNDS).map(|_| round(&mut work)).fold(f64::MAX, f64::min)
}

/// Ten numbers, each with four plannings of six rules, caps, preliminary calls and texts.
fn ten() -> (Strategy, Campaign) {
    let columns: Vec<String> = (1..=10).map(|column| format!("\"C{column}\"")).collect();
    let campaign = format!(
        "name = \"ten\"\nzone = \"Europe/Paris\"\nphone_columns = [{}]\ncaller_ids = [\"+33170360001\", \"+33170360002\"]\n\
         hours = {{ mon-sat = [\"09:00-20:00\"] }}\nclosed_days = {{ calendars = [\"FR\"] }}\ntexts = {{ t = \"Bonjour\" }}\n\
         limit = [{{ name = \"LOI\", hours = {{ mon-fri = [\"10:00-13:00\", \"14:00-20:00\"] }}, cap = {{ calls = 4, days = 30, per = \"contact\" }} }}]",
        columns.join(", ")
    );
    let mut strategy =
        "name = \"ten\"\nattempts_max = 60\ndefault = [{ recall = { call = \"choice\", after = \"2 h\" } }]\n"
            .to_owned();
    let plannings =
        [("Matin", "09:00-12:00"), ("Midi", "12:00-14:00"), ("Jour", "14:00-18:00"), ("Soir", "18:00-20:00")];
    for number in 1..=10 {
        let _ = write!(
            strategy,
            "[[number]]\nname = \"N{number}\"\ncolumn = \"C{number}\"\ncaller_id = {{ show = \"random\" }}\npreliminary_calls = 2\n\
             cap = {{ calls = 3, per = \"week\" }}\ntexts_accepted = true\ntext = [{{ status = \"no_answer\", templates = [\"t\", \"t\"] }}]\n"
        );
        for (name, hours) in plannings {
            let day = ["mon-tue", "tue-wed", "wed-fri", "mon-sat"][number % 4];
            let _ = write!(
                strategy,
                "[[number.planning]]\nname = \"{name}\"\nhours = {{ {day} = [\"{hours}\"] }}\nrule = [\n\
                 {{ attempt = 1, status = \"no_answer\", recall = {{ call = \"same\", after = \"1 h\" }} }},\n\
                 {{ attempt = 2, status = \"no_answer\", recall = {{ call = \"next\", next_planning = \"any\" }} }},\n\
                 {{ attempt = 3, status = \"no_answer\", recall = {{ call = \"same\", other_time = true }} }},\n\
                 {{ status = \"busy\", recall = {{ call = \"same\", after = \"20 min\" }} }},\n\
                 {{ status = \"machine\", recall = {{ call = \"choice\", day = \"+1\", at = \"18:30\" }} }},\n\
                 {{ recall = {{ call = \"same\", day = \"mon\", at = \"same\" }} }},\n]\n"
            );
        }
    }
    (toml::from_str(&strategy).expect("a strategy"), toml::from_str(&campaign).expect("a campaign"))
}

fn main() {
    let from: Instant = "2026-11-23T09:00:00+01:00".parse().expect("an instant");
    let mut cases = vec![("ten numbers, four plannings each".to_owned(), ten())];
    for name in ["relance-amiable", "renouvellement", "satisfaction"] {
        let read = |file: &str| {
            let path = format!("{}/../../examples/{name}/{file}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("an example")
        };
        let strategy = toml::from_str(&read("strategy.toml")).expect("a strategy");
        cases.push((name.to_owned(), (strategy, toml::from_str(&read("campaign.toml")).expect("a campaign"))));
    }
    for (name, (strategy, campaign)) in cases {
        let analysis = findings(&strategy, &campaign, None, from).expect("compiles");
        let took_ms = fastest_ms(|| {
            black_box(findings(&strategy, &campaign, None, from).expect("compiles"));
        });
        let floor_ms = fastest_ms(|| {
            black_box(Engine::new(&strategy, &campaign, from).expect("compiles"));
        });
        println!(
            "{name}: {took_ms:.1} ms, {} findings, {} holes; compiling the engine alone {floor_ms:.1} ms",
            analysis.findings.len(),
            analysis.holes.len(),
        );
    }
}
