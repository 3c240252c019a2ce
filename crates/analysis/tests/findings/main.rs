//! What the analysis finds, and that it is so.

mod base;
mod cases;
mod exhibit;
#[expect(dead_code, reason = "stories are lived elsewhere; here only their campaigns and strategies are looked at")]
#[path = "../../../strategy/tests/common/generate.rs"]
mod generate;
mod holes;
mod properties;
mod replay;
mod sentences;
