//! Numbers as a trunk wants them, and what a call displays (R13).

use super::config::{NUMBER, NumberFormat, TrunkConfig};
use crate::call::Shown;
use rappel_strategy::phone::Phone;

impl NumberFormat {
    /// The number as this trunk writes it: digits, with `+` in front where it wants it.
    pub fn write(self, phone: Phone) -> String {
        match self {
            NumberFormat::Plus => phone.to_string(),
            NumberFormat::InternationalPrefix => format!("00{}", phone.digits()),
            NumberFormat::Digits => phone.digits().to_string(),
            NumberFormat::National(country) => phone.dialled_in(country),
        }
    }
}

/// The endpoint to dial for this number.
pub(super) fn endpoint(trunk: &TrunkConfig, to: Phone) -> String {
    trunk.endpoint.replace(NUMBER, &trunk.number_format.write(to))
}

/// The channel variables that make a call show what it is to show. Asterisk writes `From` and `P-Asserted-Identity` from the
/// connected identity of the channel. A restricted one makes `From` anonymous (RFC 3323) and stays in `P-Asserted-Identity`
/// under `Privacy: id` (RFC 3325); a trunk that is not trusted with it is not given it at all.
pub(super) fn shown(trunk: &TrunkConfig, shown: Shown) -> Vec<(&'static str, String)> {
    let identity = |number: String, presentation: &str| {
        vec![
            ("CONNECTEDLINE(num,i)", number),
            ("CONNECTEDLINE(num-pres,i)", presentation.to_owned()),
            ("CONNECTEDLINE(name-pres,i)", presentation.to_owned()),
        ]
    };
    match (shown, trunk.number.filter(|_| trunk.trusted)) {
        (Shown::Number(number), _) => identity(trunk.number_format.write(number), "allowed"),
        (Shown::Hidden, Some(own)) => identity(trunk.number_format.write(own), "prohib"),
        (Shown::Hidden, None) => {
            vec![("CONNECTEDLINE(num-pres,i)", "prohib".into()), ("PJSIP_HEADER(add,Privacy)", "id".into())]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::phone::Country;

    #[test]
    fn each_format_writes_a_number_its_way() {
        let mobile: Phone = "+33639981204".parse().unwrap();
        let reunion: Phone = "+262692123456".parse().unwrap();
        let belgian: Phone = "+32470123456".parse().unwrap();
        let national = |country: &str| NumberFormat::National(Country::from_code(country).unwrap());
        assert_eq!(NumberFormat::Plus.write(mobile), "+33639981204");
        assert_eq!(NumberFormat::InternationalPrefix.write(mobile), "0033639981204");
        assert_eq!(NumberFormat::Digits.write(mobile), "33639981204");
        assert_eq!(national("FR").write(mobile), "0639981204");
        assert_eq!(national("FR").write(reunion), "0692123456");
        assert_eq!(national("FR").write(belgian), "0032470123456");
        assert_eq!(national("BE").write(belgian), "0470123456");
        assert_eq!(national("BE").write(mobile), "0033639981204");
        assert_eq!(national("US").write(mobile), "01133639981204");
    }
}
