//! Problems in the language of who asks.

use super::Problem;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::middleware::Next;
use axum::response::Response;
use rappel_strategy::lang::Lang;

/// Writes problems in the language of who asks, and puts into words what the framework answers without any.
pub async fn spoken(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None if status.is_client_error() || status.is_server_error() => Problem::of_status(status),
        None => return response,
    };
    let mut spoken = problem.write(lang);
    for (name, value) in response.headers() {
        if !spoken.headers().contains_key(name) && name != axum::http::header::CONTENT_LENGTH {
            spoken.headers_mut().append(name, value.clone());
        }
    }
    spoken
}

/// The language asked for: the first of the list that we speak, else French.
pub fn language(headers: &HeaderMap) -> Lang {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let spoken = |tag: &str| match tag.trim().split(['-', ';']).next() {
        Some("fr") => Some(Lang::Fr),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    asked.split(',').find_map(spoken).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_first_language_that_we_speak_is_spoken() {
        for (asked, lang) in [
            ("", Lang::Fr),
            ("en-GB,en;q=0.9", Lang::En),
            ("de, en;q=0.5, fr;q=0.4", Lang::En),
            ("fr-FR", Lang::Fr),
            ("de", Lang::Fr),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_str(asked).unwrap());
            assert_eq!(language(&headers), lang, "{asked}");
        }
    }
}
