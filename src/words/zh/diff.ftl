## 两期比较：付印的有什么不同

diff-page = 第 { $page } 版{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }：须改版，重出{ $plates }版
    .told = 第 { $page } 版{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }：印版不变
    .added = 第 { $page } 版{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }：新增，出{ $plates }版
    .dropped = 第 { $page } 版{ $section ->
        [none] { "" }
       *[other] { " " }{ $section }
    }：撤去
    .lost = { "  " }不再用{ $plates }版
    .gained = { "  " }原来没有{ $plates }版
    .order = 版序有变：{ $before } → { $after }
diff-plate =
    .cyan = 青
    .magenta = 品红
    .yellow = 黄
    .black = 黑
diff-list = { $before }、{ $one }
diff-total = 改版 { $pages } 块，重出印版 { $plates } 张
    .nothing = 无须改版
diff-whose = { "  " }#{ $number } { $part }
    .story = { "  " }#{ $number } 《{ $headline }》（{ $story }）{ $part }
    .untitled = { "  " }#{ $number } { $story } { $part }
diff-part =
    .page = 版面
    .story = 稿件
    .head = { $name }
    .body = 正文
    .byline = 署名
    .picture = 图号
    .caption = 图片说明
    .credit = 摄影者
    .quotation = 引语
    .table = 表格
    .jump-line = 转接行
    .jump-head = 转版标题
    .masthead = 报头
    .folio = 报眉
    .furniture = 版面文字
    .advertisement = 广告标记
    .mark = 版边说明
    .watermark = 水印
    .other = 文字
diff-box =
    .rule = 线框
    .tint = 底纹
    .picture = 图片
    .advertisement = 广告
    .artwork = 图案
    .mark = 印刷标记
diff-place = 第{ $column }栏第{ $row }行
diff-lines = { $count } 行
    .placed = { $count ->
        [1] { $first }
       *[other] { $first }至{ $last }共 { $count } 行
    }
diff-what =
    .added = 新增：{ $text }
    .dropped = 删去：{ $text }
    .box-added = 新增 { $count } 处{ $text ->
        [none] { "" }
       *[other] ：{ $text }
    }
    .box-dropped = 删去 { $count } 处{ $text ->
        [none] { "" }
       *[other] ：{ $text }
    }
    .story-added = 新上本版
    .story-from = 自第 { $page } 版移来
    .story-dropped = 从本版撤下
    .story-to = 移到第 { $page } 版
    .text = 改字
    .text-at = { $place }：改字
    .transposed = 文中移位：{ $text }
    .transposed-at = 由{ $from }移到{ $to }：{ $text }
    .broken = { $lines }：只是重新断行
    .moved = { $lines }：移动，{ $shifts }
    .leading = { $lines }：行距 { $before } → { $after }
    .type = { $lines }：{ $changes }
    .spaced = { $lines }：字距每字差 { $each }
    .spaced-span = { $lines }：字距每字差 { $least } 至 { $most }
    .beside = { $lines }：字旁的点、线或注音有变
    .box-moved = { $count } 处移动 { $x } × { $y } mm
    .resized = { $count } 处大小有变：{ $before } → { $after }
    .weight = { $count } 处粗细有变：{ $before } → { $after }
    .colour = { $count } 处颜色有变：{ $before } → { $after }
    .content = 换了文件：{ $before } → { $after }
    .content-same = 文件 { $after } 的内容换了
    .crop = 裁法有变：{ $after }
    .drawn = { $count } 处画法有变
    .sheet = 尺寸有变：{ $before } → { $after }
    .order = 上下层次有变
    .mixture = 专色 { $ink } 的配比有变，印版不受影响：{ $before } → { $after }
    .other = 印出来不同
diff-shift =
    .rows = { $lines } 行移 { $rows } 行
    .columns = { $lines } 行移 { $columns } 栏、{ $rows } 行
    .apart = { $lines } 行移 { $x } × { $y } mm
    .more = 另 { $lines } 行各不相同
diff-change =
    .face = 字体 { $before } → { $after }
    .size = 字号 { $before } → { $after }
    .scale = 字宽 { $before } → { $after }
    .colour = 颜色 { $before } → { $after }
    .stance = 立卧 { $before } → { $after }
diff-line = { $whose }：{ $what }
diff-omitted = { $first } … { $last }（{ $count } 字）
diff-before = { "     - " }{ $text }
diff-after = { "     + " }{ $text }
diff-around = { "       " }前后：{ $before }[…]{ $after }
diff-legend =
    .earlier = 改前
    .later = 改后
    .both = 未变
