//! What aggregators tell by themselves.

use rappel_strategy::phone::{Country, Phone};
use rappel_strategy::said::Said;
use rappel_texting::http::{Webhook, WebhookError, presets};
use rappel_texting::{Failure, Inbound, Receipt, Reply, Secret, TextProgress};

const JSON: &str = "application/json; charset=utf-8";
const FORM: &str = "application/x-www-form-urlencoded";

fn webhook(preset: &str) -> Webhook {
    presets().into_iter().find(|known| known.name == preset).unwrap().http.webhook.unwrap()
}

fn receipt(carrier_ref: &str, what: TextProgress, reason: &str) -> Inbound {
    Inbound::Receipt(Receipt { carrier_ref: carrier_ref.into(), what, reason: Said::same(reason) })
}

fn reply(text: &str, stop: bool) -> Inbound {
    Inbound::Reply(Reply { from: Phone::from_e164(33_639_980_001).unwrap(), stop, text: text.to_owned() })
}

#[test]
fn calls_of_every_style() {
    let undelivered = TextProgress::Failed(Failure::Undeliverable);
    let expired = TextProgress::Failed(Failure::Expired);
    let table: Vec<(&str, &str, &str, Vec<Inbound>)> = vec![
        (
            "form_with_user",
            FORM,
            "MessageSid=SM1&MessageStatus=delivered&To=%2B33639980001",
            vec![receipt("SM1", TextProgress::Delivered, "")],
        ),
        (
            "form_with_user",
            FORM,
            "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003",
            vec![receipt("SM1", undelivered, "30003")],
        ),
        ("form_with_user", FORM, "MessageSid=SM1&MessageStatus=sent", vec![]),
        (
            "form_with_user",
            FORM,
            "MessageSid=SM2&SmsStatus=received&From=%2B33639980001&Body=Arr%C3%AAt",
            vec![reply("Arrêt", true)],
        ),
        (
            "json_list",
            JSON,
            r#"{"results":[{"messageId":"1","status":{"groupName":"DELIVERED"}},{"messageId":"2","status":{"groupName":"EXPIRED","description":"Too late"}},
                {"messageId":"3","status":{"groupName":"PENDING"}},{"from":"33639980001","text":"Merci","messageId":"4"}]}"#,
            vec![receipt("1", TextProgress::Delivered, ""), receipt("2", expired, "Too late"), reply("Merci", false)],
        ),
        (
            "json_status",
            JSON,
            r#"{"messageId":"m","status":"DELIVERED","err-code":"0"}"#,
            vec![receipt("m", TextProgress::Delivered, "")],
        ),
        ("json_status", FORM, "messageId=m&status=unknown&err-code=1", vec![receipt("m", TextProgress::Unknown, "1")]),
        (
            "json_status",
            JSON,
            r#"{"msisdn":"33639980001","text":"STOP 36111","messageId":"n"}"#,
            vec![reply("STOP 36111", true)],
        ),
        ("json_token", JSON, r#"{"id":7,"status":"rejected","error":"spam"}"#, vec![receipt("7", undelivered, "spam")]),
        (
            "gateway_get",
            FORM,
            "key=k&id=00000000000000ff&status=1",
            vec![receipt("00000000000000ff", TextProgress::Delivered, "")],
        ),
        ("gateway_get", FORM, "key=k&id=00000000000000ff&status=8", vec![]),
        ("json_token", JSON, r#"[1, {"id": {}}, null]"#, vec![]),
        ("json_token", JSON, r#"{"from":"OPERATEUR","text":"STOP"}"#, vec![]),
    ];
    for (preset, content_type, body, expected) in table {
        let read = webhook(preset).parse(content_type, body.as_bytes(), Country::FRANCE);
        assert_eq!(read, Ok(expected), "{preset} {body}");
    }
}

#[test]
fn calls_that_cannot_be_read_say_why() {
    let webhook = webhook("json_list");
    let parse = |content_type, body: &[u8]| webhook.parse(content_type, body, Country::FRANCE).unwrap_err();
    assert_eq!(parse("text/xml", b"<a/>"), WebhookError::ContentType("text/xml".into()));
    assert!(matches!(parse(JSON, b"{"), WebhookError::Json(_)));
    assert_eq!(parse(JSON, b"{}"), WebhookError::List("/results".into()));
    assert_eq!(parse(JSON, &vec![b' '; 2_000_000]), WebhookError::TooLarge);
}

#[test]
fn only_who_shows_the_secret_is_heard() {
    let secret = Secret::new("clé");
    let in_query = webhook("json_list");
    let in_header = webhook("json_token");
    let query = |shown| in_query.is_authentic(&secret, |_| None, |name| Some(shown).filter(|_| name == "key"));
    let header =
        |shown| in_header.is_authentic(&secret, |name| Some(shown).filter(|_| name == "Authorization"), |_| None);
    assert!(query("clé") && header("clé") && header("Bearer clé"));
    assert!(!query("cle") && !query("") && !header("Bearer cle") && !header("Basic clé"));
    assert!(!in_query.is_authentic(&secret, |_| Some("clé"), |_| None), "shown in the wrong place");
    assert!(!in_query.is_authentic(&Secret::default(), |_| None, |_| Some("")), "no secret was agreed on");
}
