## 稿件：稿头

front-matter-missing = 稿件开头没有稿头
    .label = 应为 `+++`
    .help = 第一行写 `+++`，接着写 `headline = "…"`，再写一行 `+++`
front-matter-open = 稿头没有收尾
    .label = 从这里开始
    .help = 在稿头末尾另写一行 `+++`
front-matter-in-text = 这是稿头的内容，只能写在稿件开头
    .label = 会原样印出
    .help = 属于稿头的移到开头的两行 `+++` 之间，其余删去；要印加号写 `\+++`
dateline-twice = 正文里又写了一遍电头“{ $dateline }”
    .label = 又写了一次
    .given = 稿头里已有，会印在段首
    .help = 删去正文里的“{ $dateline }”，或删去稿头的 `dateline`：电头自动排在首段开头
story-without-text = 稿件没有正文
    .label = 这里应有段落
    .help = 正文写在第二行 `+++` 之后；只有标题的稿件写 `only = "head"`
only-and-more = 稿件只应有一样，却有别的
    .head = 稿件写明只有标题，却有正文或图片
    .text = 稿件写明只有正文，却有标题
    .label = 这里
    .only = 这里写明没有
    .help = 删去 `only`，或删去这里
no-text-beside = 单发图片或标题不能写 `{ $key }`
    .label = 没有正文，无处可排
    .help = 图片作者写在 `credit`；若有正文，写在第二行 `+++` 之后
no-alt = 图片 `{ $picture }` 没有画面描述
    .ad = 广告 `{ $ad }` 没有画面描述
    .label = 这张图片
    .help = 加 `alt = …`：用一句话描述画面，给看不见图的读者
no-picture-rows = 稿件 `{ $story }` 有图片，版位 `{ $slot }` 却没有给图片留行
    .places = 没有地方再放
    .more = 稿件 `{ $story }` 有 { $pictures } 幅图片，版位 `{ $slot }` 只有 { $places } 处可放
    .label = 没有 `picture_rows`
    .picture = 这张图片
    .help = 在版式里给版位加 `picture_rows`，或把稿件换到能放图片的版位
    .help-more = 在版式中给这个版位添一个图框：`boxes = [{"{"} holds = "picture", rows = 8 {"}"}]`，或少用一幅图片
picture-and-pictures = 稿件的图片只能写在一个键里
    .label = 这里又写了
    .first = 这里已写
    .help = 全部写进 `pictures`，或两个键只留一个
picture-group = 图片要么是一个文件，要么是几幅一组
    .alone = `{ $key }` 只用于组图，这里却不是一组
    .nothing = 这幅图片没有写文件
    .beside = `{ $key }` 只用于单幅图片，这里却有几幅
    .count = 一组应有 { $range } 幅图片，这里却有 { $count } 幅
    .label = 这里
    .files = 这一组
    .count-here = 这一组
    .nothing-here = 既无 `file`，也无 `files`
    .help = 删去这一项，或把组图各幅写进 `files`
    .help-nothing = 写上 `file = …`；几幅一组则写 `files`
    .help-beside = 写进 `files` 中每幅图片的表里，或删去 `files`
    .help-count = 单幅写 `file = …`；幅数太多则分成两组
pictures-without-text = 没有正文的稿件只能是一幅图片，这篇却有 { $pictures } 幅
    .label = 第二幅
    .help = 只留一幅，或各发一篇，或写出图片所配的正文
no-table-box = 稿件 `{ $story }` 有放进框里的表格，版位 `{ $slot }` 却没有放表格的框
    .label = 没有放表格的框
    .table = 这张表
    .help = 在版式里给版位加 `boxes = [{"{"} holds = "table", rows = 8 {"}"}]`；或去掉 `place=box`，表格就排在文中
table-box-twice = 一篇稿件有两张表要放进框里
    .label = 第二张
    .first = 第一张
    .help = 版位只有一个放表格的框：另一张去掉 `place=box`，就排在文中
no-quotation-box = 稿件 `{ $story }` 有引语，版位 `{ $slot }` 却没有放引语的框
    .label = 没有引语框
    .quotation = 这段引语
    .help = 在版式里给版位加 `boxes = [{"{"} holds = "quotation", rows = 8 {"}"}]`，或去掉引语
