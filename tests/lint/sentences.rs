//! Made sentences, written before the rules: what is right and must be left alone, and what is wrong, with the rule
//! that tells it and the sentence mended.

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    Subhead,
    Headline,
    Kicker,
    Deck,
    Byline,
    Caption,
    Credit,
    /// A field of `[paper]`.
    Paper,
}

use Place::{Body, Byline, Caption, Credit, Deck, Headline, Kicker, Paper, Subhead};

/// Right as they stand; most of them are near something wrong.
pub(super) const RIGHT: &[(Place, &str)] = &[
    // Marks as they should be.
    (Body, "他问：“你去哪儿？”她说：“回家。”"),
    (Body, "“快一点！”有人喊，“再过两个小时就要开印了。”"),
    (Body, "“沉舟侧畔千帆过，病树前头万木春。”他最喜欢这两句诗。"),
    (Body, "他说：“老师问：‘谁来答？’没有人举手。”"),
    (Body, "破折号——两个字长——不拆开，省略号……也不拆开；——……相接处可以断行。"),
    (Body, "这是怎么回事？！谁干的？？？太可怕了！！！"),
    (Body, "逗号“，”、句号“。”和问号“？”叫点号，“，。”连用是错的。"),
    (Body, "会议由（某某）主持（见第三版）。（完）"),
    (Body, "（本文据录音整理。）以下是全文。"),
    // Other scripts among Han.
    (Body, "The press closes at two: \"every line is justified, word spaces first\" -- he said... (really!)"),
    (Body, "他在 Word, Excel 里算了一遍，Yahoo!公司和C++也在名单上。"),
    (Body, "请用--force参数，再看f(x)和式(1)、图(a)、氯化铁(III)。"),
    (Body, "网址是https://www.banxin.example/a?b=1,2&c=(3)，邮箱是a.b@banxin.example，可以写信。"),
    (Body, "请访问http://zh.example/wiki/版心(印刷)；文件名是readme.txt，域名是新华网.中国。"),
    (Body, "It’s a 15\" screen, 5'10\" tall; the word 版心 is Chinese."),
    (Body, "他买了15\"和17\"的屏幕各一块。"),
    (Body, "L’Oréal的don’t和rock ’n’ roll都用撇号。"),
    // Figures and what stands between them.
    (Body, "比分是3:1，时间是12:30，共1,000人，增长3.5%，预算1,250.5万元。"),
    (Body, "8月9日—10日，气温8～10℃，编号GB/T 15834—2011，电话010-12345678。"),
    (Body, "沈括（1031—1095），某某（1960—），某某（？—1095），京—沪高铁，我—你关系。"),
    (Body, "歼-20、5G、A4纸、iPhone 15 Pro和GTX-1080都是型号，4K也是。"),
    (Body, "4千克米、3千米路、5千瓦电、3百货商店、2020几家企业、G20几个成员国。"),
    (Body, "二〇二二年，一百零八将，一千零二年，二三十人，三五个小时，十几个，几千人。"),
    (Body, "“一·二八”“一二·九”“九一八”“五四”运动和“3·15”晚会、“9·11”事件。"),
    (Body, "1，2，…，n是一列数；二、三线城市和第三、四季度也对。"),
    (Body, "全文都用全角：３Ｄ打印，第３版。"),
    (Body, ".22口径步枪打了3发。"),
    (Body, "3月五一节，10月1日国庆节，百分之二十，5月三十几号。"),
    (Body, "到会3000人，编号1，007号房没有人。"),
    // Pauses.
    (Body, "“甲”“乙”“丙”三组，《左传》《国语》两部，《甲》（某著）、《乙》、《丙》三种。"),
    (Body, "报纸、杂志、《甲》、《乙》等出版物。"),
    (Body, "有人排队、等候、检票，有人看书、等级考试、等同学习。"),
    (Body, "他看、等、盼；甲、乙、等于、丙。"),
    (Body, "第一，要快；第二，要准。首先，其次，最后。"),
    (Body, "一、总则\u{3000}二、分则。"),
    (Body, "第一、第二产业增长，第一、二季度持平。"),
    (Body, "1.甲队；2.乙队；（一）丙队；（3）丁队；a)戊队；1)己队。"),
    (Body, "1、2号楼和3、4号楼。"),
    (Body, "到会的有：张三 李四 王五 赵六。"),
    (Body, "张三 摄影报道；文/王五 图/赵六；版式 小刘"),
    (Body, "在 Windows 上，用 Rust 写。"),
    (Body, "列夫·托尔斯泰、卡尔·马克思；男/女；书名《甲·乙》；《读〈阿Q正传〉》。"),
    (Body, "“多段的引文，前一段只有前引号。"),
    (Body, "他喜欢:)这样的表情，也喜欢（括号〔里的括号〕）。"),
    // Heads and the rest.
    (Headline, "众志成城 共克时艰"),
    (Headline, "谁来养活中国？"),
    (Headline, "“能力作风建设年”活动总结会召开"),
    (Kicker, "某某在郑州调研时强调："),
    (Deck, "会议开了三天。到会的有四百人。"),
    (Subhead, "一、总则"),
    (Byline, "记者 景静 通讯员 王书音"),
    (Caption, "晨光里的咖啡。"),
    (Credit, "Rachel Michetti\u{3000}摄"),
    (Credit, "记者 某某 摄"),
    (Paper, "CN 41-0001"),
    (Paper, "https://www.banxin.example"),
    (Paper, "壬寅年九月初五"),
];

