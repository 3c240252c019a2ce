//! The runs of one strategy, told by quarter-hour, by day and together.

use crate::assumptions::assumptions;
use crate::bands::{mean, pooled, round, total};
use crate::question::Question;
use crate::result::{Band, Day, EndedBy, Figure, Forecast, Hole, Quarter, Totals};
use crate::schedule::AgentsWeek;
use crate::tally::{Counts, Grid, QUARTER_MS, Run};
use rappel_dialer::Engines;
use rappel_strategy::time::{HOUR_MS, Instant, LocalDay, MINUTE_MS};
use rappel_strategy::zone::Zone;
use std::collections::BTreeMap;
use std::ops::Range;

/// When the campaign is open, and how many agents are there then.
pub(crate) struct Opening {
    grid: Grid,
    /// Agents of each quarter-hour, times the milliseconds that it is open.
    agent_ms: Vec<f64>,
    open_ms: Vec<f64>,
    day: Vec<LocalDay>,
}

impl Opening {
    pub(crate) fn new(
        engines: &Engines,
        zone: &Zone,
        agents: &AgentsWeek,
        grid: Grid,
        from: Instant,
        until: Instant,
    ) -> Opening {
        let engine = &engines.current().engine;
        let (mut agent_ms, mut open_ms, mut day) = (Vec::new(), Vec::new(), Vec::new());
        for quarter in 0..grid.count {
            let begin = grid.begin(quarter);
            let minutes = (0..QUARTER_MS / MINUTE_MS).map(|minute| begin + minute * MINUTE_MS);
            let open = minutes.filter(|&at| from <= at && at < until && engine.is_open(at)).count() as f64;
            open_ms.push(open * MINUTE_MS as f64);
            agent_ms.push(open * MINUTE_MS as f64 * f64::from(agents.at(zone, begin)));
            day.push(zone.day(begin));
        }
        Opening { grid, agent_ms, open_ms, day }
    }

    /// The quarter-hours of each date.
    fn days(&self) -> Vec<Range<usize>> {
        let mut days: Vec<Range<usize>> = Vec::new();
        for quarter in 0..self.grid.count {
            match days.last_mut() {
                Some(day) if self.day[day.start] == self.day[quarter] => day.end = quarter + 1,
                _ => days.push(quarter..quarter + 1),
            }
        }
        days
    }

    fn idle_ms(&self, counts: &Counts, quarter: usize) -> f64 {
        (self.agent_ms[quarter] - counts.busy_agent_ms as f64).max(0.0)
    }
}

/// What one run comes to over some quarter-hours.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Measures {
    reached: f64,
    ended: f64,
    calls: f64,
    answers: f64,
    abandoned: f64,
    texts: f64,
    messages: f64,
    busy_ms: f64,
    idle_ms: f64,
    agent_ms: f64,
}

impl Measures {
    pub(crate) fn of(run: &Run, opening: &Opening) -> Measures {
        Measures::within(run, opening, 0..run.quarters.len())
    }

    fn within(run: &Run, opening: &Opening, quarters: Range<usize>) -> Measures {
        let mut sum = Measures::default();
        for quarter in quarters {
            let counts = &run.quarters[quarter];
            sum.reached += f64::from(counts.reached);
            sum.ended += f64::from(counts.ended);
            sum.calls += f64::from(counts.calls);
            sum.answers += f64::from(counts.answers);
            sum.abandoned += f64::from(counts.abandoned);
            sum.texts += f64::from(counts.texts);
            sum.messages += f64::from(counts.messages);
            sum.busy_ms += counts.busy_agent_ms as f64;
            sum.idle_ms += opening.idle_ms(counts, quarter);
            sum.agent_ms += opening.agent_ms[quarter];
        }
        sum
    }

    fn occupancy_percent(&self) -> f64 {
        percent(self.busy_ms, self.agent_ms).min(100.0)
    }

    fn abandonment_percent(&self) -> f64 {
        percent(self.abandoned, self.answers)
    }

    /// A figure that is compared.
    pub(crate) fn of_figure(&self, figure: Figure) -> f64 {
        match figure {
            Figure::Reached => self.reached,
            Figure::Ended => self.ended,
            Figure::Calls => self.calls,
            Figure::Answers => self.answers,
            Figure::AbandonmentPercent => self.abandonment_percent(),
            Figure::Texts => self.texts,
            Figure::Messages => self.messages,
            Figure::OccupancyPercent => self.occupancy_percent(),
        }
    }
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { 100.0 * part / whole } else { 0.0 }
}

