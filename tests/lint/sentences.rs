//! Made sentences, the first of them written before the rules: what is right and must be left alone, and what is wrong, with the rule
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
    // Figures of their own kind.
    (Body, "9月九日重阳节，老人们一同登高。"),
    (Body, "全镇共有1万2千3百人。"),
    (Body, "他写过9．30事件的经过。"),
    (Body, "占百分之20/30。"),
    (Body, "八月15日，中秋节到了。"),
    (Body, "（一）、（二）项规定的情形除外。"),
    (Body, "他说：'90后'和'00后'都来了。"),
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
    // Brackets that end with what may number a point.
    (Body, "作品（图1、2）在展厅展出，答案（A、B）都对，（一、二）两条也是。"),
    (Body, "张三（男，45）、李四（女，38）获奖；见附件（表3、4），（9，10）在其外。"),
    (Body, "人工智能（AI）、虚拟现实（Virtual Reality，VR）和活动（联合国，UN）。"),
    (Body, "决赛（主场1：0，客场2：1）结束，一等奖（人数：1）、二等奖（人数：2）已出。"),
    (Body, "会议（内容：1）总则；2）分则；3）附则）开始，（其中：a）甲；b）乙）。"),
    (Body, "1）甲队（第1、2名）；2）乙队（第3、4名）。"),
    // Points, whole numbers and marks between figures.
    (Body, "罗高寿一九九六．四．五来访，版本是V2.0，第3.5版。"),
    (Body, "1'30''和5'20\"是他的成绩，北纬34'48''也是。"),
    (Body, "代码print(\"你好\",x)和console.log('好,坏')能运行。"),
    (Body, "10!等于多少？5!是120。"),
    (Body, "他在Apple Inc.工作，她说：Just do it.后来又说：It is mine."),
    (Body, "检索site:新华网，拷到C:盘，他很开心:D 她也是:P"),
    (Body, "wow!好，Yahoo!公司，a.甲，b.乙，No.5香水。"),
    (Body, "地址是~张三~，近似~5，版本v1~2是草稿。"),
    // Half dashes and dashes that join.
    (Body, "王某（1960—，郑州人），画家；李某（1958年—）。"),
    (Body, "目的—手段关系，标的—资产比率，物质的—精神的两面，酒吧—餐厅一条街。"),
    (Body, "爷爷—爸爸—我三代人，从学校—我家的路。"),
    // Words of order that order nothing.
    (Body, "最后、关键的一战打响了。"),
    (Body, "再次、反复强调。首先、主要的任务是开好会。第一、关键的一步是调查。"),
    // Numbers.
    (Body, "占百分之20几，三月15日游和3月五日游很便宜，占百分之20、30的都有。"),
    (Body, "农历三月十五，农历八月十五日，农历壬寅年九月初五。"),
    // Spaces that part names, and keep a list.
    (Body, "本报讯（张三 李四）昨日召开会议。"),
    (Body, "版面统筹：张三 李四"),
    (Body, "看书、聊天、等人，都在这里；他、等三人都对。"),
    (Body, "由百分之20到30人，第一、也是最重要的，是人。"),
    (Body, "了解—掌握—运用，1960年—2000年，（？—1095）。"),
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

