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
/// `secure`: it sends the token by TLS only, which a server on loopback alone does not have.
pub fn keep(token: &str, seconds: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{NAME}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_of_a_server_behind_tls_travels_by_tls_only() {
        let kept = |secure| keep("x", 60, secure).unwrap();
        assert!(kept(true).to_str().unwrap().ends_with("; Secure"));
        assert!(!kept(false).to_str().unwrap().contains("Secure"));
    }
}
