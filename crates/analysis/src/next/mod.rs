//! Which call of a contact comes now or next, asked from outside the campaign that would make it.
//!
//! Why: whoever has a contact and its history somewhere else, or plays through what would happen, must get the same decisions as
//! the dialer (R39) without a call being made. What may not come in: deciding. A contact as it is written is turned into what the
//! engine knows, and its plan into words.

mod answer;
mod answerer;
mod explained;
mod input;
mod mistake;
mod moment;
mod named;
mod origin;
mod question;
mod sentences;
mod subject;
mod value;

pub use answer::{Answer, CallFields, End, Invalid, Outcome};
pub use answerer::{Answerer, Decided};
pub use input::{AttemptLine, CallElsewhere, CallbackLine, ContactLine};
pub use mistake::Mistake;
pub use moment::{Moment, read as read_instant};
pub use question::{Question, QuestionError};
pub use subject::Past;
pub use value::{Phones, Text, TextOrNumber};
