//! Names of persons, which no dictionary has: a surname and what may follow it.

/// Surnames that are hardly ever a word of their own in a headline.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶\
    阎余潘杜戴夏钟汪田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚庞樊兰殷施陶洪翟颜倪严牛温芦季\
    俞章鲁葛伍韦申尤毕聂柴焦柳邢岳齐梅莫庄辛祝左涂谷祁舒耿牟卜路詹苗凌费纪靳盛童欧甄项曲游阳裴席卫屈鲍覃霍翁隋甘景薄司柏宁\
    柯阮桂闵解华冉房辜吉饶刁瞿戚丘米池滕晋苑邬臧畅宫苟褚廉简娄盖符奚穆党燕郎邸冀姬屠郜晏栾郁蒙喻揭窦迟宇敖糜鄢冷卓仇艾蓝巩\
    稽井练仲乐虞卞封竺冼楚佟栗匡宗巫鞠僧桑荆谌扬沙伏岑习胥蔺";

/// Surnames that are words as well: names only behind what somebody is.
const DOUBTFUL: &str = "高金方白石常万于易谈查关管单包车古边时强成都和安全明";

/// Surnames of two characters (复姓).
const DOUBLE: &[&str] = &[
    "司马", "欧阳", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "钟离", "宇文",
    "长孙", "司徒", "南宫", "申屠", "端木", "轩辕",
];

/// What somebody is, before a name.
const TITLES: &[&str] = &[
    "教授", "博士", "院士", "书记", "记者", "学者", "法官", "老人", "少女", "少年", "小伙", "选手", "将军",
    "主席", "总理", "总统", "主任", "诗人", "画家", "作家", "老兵", "军人", "名医", "医生", "护士", "巨匠",
    "大师", "名家", "明星", "支书", "冠军", "小将", "导演", "演员", "老将", "烈士", "英雄", "模范", "委员",
    "代表", "博导", "同学", "女士", "先生", "名宿", "泰斗", "影后", "影帝", "状元",
];

/// The last character of many more.
const TITLE_ENDS: &str = "员家师长手人生兵者匠";

/// How sure it is that a word begins a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surname {
    /// Not at all.
    None,
    /// Where what follows is no other word.
    Alone,
    /// Whatever follows.
    Sure,
}

/// Whether a word, behind another, begins a name.
pub(super) fn surname(word: &str, behind: Option<&str>) -> Surname {
    if is_double(word) {
        return Surname::Sure;
    }
    let mut characters = word.chars();
    let (Some(one), None) = (characters.next(), characters.next()) else { return Surname::None };
    let titled = behind.is_some_and(|title| TITLES.contains(&title) || title.ends_with(is_title_end));
    match (SURNAMES.contains(one), titled) {
        (true, true) => Surname::Sure,
        (false, true) if DOUBTFUL.contains(one) => Surname::Sure,
        (true, false) => Surname::Alone,
        (false, _) => Surname::None,
    }
}

/// Whether it is a surname of two characters.
#[must_use]
pub fn is_double(word: &str) -> bool {
    DOUBLE.contains(&word)
}

fn is_title_end(c: char) -> bool {
    TITLE_ENDS.contains(c)
}
