//! The file as a whole: what it says of itself, and its fonts.

use super::super::facts::{Facts, Intent, Profile, Statement};
use super::super::job::Whose;
use super::super::rule::{self, Breach};
use super::super::standard::{Clauses, Standard};
use super::report::Report;

/// The standard that a file claims.
pub(super) fn claimed(facts: &Facts) -> Option<Standard> {
    let claims = |standard| claims(facts, standard);
    [Standard::X4A2u, Standard::X4, Standard::A2u, Standard::X1a].into_iter().find(|one| claims(*one))
}

/// Whether a file claims a standard.
fn claims(facts: &Facts, standard: Standard) -> bool {
    let begins = |text: Option<&String>, with: &str| text.is_some_and(|text| text.starts_with(with));
    let xmp = facts.xmp.as_ref();
    match standard {
        Standard::X1a => {
            let Statement { pdfx, conformance, .. } = &facts.info;
            begins(pdfx.as_ref(), "PDF/X-1a")
                || begins(pdfx.as_ref(), "PDF/X-1:") && begins(conformance.as_ref(), "PDF/X-1a")
        }
        Standard::X4 => begins(xmp.and_then(|xmp| xmp.pdfx.as_ref()), "PDF/X-4"),
        Standard::A2u => {
            let pdfa = xmp.and_then(|xmp| xmp.pdfa.as_ref());
            pdfa.is_some_and(|(part, level)| part == "2" && level.eq_ignore_ascii_case("u"))
        }
        Standard::X4A2u => claims(facts, Standard::X4) && claims(facts, Standard::A2u),
    }
}

pub(super) fn judge(
    report: &mut Report<'_, '_>,
    facts: &Facts,
    asked: Option<Standard>,
    standard: Option<Standard>,
) {
    let mut add = |breach: Breach| report.add(breach, None, Whose::Nobody);
    if facts.encrypted {
        add(rule::ENCRYPTION.broken());
    }
    for breach in &facts.faults {
        add(breach.clone());
    }
    disagreements(facts, &mut add);
    let Some(clauses) = standard.map(Standard::clauses) else {
        return add(rule::NO_STANDARD.broken());
    };
    if asked.is_some_and(|asked| !claims(facts, asked)) {
        add(rule::STANDARD.broken().arg("standard", clauses.words()));
    }
    version(facts, clauses, &mut add);
    statements(facts, clauses, &mut add);
    intents(facts, clauses, &mut add);
}

fn version(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(Breach)) {
    let ((major, minor), (most, of)) = (facts.version, clauses.version);
    if (major, minor) > clauses.version {
        let breach = rule::PDF_VERSION.broken().arg("version", format!("{major}.{minor}"));
        add(breach.arg("standard", clauses.words()).arg("most", format!("{most}.{of}")));
    } else if facts.object_streams && !clauses.object_streams {
        add(rule::PDF_VERSION.broken_by("streams").arg("standard", clauses.words()));
    }
}

/// Title, dates, trapping, identifier. PDF/X-1a reads Info, the others XMP; what stands in the other alone is
/// taken, since programs read both.
fn statements(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(Breach)) {
    let empty = Statement::default();
    let xmp = facts.xmp.as_ref().unwrap_or(&empty);
    let info = &facts.info;
    if clauses.press {
        let needed = [
            ("title", info.title.is_some() || xmp.title.is_some()),
            ("created", info.created.is_some() || xmp.created.is_some()),
            ("changed", info.changed.is_some() || xmp.changed.is_some()),
        ];
        for (what, _) in needed.iter().filter(|(_, there)| !there) {
            add(rule::METADATA.broken_by(what));
        }
        let trapped = info.trapped.as_deref().or(xmp.trapped.as_deref());
        if !matches!(trapped, Some("True" | "False")) {
            add(match trapped {
                Some(trapped) => rule::TRAPPED.broken().arg("says", trapped),
                None => rule::TRAPPED.broken_by("nothing"),
            });
        }
    }
    if clauses.archive && facts.xmp.is_none() {
        add(rule::METADATA.broken_by("packet"));
    }
    if !facts.has_id {
        add(rule::FILE_ID.broken());
    }
}

fn disagreements(facts: &Facts, add: &mut impl FnMut(Breach)) {
    let Some(xmp) = &facts.xmp else { return };
    let info = &facts.info;
    let pairs = [
        ("title", &info.title, &xmp.title),
        ("created", &info.created, &xmp.created),
        ("changed", &info.changed, &xmp.changed),
        ("trapped", &info.trapped, &xmp.trapped),
        ("version", &info.pdfx, &xmp.pdfx),
    ];
    for (what, one, other) in pairs {
        if let (Some(one), Some(other)) = (one, other)
            && one != other
        {
            let breach = rule::METADATA_DISAGREE.broken_by(what);
            add(breach.arg("info", one.as_str()).arg("xmp", other.as_str()));
        }
    }
}

fn intents(facts: &Facts, clauses: &Clauses, add: &mut impl FnMut(Breach)) {
    let of = |standard: &str| facts.intents.iter().filter(|one| one.standard == standard).collect::<Vec<_>>();
    if clauses.archive && of("GTS_PDFA1").is_empty() {
        add(rule::OUTPUT_INTENT.broken_by("archive"));
    }
    if !clauses.press {
        return;
    }
    let intents = of("GTS_PDFX");
    let [intent] = intents[..] else {
        return add(match intents.len() {
            0 => rule::OUTPUT_INTENT.broken(),
            many => rule::OUTPUT_INTENT.broken_by("many").arg("count", many),
        });
    };
    let Intent { identifier, info, registry, profile, .. } = intent;
    if identifier.is_empty() {
        add(rule::OUTPUT_INTENT.broken_by("identifier"));
    }
    if !info && !registry {
        add(rule::OUTPUT_INTENT.broken_by("unsaid"));
    }
    match profile {
        None if clauses.profile => add(rule::OUTPUT_PROFILE.broken()),
        None if !registry => add(rule::OUTPUT_PROFILE.broken_by("unregistered")),
        Some(Profile { class, space }) if class != "prtr" || space != "CMYK" => {
            let breach = rule::OUTPUT_PROFILE.broken_by("kind");
            add(breach.arg("class", class.as_str()).arg("space", space.as_str()));
        }
        _ => {}
    }
}

/// The fonts of a file, on the pages where they are first used.
pub(super) fn fonts(report: &mut Report<'_, '_>) {
    let job = report.job;
    for (index, font) in job.fonts.iter().enumerate().filter(|(_, font)| font.shown) {
        report.turn_to(font.sheet);
        let faults = [
            (&rule::FONT_TYPE3, font.type3),
            (&rule::FONT_EMBEDDED, !font.type3 && !font.embedded),
            (&rule::FONT_SUBSET, font.embedded && !font.subset),
            (&rule::FONT_UNICODE, !font.unicode),
        ];
        for (rule, _) in faults.into_iter().filter(|(_, is_fault)| *is_fault) {
            report.add(rule.broken().arg("font", font.name.as_str()), None, Whose::Font(index as u16));
        }
    }
}
