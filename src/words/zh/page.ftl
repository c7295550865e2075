## 版面放不下，或不宜照印的

overset = 《{ $story }》溢文 { $lines } 行、{ $characters } 字
    .label = 稿件比版位多
    .from = 从这里起没有行可排
    .help = 删稿，给版位加行，或在版式里放宽 [body] tracking
underset = 《{ $story }》欠 { $lines } 行，约 { $characters } 字
    .label = 版位有空行
    .help = 加稿或补白，减少版位行数，或在版式里放宽 [body] tracking
head-overset = 《{ $story }》的标题放不下
    .wide = 《{ $story }》的{ $line }用到 { $size } 仍宽出 { $over }
    .high = 《{ $story }》的标题用到 { $size } 仍高出 { $over }
    .slot = 该题式最小用到 { $size }
    .line = 只放得下 { $characters } 字
    .help = 减字，把主题分行，或让题式再小些、再窄些
    .help-high = 加大 head_rows，去掉引题或副题，或让题式再小些
head-line =
    .kicker = 引题
    .headline = 主题
    .deck = 副题
caption-overset = 《{ $story }》的图片说明太长，挤掉了图片
    .label = 说明占去图片位置 { $lines } 行
    .picture = 这张图片
    .help = 删短说明，或给版位加行
loose-line = 《{ $story }》有 { $lines } 行拉得太开
    .label = 这一行每处字间拉开 { $opened }
    .help = 换一两个字，或给这一段加减字距，让它在别处断行
no-glyph = 所用字体都没有“{ $character }”（U+{ $code }）
    .label = { $more ->
        [0] 这个字
       *[other] 这个字，另有 { $more } 处
    }
    .furniture = { $more ->
        [0] 在这段报头、报眉文字里
       *[other] 在这段报头、报眉文字里，另有 { $more } 处
    }
    .slug = 在版外说明或水印里
    .help = 换一个字，或在 [faces] 该字体表末尾加一种有它的字体
picture-cropped = 图片 `{ $picture }` 在版位 `{ $slot }` 里裁去 { $share }%
    .width = 图片 `{ $picture }` 在版位 `{ $slot }` 里宽度裁去 { $share }%
    .height = 图片 `{ $picture }` 在版位 `{ $slot }` 里高度裁去 { $share }%
    .label = 没有用 `focus` 指明保留哪里
    .slot = 版位与图片形状不同
    .help = 加 `focus = ["50%", "40%"]`，写明要保留之处离左边、上边多远；或换一个形状合适的版位
furniture-overset = { $what }放不下
    .wide = 宽 { $is }，只有 { $most }
    .high = 高 { $is }，只有 { $most }
    .together = 各项连同间空要 { $is } 以上，只有 { $most }
    .help = 减字，改小字号，或多给几行几栏
furniture =
    .nameplate = 报名
    .ear = 报眼
    .line = 这一行
rule-through-text = { $rule }压住了{ $text }
    .story = { $rule }压住了《{ $story }》的{ $text }
    .box = 这个框
    .rule = 这条线
    .furniture = 属于这里
    .slot = 第 { $first_column } 至 { $last_column } 栏，第 { $first_row } 至 { $last_row } 行
    .this-story = 这篇稿件
    .help = 把线移到没有文字的地方
    .help-box = 把 `frame` 改细，或在版位之间留一行、一栏空
    .help-rule = 把线移到没有文字的行或栏间，或挪动版位
    .help-furniture = 给报头或报眉加大 `rows`
text-unseen = { $text }与底色相同，看不见
    .story = 《{ $story }》的{ $text }与底色相同，看不见
    .slot = 在这个版位
    .this-story = 这篇稿件
    .furniture = 属于这里
    .help = 给文字另定 `color`，或给版位换一种 `tint`
    .help-head = 给标题另定 `color`，或给版位换一种 `head_tint` 或 `tint`
    .help-furniture = 给文字另定 `color`：报头、报眉下面只有白纸
rule =
    .box = 版位 `{ $slot }` 的边框
    .row = 第 { $row } 行的线
    .gutter = 第 { $column } 栏后的栏线
    .masthead = 报头的线
    .folio = 报眉的线
text =
    .masthead = 报头
    .folio = 报眉
    .head = 标题
    .caption = 图片说明
    .body = 正文

## 图片、字体与印刷特性文件

picture-unreadable = 图片 `{ $picture }` 不是文件
    .this-file = 这个文件
    .help = 请写可读的图片文件
picture-too-large = 图片 `{ $picture }` 有 { $width } × { $height } 像素，至多 { $most } 百万像素，且须装得进内存
    .file = 图片 `{ $picture }` 的文件超过 { $most } MB
    .this-file = 这个文件
    .help = 先把图片缩到印出的大小
picture-format = 图片 `{ $picture }` 不是 JPEG、PNG 或 TIFF
    .known = 图片 `{ $picture }` 是 { $format }，不是 JPEG、PNG 或 TIFF
    .this-file = 这个文件
    .help = 另存为 JPEG、PNG 或 TIFF
picture-empty = 图片 `{ $picture }` 没有像素
    .this-file = 这个文件
    .help = 用图片软件打开另存，或重新取图
picture-kind = 图片 `{ $picture }` 这一类不能付印：{ $why }
    .this-file = 这个文件
    .help = 另存为 8 位灰度、RGB 或 CMYK 图：JPEG、PNG，或用 LZW 的 TIFF
picture-broken = 图片 `{ $picture }` 已损坏：{ $why }
    .this-file = 这个文件
    .help = 用图片软件打开另存，或重新取图
picture-profile = 图片 `{ $picture }` 里的色彩特性文件不能用：{ $why }
    .this-file = 这个文件
    .help = 把图片转成 sRGB 再存
condition-profile = 印刷条件的特性文件不能用：{ $why }
    .this-file = 用于这张图片
    .help = 请用 CMYK 印刷的 ICC 特性文件（类别 `prtr`）
font-broken = `{ $font }` 不是可用的字体：{ $why }
    .not-embedded = 字体 { $font } 嵌不进去：{ $why }
    .label = 这里应是 OpenType 字体
    .this = 这种字体
    .help = 请用有轮廓、有字符表的字体文件（.otf、.ttf）；`.ttc#2` 指字体集中的一种
unknown-rule = 印前检查没有 `{ $rule }` 这条规则
    .label = 没有这条
    .help = 各条规则见 docs/preflight.md
