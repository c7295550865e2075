//! Printing conditions whose characterisation data are registered, and what profiles of theirs are called.
//!
//! Profiles from several makers are made from the same data: `ISO Coated v2 (ECI)` and `Coated FOGRA39 (ISO 12647-2:2004)`
//! separate for one press, in other ways. Where a profile does not say which data it was made from, its usual name does.

/// A condition: the reference name of its data in the ICC's Characterization Data Registry, and what else the names of
/// profiles made from them have in them.
type Row = (&'static str, &'static [&'static str]);

#[rustfmt::skip]
const CONDITIONS: &[Row] = &[
    // SWOP, magazines in North America.
    ("CGATS TR 001",    &["U.S. Web Coated (SWOP) v2"]),
    ("CGATS TR 003",    &["SWOP2006_Coated3", "Web Coated SWOP 2006 Grade 3", "TR003"]),
    ("CGATS TR 005",    &["SWOP2006_Coated5", "Web Coated SWOP 2006 Grade 5", "TR005"]),
    // SNAP, coldset on newsprint there.
    ("CGATS TR 002",    &["SNAP 2007", "TR002"]),
    // GRACoL, sheetfed on coated paper.
    ("CGATS TR 006",    &["GRACoL2006", "TR006"]),
    // ISO/PAS 15339.
    ("CGATS21-2-CRPC1", &["CRPC1"]),
    ("CGATS21-2-CRPC2", &["CRPC2"]),
    ("CGATS21-2-CRPC3", &["CRPC3"]),
    ("CGATS21-2-CRPC4", &["CRPC4"]),
    ("CGATS21-2-CRPC5", &["CRPC5", "SWOP2013C3"]),
    ("CGATS21-2-CRPC6", &["CRPC6", "GRACoL2013"]),
    ("CGATS21-2-CRPC7", &["CRPC7"]),
    // Offset by ISO 12647-2, coated and uncoated, by the data of Fogra and the profiles of ECI.
    ("FOGRA27",         &["ISO Coated"]),
    ("FOGRA28",         &[]),
    ("FOGRA29",         &["ISO Uncoated"]),
    ("FOGRA39",         &["ISO Coated v2"]),
    ("FOGRA45",         &["PSO LWC Improved"]),
    ("FOGRA46",         &["PSO LWC Standard"]),
    ("FOGRA47",         &["PSO Uncoated ISO12647"]),
    ("FOGRA51",         &["PSO Coated v3"]),
    ("FOGRA52",         &["PSO Uncoated v3"]),
    // Coldset on newsprint by ISO 12647-3, with 26 and 30 % of dot gain.
    ("IFRA26",          &["ISOnewspaper26"]),
    ("IFRA30",          &["ISOnewspaper30"]),
    // Japan Color: coated, uncoated, newspapers, heatset.
    ("JC200103",        &["Japan Color 2001 Coated"]),
    ("JC200104",        &["Japan Color 2001 Uncoated"]),
    ("JCN2002",         &["Japan Color 2002 Newspaper"]),
    ("JCW2003",         &["Japan Web Coated (Ad)"]),
];

/// The condition that a text names: the one of the longest name in it, however that is spelt.
pub(super) fn named(text: &str) -> Option<&'static str> {
    let text = plain(text);
    let names = |(condition, others): &Row| {
        let longest = std::iter::once(condition).chain(*others).filter(|name| text.contains(&plain(name)));
        longest.map(|name| plain(name).len()).max().map(|length| (length, *condition))
    };
    CONDITIONS.iter().filter_map(names).max().map(|(_, condition)| condition)
}

/// Letters and digits alone: `ISO Coated v2`, `ISOcoated_v2` and `isocoatedv2` are one name.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the profiles of Adobe, ECI, Idealliance and WAN-IFRA call themselves.
    #[test]
    fn profiles_of_several_makers_name_one_condition() {
        let names = [
            ("ISO Coated v2 300% (ECI)", Some("FOGRA39")),
            ("Coated FOGRA39 (ISO 12647-2:2004)", Some("FOGRA39")),
            ("FOGRA39L Coated", Some("FOGRA39")),
            ("ISO Coated", Some("FOGRA27")),
            ("PSO Uncoated v3 (FOGRA52)", Some("FOGRA52")),
            ("PSO Uncoated ISO12647 (ECI)", Some("FOGRA47")),
            ("ISOnewspaper26v4", Some("IFRA26")),
            ("US Newsprint (SNAP 2007)", Some("CGATS TR 002")),
            ("Newsprint coldset, CGATS TR 002 (SNAP 2007)", Some("CGATS TR 002")),
            ("U.S. Web Coated (SWOP) v2", Some("CGATS TR 001")),
            ("Coated GRACoL 2006 (ISO 12647-2:2004)", Some("CGATS TR 006")),
            ("GRACoL2013_CRPC6", Some("CGATS21-2-CRPC6")),
            ("Japan Color 2001 Coated", Some("JC200103")),
            ("Our press, October", None),
            ("", None),
        ];
        for (name, condition) in names {
            assert_eq!(named(name), condition, "{name}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_conditions() {
        let all = || {
            CONDITIONS.iter().flat_map(|(condition, others)| {
                std::iter::once(condition).chain(*others).map(move |name| (*condition, plain(name)))
            })
        };
        for (condition, name) in all() {
            let same: Vec<&str> =
                all().filter(|(_, other)| *other == name).map(|(condition, _)| condition).collect();
            assert_eq!(same, [condition], "{name}");
        }
    }
}