picture-alone-in-shape = 图片稿 `{ $story }` 填不满版位 `{ $slot }`：它由几个矩形拼成
    .label = 只占第一个矩形，其余会留白
    .picture = 这张图片
    .help = 给稿件加上文字，或换到只有一个矩形的版位
markup-in-plain-text = `{ $sign }` 会原样印出
    .label = 这里不能用标记
    .help = 稿头里只写文字，不加标记；标题的字体字号由版式定
    .help-furniture = 报头、报眉和 `[paper]` 各项只写文字，不加标记；字体字号用 `face`、`size` 定
    .help-lines = 文字里不能换行；主题要分行，写成 `headline = ["…", "…"]`
    .help-itself = 直接写这个字符：这里只认 TOML 的转义

## 稿件：标记

star-as-emphasis = 这对星号当作了楷体、黑体标记，星号不会印出
    .label = 两星之间会换字体
    .help = 若是乘号，写 `{ $mended }` 或改用 `×`
    .help-names = 若是代替人名里的字，写 `{ $mended }` 或改用“某”
    .help-signs = 若就是要印星号，写 `{ $mended }`
stray-star = 这个星号配不成对，不成标记
    .unclosed = `{ $stars }` 只有开头，没有收尾
    .label = 会原样印出
    .help = 收尾的 `**` 后面紧跟文字时，前面不能是标点：写 `**重要**：他说` 或 `[“重要。”]{"{"}face=strong{"}"}他说`；要印星号写 `\*`
    .help-sign = 若是乘号，写 `\*` 或 `×`
    .help-blank = 星号要紧贴文字，不留空格：`*楷体*`、`**黑体**`；要印星号写 `\*`
full-width-stars = 全角星号不能作标记
    .label = 星号会原样印出
    .help = 黑体写 `{ $mended }`，用半角星号
    .help-emphasis = 楷体写 `{ $mended }`，用半角星号
stray-hash = `{ $signs }` 写在这里不成小标题
    .label = 会原样印出
    .help = 小标题写成一行 `{ $mended }`；要印井号写 `\#`
    .help-empty = 写 `## `，后面写小标题；要印井号写 `\#`
footnote-without-note = 注码 `{ $written }` 没有注文
    .label = 会照样印出
    .help = 注文另成一段，前面空一行，写 `[^1]: …`，名字相同，冒号用半角；要印符号写 `\[`
footnote-without-mark = 注文 `{ $name }` 在正文里没有注码
    .label = 没有读者会找到它
    .help = 在所注的文字之后写 `[^{ $name }]`，或删去注文
footnote-twice = 有两条注文都叫 `{ $name }`
    .label = 第二条
    .first = 第一条
    .help = 给其中一条换个名字，注码也跟着换
item-without-text = 列项没有文字
    .label = 这里要有文字
    .help = 在符号之后写上文字，或删去它；要印符号本身，前面加 `\`
line-goes-on = 这一行接在上面的列项里
    .quote = 这一行接在上面的引文里
    .label = 这里没有另起一段
    .help = 若是后面的正文，前面空一行；若是上面的一部分，列项里缩进到与上面的文字对齐，引文里行首写 `>`
list-of-one = 列项只有一条
    .label = 当作列项的编号或圆点排
    .help = 若就是文字，写 `{ $mended }`
briefs-of-one = 简讯不到两条
    .label = 这里要有几段，一段一条
    .help = 各条之间空一行；若不是简讯，删去 `form = "briefs"`
run-on = 只有简讯可以接排
    .story = 稿件没有可以接排的简讯
    .block = `{ $kind }` 不能接排
    .label = 这里
    .form = 这里写明是什么稿件
    .help = 删去 `run_on`；简讯（`form = "briefs"`）要接排，写在版式的 `[blocks.brief]` 或稿件里
subhead-without-text = 小标题没有字
    .label = 这里应有文字
    .help = 在 `##` 后写上文字，或删去这一行
lines-joined = 本段有 { $count } 处句子在行末已完，下一行却没有另起一段
    .label = 下一行会接排
    .help = 另起一段要空一行，或行首空两格：`　　{ $line }`
    .help-one-line = 确是一段的，并成一行就不再提示
