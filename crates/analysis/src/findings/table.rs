//! Which rule follows which call, looked up as the engine does (R14, R15, R21, R34).
//!
//! Why a second lookup: the engine answers for one call of one contact, here every cell of every table is asked for. That both say
//! the same is not taken on trust: what is concluded from it is played before it is told.

use super::scene::Scene;
use rappel_strategy::check::{Part, Place};
use rappel_strategy::engine::{Level, RuleRef, status};
use rappel_strategy::model::{Campaign, Recall, Rule};
use rappel_strategy::status::{QualificationKind, Status, SystemStatus};

/// Attempts looked at; a contact is called at most 100 times (R10).
pub const ATTEMPTS_MAX: u16 = 128;
/// No rule.
const NONE: u16 = u16::MAX;

/// Where a rule stands. Ranks, plannings, calls and rows from 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Site {
    /// The rule of a preliminary call.
    Preliminary {
        /// Rank.
        rank: usize,
        /// Which call.
        call: usize,
    },
    /// A row of a planning.
    Planning {
        /// Rank.
        rank: usize,
        /// Planning.
        planning: usize,
        /// Row.
        row: usize,
    },
    /// A row of a number's defaults.
    Number {
        /// Rank.
        rank: usize,
        /// Row.
        row: usize,
    },
    /// A row of the strategy's defaults.
    Strategy {
        /// Row.
        row: usize,
    },
}

impl Site {
    /// The place in the strategy.
    pub fn place(self) -> Place {
        let number = |rank| Place::strategy().item(Part::Number, rank + 1);
        match self {
            Site::Preliminary { rank, call } => number(rank).item(Part::PreliminaryRule, call + 1),
            Site::Planning { rank, planning, row } => {
                number(rank).item(Part::Planning, planning + 1).item(Part::Rule, row + 1)
            }
            Site::Number { rank, row } => number(rank).item(Part::Default, row + 1),
            Site::Strategy { row } => Place::strategy().item(Part::Default, row + 1),
        }
    }

    /// Its row of a table; `None` for the rule of a preliminary call.
    pub fn row<'a>(self, scene: &Scene<'a>) -> Option<&'a Rule> {
        let strategy = scene.strategy;
        match self {
            Site::Preliminary { .. } => None,
            Site::Planning { rank, planning, row } => strategy.number[rank].planning[planning].rule.get(row),
            Site::Number { rank, row } => strategy.number[rank].default.get(row),
            Site::Strategy { row } => strategy.default.get(row),
        }
    }

    /// What it says.
    pub fn recall<'a>(self, scene: &Scene<'a>) -> Option<&'a Recall> {
        match self {
            Site::Preliminary { rank, call } => scene.strategy.number[rank].preliminary_rule.get(call),
            _ => self.row(scene).map(|rule| &rule.recall),
        }
    }

    /// The planning it belongs to.
    pub fn planning(self) -> Option<usize> {
        match self {
            Site::Planning { planning, .. } => Some(planning),
            _ => None,
        }
    }

    /// Whether the engine means this rule.
    pub fn is(self, scene: &Scene<'_>, rule: &RuleRef) -> bool {
        let level = match self {
            Site::Preliminary { rank, call } => Level::Preliminary { rank: rank as u8, call: call as u8 + 1 },
            Site::Planning { rank, planning, .. } => Level::Planning { rank: rank as u8, planning: planning as u8 },
            Site::Number { rank, .. } => Level::Number { rank: rank as u8 },
            Site::Strategy { .. } => Level::Strategy,
        };
        let row = self.row(scene);
        let attempt = row.and_then(|row| row.attempt).map(|attempt| attempt.get() - 1);
        let of = row.and_then(|row| row.status.as_deref()).and_then(|name| status(scene.campaign, name).ok());
        rule.level == level && (row.is_none() || (rule.attempt, rule.status) == (attempt, of))
    }
}

/// What a status leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// A rule decides.
    Rule,
    /// A rule that names it decides, else the number is given up (R21).
    Named,
    /// The agent's word ends it (R22).
    Final,
    /// It ends, and nobody may write or call any more (R22).
    DoNotCall,
}

/// Every status of a campaign, with what it leads to.
pub fn statuses(campaign: &Campaign) -> Vec<(Status, Meaning)> {
    let system = SystemStatus::ALL.into_iter().map(|status| match status {
        SystemStatus::Invalid | SystemStatus::Fax => (Status::system(status), Meaning::Named),
        _ => (Status::system(status), Meaning::Rule),
    });
    let agents = campaign.qualification.iter().take(rappel_strategy::status::QUALIFICATIONS_MAX).enumerate();
    let agents = agents.map(|(index, qualification)| {
        let meaning = match qualification.kind {
            QualificationKind::DoNotCall => Meaning::DoNotCall,
            // Without an instant agreed it follows the rules.
            QualificationKind::Callback => Meaning::Rule,
            _ if qualification.is_final => Meaning::Final,
            QualificationKind::WrongPerson => Meaning::Named,
            _ => Meaning::Rule,
        };
        (Status::qualification(index), meaning)
    });
    system.chain(agents).collect()
}

