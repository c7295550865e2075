//! Nights by seed: pages that are cut by chance, and copy as long as the cuts, more or less. What fills such a page is known, for
//! it was cut first; make-up is told the copy alone.

use std::fmt::Write as _;

use banxin::files::Memory;

/// Numbers by seed, the same everywhere (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from one to another, both among them.
    pub fn between(&mut self, from: u32, to: u32) -> u32 {
        from + (self.next() % u64::from(to.saturating_sub(from) + 1)) as u32
    }
}

/// A story's place as it was cut.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    pub column: u32,
    pub columns: u32,
    pub row: u32,
    pub rows: u32,
}

/// A page that is cut: its stories from the lead down.
#[derive(Debug, Clone)]
pub struct CutPage {
    pub stories: Vec<Cut>,
}

/// The columns of the tabloid, and the rows below its folio.
const COLUMNS: u32 = 4;
const ROWS: u32 = 83;

/// The rows of heads and the sizes that fill them, by step: the lead's, the second's, a third's over several columns, one in a
/// single column.
const fn head(place: usize, columns: u32) -> (u32, u32) {
    match (place, columns) {
        (_, 1) if place > 0 => (4, 17),
        (0, _) => (8, 38),
        (1, _) => (6, 28),
        _ => (5, 23),
    }
}

/// A page that is cut into so many stories; the lead has its top.
pub fn cut(dice: &mut Dice, count: u32) -> CutPage {
    loop {
        let lead = Cut { column: 0, columns: COLUMNS, row: 0, rows: dice.between(19, 27) };
        let below = Cut { row: lead.rows + 1, rows: ROWS - lead.rows - 1, ..lead };
        let mut stories = vec![lead];
        if parted(dice, below, count - 1, &mut stories) {
            let (lead, others) = stories.split_at_mut(1);
            others.sort_by_key(|one| (std::cmp::Reverse(one.columns.min(3)), one.row, one.column));
            return CutPage { stories: lead.iter().chain(others.iter()).copied().collect() };
        }
    }
}

/// Cuts an area into so many stories, none of which is too small for its head and some lines.
fn parted(dice: &mut Dice, area: Cut, count: u32, into: &mut Vec<Cut>) -> bool {
    if count == 1 {
        into.push(area);
        let least = if area.columns == 1 { 14 } else { 12 };
        return area.rows >= least && (area.columns > 1 || area.rows < 50) && area.columns * area.rows < 110;
    }
    let first = dice.between(1, count - 1);
    if area.columns > 1 && dice.between(0, 2) > 0 {
        let left = dice.between(1, area.columns - 1);
        return parted(dice, Cut { columns: left, ..area }, first, into)
            && parted(
                dice,
                Cut { column: area.column + left, columns: area.columns - left, ..area },
                count - first,
                into,
            );
    }
    if area.rows < 27 {
        return false;
    }
    let high = dice.between(12, area.rows - 13);
    parted(dice, Cut { rows: high, ..area }, first, into)
        && parted(
            dice,
            Cut { row: area.row + high + 1, rows: area.rows - high - 1, ..area },
            count - first,
            into,
        )
}

const HAN: &str = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许";

/// Text of so many lines of a measure in ems, in paragraphs.
pub fn text(dice: &mut Dice, lines: u32, measure: u32) -> String {
    let han: Vec<char> = HAN.chars().collect();
    let mut all = String::new();
    let mut left = lines;
    while left > 0 {
        let own = if left <= 7 { left } else { 3 + left % 4 };
        left -= own;
        // Two em of indent, half an em for a mark, a last line of as many characters as chance will have.
        let mut wide = 2.0;
        let goal = f64::from(own * measure) - 1.0 - f64::from(dice.between(0, measure - 5));
        let mut since = 0;
        while wide < goal {
            all.push(han[(dice.next() % han.len() as u64) as usize]);
            wide += 1.0;
            since += 1;
            if since == 11 && wide + 3.0 < goal {
                all.push('，');
                wide += 0.5;
                since = 0;
            }
        }
        all.push_str("。\n\n");
    }
    all
}

/// A headline that is as wide as its place in points, more or less; in a single column it has two lines.
pub fn headline(dice: &mut Dice, (width, single): (f64, bool), size: f64) -> String {
    let han: Vec<char> = HAN.chars().collect();
    let count = ((width * 0.8 / size) * if single { 2.0 } else { 1.0 }) as u32;
    (0..count.max(6)).map(|_| han[(dice.next() % han.len() as u64) as usize]).collect()
}

/// A file: its path and its text.
pub type File = (String, String);

/// Files in memory.
pub fn in_memory(files: &[File]) -> Memory {
    files.iter().fold(Memory::new(), |all, (path, text)| all.with(path, text.clone().into_bytes()))
}

/// An edition of pages that are cut by seed, each in a section of its own, with copy of so many thousandths of what fills them.
pub fn night(seed: u64, pages: u32, fill: (u32, u32)) -> (Vec<File>, Vec<CutPage>) {
    let mut dice = Dice::new(seed);
    let width = |columns: u32| f64::from(columns) * 161.5 + f64::from(columns - 1) * 14.25 - 9.5;
    let mut edition = String::from("format = 1\n\n[paper]\nname = \"试版\"\ndate = 2026-12-02\nnumber = 1\n");
    let mut files: Vec<File> = Vec::new();
    let mut cuts = Vec::new();
    for page in 1..=pages + 1 {
        // The first page has a masthead elsewhere; here it waits for nothing.
        if page == 1 {
            edition.push_str("\n[[page]]\nlayout = \"tabloid\"\nslots = {}\n");
            continue;
        }
        let _ = write!(edition, "\n[[page]]\nlayout = \"tabloid\"\nsection = \"s{page}\"\nmakeup = true\n");
        let count = dice.between(5, 8);
        let cut = cut(&mut dice, count);
        let share = dice.between(fill.0, fill.1);
        for (place, one) in cut.stories.iter().enumerate() {
            let (head_rows, size) = head(place, one.columns);
            let lines = (one.columns * (one.rows - head_rows) * share + 500) / 1000;
            let story = format!(
                "+++\nweight = {}\nsection = \"s{page}\"\nheadline = \"{}\"\n+++\n\n{}",
                place + 1,
                headline(&mut dice, (width(one.columns), one.columns == 1), f64::from(size)),
                text(&mut dice, lines, 17),
            );
            files.push((format!("night/stories/p{page}-{place}.md"), story));
        }
        cuts.push(cut);
    }
    files.push(("night/edition.toml".to_owned(), edition));
    (files, cuts)
}
