## 印前检查的结果，以及在哪里

finding =
    .page = ，第 { $page } 页
    .place = ，距左 { $x }、距上 { $y } mm（宽 { $width } × 高 { $height } mm）
    .more = { $more ->
        [0] { "" }
       *[other] （另有 { $more } 处相同）
    }
    .quoted = ：“{ $text }”
    .of-edition = { $message }{ finding.more }
    .of-page = 第 { $page } 版：{ $message }{ finding.more }
    .of-place = 第 { $page } 版{ finding.place }：{ $message }{ finding.more }
    .this-story = 在这篇稿件里
    .this-picture = 这张图片
    .this-ad = 广告 `{ $ad }` 的文件
    .nothing = { $file }：未见问题
    .count = { $file }：{ $errors } 处错误、{ $warnings } 处警告
owner =
    .story = ，稿件 { $name }
    .part = ，版面 { $name }
    .picture = ，图片 { $name }
    .font = ，字体 { $name }
    .ink = ，专色 { $name }
unreadable =
    .no-pdf = 不是 PDF，或坏得连一页也找不到
    .encrypted = 要密码，或加密方式不明
    .too-much = 文件过大或图形过多，不像一期报纸

## 油墨

total-ink = 总墨量 { $ink }%，至多 { $most }%
    .picture = 图片总墨量 { $ink }%，至多 { $most }%
    .together = 与下层叠印，总墨量 { $ink }%，至多 { $most }%
    .help = 减少彩墨，以黑代彩
colour-space = 不是印刷用的颜色：{ $space }
    .help = 组版前先转成印刷用的 CMYK
colour-profile = 颜色自带特性文件
    .falls-back = 专色 `{ $inks }` 的替代色不是印刷用的颜色：{ $space }
    .help = 组版前先转成印刷用的 CMYK，或出 PDF/X-4
registration-colour = 版面内用了套版色，每块印版都有 { $tint }%
    .help = 改用黑色：套版色会印到每一块印版上
white-overprint = 纸白设了叠印，印不出白
    .help = 白色的取消叠印，改为镂空
unknown-ink = 这张图片的墨量测不出
    .help = 人工查看：图片的压缩方式这里读不了，或数据过大
foreign-space =
    .device-rgb = DeviceRGB
    .cal-gray = CalGray
    .cal-rgb = CalRGB
    .lab = Lab
    .icc-rgb = ICCBased RGB
    .icc-of-none = ICCBased（通道数不对）
    .icc-missing = ICCBased（缺特性文件）
    .indexed-on-none = Indexed（缺基色空间）
    .nameless = 无名色彩空间
    .unknown = 不明色彩空间
    .profiled = 带特性文件的色彩空间

## 文字

rich-black-text = 黑字不是单黑，用了 { $inks }{ $quoted }
    .help = 改为单黑（K 100%）
black-knocks-out = { $size }pt 黑字把底色镂空了{ $quoted }
    .help = 黑字设为叠印
small-type = 字号 { $size }pt，至少 { $least }pt{ $quoted }
    .help = 加大字号
tiny-type = 字号 { $size }pt 难以辨认，至少 { $least }pt{ $quoted }
    .help = 加大字号，或放宽行距：注音要 5pt，行高须 16pt；拼音要 5pt，正文须 10pt
small-type-in-several-inks = { $size }pt 字用了 { $inks } 色，至少 { $least }pt{ $quoted }
    .help = 改用单色，或加大字号：套印总有误差
small-type-reversed = 反白字 { $size }pt，至少 { $least }pt{ $quoted }
    .help = 加大、加粗：油墨会糊住细笔画
missing-glyph = 有缺字，印出的是缺字符号
    .in-text = “{ $text }”里有缺字
    .help = 换用有这个字的字体

## 线条与图片

hairline = 线粗 { $thick }pt，至少 { $least }pt
    .help = 把线加粗；线宽 0 会印成设备能印的最细线
thin-rule-in-several-inks = 线粗 { $thick }pt，用 { $inks } 种墨，多种墨的线至少 { $least }pt
    .help = 只用一种墨（黑或专色），或把线加粗
picture-too-coarse = 分辨率 { $ppi }ppi，至少 { $least }ppi
    .help = 缩小使用，或换原图
picture-coarse = 分辨率 { $ppi }ppi，应有 { $wanted }ppi
    .help = 缩小使用，或换原图
picture-fault =
    .packing = 压缩方式不是 PDF 的
    .samples = 图像数据解不开
    .components = JPEG 的通道数与色彩空间不符
    .width = JPEG 的宽度不符
    .jpeg = JPEG 解不开
    .short = 数据比像素少，或中途断了

## 专色