/// The runs of one strategy.
pub(crate) fn summary(question: &Question<'_>, name: &str, runs: &[Run], opening: &Opening, zone: &Zone) -> Forecast {
    let days = opening.days();
    let exhausted: Vec<f64> = runs.iter().filter_map(|run| Some(run.exhausted_at?.millis() as f64)).collect();
    let all = exhausted.len() == runs.len();
    let (exhausted_at, exhausted_percent) =
        (all.then(|| instants(&exhausted)), percent(exhausted.len() as f64, runs.len() as f64));
    Forecast {
        strategy: name.to_owned(),
        from: question.from,
        until: question.until,
        zone: zone.name().to_owned(),
        seeds: runs.len() as u32,
        contacts: question.file.len() as u64,
        ended_before: question.file.ended_before(),
        quarters: days.iter().flat_map(|day| quarters(runs, opening, day.clone())).collect(),
        days: told_days(runs, opening, &days),
        totals: totals(runs, opening),
        exhausted_at,
        exhausted_percent: round(exhausted_percent),
        holes: holes(runs, opening),
        profile: question.profile_used.clone(),
        assumptions: assumptions(question, runs.len()),
    }
}

fn instants(millis: &[f64]) -> Band<Instant> {
    let least = millis.iter().copied().fold(f64::INFINITY, f64::min);
    // From the least on, so that thousandths of a millisecond are not asked of large numbers.
    let offsets: Vec<f64> = millis.iter().map(|at| at - least + 1e12).collect();
    let band = total(&offsets);
    let at = |offset: f64| Instant::from_millis((offset - 1e12 + least) as i64);
    Band { low: at(band.low), mean: at(band.mean), high: at(band.high) }
}

/// The bands of a figure, quarter-hour by quarter-hour of a day.
fn of_quarters(runs: &[Run], day: &Range<usize>, figure: impl Fn(&Counts, usize) -> f64) -> Vec<Band> {
    let values = |run: &Run| day.clone().map(|quarter| figure(&run.quarters[quarter], quarter)).collect();
    pooled(&runs.iter().map(values).collect::<Vec<Vec<f64>>>())
}

fn quarters(runs: &[Run], opening: &Opening, day: Range<usize>) -> Vec<Quarter> {
    let of = |figure: fn(&Counts) -> u32| of_quarters(runs, &day, |counts, _| f64::from(figure(counts)));
    let [callable, calls, answers, abandoned, texts, messages] = [
        of(|counts| counts.callable),
        of(|counts| counts.calls),
        of(|counts| counts.answers),
        of(|counts| counts.abandoned),
        of(|counts| counts.texts),
        of(|counts| counts.messages),
    ];
    let busy = of_quarters(runs, &day, |counts, _| counts.busy_agent_ms as f64 / QUARTER_MS as f64);
    let idle = of_quarters(runs, &day, |counts, quarter| opening.idle_ms(counts, quarter) / 1_000.0);
    let occupancy = of_quarters(runs, &day, |counts, quarter| {
        percent(counts.busy_agent_ms as f64, opening.agent_ms[quarter]).min(100.0)
    });
    let happened =
        |at: usize| [&calls, &answers, &texts, &messages, &busy].iter().any(|figures| figures[at].mean > 0.0);
    let told = |at: usize| {
        let quarter = day.start + at;
        let agents = if opening.open_ms[quarter] > 0.0 { opening.agent_ms[quarter] / QUARTER_MS as f64 } else { 0.0 };
        Quarter {
            at: opening.grid.begin(quarter),
            callable: callable[at],
            calls: calls[at],
            answers: answers[at],
            agents: round(agents),
            busy_agents: busy[at],
            occupancy_percent: occupancy[at].percent(),
            idle_agent_s: idle[at],
            abandoned: abandoned[at],
            texts: texts[at],
            messages: messages[at],
        }
    };
    (0..day.len()).filter(|&at| opening.open_ms[day.start + at] > 0.0 || happened(at)).map(told).collect()
}

