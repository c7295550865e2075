more-findings = 另有 { $count } 处未列出，先改好已列出的
    .errors = 另有 { $count } 处错误未列出，先改好已列出的
    .warnings = 另有 { $count } 处警告未列出，先改好已列出的

error = 错误
warning = 警告
help = 改法
report-more = ……另有 { $count } 处
report-summary =
    .errors = 共 { $errors } 处错误
    .warnings = 共 { $warnings } 处警告
    .both = 共 { $errors } 处错误、{ $warnings } 处警告

## 正在做什么

step-reading = 读稿
step-composing = 排版
step-making = 出片
step-writing = 写盘

## 系统不允许的原因

system =
    .permission = 没有权限
    .missing = 没有这个文件或文件夹
    .full = 磁盘已满
    .large = 文件过大，超过允许的大小
    .pipe = 接收方已退出
    .read-only = 文件系统只读
    .no-folder = 路径中有一段不是文件夹
    .folder = 这是文件夹，不是文件
    .again = 进程或线程已到上限
    .files = 打开的文件太多
    .name = 文件名太长
    .loop = 链接循环
    .memory = 内存不足

## 用法不对

wrong-usage = 命令用法不对
    .unknown-argument = 没有 `{ $argument }` 这个参数
    .unknown-command = 没有 `{ $argument }` 这个命令
    .invalid-value = `{ $argument }` 不能取 `{ $value }`
    .invalid-number = `{ $argument }` 不能取 `{ $value }`：应为整数，从 1 数起
    .missing-value = `{ $argument }` 后面缺值
    .missing-argument = 缺参数 { $argument }
    .missing-command = 没有写命令
    .conflict = `{ $argument }` 不能与 `{ $other }` 同用
    .too-many-values = `{ $argument }` 不带值，却写了 `{ $value }`
    .not-utf-8 = 有一个参数不是 UTF-8
    .twice = `{ $argument }` 写了两次
    .no-folder = { $path } 不是文件夹
    .folder-missing = 没有文件夹 { $path }
    .watermark-printed = 印刷文件不能加 `--watermark`：水印会印到报上
    .watermark-text = `--watermark` 的文字须看得见，1 至 { $most } 字
    .draft-printed = 草样只标出差错，不得付印：`--profile` 只能取 `proof`
    .draft-imposed = 草样按版标出差错，不得付印：`--impose` 是印刷拼版用的
    .draft-watermark = 草样各版已压有字样：再加 `--watermark` 会叠在一起
    .split-stdout = 分版文件放在文件夹里，不能写到标准输出
    .pages-unclear = `--pages` 不能取 `{ $given }`
    .pages-named = “{ $given }”不是版号
    .no-name = `{ $argument }` 要写看得见的文字，一行以内，最多 { $most } 字
    .bad-name = `{ $given }` 不能作文件夹名
    .rate-unclear = `--rate` 不能取 `{ $given }`
    .too-fine = 版面图每英寸最多 { $most } 像素，不能是 { $given }
    .dummies-far = { $given } 离本期太远：版样到原来那一期最多隔 { $most } 级上层文件夹
    .date-unclear = `--date` 不能取 `{ $given }`
    .page-of-text = `--page` 和 `--pages` 只用于 PDF，{ $path } 不是 PDF
    .no-bundled-house = 这个程序没有自带的版式和字体
    .lock-condition = 上锁的上锁的印刷条件要用名称来指，不能是文件
    .help = 各命令见 `banxin help`，各参数见 `banxin <命令> --help`
    .help-lock-condition = 把文件放进公用文件夹的 `layouts/press/`，写名称，不带 `.toml`
    .help-help = 各命令见 `banxin help`，各参数见 `banxin <命令> --help`
    .near = 是不是 `{ $near }`？
    .values = 可取 { $values }
    .usage = 用法：{ $usage }
    .help-dummies-far = 换一个近一些的文件夹，或不写 `-o`
    .help-folder = 写本期文件夹，即 edition.toml 所在的文件夹
    .help-watermark-printed = 出校样加 `--profile proof`；付印去掉 `--watermark`
    .help-watermark-text = 例如 `--watermark 校样`
    .help-draft = 去掉 `{ $argument }`，或去掉 `--draft`
    .help-split-stdout = 用 `-o` 指定文件夹，或不写 `-o`
    .help-pages-unclear = 写第几版或版面上的版号，起止用连字符，各项用英文逗号分开：`--pages 1,3-5` 或 `--pages A05,B01-B04`
    .help-pages-of-file = 写文件的第几页，从 1 数起，起止用连字符，各项用英文逗号分开：`--pages 1,3-5`；全部写 `--pages all`
    .help-pages-named = 写第几页或报上印的版号，也可写范围：`1 3-5`、`A05 B01-B04`；全部写 `all`
    .help-no-name = 写姓名，例如 `--by 王敏`
    .help-bad-name = 换一个名称，不含 `\`、`:`、`*`、`?`、`"`、`<`、`>`、`|`，首尾不留空格
    .help-rate-unclear = 写每千字的稿费，只写数字：`--rate 100` 或 `--rate 80.50`
    .help-date-unclear = 写实际有的日期，年、月、日用连字符：`--date 2026-12-01`
    .help-no-bundled-house = 换用编译时带 `house` 功能的程序
    .help-page-of-text = 去掉它：文本总是整篇读

