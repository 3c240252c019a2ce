//! Connections: made, refused, looked after, ended.

use crate::carrier::Carrier;
use crate::user::{down, open, open_with, send_all, start, told, up};
use rappel_texting::{Link, Secret, Secrets, TextProgress, Texting};
use serde_json::json;

#[test]
fn a_refused_bind_is_said_and_tried_again() {
    let carrier = Carrier::start(json!({ "bind": [0x0e, 0x0d] }));
    let account = open(&carrier);
    assert!(down(&account).contains("the password is wrong (SMPP status 0x0000000E)"));
    let mut seat = account.seat();
    send_all(&mut seat, 1);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Accepted);
    assert_eq!(carrier.hears("submit")["connection"], json!(2));
}

#[test]
fn a_carrier_that_is_not_there_is_said_and_holds_nothing_back() {
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let carrier = Carrier::start(json!({}));
    let account = open_with(&carrier, |smpp| smpp.port = port);
    assert!(down(&account).contains("cannot connect"));
    let mut seat = account.seat();
    send_all(&mut seat, 2);
    seat.recall();
    assert!(told(&mut seat, 2).iter().all(|event| event.what == TextProgress::Returned));
    let tried = account.try_out(crate::user::mobile(1), "Essai", start(), std::time::Duration::from_millis(1));
    assert_eq!(tried.what, TextProgress::Returned);
    assert!(tried.reason.en.contains("cannot connect"), "{:?}", tried.reason);
}

#[test]
fn both_sides_ask_whether_the_other_is_there() {
    let mut carrier = Carrier::start(json!({}));
    let account = open_with(&carrier, |smpp| smpp.enquire_link_s = 1);
    up(&account);
    carrier.order(json!({ "enquire": true }));
    assert_eq!(carrier.hears("enquiry_answered"), json!(0));
    // Twice: the first was answered, or the connection would be another.
    assert_eq!(carrier.hears("enquired"), json!(0));
    assert_eq!(carrier.hears("enquired"), json!(0));
    assert_eq!(account.link(), Link::Up);
}

#[test]
fn a_carrier_that_does_not_answer_any_more_is_left_for_a_new_connection() {
    let carrier = Carrier::start(json!({ "deaf": true }));
    let account = open_with(&carrier, |smpp| (smpp.enquire_link_s, smpp.answer_s) = (1, 1));
    assert_eq!(carrier.hears("bind")["connection"], json!(0));
    assert!(down(&account).contains("does not answer any more"));
    assert_eq!(carrier.hears("bind")["connection"], json!(1));
}

#[test]
fn a_connection_that_ends_is_made_again() {
    let mut carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    carrier.hears("bind");
    up(&account);
    carrier.order(json!({ "drop": true }));
    assert_eq!(carrier.hears("bind")["connection"], json!(1));
    let mut seat = account.seat();
    send_all(&mut seat, 1);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Accepted);
}

#[test]
fn what_cannot_be_read_is_refused_and_the_connection_goes_on() {
    let mut carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    up(&account);
    // deliver_sm, number 9, whose service type never ends.
    carrier.order(json!({ "octets": "00000018000000050000000000000009" .to_owned() + "4141414141414141" }));
    assert_eq!(carrier.hears("refused"), json!([9, 2]));
    // query_sm, which is not for us.
    carrier.order(json!({ "octets": "0000001400000003000000000000000a" .to_owned() + "00000000" }));
    assert_eq!(carrier.hears("refused"), json!([10, 3]));
    let mut seat = account.seat();
    send_all(&mut seat, 1);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Accepted);
    assert_eq!(carrier.hears("submit")["connection"], json!(0));
}

#[test]
fn an_account_that_nobody_uses_any_more_takes_leave() {
    let carrier = Carrier::start(json!({}));
    let account = open(&carrier);
    up(&account);
    drop(account);
    assert_eq!(carrier.hears("unbound"), json!(0));
}

#[test]
fn a_connection_is_encrypted_and_the_carrier_is_the_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let certificate = write("cert.pem", &made.cert.pem());
    let key = write("key.pem", &made.signing_key.serialize_pem());
    let other = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let stranger = write("stranger.pem", &other.cert.pem());

    let carrier = Carrier::start(json!({ "tls": { "key": key, "cert": certificate } }));
    let trusting = |file| open_with(&carrier, |smpp| smpp.tls = Some(rappel_texting::Tls { ca_file: Some(file) }));
    let account = trusting(certificate);
    let mut seat = account.seat();
    send_all(&mut seat, 1);
    assert_eq!(told(&mut seat, 1)[0].what, TextProgress::Accepted);
    assert!(down(&trusting(stranger)).contains("certificate"));
}

#[test]
fn a_password_that_cannot_be_sent_is_refused_and_not_shown() {
    let smpp = toml::from_str("host = \"127.0.0.1\"\nsystem_id = \"rappel\"").unwrap();
    let config = rappel_texting::AccountConfig {
        name: "Opérateur".into(),
        sender: "RAPPEL".into(),
        countries: vec![rappel_strategy::phone::Country::FRANCE],
        texts_per_second: 1.0,
        validity_h: 1,
        protocol: rappel_texting::Protocol::Smpp(smpp),
    };
    for password in ["", "motdepasse", "é"] {
        let secrets = Secrets { account: Secret::new(password), ..Secrets::default() };
        let Err(error) = rappel_texting::Account::open("1", &config, &secrets, "") else { panic!("{password}") };
        assert_eq!(error.to_string(), "text account: `password`: an SMPP password has 1 to 8 ASCII characters");
    }
}
