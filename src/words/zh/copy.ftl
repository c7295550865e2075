## 稿件：稿头

front-matter-missing = 稿件开头没有稿头
    .label = 应为 `+++`
    .help = 第一行写 `+++`，接着写 `headline = "…"`，再写一行 `+++`
front-matter-open = 稿头没有收尾
    .label = 从这里开始
    .help = 第一行写 `+++`，接着写 `headline = "…"`，再写一行 `+++`
front-matter-in-text = 这是稿头的内容，只能写在稿件最前面
    .label = 会照样印出
    .help = 稿头的内容移到两行 `+++` 之间，其余删去；要印加号写 `\+++`
dateline-twice = 正文里又写了电头“{ $dateline }”
    .label = 又写了一次
    .given = 稿头里已有，会先印
    .help = 删去正文里的“{ $dateline }”，或删去稿头的 `dateline`：电头自动接在首段之前
story-without-text = 稿件没有正文
    .label = 这里应有段落
    .help = 正文写在第二行 `+++` 之后
no-text-beside = 单幅图片不能有 `{ $key }`
    .label = 没有正文可以依附
    .help = 图片作者写 `credit`；或在第二行 `+++` 之后写正文
no-alt = 没有说明图片 `{ $picture }` 画的是什么
    .label = 这张图片
    .help = 加 `alt = …`：用一句话说画面，给看不见图的读者
no-picture-rows = 《{ $story }》有图片，版位 `{ $slot }` 却没有留图片的行
    .label = 没有 `picture_rows`
    .picture = 这张图片
    .help = 在版式里给版位加 `picture_rows`，或换一个能放图片的版位
markup-in-plain-text = `{ $sign }` 会照样印出
    .label = 这里不能用标记
    .help = 稿头的文字不带标记，标题的字体字号由版式定
    .help-furniture = 报头、报眉和报纸各项的文字不带标记，字体字号用 `face`、`size` 定
    .help-lines = 这里不能换行；主题要分行，写成 `headline = ["…", "…"]`
    .help-itself = 直接写这个字符：这里除 TOML 外没有转义

## 稿件：标记

star-as-emphasis = 这对星号当作了强调，不会印出
    .label = 两星之间换了字体
    .help = 若是乘号，写 `{ $mended }` 或改用 `×`
    .help-names = 若是代替人名用字，写 `{ $mended }` 或改用“某”
    .help-signs = 若就是星号，写 `{ $mended }`
stray-star = 这个星号既不起头，也不收尾
    .unclosed = `{ $stars }` 起了头，却没有收尾
    .label = 会照样印出
    .help = 后面还有字时，收尾的 `**` 要紧跟在字后、不能在标点后：写 `**重要**：他说` 或 `[“重要。”]{"{"}face=strong{"}"}他说`；要印星号写 `\*`
    .help-sign = 若是乘号，写 `\*` 或 `×`
    .help-blank = 星号要紧贴文字，中间不空：`*楷体*`、`**黑体**`；要印星号写 `\*`
full-width-stars = 全角星号不是强调
    .label = 星号会照样印出
    .help = 黑体写 `{ $mended }`，用半角星号
    .help-emphasis = 楷体写 `{ $mended }`，用半角星号
stray-hash = `{ $signs }` 在这里成不了小标题
    .label = 会照样印出
    .help = 小标题写成一行 `{ $mended }`；要印井号写 `\#`
    .help-empty = 写 `## ` 再写小标题；要印井号写 `\#`
subhead-without-text = 小标题没有字
    .label = 这里应有文字
    .help = 在 `##` 后写上文字，或删去这一行
lines-joined = 本段有 { $count } 行句子已完，下一行却接在后面
    .label = 这里没有另起一段
    .help = 另起一段要空一行，或行首空两格：`　　{ $line }`
    .help-one-line = 确是一段的，写成一行就不再提示
indented-line = 这一行缩了格，却接着上一段
    .label = 这里没有另起一段
    .help = 另起一段要行首空两格，或空一行：`　　{ $line }`
    .help-goes-on = 接上文的行顶格写：`{ $line }`
markdown-outside-subset = 稿件里不能用{ $what }
    .label = 不在可用标记之内
    .help = 稿件只有段落、`## ` 小标题、`**黑体**`、`*楷体*` 和 `[文字]{"{"}tracking=-0.03em{"}"}`；要印符号本身，前面加 `\`
    .help-list = 若就是文字，写 `{ $mended }`；这里没有列表
markup-as-text = `{ $written }` 像是{ $what }，但当作文字
    .label = 连符号照样印出
    .help = 要印符号本身，前面加 `\`
    .help-footnote = 注码写 `[1]{"{"}script=super{"}"}`，注文另成一段
    .help-picture = 图片写在稿头的 `picture`
    .help-link = 链接印不出来：写文字，要读者看到网址就写网址
    .help-table = 没有表格：各行写成段落
    .help-entity = 直接写这个字符；要印符号写 `\&`
    .help-tag = 删去它；要印符号写 `\<`
    .help-underscores = 黑体写 `**…**`，楷体写 `*…*`；要印符号写 `\_`
    .help-struck-out = 连文字带符号删去；要印符号写 `\~`
    .help-code = 删去符号；要印符号写 `\``
    .help-quote = 删去符号；要用楷体写 `*…*`
    .help-highlighted = 黑体写 `**…**`；要印符号写 `\=`
    .help-superscript = 上标写 `[2]{"{"}script=super{"}"}`；要印符号写 `\^`
    .help-subscript = 下标写 `[2]{"{"}script=sub{"}"}`；要印符号写 `\~`
    .help-template = 写上该填的内容；要印符号写 `\{"{"}`、`\[`
    .help-escape = 直接写这个字符，换行就另起一段；要印符号写 `\\`
    .help-formula = 用文字写出，指数写 `[2]{"{"}script=super{"}"}`；要印符号写 `\$`