fn told_days(runs: &[Run], opening: &Opening, days: &[Range<usize>]) -> Vec<Day> {
    let measured: Vec<Vec<Measures>> =
        runs.iter().map(|run| days.iter().map(|day| Measures::within(run, opening, day.clone())).collect()).collect();
    let of = |figure: fn(&Measures) -> f64| {
        pooled(&measured.iter().map(|days| days.iter().map(figure).collect()).collect::<Vec<Vec<f64>>>())
    };
    let [reached, ended, calls, answers] = [of(|m| m.reached), of(|m| m.ended), of(|m| m.calls), of(|m| m.answers)];
    let [abandoned, texts, messages] = [of(|m| m.abandoned), of(|m| m.texts), of(|m| m.messages)];
    let [occupancy, idle] = [of(|m| m.occupancy_percent()), of(|m| m.idle_ms / 1_000.0)];
    let left = |run: &Run, at: usize| {
        let next = run.quarters.get(days[at].end).map(|counts| f64::from(counts.waiting));
        let exhausted = run.exhausted_at.is_some_and(|exhausted| exhausted < opening.grid.begin(days[at].end));
        if exhausted { 0.0 } else { next.unwrap_or(run.waiting as f64) }
    };
    let waiting =
        pooled(&runs.iter().map(|run| (0..days.len()).map(|at| left(run, at)).collect()).collect::<Vec<Vec<f64>>>());
    let open = |day: &Range<usize>| day.clone().any(|quarter| opening.open_ms[quarter] > 0.0);
    let told = |at: usize| Day {
        date: opening.day[days[at].start].date().to_string(),
        reached: reached[at],
        ended: ended[at],
        waiting: waiting[at],
        calls: calls[at],
        answers: answers[at],
        abandoned: abandoned[at],
        occupancy_percent: occupancy[at].percent(),
        idle_agent_s: idle[at],
        texts: texts[at],
        messages: messages[at],
    };
    let something = |at: usize| open(&days[at]) || calls[at].mean + texts[at].mean + ended[at].mean > 0.0;
    (0..days.len()).filter(|&at| something(at)).map(told).collect()
}

fn totals(runs: &[Run], opening: &Opening) -> Totals {
    let measured: Vec<Measures> = runs.iter().map(|run| Measures::of(run, opening)).collect();
    let of = |figure: fn(&Measures) -> f64| total(&measured.iter().map(figure).collect::<Vec<f64>>());
    let mut by_result: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        for (result, &contacts) in &run.ended {
            by_result.entry(result).or_insert_with(|| vec![0.0; runs.len()])[at] = contacts as f64;
        }
    }
    let told = |(result, counts): (&str, Vec<f64>)| EndedBy { result: result.to_owned(), contacts: total(&counts) };
    let mut ended: Vec<EndedBy> = by_result.into_iter().map(told).collect();
    ended.sort_by(|a, b| b.contacts.mean.total_cmp(&a.contacts.mean));
    Totals {
        reached: of(|m| m.reached),
        ended,
        waiting: total(&runs.iter().map(|run| run.waiting as f64).collect::<Vec<f64>>()),
        calls: of(|m| m.calls),
        answers: of(|m| m.answers),
        abandoned: of(|m| m.abandoned),
        abandonment_percent: of(|m| m.abandonment_percent()).percent(),
        texts: of(|m| m.texts),
        messages: of(|m| m.messages),
        occupancy_percent: of(|m| m.occupancy_percent()).percent(),
        idle_agent_h: of(|m| m.idle_ms / HOUR_MS as f64),
    }
}

/// Open time in which, in every run, agents are there and contacts wait, but none is callable and none is called.
fn holes(runs: &[Run], opening: &Opening) -> Vec<Hole> {
    let is_hole = |quarter: usize| {
        opening.agent_ms[quarter] > 0.0
            && runs.iter().all(|run| {
                let counts = &run.quarters[quarter];
                counts.callable == 0 && counts.calls == 0 && counts.waiting > 0
            })
    };
    let waiting =
        |quarter: usize| mean(&runs.iter().map(|run| f64::from(run.quarters[quarter].waiting)).collect::<Vec<f64>>());
    let mut holes: Vec<(Hole, f64)> = Vec::new();
    for quarter in (0..opening.grid.count).filter(|&quarter| is_hole(quarter)) {
        let (from, until) = (opening.grid.begin(quarter), opening.grid.begin(quarter + 1));
        match holes.last_mut() {
            Some((hole, count)) if hole.until == from => {
                hole.until = until;
                hole.contacts_waiting += waiting(quarter);
                *count += 1.0;
            }
            _ => holes.push((Hole { from, until, contacts_waiting: waiting(quarter) }, 1.0)),
        }
    }
    let told = |(hole, count): (Hole, f64)| Hole { contacts_waiting: round(hole.contacts_waiting / count), ..hole };
    holes.into_iter().map(told).collect()
}
