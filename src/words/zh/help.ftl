## 帮助的版式

help-page =
    .usage = 用法：{ $usage }
    .commands = 命令：
    .arguments = 参数：
    .options = 选项：
    .any-options = [选项]
    .values = [{ $values }]
    .value = - { $name }：{ $text }
    .default = [默认 { $value }]
    .exit = 退出状态：0 完成；1 有错误（加了 --strict，警告也算）；2 用法不对，或没有所写的文件；3 系统出错（磁盘、权限、内存、起不了进程）。

man-page =
    .name = 名称
    .synopsis = 用法
    .options = 参数和选项
    .commands = 命令
    .exit = 退出状态
    .values = 可取：

## 命令

commands =
    .banxin = 中文报纸组版，出印刷文件
    .new = 新建一期，有样稿，立即可以出片
    .next = 做下一天的一期：版面照旧，稿件待写
    .build = 出片：把本期排成印刷文件
    .check = 同 build 一样检查，但不写文件
    .pictures = 列出本期图片：各是什么文件，怎样付印
    .count = 按稿件、作者、版面统计字数，供计稿费
    .diff = 改版比较：改后哪些版要重出、重出哪几张印版、版上改了什么
    .match = 把排出的各行与印样比对
    .fit = 由印样推算字距，使断行相同
    .record = 从 PDF 的一页或文本读出印样各行，记成 JSON
    .preflight = 印前检查：按印刷条件检查做好的 PDF
    .house = 列出本期能用的版式、印刷条件、特性文件和字体，各在哪里
    .completions = 写出命令行补全脚本
    .man = 写出手册
    .help = 显示命令的用法

## 代表值的名字

value-names =
    .command = 命令
    .condition = 印刷条件
    .date = 日期
    .edition = 本期
    .file = 文件
    .folder = 文件夹
    .format = 格式
    .how = 拼法
    .lang = 语言
    .n = 页码
    .name = 名称
    .pages = 版号
    .pattern = 取名格式
    .rate = 标准
    .recorded = 印样记录
    .shell = Shell
    .template = 样板
    .text = 文字
    .when = 何时

## 几个命令共有的参数，以及各命令自己的参数

arguments =
    .format = 诊断和报告的格式
    .lang = 用哪种语言 [默认由 BANXIN_LANG 定，没有则随系统]
    .color = 何时用颜色
    .quiet = 只报错误
    .verbose = 说明正在做什么，用了多少时间
    .help = 显示用法
    .version = 显示版本
    .folder = 本期文件夹，即 edition.toml 所在的文件夹
    .house = 公用文件夹，内有 `layouts`、`fonts`：本期文件夹和上级没有的，到这里找 [默认由 BANXIN_HOUSE 定，没有则不用]
    .pages = 只出这几个版，如 1,3-5 或 A05,B01-B04
    .profile = 印刷文件按哪种标准出 [默认 x4]
    .impose = 按印刷顺序拼大版
    .condition = 不用版式里的印刷条件，改用这个：layouts/press/ 里的名称，或 .toml 文件
    .marks = 在出血外加裁切线、套准线、色标和版外说明，不论版式怎样写
    .cache = 把按印刷条件分色的图片存入此文件夹，下次直接取用
    .watermark = 压在校样各版上的文字，如“校样”
    .strict = 警告按错误处理
    .report = 打印各稿排版情况：用了哪一步、字距、行数、最松和最紧的行
    .recorded = 印样各行的记录（JSON）
    .force = 写保护的文件也覆盖
arguments-new =
    .name = 要新建的文件夹
    .from = 照哪个样板
    .date = 本期日期，如 2026-12-01 [默认今天，按北京时间]
arguments-next =
    .name = 要新建的文件夹：只写名称，就建在本期旁边；写路径，就建在那里 [默认按日期，如 2026-12-02]
    .date = 新一期的日期 [默认本期的后一天]
arguments-build =
    .output = 输出文件，`-` 是标准输出 [默认 out/ 里，与本期文件夹同名；草样另加 .draft]；加 --split 时是文件夹 [默认 out/ 里，与本期文件夹同名]
    .draft = 有错也出草样：屏幕上看的样张，各处差错都在版面上标出
    .split = 一版一个文件，放在文件夹里，附清单；再出时只写有改动的版
    .name = 各版文件怎样取名，可用 {"{paper}、{date}、{number}、{section}、{page}、{profile}、{version}"} [默认 {"{date}-{page}.pdf"}]；须与 --split 同用
    .force = 写保护的文件、不是 PDF 的文件也覆盖；加 --split 时，清单里没有的文件也覆盖
arguments-count =
    .rate = 千字稿费标准，如 100 或 80.50 [默认不计稿费]
arguments-diff =
    .earlier = 改前一期的文件夹
    .later = 改后一期的文件夹
    .pages = 只比较两期的这几版，如 1,3-5 或 A05,B01-B04
    .picture = 已有的文件夹，每块有变的版存一张图，改前改后叠在一起（SVG）
    .force = 覆盖写保护的图；只与 --picture 同用
arguments-fit =
    .output = 存放稿件的文件夹，须已建好 [默认直接改本期的稿件]
    .dry_run = 不写稿件，只报告
arguments-record =
    .file = PDF，或印样各行的文本，栏与栏、段与段之间空一行
    .page = PDF 的第几页，从 1 数起 [默认 1]
    .edition = 这一页属于哪一期：写那一期的文件夹，按其中的稿件分篇
    .output = 输出文件 [默认标准输出]
    .force = 写保护的文件、不是 JSON 的文件也覆盖
arguments-preflight =
    .files = PDF 文件
    .profile = 按哪种标准检查 [默认按文件标明的]
    .condition = 印刷条件的 .toml 文件，如 layouts/press/ 里的 [默认按新闻纸的限值]
    .picture = 存放版面图（SVG）的文件夹，须已建好：有问题的版面各画一张，编号框出各处
    .force = 写保护的图也覆盖；须与 --picture 同用
arguments-house =
    .folder = 本期文件夹 [默认运行命令的文件夹]
    .copy = 不列表，把程序自带的版式、字体等写到这个文件夹，须已建好
    .force = 覆盖已有的文件
arguments-completions =
    .shell = 哪种 Shell
arguments-man =
    .folder = 存放手册的文件夹，须已建好，每个命令一个文件 [默认全部写到标准输出]
arguments-help =
    .command = 哪个命令 [默认列出各命令]

## 各参数可取的值

values-format =
    .human = 给人看
    .json = 给程序读，每行一个 JSON 对象
values-lang =
    .zh = 中文
    .en = 英文
values-color =
    .auto = 在终端上或设了 CLICOLOR_FORCE 时用；设了 NO_COLOR、CLICOLOR=0 或 TERM=dumb 则不用
    .always = 总是用
    .never = 总是不用
values-from =
    .tabloid = 四开四版：头版、两个新闻版、副刊
    .front = 只有四开头版
    .supplement = 只有副刊
values-profile =
    .x4 = PDF/X-4
    .x1a = PDF/X-1a:2003
    .a2u = PDF/A-2u，带结构标签，供存档
    .x4-a2u = PDF/X-4 兼 PDF/A-2u，一个文件
    .proof = 屏幕校样，颜色照印出的样子
values-impose =
    .pairs = 一面拼两个版
    .four-up = 一面拼四个版，头对头
values-shell =
    .bash = Bash
    .elvish = Elvish
    .fish = fish
    .powershell = PowerShell
    .zsh = Zsh