markup =
    .footnote = 脚注
    .picture = 图片
    .link = 链接
    .table = 表格
    .entity = 字符实体
    .tag = HTML 标签
    .underscores = 下划线强调
    .struck-out = 删除线
    .code = 代码
    .quote = 引用块
    .highlighted = 高亮
    .superscript = 上标
    .subscript = 下标
    .template = 待填的模板
    .escape = 转义字符
    .formula = TeX 公式
    .heading-underlined = 下划线式标题
    .heading-other = `## ` 以外的标题
    .emphasis-nested = 强调里的强调
    .code-block = 代码块
    .code-indented = 代码块（行首四个空格）
    .html = HTML
    .list = 列表
    .break = 强制换行（行末两个空格或 `\`）
    .rule = 横线
    .this = 这种写法

## 稿件：属性

stray-attributes = `{ $written }` 当作了文字，没有当作属性
    .closed = 这个括号之前，属性已经收尾
    .label = 会照样印出
    .help = 写 `[…]{"{"}mark=dots{"}"}`，文字放在方括号里
    .help-closed = 删去它；要印符号写 `\{"}"}`
    .help-name = 删去它：这里不用名称和类别
    .help-write = 写成 `{ $mended }`
    .help-one-pair = 都写在一对花括号里：`{ $mended }`
    .help-nothing-between = 写成 `{ $mended }`，两个括号之间不留东西
    .help-first-line = 段落属性独占段首一行：空一行写 `{ $mended }`，正文写在下一行
    .help-brackets = 写成 `{ $mended }`，文字放在方括号里
foreign-sign = 属性里不能用 `{ $typed }`
    .label = 应为 `{ $meant }`
    .space = 应为空格
    .help = 关掉中文输入法，写成 `{ $mended }`
attribute-twice = 属性 `{ $name }` 写了两次
    .two = `{ $earlier }` 与 `{ $name }` 不能加在同一段文字上
    .label = 又写了一次
    .first = 先写在这里
    .help = 留一个；两样都要，就分成两段文字：`[…]{"{"}…{"}"}[…]{"{"}…{"}"}`
unknown-attribute = 没有属性 `{ $name }`
    .paragraph = 段落没有属性 `{ $name }`
    .label = 没有这个属性
    .for-brackets = 只能加在方括号的文字上
    .help = 属性有 { $names }，之间用空格隔开
    .help-near = 是否要写 `{ $meant }`？写法是 { $example }
    .help-paragraph = 段落只用 `{"{"}tracking=-0.03em{"}"}`；其余加在方括号的文字后：`[…]{"{"}…{"}"}`
annotation-empty = 注音是空的
    .label = 这里应有音节
    .help = 写 `pinyin="bǎn xīn"`：一字一音，用空格隔开
annotation-count = { $characters } 个字注了 { $syllables } 个音
    .label = 两边对不上
    .help = 一字一音，用空格隔开
attributes-open = 属性过了 { $most } 字还没有收尾
    .label = 应有 `{"}"}`
    .help = 用半角 `{"}"}` 收尾：`[…]{"{"}mark=dots{"}"}`
attributes-without-text = 属性没有加在文字上
    .paragraph = 属性后面没有段落
    .no-bracket = 属性没有加在文字上：前面没有 `[`
    .label = 加在哪里？
    .help = 把文字写进方括号
    .help-paragraph = 把段落写在下一行
    .help-bracket = 用半角方括号把文字括起来：`[…]{"{"}mark=dots{"}"}`
attributes-nested = 属性里又套了属性
    .label = 外层文字
    .help = 分成并排的几段：`[…]{"{"}…{"}"}[…]{"{"}…{"}"}`

## 报头、报眉及其各项

no-room-for-ear = 报名占满各栏，报眼没有地方
    .label = 放不下
    .help = 给报名定 `columns`，至多 { $most }
broken-placeholder = `{ $text }` 里花括号缺了一半
    .full-width = `{ $text }` 里的全角花括号会照样印出
    .label = 在这段文字里
    .help = 待填项写在花括号里，如 `{ $field }`
    .help-full-width = 待填项用半角花括号：`{ $mended }`
unknown-placeholder = 报头、报眉没有 `{ $name }` 这一项
    .label = 没有 `{ $field }`
    .help = 可用 { $known }，或在 edition.toml 的 `[paper]` 里写 `{ $name }`
    .help-near = 是否要写 `{ $near }`？也可在 edition.toml 的 `[paper]` 里写 `{ $name }`
near-key = `{ $name }` 当作了报纸自己的一项，却没有一处要印它
    .label = 与 `{ $near }` 相近
    .shown = 这里要印 `{ $field }`，会是空的
    .help = 是否要写 `{ $near }`？否则删去，或用 `{ $own }` 印出来
    .help-computed = 是否要写 `{ $near }`？它由程序算出，不用写
empty-field = { $whose }的 `{ $name }` 要印出来，却是空的
    .label = 这里没有 `{ $name }`
    .shown = 要印 `{ $field }`
    .help = 写上 `{ $name }`，或从版式里删去 `{ $field }`
whose =
    .page = 第 { $page } 版
    .paper = 报纸