indented-line = 这一行缩了格，却没有另起一段
    .label = 会接着上一段排
    .help = 另起一段要行首空两格，或前面空一行：`　　{ $line }`
    .help-goes-on = 接上一段的，顶格写：`{ $line }`
markdown-outside-subset = 稿件里不能用{ $what }
    .label = 稿件不认这种写法
    .help = 稿件里可用段落、`## ` 小标题、列项（`1. …`、`- …`）、引文（`> …`）、表格（`| … |`）、注释（`[^1]`）、`**黑体**`、`*楷体*` 和 `[文字]{"{"}tracking=-0.03em{"}"}`；要印符号本身，前面加 `\`
markup-as-text = “{ $written }”像是{ $what }，会当作文字排
    .label = 符号会一起印出
    .help = 要印符号本身，前面加 `\`
    .help-footnote = 注释写在正文里：注码 `[^1]`，注文另成一段 `[^1]: …`
    .help-picture = 图片写在稿头的 `picture` 里
    .help-link = 链接印不出来：只留文字；网址要见报，就写出网址
    .help-table = 表格各行顶格写，第一行下面要有一行横线 `|---|---|`，有几格就写几段；要印符号写 `\|`
    .help-entity = 直接写这个字符；要印符号写 `\&`
    .help-tag = 删去它；要印符号写 `\<`
    .help-underscores = 黑体写 `**…**`，楷体写 `*…*`；要印符号写 `\_`
    .help-struck-out = 连文字带符号删去；要印符号写 `\~`
    .help-code = 删去符号；要印符号写 `\``
    .help-quote = 成段的引文写 `> …`，行首用半角的 `>`；要印符号写 `\>`
    .help-highlighted = 黑体写 `**…**`；要印符号写 `\=`
    .help-superscript = 上标写 `[2]{"{"}script=super{"}"}`；要印符号写 `\^`
    .help-subscript = 下标写 `[2]{"{"}script=sub{"}"}`；要印符号写 `\~`
    .help-template = 填上该填的内容；要印符号写 `\{"{"}`、`\[`
    .help-escape = 直接写这个字符；若是换行，另起一段；要印符号写 `\\`
    .help-formula = 改用文字写出，指数写 `[2]{"{"}script=super{"}"}`；要印符号写 `\$`
    .help-break = 删去行尾的空格或 `\`；要另起一段，空一行；诗行写在 `{"{"}kind=verse{"}"}` 一行之下
    .help-code-block = 删去前后的标记行
    .help-code-indented = 删去行首的空格：缩进由版式定
    .help-heading = 小标题写成 `## …` 一行，主题写在稿头
    .help-rule = 删去它：线由版式定
    .help-list-deep = 列项只能套两层：这一层往左移，或改成段落
    .help-list-inside = 列项移到引文、注释之外；要印符号本身，前面加 `\`
    .help-note-inside = 注文顶格写，前面空一行；注码在哪里都行
    .help-quote-deep = 删去一个符号：引文里再引的话用引号
    .help-quote-inside = 删去符号，或让引文顶格写，前面空一行
    .help-subhead-inside = 小标题顶格写，不在列项、引文、注释之内
    .help-table-inside = 表格移到列项、引文、注释之外：各行顶格写，前面空一行
    .help-task = 删去方框；要印就写 □ 或 √
markup =
    .footnote = 脚注
    .picture = 图片
    .link = 链接
    .definition = 链接地址
    .table = 表格
    .entity = 字符实体
    .tag = 网页标签（HTML）
    .underscores = 下划线标记
    .struck-out = 删除线
    .code = 代码
    .quote = 引用块
    .highlighted = 高亮
    .superscript = 上标
    .subscript = 下标
    .template = 没有填的模板项
    .escape = 转义字符
    .formula = 公式（TeX）
    .heading-underlined = 下划线式标题
    .heading-other = 其他级别的标题（只能用 `## `）
    .emphasis-nested = 互相套用的楷体、黑体标记
    .code-block = 代码块
    .code-indented = 代码块（行首有四个空格）
    .html = 网页代码（HTML）
    .list-deep = 第三层列项
    .list-inside = 引文或注释里的列项
    .note-inside = 写在别的段落之内的注文
    .quote-deep = 引文里的引文
    .quote-inside = 列项或注释里的引文
    .subhead-inside = 列项、引文或注释里的小标题
    .table-inside = 列项、引文或注释里的表格
    .task = 任务方框
    .break = 强制换行（行末两个空格或 `\`）
    .rule = 横线
    .this = 这种写法

## 稿件：属性

stray-attributes = `{ $written }` 没有当作属性，当成了文字
    .closed = 多了一个右花括号：属性在前面已经收尾
    .label = 会原样印出
    .help = 写 `[…]{"{"}mark=dots{"}"}`，方括号里写要加属性的文字
    .help-closed = 删去它；要印符号写 `\{"}"}`
    .help-name = 删去它：这里没有名称和类别
    .help-write = 写成 `{ $mended }`
    .help-one-pair = 并到一对花括号里：`{ $mended }`
    .help-nothing-between = 写成 `{ $mended }`，方括号和花括号之间不留空
    .help-first-line = 段落的属性独占段首一行：先空一行，写 `{ $mended }`，正文写在下一行
    .help-brackets = 写成 `{ $mended }`，方括号里写要加属性的文字
foreign-sign = 属性里不能用 `{ $typed }`
    .label = 应为 `{ $meant }`
    .space = 应为空格
    .help = 关掉中文输入法，写成 `{ $mended }`
    .help-quote = 写成 `{ $mended }`：文字放在 `"` 之间