pictures-unconfined = 读图的进程未与文件和网络隔离：本系统既无系统调用过滤，也无管得住网络的 Landlock
    .help = 外来图片最好在 Linux 6.7 以上的系统上读取；其余一切照旧
draft-written = 写出的是草样，版面上标出了全部差错，不是印刷文件
    .help = 按所标改好，再去掉 `--draft` 出印刷文件
strict = 有警告；加了 `--strict`，按错误处理
    .help = 按各条警告的改法改好，或去掉 `--strict`

## 命令行里写的文件，以及输出到哪里

file-missing = 没有文件 { $path }
    .condition = 没有印刷条件文件 { $path }
    .help = 改成已有的文件；相对路径从运行命令的文件夹算起
    .help-condition = 改成印刷条件文件，例如 layouts/press/newsprint.toml
house-missing = 没有公用文件夹 { $path }
    .no-folder = { $path } 不是文件夹，不能作公用文件夹
    .empty = { $path } 不是公用文件夹：里面没有 `layouts`、`fonts`、`ads`、`feeds`，也没有 `words.toml`
    .help = `--house` 或 BANXIN_HOUSE 要指向含有 `layouts` 或 `fonts` 的文件夹；也可以都不设：程序自带一套
page-absent = 没有第 { $page } 版；本期{ $pages ->
        [1] 只有第 1 版
       *[other] 有第 1 至 { $pages } 版
    }
    .by-label = 没有版号为 `{ $page }` 的版；本期共 { $pages } 版
    .help = 改成已有的版，或去掉 `--pages`
    .help-near = 是不是 `{ $near }`？
output-no-file = { $path } 不能作输出文件
    .circle = { $path } 是循环链接，不能作输出文件
    .folder = { $path } 是文件夹，不能作输出文件
    .device = { $path } 是设备或管道，不能作输出文件
    .terminal = 标准输出是终端，印刷文件显示出来只是乱码
    .help = 给出文件名；写到标准输出用 `-`
    .help-terminal = 转存到文件，或用管道交给别的程序
output-no-folder = 输出所在的文件夹 { $path } 不存在
    .file = { $path } 不是文件夹，分版文件要放在文件夹里
    .help-file = 用 `-o` 指定文件夹，已有的或要新建的
    .help = 改成已有的文件夹，或先建好它
folder-taken = 已有 { $path }，且不是空文件夹
    .of-paper = { $path } 是另一份报纸（{ $paper }）的数字报
    .others = 已有 { $path }，其中 { $other } 不是导出的文件
    .help = 换一个名称，或先把它移走
number-kept = 期号不单是数字，未自动加一，照原样保留
    .label = 照原样保留
    .help = 请在新一期里自行填写
next-of-base = 这一期以 `{ $base }` 为基础版，写的只是这一夜的改动
    .label = 基础版写在这里
    .help = 先给基础版做下一期，再建一个以它为基础版的文件夹，写上不同之处
serial-goes-on = 连载《{ $title }》接着登第 { $part } 期
    .label = 上一期登在这里
    .serial = 上一期写的是这些
    .help = 在它的稿件里，`serial` 写 `part = { $part }`；登完时写 `last = true`
dress-kept = { $dress ->
        [mourning] 新一期仍是全黑
       *[festive] 新一期仍要套红
    }，与这一期相同
    .label = 照原样保留
    .help = 若已不用，请把新一期里的这一行删掉
