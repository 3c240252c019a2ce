//! Why a forecast could not be made, as a problem.

use crate::problem::Problem;
use rappel_forecast::ForecastError;
use rappel_strategy::said::Said;

/// The problem. What was asked was settled before: most of these are defects.
pub fn told(error: ForecastError) -> Problem {
    match error {
        ForecastError::Store(error) => error.into(),
        ForecastError::TooMany(_) => Problem::conflict(Said::new(
            "Le fichier d’appels est trop varié ou trop grand pour être prévu d’un coup\u{202f}: répartissez-le sur plusieurs campagnes.",
            "The call file is too varied or too large to be forecast at once: split it over several campaigns.",
        )),
        error => Problem::internal(error),
    }
}