spot-conflict = 专色 `{ $ink }` 有两种颜色
    .beside = 专色 `{ $ink }` 在别处是另一种颜色
    .help = 一个专色只配一种替代色；若是两种专色，分别起名
spot-twins = `{ $twin }` 和 `{ $ink }` 会出成两块印版
    .help = 统一名称，否则多出一块印版
spot-count = 专色 { $count } 个，至多 { $most } 个
    .help = 不该用专色的转成四色

## 页边与页面各框

bleed = 到了裁切线，出血还差 { $short } mm
    .none = 到了裁切线，版面却没有出血
    .help = 拉满出血，或收进裁切线
safety = 离裁切线 { $near } mm，至少 { $least } mm
    .help = 往里移，或拉出裁切线：裁切总有误差
outside-media = 在页面之外，印不出来
    .beyond = 有一部分在页面之外，印不出来
    .help = 移进页面，或删去
trim-missing = TrimBox、ArtBox 都没有，或两个都有
    .help = 写明裁切框 TrimBox
box-order =
    .trim-bleed = 裁切框 TrimBox（{ $inner }）超出出血框 BleedBox（{ $outer }）
    .bleed-media = 出血框 BleedBox（{ $inner }）超出介质框 MediaBox（{ $outer }）
    .trim-crop = 裁切框 TrimBox（{ $inner }）超出裁剪框 CropBox（{ $outer }）
    .too-large = 页面长 { $units } 单位，合 { $metres } m；至多 { $most } 单位
    .help = 各框应依次相套
page-size = 成品尺寸 { $size }，第 { $first } 页是 { $first_size }
    .help = 不同尺寸的版分成几个文件

## 字体

font-embedded = 字体 `{ $font }` 没有嵌入
    .nowhere = 文字用的字体不在页面资源里
    .help = 重新出文件，嵌入字体
font-subset = 字体 `{ $font }` 整套嵌入，或没有子集标记
    .help = 重新出文件，只嵌入子集
font-unicode = 字体 `{ $font }` 没有写明字形对应什么字
    .help = 给字体写上 ToUnicode
font-type3 = 字体 `{ $font }` 的字是逐个画成的（Type 3）
    .help = 改用 OpenType 字体：画成的字印出来毛糙

## 不是每家印厂都能印的

interpolated = 图片要求插值平滑（Interpolate）
    .help = 出图时不要写 `Interpolate`，或出 PDF/X-4
colorants = 多墨颜色没有写明 { $inks } 单独是什么颜色（Colorants）
    .help = 给颜色写上 Colorants，或出 PDF/X-4
transparency =
    .filled = 填色透明（ca）
    .drawn = 描边透明（CA）
    .blended = 与下层混合（BM）
    .masked = 用了软蒙版
    .picture = 图片带软蒙版
    .group = 用了透明组
    .help = 拼合透明，或出 PDF/X-4
group-space = 透明组的混合空间不是印刷色：{ $space }
    .help = 页面的透明组用 DeviceCMYK，或不写色彩空间
optional-content = 文件带图层
    .help = 合并图层
annotation = 出血框内有批注（{ $kind }）
    .help = 去掉批注和链接
form = 有 { $fields } 个表单域
    .help = 把表单打印成新文件
action = 文件一打开就会执行动作
    .script = 文件带 JavaScript
    .page = 页面带动作
    .annotation = 批注带动作
    .help = 去掉动作
transfer-curve = 设了传递曲线
    .help = 去掉传递曲线：印厂有自己的
halftone = 设了加网参数
    .help = 去掉加网参数：印厂有自己的
lzw = { $streams } 个数据流用 LZW 压缩
    .picture = 页内图片用 LZW 压缩
    .help = 改用 Flate 压缩
external-data = { $streams } 个数据流要用文件外的数据
    .help = 把外部数据放进文件
postscript = { $streams } 个数据流是 PostScript
    .help = 把图形写成 PDF
broken-content =
    .picture = 图片读不出：{ $why }
    .pixels = 图片没写像素数
    .page-short = 页面内容解不全
    .breaks-off = 页面内容中断：字串没有收尾，或不是 PDF
    .operator = PDF 没有 `{ $operator }` 这个操作符
    .drawing = 要画 `{ $name }`，它却读不出，或自己套自己
    .drawing-short = 图形解不全
    .deep = 图形层层相套，超过 { $most } 层
    .piled = 叠得太多，墨量没有算全
    .help = 重新出文件；读不出的部分没有检查

## 整个文件

standard-name =
    .x1a = PDF/X-1a
    .x4 = PDF/X-4
    .a2u = PDF/A-2u
    .x4-a2u = PDF/X-4 兼 PDF/A-2u
cross-references = { $objects } 个对象不在交叉引用表所写之处
    .nowhere = 文件末尾没写交叉引用表在哪里
    .help = 重新出一份完整的文件
