//! What an answer means for a text: taken, refused, not now, or nobody knows (R18).

use super::config::{Answer, ReceiptsBy};
use crate::texting::{CarrierRef, Failure, TextId};
use rappel_strategy::said::Said;
use serde_json::Value;
use std::time::Duration;

/// Longest pause that an answer can ask for.
const PAUSE_MAX: Duration = Duration::from_secs(15 * 60);
/// Longest reason that is kept, characters.
const REASON_MAX: usize = 300;

/// What became of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The text was taken; receipts will call it by these names.
    Accepted(Vec<CarrierRef>),
    /// It was not, and never will be.
    Failed(Failure, Said),
    /// It was surely not taken. It may be sent again after a pause; `None`: how long is for us to choose.
    Later(Option<Duration>, Said),
    /// It may have been taken.
    Unknown(Said),
}

/// What an answer means. `retry_after` is the header of that name, `body` at most what was read of it.
pub fn verdict(
    answer: &Answer,
    by: ReceiptsBy,
    id: TextId,
    status: u16,
    retry_after: Option<&str>,
    body: &[u8],
) -> Verdict {
    let json: Option<Value> = serde_json::from_slice(body).ok();
    let at = |place: &Option<String>| json.as_ref()?.pointer(place.as_deref()?).and_then(word);
    let reason = || {
        let words = at(&answer.error).unwrap_or_else(|| String::from_utf8_lossy(body).trim().to_owned());
        let words: String = words.chars().filter(|character| !character.is_control()).take(REASON_MAX).collect();
        if words.is_empty() {
            Said::new(format!("statut HTTP {status}"), format!("HTTP status {status}"))
        } else {
            Said::new(format!("{words} (statut HTTP {status})"), format!("{words} (HTTP status {status})"))
        }
    };
    let pause = retry_after.and_then(|after| after.trim().parse().ok()).map(|s| Duration::from_secs(s).min(PAUSE_MAX));
    match status {
        _ if answer.accepted.contains(&status) => {
            let held = answer.and.as_ref().map(|and| (at(&Some(and.at.clone())), &and.one_of));
            match held {
                Some((None, _)) => {
                    let unclear = Said::new("la réponse ne se comprend pas", "the answer cannot be understood");
                    Verdict::Unknown(unclear.because(reason()))
                }
                Some((Some(value), one_of)) if !one_of.contains(&value) => Verdict::Failed(Failure::Refused, reason()),
                _ => Verdict::Accepted(match by {
                    ReceiptsBy::OurReference => vec![id.to_string().into()],
                    ReceiptsBy::Answer => at(&answer.id).into_iter().map(CarrierRef::from).collect(),
                }),
            }
        }
        // Too many requests: by definition none of it was done.
        429 => Verdict::Later(pause, reason()),
        // Somebody in between may answer so for a request that went through, unless it says when to come again.
        503 if pause.is_some() => Verdict::Later(pause, reason()),
        300..=499 => Verdict::Failed(Failure::Refused, reason()),
        _ => Verdict::Unknown(reason()),
    }
}

/// A value as a word.
pub fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::config::Holds;
    use super::*;

    #[test]
    fn r18_answers() {
        let plain = Answer { id: Some("/id".into()), error: Some("/error".into()), ..Answer::default() };
        let with = |value: &str| {
            let and = Holds { at: "/messages/0/status".into(), one_of: vec![value.into()] };
            Answer {
                and: Some(and),
                id: Some("/messages/0/message-id".into()),
                error: Some("/messages/0/error-text".into()),
                ..Answer::default()
            }
        };
        let said = |en: &str| {
            let fr = en.replace("HTTP status", "statut HTTP");
            Said::new(fr.replace("the answer cannot be understood:", "la réponse ne se comprend pas\u{a0}:"), en)
        };
        let refused = |reason: &str| Verdict::Failed(Failure::Refused, said(reason));
        let unknown = |reason: &str| Verdict::Unknown(said(reason));
        let later = |s: Option<u64>, reason: &str| Verdict::Later(s.map(Duration::from_secs), said(reason));
        let accepted = |name: &str| Verdict::Accepted(vec![name.into()]);
        let table = [
            (&plain, 201, None, r#"{"id":"a1"}"#, accepted("a1")),
            (&plain, 200, None, r#"{"id":17}"#, accepted("17")),
            (&plain, 202, None, "0: Accepted", Verdict::Accepted(vec![])),
            (&plain, 400, None, r#"{"error":"bad number"}"#, refused("bad number (HTTP status 400)")),
            (&plain, 401, None, "", refused("HTTP status 401")),
            (&plain, 302, None, "", refused("HTTP status 302")),
            (&plain, 429, Some("7"), "", later(Some(7), "HTTP status 429")),
            (&plain, 429, Some("99999"), "", later(Some(900), "HTTP status 429")),
            (&plain, 429, None, "slow", later(None, "slow (HTTP status 429)")),
            (&plain, 503, Some("3"), "", later(Some(3), "HTTP status 503")),
            (&plain, 503, None, "", unknown("HTTP status 503")),
            (&plain, 500, None, "oops", unknown("oops (HTTP status 500)")),
            (&plain, 504, Some("3"), "", unknown("HTTP status 504")),
            (&with("0"), 200, None, r#"{"messages":[{"status":"0","message-id":"m"}]}"#, accepted("m")),
            (
                &with("0"),
                200,
                None,
                r#"{"messages":[{"status":"4","error-text":"credit"}]}"#,
                refused("credit (HTTP status 200)"),
            ),
            (&with("0"), 200, None, "<html>", unknown("the answer cannot be understood: <html> (HTTP status 200)")),
        ];
        for (answer, status, retry_after, body, expected) in table {
            let verdict = verdict(answer, ReceiptsBy::Answer, TextId(1), status, retry_after, body.as_bytes());
            assert_eq!(verdict, expected, "{status} {body}");
        }
        let ours = verdict(&plain, ReceiptsBy::OurReference, TextId(255), 200, None, b"");
        assert_eq!(ours, accepted("00000000000000ff"));
    }
}
