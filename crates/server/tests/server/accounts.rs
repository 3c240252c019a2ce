//! Setting up, signing in and out, accounts.

use crate::kit::{Server, Who};

#[tokio::test]
async fn the_first_administrator_is_made_once_by_the_link() {
    let mut server = Server::empty().await;
    let signed_out = server.get(Who::Nobody, "/session").await;
    assert_eq!(signed_out.code(), (401, "unauthenticated".to_owned()));
    assert_eq!(signed_out.json()["setup_needed"], true);

    let made = server.set_up().await.fine().json();
    assert_eq!(made["account"]["role"], "administrator");
    assert_eq!(made["account"]["login"], "administrator");
    assert_eq!(made["network"], "simulated");
    assert_eq!(server.get(Who::Administrator, "/session").await.fine().json(), made);

    assert_eq!(server.set_up().await.code(), (401, "unauthenticated".to_owned()), "the link is good once");
    assert_eq!(server.get(Who::Nobody, "/session").await.json()["setup_needed"], false);
}
