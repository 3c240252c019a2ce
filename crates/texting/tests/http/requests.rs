//! What a text becomes on the wire.

use crate::aggregator::{Aggregator, account, open, order, secrets, start, told};
use rappel_strategy::phone::Phone;
use rappel_texting::http::presets;
use rappel_texting::{Account, AccountConfig, Protocol, Secrets, Sender, TextOrder, TextProgress, Texting};
use serde_json::json;

/// Everything that means something somewhere.
const TEXT: &str = "L’échéance : 12 € & \"plus\" {x} \\ + 100 % = ?\n<b>🙂</b>";

#[test]
fn a_text_in_json() {
    let aggregator = Aggregator::start(vec![]);
    let account = open(
        aggregator.port,
        r#"
        url = "http://127.0.0.1:PORT/v1/{id}/sms"
        headers = { Authorization = "Bearer {secret}" }
        body = { json = { to = ["{to}"], from = "{from}", text = "{text}", id = "{id}", ttl = "{validity_min}", hook = "{webhook}", flash = false, n = 1, braces = "{{}}" } }
        answer = { id = "/id" }
        "#,
    );
    let mut seat = account.seat();
    seat.send(order(1, TEXT), start());
    let asked = aggregator.hears();
    assert_eq!((asked.method.as_str(), asked.uri.as_str()), ("POST", "/v1/0000000000000001/sms"));
    assert_eq!(asked.headers["content-type"], "application/json");
    let body: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    let hook = "https://rappel.example/texts/1";
    assert_eq!(
        body,
        json!({ "to": ["+33639980001"], "from": "RAPPEL", "text": TEXT, "id": "0000000000000001", "ttl": "120", "hook": hook, "flash": false, "n": 1, "braces": "{}" })
    );
    let events = told(&mut seat, 1);
    assert_eq!((events[0].what, &events[0].refs), (TextProgress::Accepted, &vec!["last".into()]));
}

#[test]
fn a_text_in_a_form_with_basic_authentication() {
    let aggregator = Aggregator::start(vec![]);
    let account = open(
        aggregator.port,
        r#"
        url = "http://127.0.0.1:PORT/sms"
        method = "PUT"
        numbers = "digits"
        basic_user = "rappel"
        body = { form = { to = "{to}", from = "{from}", text = "{text}", coding = "{alphabet}" } }
        alphabets = { gsm7 = "0", ucs2 = "2" }
        "#,
    );
    let mut seat = account.seat();
    let from = Sender::Number(Phone::from_e164(33_199_000_001).unwrap());
    seat.send(TextOrder { from, ..order(1, TEXT) }, start());
    let asked = aggregator.hears();
    let fields: Vec<(String, String)> = form_urlencoded::parse(asked.body.as_bytes()).into_owned().collect();
    let expected = [("coding", "2"), ("from", "33199000001"), ("text", TEXT), ("to", "33639980001")];
    assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(asked.method, "PUT");
    // rappel:s&cret é
    assert_eq!(asked.headers["authorization"], "Basic cmFwcGVsOnMmY3JldCDDqQ==");
}

#[test]
fn a_text_in_the_address() {
    let aggregator = Aggregator::start(vec![]);
    let account = open(
        aggregator.port,
        r#"
        url = "http://127.0.0.1:PORT/send/{to}?fixed=1"
        method = "GET"
        query = { text = "{text}", key = "{secret}" }
        "#,
    );
    account.seat().send(order(1, TEXT), start());
    let asked = aggregator.hears();
    let (path, query) = asked.uri.split_once('?').unwrap();
    assert_eq!((path, asked.body.as_str()), ("/send/%2B33639980001", ""));
    let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let expected = [("fixed", "1"), ("key", "s&cret é"), ("text", TEXT)];
    assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn a_text_cannot_break_out_of_a_header() {
    let aggregator = Aggregator::start(vec![]);
    let account = open(aggregator.port, "url = \"http://127.0.0.1:PORT/\"\nheaders = { X-Text = \"{text}\" }");
    let mut seat = account.seat();
    seat.send(order(1, "a\r\nX-Other: b"), start());
    let events = told(&mut seat, 1);
    assert_eq!(&*events[0].reason.en, "the header `X-Text` cannot hold its value");
    assert!(aggregator.others().is_empty());
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let table = [
        ("url = \"ftp://x\"", "`protocol.http.url`: the address begins with https://"),
        ("url = \"http://x/{tu}\"", "`protocol.http.url`: `tu` stands for nothing; did you mean `to`?"),
        (
            "url = \"http://x\"\nquery = { a = \"{\" }",
            "`protocol.http.query.a`: the brace at character 1 is never closed",
        ),
        (
            "url = \"http://x\"\nbody = { json = { a = [{ b = \"{texte}\" }] } }",
            "`protocol.http.body.json.a.0.b`: `texte` stands for nothing",
        ),
        ("url = \"http://x\"\nheaders = { \"a b\" = \"\" }", "this is not the name of a header"),
        (
            "url = \"http://x\"\nanswer = { id = \"id\" }",
            "`protocol.http.answer`: `id` is not a JSON pointer; write `/id`",
        ),
        ("url = \"http://x\"\nanswer = { accepted = [] }", "there is no status"),
        ("url = \"http://x\"\nconnections = 0", "`protocol.http.connections`: 0 is not between 1 and 32"),
        (
            "url = \"http://x\"\nwebhook = { secret = { query = \"\" } }",
            "the header or parameter that holds the secret has to be named",
        ),
        ("url = \"http://x/{secret}\"", "`secret`: the account has no secret"),
        ("url = \"http://x/{webhook}\"", "`webhook`: requests tell our address, which is not known"),
    ];
    for (http, words) in table {
        let Err(error) = Account::open("1", &account(0, http), &Secrets::default(), "") else { panic!("{http}") };
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn every_preset_is_an_account_and_reads_as_it_is_written() {
    let names: Vec<&str> = presets().iter().map(|preset| preset.name).collect();
    assert_eq!(names, ["form_with_user", "json_list", "json_status", "json_token", "gateway_get"]);
    for preset in presets() {
        let base = account(0, "url = \"http://x\"");
        let config = AccountConfig { protocol: Protocol::Http(preset.http), ..base };
        Account::open("1", &config, &secrets(), "https://rappel.example/texts/1").unwrap();
        let written = serde_json::to_string(&config).unwrap();
        assert_eq!(serde_json::from_str::<AccountConfig>(&written).unwrap(), config, "{}", preset.name);
    }
}

#[test]
fn the_address_of_the_webhook_holds_its_secret_where_the_account_says_so() {
    let aggregator = Aggregator::start(vec![]);
    let http = "url = \"http://127.0.0.1:PORT/\"\nbody = { form = { hook = \"{webhook}\" } }\nwebhook = { secret = { query = \"key\" } }";
    open(aggregator.port, http).seat().send(order(1, "Bonjour"), start());
    let asked = aggregator.hears();
    let fields: Vec<(String, String)> = form_urlencoded::parse(asked.body.as_bytes()).into_owned().collect();
    assert_eq!(fields, [("hook".to_owned(), "https://rappel.example/texts/1?key=cl%C3%A9".to_owned())]);
}
