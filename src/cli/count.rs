//! `banxin count`: how many characters of an edition are whose, as papers pay for them.

mod machine;
mod person;

use clap::Args;

use super::channel::refuse;
use super::order::{Order, spared};
use super::output::Place;
use super::progress::Progress;
use super::status::{Status, WRONG_USAGE};
use super::voice::Voice;
use crate::Composed;
use crate::diag::{Diagnostic, Sources};
use crate::edition::Ticket;

/// The most that a thousand characters are paid, in hundredths: more is a slip.
const MOST_RATE: u64 = 100_000_000;

#[derive(Debug, Args)]
pub(super) struct Count {
    #[command(flatten)]
    order: Order,
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,
}

impl Count {
    pub(super) fn run(self, voice: Voice) -> Status {
        self.counted(voice).unwrap_or_else(|status| status)
    }

    /// How it ends, where the list was written: of an edition with errors as well, as that of pictures.
    fn counted(&self, voice: Voice) -> Result<Status, Status> {
        let rate = self.rate().map_err(|why| refuse(why, voice))?;
        self.order.folder_is_there(voice)?;
        let ticket = Ticket { counted: true, ..self.order.ticket(voice)? };
        let take = |composed: &Composed<'_>, _: &Sources, _: &mut Progress, ()| Ok(composed.count.clone());
        let (count, status) = self.order.made(&ticket, spared(Some(&Place::Stdout)), take, voice);
        let count = count.flatten().ok_or(status)?;
        let text =
            if voice.is_json() { machine::lines(&count, rate) } else { person::tables(&count, rate, voice) };
        Place::Stdout.write(text.as_bytes()).map_err(|why| refuse(why, voice))?;
        Ok(status)
    }

    /// What a thousand characters are paid, in hundredths.
    fn rate(&self) -> Result<Option<u64>, Diagnostic> {
        let unclear = |given: &String| {
            let one = Diagnostic::error(WRONG_USAGE).form("rate-unclear").mend_by("help-rate-unclear");
            one.arg("given", given.as_str())
        };
        self.rate.as_ref().map(|given| hundredths(given).ok_or_else(|| unclear(given))).transpose()
    }
}

/// A sum such as 100 or 80.50, in hundredths.
fn hundredths(text: &str) -> Option<u64> {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let figures = |text: &str, most: usize| {
        let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<u64>().ok())?
    };
    let tens = if cents.len() == 1 { 10 } else { 1 };
    let sum = figures(whole, 9)?.checked_mul(100)?.checked_add(figures(cents, 2)? * tens)?;
    (1..=MOST_RATE).contains(&sum).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn a_rate_is_a_sum_of_money() {
        assert_eq!(["100", "80.5", "80.05", "0.01"].map(hundredths), [10_000, 8050, 8005, 1].map(Some));
        for text in
            ["", "0", "0.00", "-1", "+1", "1.", ".5", "1.234", "1e3", "１００", "1000000.01", "99999999999"]
        {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }
}