attribute-twice = 属性 `{ $name }` 写了两次
    .two = `{ $earlier }` 与 `{ $name }` 不能加在同一处文字上
    .label = 又写了一次
    .first = 先写在这里
    .help = 只留一个；两样都要，就把文字分成两截：`[…]{"{"}…{"}"}[…]{"{"}…{"}"}`
    .help-marks = 只留一个；同一处文字两样都要，就写 `mark="{ $marks }"`
unknown-attribute = 没有属性 `{ $name }`
    .paragraph = 段落没有属性 `{ $name }`
    .text = 方括号里的文字没有属性 `{ $name }`
    .inside = 列项、引文、注释里的段落没有属性 `{ $name }`
    .table = 表格没有属性 `{ $name }`
    .label = 没有这个属性
    .for-brackets = 只能加给方括号里的文字
    .for-paragraph = 只能加给整段
    .help = 可用的属性有 { $names }，之间用空格隔开
    .help-near = 是不是 `{ $meant }`？写法如 `{ $example }`
    .help-inside = 删去它，或让这一段单独成段
    .help-text = 在这一段最前面另写一行 `{"{"}{ $written }{"}"}`
    .help-paragraph = 段落可用 `tracking`、`indent`、`inset`、`inset_end`、`hang`、`id`、`kind`，写法如 `{"{"}tracking=-0.03em{"}"}`；别的属性加在方括号之后：`[…]{"{"}…{"}"}`
    .help-value = 写成 `{ $attribute }`
table-attribute = `{ $name }` 不能是 `{ $value }`
    .label = 这个属性没有这种值
    .help = 写法如 `{ $example }`
table-cells = 这一行有 { $cells } 格，表格有 { $columns } 栏
    .label = 这里少了或多了格
    .first = 第一行定了有几栏
    .help = 每行写一样多的格：空格写 `| |`，并入左格写 `<`，并入上格写 `^`；文字里的竖线写 `\|`
table-span = 合并的格不成矩形：{ $rows } 行 { $columns } 栏里有不属于它的格
    .left = 这一格左边没有格
    .above = 这一格上面没有可并入的格
    .label = 并不进哪一格
    .uneven = 这一格
    .help = 四角之内的格都写 `<` 或 `^`
    .help-left = 单写 `<` 是并入左格；要印符号写 `\<`，在文件里加引号
    .help-above = 单写 `^` 是并入上格，表头与表身不相并；要印符号写 `\^`，在文件里加引号
table-without-rows = 表格没有文字
    .label = 各行都没有文字
    .help = 写上各行，或去掉这张表