ad-ended = 广告 `{ $ad }` 没有订 { $date }，新一期不再刊登
    .label = 到这一期为止
    .help = 若无误则不必改；否则更改预订，再加回去
output-read-only = { $path } 设了写保护，不能覆盖
    .help = 换一个文件，取消写保护，或加 `--force`
output-is-input = { $path } 就是要读的 { $input }，输出会把它覆盖
    .stdout = 标准输出就是要读的 { $input }，输出会把它覆盖
    .two-stories = 两篇稿件都要写到 { $path }
    .help = 另选输出文件
    .help-two-stories = 给稿件改名：放在不同文件夹也不能重名
output-is-other = { $path } 是别的文件，输出会把它覆盖
    .begin = { $path } 是别的文件，输出会把它覆盖
    .help = 换一个以 `{ $ending }` 结尾的文件名，或加 `--force`
    .help-begin = 换一个文件名，或加 `--force`
output-is-there = { $path } 已经有了，不加 `--force` 不覆盖
    .help = 换个文件夹，或加 `--force`
cannot-write = { $path } 写不进去：{ $why }
    .stdout = 标准输出写不进去：{ $why }
    .help = 查看磁盘空间和文件夹权限，或另选输出文件
no-process = 起不了进程，读不了文件：{ $why }
    .memory = 内存不够，读不了文件：最多要用 { $most } MiB
    .help = 关掉别的程序，或调高进程数和打开文件数的上限（`ulimit -u`、`ulimit -n`）
    .help-memory = 调高内存上限（`ulimit -v`）
not-written = 印刷文件没有做成：{ $why }
    .help = 这是程序的错：留好本期文件夹，报告给我们
    .help-large = 分成几个文件写（`--pages 1-8`），或调低印刷条件中的 `resolution.most`、`pictures.quality`
sheets-differ = 拼在同一大版上的版面，成品尺寸和出血须相同
    .help = 只拼成品尺寸、出血都相同的版面；其余的不加 `--impose`，单独出
pages-do-not-fold = { $pages } 个版拼不成整张（每张 { $sheet } 版）；{ $below } 版或 { $above } 版可以
    .few = { $pages } 个版拼不成整张（每张 { $sheet } 版）；{ $above } 版可以
    .help = 加版或减版，或不加 `--impose`，单版出

## 一版一个文件（`build --split`）

page-name = `{ $name }` 不能作第 { $page } 版的文件名
    .unknown = `--name` 里写了 { $placeholder }，没有这个代号
    .unclosed = `--name` 里的花括号不成对：{ $given }
    .separator = `{ $name }` 不能作第 { $page } 版的文件名：斜线是分文件夹的
    .reserved = `{ $name }` 不能作第 { $page } 版的文件名：`{ $sign }` 在有的系统上不能用
    .ending = `{ $name }` 不能作第 { $page } 版的文件名：不是以 `.pdf` 结尾
    .long = `{ $name }` 不能作第 { $page } 版的文件名：长 { $bytes } 字节，最多 { $most } 字节
    .beginning = `{ $name }` 不能作第 { $page } 版的文件名：开头的符号会把文件藏起来、被当成选项，或者看不见
    .device = `{ $name }` 不能作第 { $page } 版的文件名：Windows 把它留给设备
    .not-composed = `{ $name }` 不能作第 { $page } 版的文件名：字母与附加符号是分开的，各系统写法会不一样
    .twice = 第 { $other } 版和第 { $page } 版都要写到 `{ $name }`
    .help-unknown = 可用 { $known }
    .help = 代号写在花括号里：`--name {"{date}-{page}.pdf"}`
    .help-separator = `--name` 和所用代号的内容里都不要有斜线；文件夹用 `-o` 指定
    .help-reserved = `--name` 和所用代号的内容里都不要有这个符号
    .help-ending = `--name` 末尾加上 `.pdf`
    .help-long = 把 `--name` 改短
    .help-beginning = `--name` 以文字、数字或不空的代号开头
    .help-device = 前面加点别的，例如 {"`{date}-`"}
    .help-not-composed = `--name`、报名、版名都用 NFC 写法
    .help-labels = 给其中一版另写 `label`：许多系统不分大小写
    .help-twice = 换一种取名，使各版不重：{"`{date}-{page}.pdf`"} 即可
