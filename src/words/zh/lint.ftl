## 文稿：用词表

forbidden-word = “{ $written }”是本报不用的词
    .why = “{ $written }”是本报不用的词：{ $why }
    .label = 这个词
    .listed = 禁用词条
    .help = 换一个词，或删去；禁用词在 words.toml 的 `[[forbid]]`
preferred-word = 本报不写“{ $written }”
    .label = 应为“{ $mended }”
    .listed = 所据词条
    .help = 改为“{ $mended }”
misspelt-name = “{ $written }”与“{ $mended }”只差一字
    .label = 是不是同一个人？
    .listed = 所据词条
    .help = 是同一人的，改为“{ $mended }”；确是另一人的，名字写进 words.toml 的 `also`
parted-word = 主题分行拆开了“{ $word }”
    .label = 在这里拆开
    .help = 在词前或词后换行

## 文稿：标点的形式

straight-quotes = `{ $written }` 是半角直引号，不是中文引号
    .label = 直引号
    .help = 改为 `{ $mended }`
    .help-odd = 引语开头用 `“`，结尾用 `”`；这里缺了一个
    .help-nested = 每处引语开头用 `“`，结尾用 `”`；引语里的引语用 `‘` 和 `’`
false-ellipsis = `{ $written }` 不是省略号
    .label = 应为六连点
    .help = 改为 `……`
false-dash = `{ $written }` 作破折号或连接号，形式不对
    .label = 应为 `{ $mended }`
    .help = 改为 `{ $mended }`
ordinal-mark = 这种序号后不用 `{ $written }`
    .brackets = 带括号的序号后不加标点
    .word = “第一”“首先”之类后面用逗号，不用 `{ $written }`
    .label = 序号之后
    .help = 序号写作 `一、` `1.` `（一）` `（1）`，“第一”之后用逗号
false-interpunct = `{ $written }` 不是间隔号
    .stop = `{ $written }` 不是句号
    .between = `{ $written }` 既不是间隔号，也不是句号
    .label = 应为 `{ $mended }`
    .label-between = 全角圆点
    .help = 改为 `{ $mended }`
    .help-between = 句末用 `。`，人名各部分之间用 `·`
bare-decimal = 小数点前缺 0
    .perhaps = 小数点前缺 0，或句号用了半角
    .label = 应为 `0.`
    .label-perhaps = 汉字与数字之间
    .help = 改为 `{ $mended }`
    .help-perhaps = 是小数的，写 `0.`；是句末的，用 `。`
figure-mark = 数字中间用了全角标点 `{ $written }`
    .label = 全角
    .help = 改为半角的 `{ $mended }`
half-width-mark = 中文里用了半角标点 `{ $written }`
    .label = 半角
    .help = 改为 `{ $mended }`
    .help-between = 句末用 `。`，人名各部分之间用 `·`
false-range = 数值范围不用 `{ $written }`
    .label = 应为 `{ $mended }`
    .label-either = 两个数字之间
    .help = 数值起止用 `～`，时间起止用 `—`

## 文稿：标点连用

stacked-marks = 问号、叹号最多叠用三个
    .both = 又问又叹，问号在前，叹号在后，各用一个
    .label = `{ $written }`
    .help = 改为 `{ $mended }`
doubled-mark = 点号连用，只该用一个
    .label = `{ $written }`
    .help = 留 `{ $mended }`，或留该用的一个
marks-around-quote = 引号内已有句末点号，引号外不再用
    .goes-on = 引文之后句子未完，引号内不用句号
    .label = 多余的点号
    .help = 删去：句末点号只用一处，或在引号内，或在引号外
mark-at-bracket = `{ $written }` 紧贴在括号里侧
    .label = 多余的点号
    .help = 删去，或移到括号之外

## 文稿：标号套用

nested-quotes = 双引号里又用了双引号
    .twice = 同一标号重复
    .label = 应为 `{ $mended }`
    .label-twice = 多余的标号
    .help-twice = 只留一个；引语里又有引语的，里层用 `‘` 和 `’`
    .help = 改为 `{ $mended }`：外双内单
nested-titles = 书名号里又用了书名号
    .twice = 同一标号重复
    .label = 应为 `{ $mended }`
    .label-twice = 多余的标号
    .help-out = 只留一个
    .help = 改为 `{ $mended }`：里层用单书名号
nested-brackets = 括号里又用了同一形式的括号
    .twice = 同一标号重复
    .label = 应为 `{ $mended }`
    .label-twice = 多余的标号
    .help-out = 只留一个
    .help = 改为 `{ $mended }`，或改写，少用一层括号
unpaired-mark = `{ $written }` 只有前一半
    .closes = `{ $written }` 只有后一半
    .label = 缺了另一半
    .help = 补上另一半，或删去

## 文稿：顿号

pause-between-quotes = 并列的引号之间、书名号之间不用顿号
    .label = 多余的顿号
    .help = 删去；中间有括注的可以保留
pause-before-etc = “等”字前不用顿号
    .label = 多余的顿号
    .help = 删去
pause-before-and = “以及”之前用逗号
    .label = 应为 `，`
    .help = 改为 `{ $mended }`

## 文稿：位置

mark-at-head-end = 标题末尾不用 `{ $written }`
    .label = 多余的标点
    .help = 删去；问号、叹号、省略号可用
date-interpunct = 以月日命名的事件，这里不用 `{ $written }`
    .figures = 用阿拉伯数字时，月日之间用间隔号
    .label = 事件名称中
    .help = 写作“五四”“一二·九”“9·11”：用汉字时，只在一、十一、十二月之后用间隔号
space-in-chinese = 汉字之间有空格
    .mark = 全角标点旁边有空格，标点自带空白
    .label = 空格
    .help = 删去；要空一格，用全角空格
    .help-parts = 姓名、各栏、诗句之间和条目序号、小标题之后要空的，用全角空格；不该空的，删去

## 文稿：数字

mixed-widths = `{ $written }` 是全角，本稿别处用半角
    .label = 全角
    .help = 改为 `{ $mended }`
mixed-numeral = `{ $written }` 把一个数写成了两种数字
    .label = 应为 `{ $mended }`
    .label-either = 两种数字混用
    .help = 改为 `{ $mended }`
    .help-either = 整个数用汉字，或整个用阿拉伯数字，按文意定
year-zero = 年份 `{ $written }` 里的“〇”用了别的字
    .label = 应为 `〇`
    .help = 改为 `{ $mended }`
figure-with-few = 带“几”的数用汉字数字
    .label = 应为 `{ $mended }`
    .help = 改为 `{ $mended }`

## 用词表本身

bad-word = 词条没有字
    .long = 词条超过 { $most } 个字
    .label = 这里应有词
    .help = 写上词，1 至 { $most } 个字；或删去这一条
word-contradicts = 一条要用“{ $word }”，另一条不许用
    .label = 这里不许用
    .help = 两条只留一条，否则怎么写都不对
unknown-lint-rule = 校对没有 `{ $rule }` 这条规则
    .label = 没有这条规则
    .help = 各条规则见 docs/lint.md
