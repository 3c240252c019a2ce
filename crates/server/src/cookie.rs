//! The session's cookie.

use crate::token::Token;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

const NAME: &str = "rappel_session";

/// The token that the browser sends, if it does.
pub fn read(headers: &HeaderMap) -> Option<Token> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == NAME).map(|(_, value)| Token::given(value))
}

/// What makes the browser keep a token for so many seconds; 0 makes it forget.
///
/// No `Secure`: the server listens on loopback, where there is no TLS.
pub fn keep(token: &str, seconds: i64) -> Option<HeaderValue> {
    let cookie = format!("{NAME}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}