/// A table attempt × status, laid out: a row for each attempt that is named and one for all, a column for each status and one for
/// all.
struct Grid {
    cells: Vec<u16>,
    columns: usize,
    /// The highest attempt that is named, from 0.
    last: u16,
}

impl Grid {
    fn of(rules: &[Rule], scene: &Scene<'_>) -> Grid {
        let columns = SystemStatus::ALL.len() + scene.campaign.qualification.len() + 1;
        let last = rules.iter().filter_map(|rule| rule.attempt).map(|attempt| attempt.get() - 1).max().unwrap_or(0);
        let rows = usize::from(last.min(ATTEMPTS_MAX)) + 2;
        let mut grid = Grid { cells: vec![NONE; rows * columns], columns, last };
        for (row, rule) in rules.iter().enumerate().rev() {
            let attempt = rule.attempt.map_or(rows - 1, |attempt| usize::from(attempt.get() - 1));
            let of = match &rule.status {
                None => Some(columns - 1),
                Some(name) => status(scene.campaign, name).ok().map(|status| usize::from(status.code())),
            };
            // Of two rows for the same cell the earlier counts, so it is written last.
            if let Some(cell) = of.filter(|_| attempt < rows).and_then(|of| grid.cells.get_mut(attempt * columns + of))
            {
                *cell = row as u16;
            }
        }
        grid
    }

    fn find(&self, attempt: u16, status: Status, meaning: Meaning) -> Option<usize> {
        let any = self.cells.len() / self.columns - 1;
        let wanted = usize::from(attempt.min(self.last));
        let (of, all) = (usize::from(status.code()), self.columns - 1);
        let every = [(wanted, of), (wanted, all), (any, of), (any, all)];
        let mut cells = every.into_iter().filter(|(_, column)| meaning == Meaning::Rule || *column == of);
        cells
            .find_map(|(row, column)| Some(self.cells[row * self.columns + column]).filter(|cell| *cell != NONE))
            .map(usize::from)
    }
}

/// All tables of a strategy.
pub struct Tables {
    plannings: Vec<Vec<Grid>>,
    numbers: Vec<Grid>,
    strategy: Grid,
    preliminary: Vec<usize>,
}

impl Tables {
    /// The tables of the scene's strategy.
    pub fn of(scene: &Scene<'_>) -> Tables {
        let strategy = scene.strategy;
        Tables {
            plannings: strategy
                .number
                .iter()
                .map(|number| number.planning.iter().map(|planning| Grid::of(&planning.rule, scene)).collect())
                .collect(),
            numbers: strategy.number.iter().map(|number| Grid::of(&number.default, scene)).collect(),
            strategy: Grid::of(&strategy.default, scene),
            preliminary: strategy
                .number
                .iter()
                .map(|number| {
                    let used = number.use_preliminary_rules && !strategy.favour_number_order;
                    if used { number.preliminary_rule.len() } else { 0 }
                })
                .collect(),
        }
    }

    /// The rule for a call on a number, by precedence; `None` where the status gives the number up.
    pub fn rule(
        &self,
        rank: usize,
        planning: Option<usize>,
        attempt: u16,
        status: Status,
        meaning: Meaning,
    ) -> Option<Site> {
        let unanswered = status.as_system().is_some() && !status.is(SystemStatus::Congestion);
        if unanswered && meaning == Meaning::Rule && usize::from(attempt) < self.preliminary[rank] {
            return Some(Site::Preliminary { rank, call: attempt.into() });
        }
        let of_planning = planning.and_then(|planning| {
            let row = self.plannings[rank][planning].find(attempt, status, meaning)?;
            Some(Site::Planning { rank, planning, row })
        });
        let of_number = || self.numbers[rank].find(attempt, status, meaning).map(|row| Site::Number { rank, row });
        let of_strategy = || self.strategy.find(attempt, status, meaning).map(|row| Site::Strategy { row });
        of_planning.or_else(of_number).or_else(of_strategy)
    }

    /// The attempt, from 0, from which on the rules of a number do not change any more.
    pub fn settled(&self, rank: usize) -> u16 {
        let tables = self.plannings[rank].iter().chain([&self.numbers[rank], &self.strategy]);
        let last = tables.map(|grid| grid.last).max().unwrap_or(0);
        last.max(self.preliminary[rank] as u16)
    }
}