encryption = 文件加了密，虽然不用密码也打得开
    .help = 去掉密码和权限限制
pdf-version = 文件是 PDF { $version }，{ $standard } 只能用到 PDF { $most }
    .streams = 对象压在数据流里（PDF 1.5 起才有），{ $standard } 不许
    .help = 按标准重新出文件
no-standard = 文件没有标明是 PDF/X 或 PDF/A-2u
    .help = 出成 PDF/X-4 或 PDF/X-1a
standard = 文件没有标明是 { $standard }
    .help = 按标准重新出文件：光改标记不行
metadata =
    .title = 文件没有标题
    .created = 文件没有创建日期
    .changed = 文件没有修改日期
    .packet = 文件没有 XMP 元数据
    .help = 写上 Title、CreationDate 和 ModDate
metadata-disagree =
    .title = 标题不一：Info 是 `{ $info }`，XMP 是 `{ $xmp }`
    .created = 创建日期不一：Info 是 `{ $info }`，XMP 是 `{ $xmp }`
    .changed = 修改日期不一：Info 是 `{ $info }`，XMP 是 `{ $xmp }`
    .trapped = 陷印标记不一：Info 是 `{ $info }`，XMP 是 `{ $xmp }`
    .version = PDF/X 版本不一：Info 是 `{ $info }`，XMP 是 `{ $xmp }`
    .help = 两处用同一来源写
trapped = 陷印标记 Trapped 写的是 `{ $says }`
    .nothing = 没有陷印标记 Trapped
    .help = Trapped 写 True（已做陷印）或 False
file-id = 文件尾没有 ID
    .help = 在文件尾写上 ID
output-intent = 文件没有 PDF/X 输出意图
    .archive = 文件没有 PDF/A 输出意图
    .many = 文件有 { $count } 个 PDF/X 输出意图
    .identifier = 输出意图没有标识
    .unsaid = 输出意图没写明是什么印刷条件，也没写由谁登记
    .help = 只写一个输出意图，并带标识
output-profile = 没有嵌入印刷特性文件
    .unregistered = 印刷条件没有登记，也没有特性文件
    .kind = 特性文件类别是 `{ $class }`，色彩空间是 `{ $space }`
    .help = 嵌入印刷用的 CMYK 特性文件

## 印刷文件为何做不出来：印刷条件、字体、版面上的一项

unfit-condition =
    .identifier = 没有标识
    .no-icc = 特性文件不是 ICC 文件
    .class = 特性文件不是输出设备的（类别 prtr）
    .space = 特性文件的色彩空间不是 CMYK
    .version = 特性文件是 ICC 第 4 版，这个标准只认第 2 版
    .size = 特性文件缺了尾，或尾后另有内容
    .colours = 不能用特性文件换算颜色
unfit-font =
    .no-font = 不是 OpenType 字体
    .no-face = 文件里有 { $faces } 款字体，从 0 号数起
    .packed = 是网页用的压缩字体（{ $name }）：请解压，或用厂商的 OpenType 文件
    .malformed = 已损坏
    .no-tables = `head`、`hhea`、`maxp` 三个表不全
    .ends = 表 `{ $tag }` 没完文件就断了
    .no-outlines = 没有 CFF 或 TrueType 轮廓
    .cff2 = 轮廓是可变字体的（CFF2）：先做好一个实例，fonttools varLib.instancer FILE wght=400 --downgrade-cff2
    .no-characters = 没有字符表
    .no-cff = 没有 CFF 表
    .too-many = 打开的字体超过 { $most } 款
unfit-item =
    .face = 没有第 { $face } 号字体
    .glyph = 字体里没有第 { $glyph } 号字形
    .size = 字号应在 0.01pt 至 14400pt 之间，字宽不小于 1%
    .place = 离版面太远
    .text = 文字与字形的文字不符
    .ink = 本期没有这种油墨
    .picture = 本期没有这张图片，或图片已损坏
    .insert = 本期没有置入这个文件
unplaceable =
    .no-pdf = 不是 PDF 文件
    .encrypted = 文件已加密
    .no-page = 只有 { $pages } 页，没有这一页
    .broken = 页面内容读不出来
    .size = 页面没有可用的尺寸
    .external = 页面用到了别的文件里的内容
    .too-much = 内容多得不像报纸的一页
unwritten =
    .spool = 暂存在磁盘上的图片读不回来：{ $why }
    .no-pages = 没有可写的版
    .page-size = 第 { $page } 版尺寸是零，或超过 PDF 所限的 14400pt
    .item = 第 { $page } 版第 { $item } 项：{ $fault }
    .picture = 图片 { $picture } 读不出
    .too-large = 文件将超过 { $most } MiB，或图片合计超过 { $samples } 百万个样值
    .deflate = 压缩失败