manifest-broken = { $path } 不是分版清单：{ $why }
    .format = { $path } 是第 { $format } 种格式，本程序只认第 { $known } 种
    .large = { $path } 太大，不会是分版清单
    .help = 用 `-o` 另选文件夹；或把它移走，再加 `--force`，各版全部重出
    .help-format = 换用写出它的那个版本的程序，或用 `-o` 另选文件夹
manifest-of-another = { $path } 是 { $given } 的，不是 { $wanted } 的
    .paper = { $path } 是另一份报的：{ $given }，不是 { $wanted }
    .date = { $path } 是另一天的：{ $given }，不是 { $wanted }
    .profile = { $path } 里的版是按 { $given } 出的，不是按 { $wanted }
    .name = { $path } 里的版按 `{ $given }` 取名，不是按 `{ $wanted }`
    .help = 用 `-o` 另选文件夹：一个文件夹只放一期报，只按一种标准出
    .help-name = 去掉 `--name`，照原来的取名；或用 `-o` 另选文件夹
page-file-other = { $path } 会被覆盖，而清单里没有它
    .changed = { $path } 会被覆盖，而它已不是当初出的第 { $page } 版：有人改过
    .help = 把它移走，用 `-o` 另选文件夹，或加 `--force`
page-file-left = { $path } 还在，清单里第 { $page } 版已不再用它
    .help = 没人要用就删掉它，免得制版时当成本期的版
page-last-good = 第 { $page } 版有错（{ $codes }），沿用原来的：第 { $version } 次，`{ $file }`
    .story = 第 { $page } 版与第 { $other } 版同有“{ $story }”，一同沿用原来的：第 { $version } 次，`{ $file }`
    .help = 印出来的比这次出的旧；改好错处再出
    .help-story = 印出来的比这次出的旧；改好另一版的错处再出
last-good = 第 { $page } 版没有可沿用的文件：这个文件夹里从未出过
    .lost = 第 { $page } 版可沿用的文件 { $path } 已不是当初出的样子
    .count = 本期现有 { $now } 版，文件夹里是 { $then } 版：新旧各版合不成一张报
    .label = 第 { $page } 版上次出时是第 { $before } 版：新旧各版合不成一张报
    .all = 本期没有一版可出
    .edition = 有的错处不属于哪一版（{ $codes }）：沿用旧版无济于事
    .help = 改好错处；`--last-good` 沿用的是先前无错时出的各版
split-page = { $page }　{ $file }　第 { $version } 次，未动
    .written = { $page }　{ $file }　第 { $version } 次，已出
    .last-good = { $page }　{ $file }　第 { $version } 次，沿用
split-all = 共 { $pages } 版，出了 { $written } 版；清单 { $manifest }，第 { $version } 次

## 付印签名（`approve`）

page-unapproved = 第 { $page } 版还不能付印：缺 { $lacking }
    .changed = 第 { $page } 版看过（{ $given }）以后有改动：缺 { $lacking }
    .overtaken = 第 { $page } 版看过（{ $given }）以后有改动
    .page = 这一版
    .needed = 版式规定，看齐这几审的版才能付印
    .help = 照现在的样子再看，看过签名：`banxin approve 本期 { $page } --by 姓名`；出校样（`--profile proof`）不用签名
approval-given = 第 { $page } 版的{ $reading }已由 { $given } 签过，版面没有改动
    .all = 第 { $page } 版各审都已签过，版面没有改动
    .help = 不用再签；要换人，先用 `--withdraw` 撤回
approval-order = 第 { $page } 版还不能签{ $reading }：缺{ $missing }
    .help = 各审按次序签：先签{ $missing }
approval-person = { $by } 已签第 { $page } 版的{ $other }，不能再签{ $reading }
    .help = 各审须由不同的人看：{ $reading }换一个人签，或先撤回：`--withdraw --by { $by }`
approval-reading = 第 { $page } 版没有“{ $reading }”这一审，只有 { $known }
    .help = 写其中一审；或去掉 `--reading`，就是还缺的下一审
    .help-near = 是不是“{ $near }”？
approval-none = 第 { $page } 版上没有这样的签名
    .help = `banxin approve 本期 --list` 列出各版由谁签过
