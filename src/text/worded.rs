//! What stands at a picture as it is worded: who took it, by the house's form, behind the caption or apart from it.

use crate::copy::Passage;
use crate::layout::{CreditAt, Mount};

/// The caption and the credit of a picture; the caption with the credit in it where the house has them in one paragraph.
pub(super) fn worded(
    said: Option<&Passage>,
    credit: Option<&Passage>,
    mount: &Mount,
) -> (Option<Passage>, Option<Passage>) {
    let (before, behind) = &mount.credit_form;
    let credit =
        credit.map(|credit| Passage::bare(before).followed_by(credit).followed_by(&Passage::bare(behind)));
    match (said, credit) {
        (Some(said), Some(credit)) if mount.credit == CreditAt::Within => {
            (Some(said.followed_by(&credit)), None)
        }
        (said, credit) => (said.cloned(), credit),
    }
}
