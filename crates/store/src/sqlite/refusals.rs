//! What the law refused: each contact, number and rule once (R37).

use super::codes;
use crate::error::Result;
use crate::ids::CampaignId;
use crate::refusal::{Refusal, RefusalMark, RefusalRecord};
use crate::suppression::Channel;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, params};

const KEEP: &str = "INSERT INTO refusal (contact, phone, rule, channel, first_at, last_at, times, earliest)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1, ?6)
    ON CONFLICT DO UPDATE SET last_at = excluded.last_at, times = times + 1, earliest = excluded.earliest";
const PAGE: &str = "SELECT contact, phone, rule, channel, first_at, last_at, times, earliest FROM refusal
    WHERE (contact, phone, rule, channel) > (?1, ?2, ?3, ?4) AND contact <= ?5
    ORDER BY contact, phone, rule, channel LIMIT ?6";

pub(super) fn keep(connection: &Connection, refusals: &[Refusal]) -> Result<()> {
    let mut keep = connection.prepare_cached(KEEP)?;
    for refusal in refusals {
        keep.execute(params![
            codes::id(refusal.contact),
            codes::digits(refusal.phone),
            refusal.rule,
            refusal.channel as i64,
            refusal.at.millis(),
            refusal.earliest.map(Instant::millis),
        ])?;
    }
    Ok(())
}

pub(super) fn page(
    connection: &Connection,
    campaign: CampaignId,
    after: Option<&RefusalMark>,
    limit: usize,
) -> Result<Vec<RefusalRecord>> {
    super::campaigns::edition(connection, campaign)?;
    let (first, last) = codes::ids_after(campaign, None);
    let (contact, phone) = after.map_or((first, 0), |mark| (codes::id(mark.contact), codes::digits(mark.phone)));
    let (rule, channel) = after.map_or(("", -1), |mark| (mark.rule.as_str(), mark.channel as i64));
    let mut statement = connection.prepare_cached(PAGE)?;
    let mut rows = statement.query(params![contact, phone, rule, channel, last, limit as i64])?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        let instant = |index| row.get(index).map(Instant::from_millis);
        page.push(RefusalRecord {
            last: Refusal {
                contact: codes::contact(row.get(0)?)?,
                phone: codes::phone(row.get(1)?)?,
                rule: row.get(2)?,
                channel: if row.get::<_, i64>(3)? == 0 { Channel::Calls } else { Channel::Texts },
                at: instant(5)?,
                earliest: row.get::<_, Option<i64>>(7)?.map(Instant::from_millis),
            },
            first_at: instant(4)?,
            times: row.get::<_, i64>(6)?.unsigned_abs(),
        });
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R37: a page of refusals is one range of the key.
    #[test]
    fn r37_a_page_of_refusals_is_one_seek() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::migrate::migrate(&mut connection).unwrap();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {PAGE}")).unwrap();
        let rows = statement.query_map(params![1, 1, "", 0, 9, 10], |row| row.get::<_, String>(3)).unwrap();
        let plan: Vec<String> = rows.map(|line| line.unwrap()).collect();
        assert_eq!(plan.len(), 1, "{plan:?}");
        assert!(plan[0].starts_with("SEARCH refusal USING PRIMARY KEY"), "{plan:?}");
    }
}