/// One that is told and has no replacement.
const fn left(place: Place, text: &'static str, code: &'static [&'static str; 1]) -> Wrong {
    Wrong { place, text, codes: code, mended: text }
}

pub(super) const WRONG: &[Wrong] = &[
    left(Body, "郑州 多云 3℃～12℃", &["space-in-chinese"]),
    left(Body, "本报讯 昨日，郑州市召开大会。", &["space-in-chinese"]),
    left(Body, "新华社北京3月5日电 记者昨天获悉，大会开幕。", &["space-in-chinese"]),
    wrong(
        Body,
        "李某（1958--），张某（1960--，郑州人）来了。",
        &["false-dash"],
        "李某（1958—），张某（1960—，郑州人）来了。",
    ),
    wrong(Body, "他写过“9．11”事件的经过。", &["date-interpunct"], "他写过“9·11”事件的经过。"),
    wrong(Body, "生于闰二月15日。", &["mixed-numeral"], "生于闰二月十五日。"),
    wrong(Body, "这是2019~2020学年的事。", &["false-range"], "这是2019—2020学年的事。"),
    wrong(Body, "占百分之20－30。", &["mixed-numeral"], "占20%－30%。"),
    left(Body, "一等奖 张三丰收", &["space-in-chinese"]),
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
    // Told, and mended by hand: what is meant, an editor knows.
    left(Body, "会议结束.3个小时后，大家才散去。", &["bare-decimal"]),
    left(Body, "项目共投资3亿元.5万人将受益。", &["bare-decimal"]),
    left(Body, "网速太一般了.100元2G流量。", &["bare-decimal"]),
    left(Body, "我们的校长.5米外就是他。", &["bare-decimal"]),
    left(Body, "今天开会．明天休息。", &["false-interpunct"]),
    left(Body, "他说\"我听到\"救命\"的喊声\"。", &["straight-quotes"]),
    left(Body, "举办\"我与\"祖国\"同行\"活动。", &["straight-quotes"]),
    left(Body, "距今2千年前，来了1百多人、2千余名。", &["mixed-numeral"]),
    left(Body, "他说：“““好。”””", &["nested-quotes"]),
    left(Body, "上升5~8点，需5~8日。", &["false-range"]),
    left(Body, "昨日召开会议。（张三 郑州报道）", &["space-in-chinese"]),
    left(Body, "第一条 为了加强管理，制定本条例。", &["space-in-chinese"]),
    left(Body, "第十二章 总则", &["space-in-chinese"]),
    left(Body, "附件一 参会人员", &["space-in-chinese"]),
    left(Body, "床前明月光 疑是地上霜 举头望明月 低头思故乡", &["space-in-chinese"]),
    left(Body, "联系人：张三 电话：12345", &["space-in-chinese"]),
    left(Body, "第3版 要闻", &["space-in-chinese"]),
    left(Body, "众志成城 共克时艰", &["space-in-chinese"]),
    left(Body, "他去了拉萨．西安很热。", &["false-interpunct"]),
    left(Body, "2008~10年是高潮，5~8号楼在修。", &["false-range"]),
    left(Body, "春眠不觉晓 处处闻啼鸟", &["space-in-chinese"]),
    left(Body, "他用的是iPhone.我用的是别的。", &["half-width-mark"]),
    // Points of another form.
    wrong(Body, "很好．非常干净．", &["false-interpunct"], "很好．非常干净。"),
    wrong(Body, "他说：“今天开会．”", &["false-interpunct"], "他说：“今天开会。”"),
    wrong(
        Body,
        "卡尔．马克思和列夫．托尔斯泰来了。",
        &["false-interpunct"],
        "卡尔·马克思和列夫·托尔斯泰来了。",
    ),
    wrong(Body, "要求：一．加强领导；二.抓好落实。", &["ordinal-mark"], "要求：一、加强领导；二、抓好落实。"),
    wrong(Body, "（1）. 甲队", &["ordinal-mark"], "（1）甲队"),
    wrong(Body, "（一）． 甲队", &["ordinal-mark"], "（一）甲队"),
    wrong(Body, "(1)、加强领导", &["ordinal-mark"], "（1）加强领导"),
    wrong(Body, "首先、要快。其次、要准。", &["ordinal-mark"], "首先，要快。其次，要准。"),
    // Quotes that follow each other.
    wrong(Body, "他说\"好\"我说\"不好\"。", &["straight-quotes"], "他说“好”我说“不好”。"),
    wrong(Body, "\"甲\"和\"乙\"都在\"丙\"、\"丁\"里。", &["straight-quotes"], "“甲”和“乙”都在“丙”“丁”里。"),
    wrong(Body, "他说\"我们\"要\"坚持\"到底。", &["straight-quotes"], "他说“我们”要“坚持”到底。"),
    wrong(
        Body,
        "推进\"五位一体\"总体布局、协调推进\"四个全面\"战略布局。",
        &["straight-quotes"],
        "推进“五位一体”总体布局、协调推进“四个全面”战略布局。",
    ),
    wrong(Body, "同比增长5.3%．", &["false-interpunct"], "同比增长5.3%。"),
    wrong(Body, "他用的是3D.", &["half-width-mark"], "他用的是3D。"),
    // Marks that are typed twice.
    wrong(Body, "他读《《白夜行》》。", &["nested-titles"], "他读《白夜行》。"),
    wrong(Body, "他来了（（昨天））。", &["nested-brackets"], "他来了（昨天）。"),
    wrong(Body, "他读《《阿Q正传》研究》。", &["nested-titles"], "他读《〈阿Q正传〉研究》。"),
    // Half-width marks behind and before other scripts.
    wrong(Body, "产值达1.2万亿元,同比增长5.3%.", &["half-width-mark"], "产值达1.2万亿元，同比增长5.3%。"),
    wrong(Body, "电话:0371-67186666.", &["half-width-mark"], "电话：0371-67186666。"),
    wrong(Body, "他用的是iPhone.", &["half-width-mark"], "他用的是iPhone。"),
    wrong(Body, "他说：“气温升到30℃.”", &["half-width-mark"], "他说：“气温升到30℃。”"),
    wrong(Body, "来的占80%.其余的没来。", &["half-width-mark"], "来的占80%。其余的没来。"),
    wrong(Body, "来的占80%. 其余的没来。", &["half-width-mark"], "来的占80%。其余的没来。"),
    wrong(Body, "WHO:疫情好转，5G: 改变生活。", &["half-width-mark"], "WHO：疫情好转，5G：改变生活。"),
    wrong(Body, "OK?行。这样OK?", &["half-width-mark"], "OK？行。这样OK？"),
    wrong(Body, "他说:D盘满了，分组:D组，答案:D", &["half-width-mark"], "他说：D盘满了，分组：D组，答案：D"),
    wrong(Body, "(A、B)都对，(图1、2)在展厅。", &["half-width-mark"], "（A、B）都对，（图1、2）在展厅。"),
    // Brackets, dashes, lists.
    wrong(Body, "内容（说：1）甲；2）乙。", &["unpaired-mark"], "内容（说：1）甲；2）乙。"),
    wrong(Body, "他走了—没有人知道。", &["false-dash"], "他走了——没有人知道。"),
    wrong(Body, "甲、乙、丙、等三人。", &["pause-before-etc"], "甲、乙、丙等三人。"),
    wrong(Body, "昨天张三、李四、等人到会。", &["pause-before-etc"], "昨天张三、李四等人到会。"),
    // Ranges.
    wrong(
        Body,
        "2008~2010年在郑州，9:00~17:00开门。",
        &["false-range"],
        "2008—2010年在郑州，9:00—17:00开门。",
    ),
    wrong(
        Body,
        "11月1日~5日，11月1日~11月5日，11月1~5日。",
        &["false-range"],
        "11月1日—5日，11月1日—11月5日，11月1—5日。",
    ),
    wrong(
        Body,
        "周一~周五，星期一~星期五，3月~5月。",
        &["false-range"],
        "周一—周五，星期一—星期五，3月—5月。",
    ),
    wrong(
        Body,
        "长5~8km，价10~20 元，5岁~8岁，5~8个月。",
        &["false-range"],
        "长5～8km，价10～20 元，5岁～8岁，5～8个月。",
    ),
    // Numbers of two kinds.
    wrong(Body, "占百分之20至30。", &["mixed-numeral"], "占20%至30%。"),
    wrong(Body, "占百分之10到20，百分之20—30。", &["mixed-numeral"], "占10%到20%，20%—30%。"),
    wrong(Body, "占百分之5点3，又占百分之2.5。", &["mixed-numeral"], "占5.3%，又占2.5%。"),
    wrong(
        Body,
        "农历三月15日，农历壬寅年8月十五日。",
        &["mixed-numeral"],
        "农历三月十五日，农历壬寅年八月十五日。",
    ),
    wrong(
        Body,
        "下降了.5%，体重约.05吨，身高.9米。",
        &["bare-decimal"],
        "下降了0.5%，体重约0.05吨，身高0.9米。",
    ),
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
