## 读印样、比对与推算

nothing-recorded = { $path } 里没找到稿件
    .this-file = 这个文件
    .help = 扫描件本身没有文字：请给识别后的文本
    .help-edition = 版次、版面对吗？不加 --edition 时按位置分篇
lines-not-read = 有 { $count } 个字横躺或竖排，没有记下
    .help = 只读横排行，其余请手工补上
already-recorded = { $path } 已是 JSON
    .this-file = 这个文件
    .help = 记好的版面可直接交给 `banxin match` 和 `banxin fit`
doubtful = { $all_lines } 行中有 { $lines } 行、{ $all_stories } 篇中有 { $stories } 篇存疑
    .help = 看记录里的 `doubt`，手工改正
bad-record = 记录不合格式：{ $why }
    .label = 读到这里
    .help = 版面记录的各项见 docs/recorded.md
json-syntax = 不是 JSON：{ $why }
    .label = 这里不该有
    .help = 请写成 JSON：键名和文字用英文双引号
pdf-broken = { $path } 不是 PDF，或坏得找不到一页
    .given-up = { $path } 第 { $page } 页在 30 秒、2 GiB 之内读不完，或读坏了程序
    .it-given-up = 30 秒、2 GiB 之内读不完，或读坏了程序
    .this-file = 这个文件
    .help = 请给完整的 PDF，或把印出的各行存成文本
    .help-given-up = 用别的程序重写一遍，例如 `qpdf 原文件 新文件`
pdf-encrypted = { $path } 加了密
    .this-file = 这个文件
    .help = 先去掉密码，例如用 `qpdf --decrypt`
no-such-page = { $path } 共 { $pages } 页，没有第 { $page } 页
    .this-file = 这个文件
    .help = 页数从 1 起，用 `--page` 写明
not-drawn = { $path } 的版面画不出来
    .help = 各条问题照报，只是没有图

match-total = { $lines } 行中 { $same } 行与印样相同，{ $columns } 栏中 { $same_columns } 栏顺序相同
match-absent = { $story }：版面上没有
match-story = { $story }：{ $lines } 行中 { $same } 行与印样相同；各栏行数 { $rows }
match-rows = { $composed }（印样 { $printed }）
match-record = ；记录错 { $wrong } 字、缺 { $missing } 字
match-line = 第 { $column } 栏第 { $row } 行：{ $breaks }
match-printed = 印样　{ $text }
match-composed = 排出　{ $text }
    .elsewhere = 排出　{ $text }（第 { $column } 栏第 { $row } 行）
match-breaks =
    .absent = 稿件里没有
    .elsewhere = 断行相同，位置不同
    .begins = 行首{ $begins }
    .ends = 行末{ $ends }
    .both = 行首{ $begins }，行末{ $ends }
match-shift =
    .late = 晚 { $count } 字
    .early = 早 { $count } 字

fit-ignored = { $lines } 行未计：记录没写起止
fit-record = 记录错 { $wrong } 字、缺 { $missing } 字，{ $strangers } 行不在稿件里
fit-others = （或 { $others }）
fit-settings =
    .own = 由各行推知：标点 { $marks }，行长 { $measure }{ $measures }，汉字与数字间空 { $gap }{ $gaps }
    .better = 由各行推知：标点 { $marks }，行长 { $measure }{ $measures }，汉字与数字间空 { $gap }{ $gaps }；分 { $ranges } 段，版式原为 { $own_ranges } 段
fit-none = 无字距可用：{ $tightest } 至少要 { $least }，{ $loosest } 至多 { $most }
fit-bound = 受限于 { $tightest } 和 { $loosest }

## 印前检查的结果

finding =
    .page = ，第 { $page } 版
    .place = ，位于 { $place }
    .more = （另有 { $more } 处同样）
    .nothing = { $file }：未见问题
    .count = { $file }：{ $errors } 处错误、{ $warnings } 处警告