/// A sentence with what is wrong in it.
pub(super) struct Wrong {
    pub(super) place: Place,
    pub(super) text: &'static str,
    /// The rules that tell, each once, in alphabetical order.
    pub(super) codes: &'static [&'static str],
    /// The sentence when all replacements have been made, again and again until there are none.
    pub(super) mended: &'static str,
}

const fn wrong(
    place: Place,
    text: &'static str,
    codes: &'static [&'static str],
    mended: &'static str,
) -> Wrong {
    Wrong { place, text, codes, mended }
}

pub(super) const WRONG: &[Wrong] = &[
    // Quotes.
    wrong(Body, "他说:\"今天开会。\"", &["half-width-mark", "straight-quotes"], "他说：“今天开会。”"),
    wrong(Body, "他说“所谓'版心'很大”。", &["straight-quotes"], "他说“所谓‘版心’很大”。"),
    wrong(Body, "所谓'版心'很大。", &["straight-quotes"], "所谓“版心”很大。"),
    wrong(Body, "他用\"Word\"写稿。", &["straight-quotes"], "他用“Word”写稿。"),
    wrong(
        Body,
        "他说：“老师说“下课”，我们就走了。”",
        &["nested-quotes"],
        "他说：“老师说‘下课’，我们就走了。”",
    ),
    wrong(Body, "他说：“我来了。”。", &["marks-around-quote"], "他说：“我来了。”"),
    wrong(Body, "他写道“我来了。”，就走了。", &["marks-around-quote"], "他写道“我来了”，就走了。"),
    wrong(Body, "他问：“谁？”。", &["marks-around-quote"], "他问：“谁？”"),
    // Ellipses and dashes.
    wrong(Body, "他想了想...没有说。", &["false-ellipsis"], "他想了想……没有说。"),
    wrong(Body, "等等。。。我来了。", &["false-ellipsis"], "等等……我来了。"),
    wrong(Body, "等一下…我来了。", &["false-ellipsis"], "等一下……我来了。"),
    wrong(Body, "等一下・・・我来了。", &["false-ellipsis"], "等一下……我来了。"),
    wrong(Body, "等一下………………我来了。", &["false-ellipsis"], "等一下……我来了。"),
    wrong(Body, "他--一个老人--走了。", &["false-dash"], "他——一个老人——走了。"),
    wrong(Body, "他来了，—没有人知道。", &["false-dash"], "他来了，——没有人知道。"),
    wrong(Body, "这就是他—我们的校长。", &["false-dash"], "这就是他——我们的校长。"),
    wrong(Body, "他－－一个老人――走了。", &["false-dash"], "他——一个老人——走了。"),
    wrong(Body, "2008--2010年", &["false-dash"], "2008—2010年"),
    // Half-width marks.
    wrong(Body, "今天,我们开会.", &["half-width-mark"], "今天，我们开会。"),
    wrong(Body, "今天, 我们开会; 明天,休息!", &["half-width-mark"], "今天，我们开会；明天，休息！"),
    wrong(Body, "用了iPhone,然后呢?", &["half-width-mark"], "用了iPhone，然后呢？"),
    wrong(Body, "联合国(UN)的代表(三人)到会。", &["half-width-mark"], "联合国（UN）的代表（三人）到会。"),
    wrong(Body, "代表（三人)到会,共(四人）。", &["half-width-mark"], "代表（三人）到会，共（四人）。"),
    wrong(Body, "热线12345!祝好运!", &["half-width-mark"], "热线12345！祝好运！"),
    wrong(Body, "真的吗?!", &["half-width-mark"], "真的吗？！"),
    wrong(Body, "请看www.banxin.example,谢谢。", &["half-width-mark"], "请看www.banxin.example，谢谢。"),
    wrong(Body, "卡尔.马克思的书。", &["half-width-mark"], "卡尔.马克思的书。"),
    // Doubled marks.
    wrong(Body, "今天，，我们开会。。", &["doubled-mark"], "今天，我们开会。"),
    wrong(Body, "我们开会。，然后散会：；", &["doubled-mark"], "我们开会。然后散会："),
    wrong(Body, "太可怕了！！！！！", &["stacked-marks"], "太可怕了！！！"),
    wrong(Body, "真的吗！？", &["stacked-marks"], "真的吗？！"),
    // Titles, brackets, pairs.
    wrong(Body, "他写了《读《阿Q正传》》。", &["nested-titles"], "他写了《读〈阿Q正传〉》。"),
    wrong(Body, "他来了（据报（某报）说）。", &["nested-brackets"], "他来了〔据报（某报）说〕。"),
    wrong(Body, "他读了《阿Q正传。", &["unpaired-mark"], "他读了《阿Q正传。"),
    wrong(Body, "他说我来了”。", &["unpaired-mark"], "他说我来了”。"),
    wrong(Body, "他来了（，据说），走了。", &["mark-at-bracket"], "他来了（据说），走了。"),
    wrong(Body, "他来了（据说，），走了（大概。）。", &["mark-at-bracket"], "他来了（据说），走了（大概）。"),
    // Pauses.
    wrong(Body, "他读了《左传》、《国语》。", &["pause-between-quotes"], "他读了《左传》《国语》。"),
    wrong(Body, "分“甲”、“乙”、“丙”三组。", &["pause-between-quotes"], "分“甲”“乙”“丙”三组。"),
    wrong(Body, "有报纸、杂志、等。", &["pause-before-etc"], "有报纸、杂志等。"),
    wrong(Body, "有报纸、杂志、等三种。", &["pause-before-etc"], "有报纸、杂志等三种。"),
    wrong(Body, "有报纸、杂志、以及广播。", &["pause-before-and"], "有报纸、杂志，以及广播。"),
    wrong(Body, "第一、要快。第二、要准。", &["ordinal-mark"], "第一，要快。第二，要准。"),
    wrong(Body, "1、要快。", &["ordinal-mark"], "1.要快。"),
    wrong(Body, "（一）、要快。", &["ordinal-mark"], "（一）要快。"),
    wrong(Subhead, "一.总则", &["ordinal-mark"], "一、总则"),
    wrong(Body, "卡尔•马克思和列夫・托尔斯泰", &["false-interpunct"], "卡尔·马克思和列夫·托尔斯泰"),
    wrong(Body, "“五·四”运动和“9.11”事件。", &["date-interpunct"], "“五四”运动和“9·11”事件。"),
    // Spaces and widths.
    wrong(Body, "今天 天气很好 ，我们 去公园。", &["space-in-chinese"], "今天天气很好，我们去公园。"),
    wrong(Body, "２０２２年和2022年，Ａ股和A股。", &["mixed-widths"], "2022年和2022年，A股和A股。"),
    // Figures.
    wrong(Body, "气温8~10℃，年龄5~8岁。", &["false-range"], "气温8～10℃，年龄5～8岁。"),
    wrong(Body, "到会3，000人，增长3．5%。", &["figure-mark"], "到会3,000人，增长3.5%。"),
    wrong(Body, "增长.5%，长.75米。", &["bare-decimal"], "增长0.5%，长0.75米。"),
    wrong(Body, "有4千人、3百名，占百分之20。", &["mixed-numeral"], "有4000人、300名，占20%。"),
    wrong(Body, "3月五日和十二月5日。", &["mixed-numeral"], "3月5日和12月5日。"),
    wrong(Body, "二零二二年和二○二三年。", &["year-zero"], "二〇二二年和二〇二三年。"),
    wrong(Body, "来了20几个人。", &["figure-with-few"], "来了二十几个人。"),
    // Heads and the rest.
    wrong(Headline, "版心日报今天创刊。", &["mark-at-head-end"], "版心日报今天创刊"),
    wrong(Headline, "他说\"版心\"很大", &["straight-quotes"], "他说“版心”很大"),
    wrong(Subhead, "会议开幕，", &["mark-at-head-end"], "会议开幕"),
    wrong(Deck, "到会的有甲,乙", &["half-width-mark"], "到会的有甲，乙"),
    wrong(Kicker, "郑州召开\"大会\"", &["straight-quotes"], "郑州召开“大会”"),
    wrong(Byline, "记者:某某", &["half-width-mark"], "记者：某某"),
    wrong(Caption, "晨光里的咖啡(右)。", &["half-width-mark"], "晨光里的咖啡（右）。"),
    wrong(Credit, "摄影:某某", &["half-width-mark"], "摄影：某某"),
    wrong(Paper, "版心日报社(郑州)", &["half-width-mark"], "版心日报社（郑州）"),
];
