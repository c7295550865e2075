//! Joined pinyin (分词连写, GB/T 16159): how many characters a word such as `Běijīng` is the sound of.
//!
//! Every character has one syllable, every syllable one vowel group and at most one mark of tone. Where a word can
//! be divided in several ways, the number of characters decides.

use unicode_normalization::UnicodeNormalization;

use super::Sound;

/// All syllables, by their initial.
#[rustfmt::skip]
const SYLLABLES: &[(&str, &str)] = &[
    ("",   "a o e ê ai ei ao ou an en ang eng er"),
    ("b",  "a o ai ei ao an en ang eng i ie iao ian in ing u"),
    ("p",  "a o ai ei ao ou an en ang eng i ie iao ian in ing u"),
    ("m",  "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u"),
    ("f",  "a o ei ou an en ang eng u"),
    ("d",  "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un"),
    ("t",  "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un"),
    ("n",  "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe"),
    ("l",  "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe"),
    ("g",  "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("k",  "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("h",  "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("j",  "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("q",  "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("x",  "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("zh", "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("ch", "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    ("sh", "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang"),
    ("r",  "e i ao ou an en ang eng ong u ua uo ui uan un"),
    ("z",  "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    ("c",  "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("s",  "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("y",  "a o e ai ao ou an ang ong i in ing u ue uan un"),
    ("w",  "a o ai ei an en ang eng u"),
];
/// The letters of the longest, `zhuang`.
const LONGEST: usize = 6;
/// No word is of more letters: what is longer is no pinyin, and is not looked at.
const LONGEST_WORD: usize = 60;
/// 儿化: the last character of a word may be no more than this letter.
const ERHUA: &str = "r";

/// Why words are not the sound of some characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// They have so many syllables.
    Count(usize),
    /// They can be divided among them in several ways.
    Unclear,
}

/// Divides characters among words of pinyin. As many words as characters have one each, whatever they are.
pub(super) fn divide(sounds: &mut [Sound], characters: usize) -> Result<(), Wrong> {
    if sounds.len() == characters {
        return Ok(());
    }
    let may: Vec<Vec<usize>> = sounds.iter().map(|sound| counts(&sound.text)).collect();
    let fewest = || may.iter().filter_map(|counts| counts.first()).sum();
    // How many ways there are for the words behind, by how many characters they have.
    let mut behind = vec![vec![1_usize]];
    for counts in may.iter().rev() {
        let ways = sums(behind.last().map_or(&[], Vec::as_slice), counts, characters);
        behind.push(ways);
    }
    let ways = |words: usize, left: usize| behind.get(words).and_then(|ways| ways.get(left)).copied();
    match ways(sounds.len(), characters) {
        None | Some(0) => return Err(Wrong::Count(fewest())),
        Some(1) => {}
        Some(_) => return Err(Wrong::Unclear),
    }
    let (mut left, words) = (characters, sounds.len());
    for (at, (sound, counts)) in sounds.iter_mut().zip(&may).enumerate() {
        let rest = |count: usize| ways(words - at - 1, left.checked_sub(count)?);
        let Some(count) = counts.iter().find(|count| rest(**count).is_some_and(|ways| ways > 0)) else {
            break;
        };
        sound.characters = *count;
        left -= count;
    }
    Ok(())
}

/// By each sum up to a bound, how many ways lead to it from sums so far and one more count.
fn sums(before: &[usize], counts: &[usize], most: usize) -> Vec<usize> {
    let mut after = vec![0_usize; most + 1];
    for (sum, ways) in before.iter().enumerate().filter(|(_, ways)| **ways > 0) {
        for count in counts {
            if let Some(place) = after.get_mut(sum + count) {
                *place = place.saturating_add(*ways);
            }
        }
    }
    after
}

/// How many characters a word may be the sound of, the fewest first. What is no pinyin is the sound of one.
fn counts(word: &str) -> Vec<usize> {
    let mut all = vec![1_usize];
    // An apostrophe parts syllables, a hyphen words that belong together; marks behind a word say nothing.
    for part in word.split(['\'', '’', 'ʼ', '-', '‐']).map(letters).filter(|part| !part.is_empty()) {
        let counts = counts_of_part(&part);
        let most = all.len() + counts.last().copied().unwrap_or_default();
        all = sums(&all, &counts, most);
    }
    let counts: Vec<usize> =
        all.iter().enumerate().skip(1).filter(|(_, ways)| **ways > 0).map(|(count, _)| count).collect();
    if counts.is_empty() { vec![1] } else { counts }
}

/// A letter without its mark of tone, and whether it had one.
#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    toned: bool,
}

fn letters(part: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in part.nfd().flat_map(char::to_lowercase) {
        let last = letters.last_mut();
        match (c, last) {
            ('\u{300}' | '\u{301}' | '\u{304}' | '\u{30C}', Some(last)) => last.toned = true,
            ('\u{308}', Some(last)) if last.letter == 'u' => last.letter = 'ü',
            ('\u{302}', Some(last)) if last.letter == 'e' => last.letter = 'ê',
            // The shapes that schoolbooks have of these two.
            ('ɑ', _) => letters.push(Letter { letter: 'a', toned: false }),
            ('ɡ', _) => letters.push(Letter { letter: 'g', toned: false }),
            (c, _) if c.is_alphabetic() => letters.push(Letter { letter: c, toned: false }),
            _ => {}
        }
    }
    letters
}

/// How many syllables letters without an apostrophe may be. One that begins with a vowel has an apostrophe before
/// it (隔音符号), so that of all ways those count that lack the fewest.
fn counts_of_part(letters: &[Letter]) -> Vec<usize> {
    if letters.len() > LONGEST_WORD {
        return vec![1];
    }
    // By the letters that are divided and the number of syllables: how many apostrophes lack.
    let mut lacking = vec![vec![None::<usize>; letters.len() + 1]; letters.len() + 1];
    lacking[0][0] = Some(0);
    for start in 0..letters.len() {
        for end in (start + 1..=letters.len()).take(LONGEST) {
            let part = letters.get(start..end).unwrap_or_default();
            let erhua = start > 0 && end == letters.len() && is(part, ERHUA);
            if !erhua && !is_syllable(part) {
                continue;
            }
            let vowel = part.first().is_some_and(|first| matches!(first.letter, 'a' | 'o' | 'e' | 'ê'));
            let more = usize::from(vowel && start > 0);
            for count in 0..letters.len() {
                let Some(so_far) = lacking[start][count].map(|lacking| lacking + more) else { continue };
                let place = &mut lacking[end][count + 1];
                *place = Some(place.map_or(so_far, |known| known.min(so_far)));
            }
        }
    }
    let ways = lacking.pop().unwrap_or_default();
    let Some(fewest) = ways.iter().flatten().min().copied() else { return vec![1] };
    ways.iter().enumerate().filter(|(_, lacking)| **lacking == Some(fewest)).map(|(count, _)| count).collect()
}

fn is(part: &[Letter], text: &str) -> bool {
    part.iter().map(|one| one.letter).eq(text.chars())
}

fn is_syllable(part: &[Letter]) -> bool {
    if part.iter().filter(|one| one.toned).count() > 1 {
        return false;
    }
    SYLLABLES.iter().any(|(initial, finals)| {
        let (first, rest) = part.split_at(initial.len().min(part.len()));
        is(first, initial) && finals.split(' ').any(|one| is(rest, one))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many characters each word of a text has, of so many.
    fn divided(text: &str, characters: usize) -> Result<Vec<usize>, Wrong> {
        let mut sounds: Vec<Sound> = text.split(' ').map(Sound::syllable).collect();
        divide(&mut sounds, characters)?;
        Ok(sounds.iter().map(|sound| sound.characters).collect())
    }

    #[test]
    fn there_are_some_four_hundred_syllables() {
        let all: usize = SYLLABLES.iter().map(|(_, finals)| finals.split(' ').count()).sum();
        assert!((395..=415).contains(&all), "{all}");
    }

    #[test]
    fn a_word_is_as_long_as_it_has_syllables() {
        for (words, counts) in [
            ("Běijīng shíjiān", &[2, 2][..]),
            ("Zhōnghuá Rénmín Gònghéguó", &[2, 2, 3]),
            ("lǜshī", &[2]),
            ("nǚhái", &[2]),
            ("chuāngwài", &[2]),
            ("zàijiàn, Shànghǎi!", &[2, 2]),
            ("Nán-Běi", &[2]),
            ("Guǎngzhōu", &[2]),
            ("ɡōnɡ’ān", &[2]),
        ] {
            assert_eq!(divided(words, counts.iter().sum()), Ok(counts.to_vec()), "{words}");
        }
    }

    #[test]
    fn an_apostrophe_or_two_tones_part_syllables() {
        assert_eq!(divided("Xī'ān", 2), Ok(vec![2]));
        assert_eq!(divided("Xīān", 2), Ok(vec![2]));
        assert_eq!(divided("xiān", 2), Err(Wrong::Count(1)));
        assert_eq!(divided("Tiān'ānmén", 3), Ok(vec![3]));
    }

    #[test]
    fn the_number_of_characters_decides_where_a_word_may_be_divided_in_two_ways() {
        assert_eq!(divided("tiananmen", 3), Ok(vec![3]));
        assert_eq!(divided("tiananmen", 4), Ok(vec![4]));
        assert_eq!(divided("tiananmen tiananmen", 7), Err(Wrong::Unclear));
    }

    #[test]
    fn the_r_of_erhua_is_the_sound_of_a_character() {
        assert_eq!(divided("wánr qù", 3), Ok(vec![2, 1]));
        assert_eq!(divided("ěrduo hǎo", 3), Ok(vec![2, 1]));
    }

    #[test]
    fn words_and_syllables_stand_side_by_side() {
        assert_eq!(divided("wǒ ài Běijīng", 4), Ok(vec![1, 1, 2]));
    }

    #[test]
    fn as_many_words_as_characters_have_one_each() {
        assert_eq!(divided("hoeng1 gong2", 2), Ok(vec![1, 1]));
        assert_eq!(divided("hoeng1 gong2", 3), Err(Wrong::Count(2)));
    }

    #[test]
    fn words_of_other_length_are_told_with_their_syllables() {
        assert_eq!(divided("Běijīng shíjiān", 3), Err(Wrong::Count(4)));
        assert_eq!(divided("Běijīng shíjiān", 5), Err(Wrong::Count(4)));
    }
}