approve-reading = { $reading } { $by }
    .at = { $reading } { $by }（{ $at }）
    .overtaken = { $reading } { $by }（后有改动）
    .lacking = { $reading } –

## 存档的锁（`lock`、`build --locked`、`verify`）

lock-missing = 没有 { $path }：这一期还没有上锁
    .help = 照现在的样子上锁：`banxin lock 本期`
lock-broken = 这不是 `banxin lock` 写的锁文件
    .hash = 这不是 SHA-256：应是 64 位十六进制数字
    .bytes = 没有文件会是这么多字节
    .profile = 没有叫 `{ $given }` 的标准
    .condition = 印刷条件要用名称来指，不能是文件
    .from = `{ $given }` 不是文件的出处：出处有 `edition`、`base`、`house`、`bundled`
    .base = 出自基础版的文件要用 `base` 写明是哪一个，别的文件不写
    .twice = 这一项写了两次
    .label = 这里
    .help = 用原来的锁文件，或重新上锁
lock-outside = 这一期用到 { $path }，它却不在本期、基础版和公用文件夹里
    .twice = { $path } 和另一个文件在锁里都成了 { $place }
    .changed = 读的时候 { $path } 有改动
    .help = 放到别处也找得到的地方：本期或公用文件夹里，再上锁
lock-input = { $path } 上锁以后有改动
    .missing = { $path } 已经不在
    .unused = 上锁时用到 { $path }，现在不用了
    .added = 现在用到 { $path }，上锁时没有用
    .locked = 锁在这里
    .help = 放回原来的文件，或照现在的样子重新上锁：`banxin lock 本期`
lock-version = 这一期是用 banxin { $locked } 上的锁，现在是 { $own }
    .label = 上锁的版本
    .help = 出来的文件和锁上的一样才会写出
lock-output = 用到的文件都和上锁时一样，付印文件却不一样：第 { $pages } 版
    .common = 用到的文件都和上锁时一样，付印文件却不一样；单看各版都一样
    .version = 用到的文件都和 banxin { $locked } 上锁时一样，banxin { $own } 做出的付印文件却不一样：第 { $pages } 版
    .version-common = 用到的文件都和 banxin { $locked } 上锁时一样，banxin { $own } 做出的付印文件却不一样；单看各版都一样
    .locked = 锁在这里
    .help-own = 什么也没有写；这个 banxin 编译时是不是有所不同？
    .help-version = 什么也没有写；请用 banxin { $locked }，或看过各版（`banxin build`）再重新上锁

## 查存档（`verify`）

archive-empty = { $folders } 里没有上锁的报纸，也没有档案袋
    .help = 先上锁：`banxin lock 本期`
archive-name = { $path } 的名称不是文字，没法往里查
    .help = 换一个 UTF-8 的名称
bag-broken = 清单上有 { $path }，档案袋里却没有
    .changed = { $path } 装袋以后有改动
    .added = 档案袋里有 { $path }，清单上却没有
    .link = { $path } 是链接，可能指到档案袋外面
    .declaration = { $path } 没有写明这是 UTF-8 的 1.0 版档案袋
    .no-manifest = 档案袋里没有清单 { $path }
    .manifest = { $path } 不是清单：第 { $line } 行不是袋中文件和它的 SHA-256，或同一文件写了两次
    .oxum = { $path } 写的字节数或文件数与档案袋不符
    .help = 换用档案袋的另一份副本
verify-edition =
    .as-locked = 和锁上的一样：{ $folder }
    .changed = 有改动：{ $folder }
    .otherwise = 出来不一样：{ $folder }
    .failed = 做不出来：{ $folder }
verify-bag =
    .as-locked = 完整：档案袋 { $folder }
    .failed = 有损：档案袋 { $folder }
verify-input =
    .changed = 改动：{ $path }
    .missing = 缺：{ $path }
    .unused = 不再用：{ $path }
    .added = 新用：{ $path }
verify-pages = 第 { $pages } 版出来不一样
    .same = 付印文件和各版都一样
    .common = 付印文件出来不一样，单看各版都一样
verify-version = 用 banxin { $locked } 上的锁
verify-all = 共 { $editions } 期：{ $locked } 期和锁上的一样，{ $changed } 期有改动，{ $otherwise } 期出来不一样，{ $failed } 期做不出来
    .bags = 档案袋 { $bags } 个，有损 { $broken } 个
