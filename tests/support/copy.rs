//! Copy made from a seed: stories as a paper prints them, in clauses and sentences with marks, figures, names in quotes
//! and a Latin word now and then.

/// Where the next number comes from (Marsaglia's xorshift).
#[derive(Debug, Clone)]
pub struct Seed(u64);

impl Seed {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        let mut all = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (0..8).for_each(|_| {
            all.below(2);
        });
        all
    }

    /// A number below another.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// Whether it happens, so many times of a hundred.
    fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

const HAN: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指";
const NAMES: &[&str] =
    &["能力作风", "党建引领", "学习强国", "一网通办", "老旧小区", "绿色出行", "四大主导产业"];
const BOOKS: &[&str] = &["城市管理条例", "人民日报", "水利工程建设规划", "关于进一步加强工作的意见"];
const FIGURES: &[&str] =
    &["9月28日", "453家", "12.5%", "2022年", "3000多名", "370个", "30℃", "8月份", "22条", "100%", "1.2万"];
const WORDS: &[&str] = &["APP", "NASA", "GDP", "AI", "Chelsea", "5G", "CT", "Michetti"];
const PAUSES: &[&str] = &["，", "，", "，", "，", "，", "、", "、", "；", "："];
const STOPS: &[&str] = &["。", "。", "。", "。", "。", "！", "？"];

/// A clause of so many Han, with what stands between them.
fn clause(seed: &mut Seed, into: &mut String) {
    let han: Vec<char> = HAN.chars().collect();
    let run = |seed: &mut Seed, least: usize, most: usize| {
        let count = least + seed.below(most - least + 1);
        (0..count).map(|_| han[seed.below(han.len())]).collect::<String>()
    };
    into.push_str(&run(seed, 2, 9));
    match seed.below(100) {
        0..9 => into.extend(["“", seed.of(NAMES), "”"]),
        9..12 => into.extend(["《", seed.of(BOOKS), "》"]),
        12..15 => into.extend(["（", &run(seed, 2, 6), "）"]),
        15..27 => into.push_str(seed.of(FIGURES)),
        27..30 => into.push_str(seed.of(WORDS)),
        _ => return,
    }
    into.push_str(&run(seed, 1, 6));
}

/// A paragraph of about so many characters.
pub fn paragraph(seed: &mut Seed, characters: usize) -> String {
    let mut text = String::new();
    while text.chars().count() < characters {
        let quoted = seed.percent(4);
        text.push_str(if quoted { "“" } else { "" });
        for _ in 0..seed.below(4) {
            clause(seed, &mut text);
            text.push_str(seed.of(PAUSES));
        }
        clause(seed, &mut text);
        text.push_str(seed.of(STOPS));
        text.push_str(if quoted { "”" } else { "" });
    }
    text
}