table-twice = 表格的各行在文件里，稿件里又写了一遍
    .label = 各行在这个文件里
    .rows = 这里又有
    .help = 去掉 `table="…"`，或去掉这些行
table-widths = 给了 { $widths } 个栏宽，表格有 { $columns } 栏
    .label = 与栏数不符
    .help = 每栏给一个：`auto`、`4em` 或 `1fr`
csv-quote = 引号开了头，没有收尾
    .quote = 不以引号开头的文字里有引号
    .behind-quote = 收尾的引号后面还有字
    .label = 这一项
    .help = 带逗号或引号的文字前后加 `"`，其中的引号写两个：`"他说""好"""`
csv-parted = 这个文件用分号分隔各项，应当用逗号
    .tabs = 这个文件用制表符分隔各项，应当用逗号
    .full-width = 这个文件用全角逗号分隔各项，应当用半角逗号
    .label = 第一处
    .help = 另存为“CSV（逗号分隔）”，编码选 UTF-8；或在各项之间写 `,`
stray-heading = 接排小标题不在段首
    .alone = 接排小标题后面没有正文
    .subhead = 小标题里又写了接排小标题
    .label = `head=run-in` 在这里不起作用
    .help = 放到段首，或写 `face=strong`
    .help-alone = 在同一段里接着写正文，或改成独立成行的小标题 `## …`
    .help-subhead = 去掉：小标题已独立成行
annotation-empty = 注音是空的
    .label = 这里应有音节
    .help = 写 `pinyin="bǎn xīn"`：一字一音，用空格隔开
annotation-count = { $characters } 个字注了 { $syllables } 个音
    .unclear = 这些词怎样分给 { $characters } 个字，不止一种分法
    .label = 字数与音数不合
    .help = 一字一音，用空格隔开；词的拼音可以连写，只要分得清，如 `Běijīng`、`Xī'ān`
attributes-open = 属性在 { $most } 字之内没有收尾
    .label = 应有 `{"}"}`
    .help = 用半角 `{"}"}` 收尾：`[…]{"{"}mark=dots{"}"}`
attributes-without-text = 属性没有加给文字
    .paragraph = 属性后面没有段落
    .no-bracket = 属性没有加给文字：前面缺 `[`
    .label = 加给哪些字？
    .help = 把文字写进方括号
    .help-paragraph = 把段落写在下一行
    .help-bracket = 用半角方括号把文字括起来：`[…]{"{"}mark=dots{"}"}`
attributes-nested = 带属性的文字里又套了属性
    .label = 外层文字
    .help = 拆成并排的几截：`[…]{"{"}…{"}"}[…]{"{"}…{"}"}`

## 报头、报眉及其各项

no-room-for-ear = 报名占满各栏，没有地方放报眼
    .label = 放不下
    .help = 给报名定 `columns`，至多 { $most } 栏
broken-placeholder = `{ $text }` 里的花括号缺了一半
    .full-width = `{ $text }` 里的全角花括号会原样印出
    .label = 在这段文字里
    .help = 要填的项写在花括号里，如 `{ $field }`
    .help-full-width = 要填的项用半角花括号：`{ $mended }`
unknown-placeholder = 报头、报眉没有 `{ $name }` 这一项可填
    .label = 没有 `{ $field }`
    .help = 可用的项有 { $known }，或在 edition.toml 的 `[paper]` 里自定 `{ $name }`
    .help-near = 是不是 `{ $near }`？也可在 edition.toml 的 `[paper]` 里自定 `{ $name }`
near-key = `{ $name }` 当作了自定的项，报头、报眉却没有用它
    .label = 与 `{ $near }` 相近
    .shown = 这里要印 `{ $field }`，会是空的
    .help = 是不是 `{ $near }`？不是就删去，或用 `{ $own }` 印出来
    .help-computed = 是不是 `{ $near }`？它由程序算出，不用写
empty-field = { $whose }的 `{ $name }` 没有填，版面却要印
    .label = 这里没有 `{ $name }`
    .shown = 这里要印 `{ $field }`
    .help = 填上 `{ $name }`，或从版式里删去 `{ $field }`
whose =
    .page = 第 { $page } 版
    .paper = 报纸
