//! What names are made of, Chinese and foreign, and words that only look like them.

use super::script::is_han;
use super::text::Text;

/// The commonest surnames.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文景";
/// Characters that foreign names are written in.
const FOREIGN: &str = "阿埃艾安奥巴白贝本比彼宾波伯勃博布查茨达大戴丹当道得德登邓狄迪蒂丁东顿多恩尔法凡范菲费夫弗福富盖甘冈高戈哥歌格根古哈海汉豪荷赫亨洪胡华惠霍基吉加贾杰捷金卡凯坎康柯科克肯孔库昆拉莱赖兰朗劳勒雷黎里理丽利莉连列林琳卢鲁路伦罗洛马玛迈曼梅门蒙米密缅明摩莫默姆木穆拿纳娜奈南内尼妮涅宁纽农努诺欧帕潘庞佩蓬皮平泼蒲普奇契恰钱强乔切琴琼丘热日荣茹儒瑞若撒萨塞赛桑森沙莎山尚绍舍申圣施史什士舒斯丝思苏索所塔泰坦汤唐陶特滕提田廷亭图托脱瓦万旺威韦维温文翁沃乌伍武西希锡席夏显向肖谢欣辛兴休修逊雅亚延扬杨耶叶伊依宜易因英尤于雨约扎泽曾詹珍芝治朱卓孜兹佐翰";
/// Those of them that Chinese has for hardly anything else.
const FOREIGN_ALONE: &str = "尔斯克姆兹茨弗翰逊莎娜妮蒂琳丝托卡莫伦勒诺顿默";
/// No part of a name is longer, as far as it is looked at.
const PART: usize = 4;

/// Whether a word is a name, by its surname.
pub(super) fn is_name(word: &[char]) -> bool {
    (2..4).contains(&word.len()) && word.first().is_some_and(|first| SURNAMES.contains(*first))
}

/// Whether the parts of a foreign name stand on both sides of a character.
pub(super) fn parts_foreign_name(text: &Text, at: usize) -> bool {
    let foreign = |c: &&char| FOREIGN.contains(**c) || FOREIGN_ALONE.contains(**c);
    let (left, right) = (text.chars.get(..at), text.chars.get(at + 1..));
    let (left, right) = (left.unwrap_or_default(), right.unwrap_or_default());
    let left: Vec<char> = left.iter().rev().take(PART).take_while(foreign).copied().collect();
    let right: Vec<char> = right.iter().take(PART).take_while(foreign).copied().collect();
    let whole = |part: &[char], beyond: char| part.len() > 1 || (part.len() == 1 && !is_han(beyond));
    let alone = left.iter().chain(&right).filter(|c| FOREIGN_ALONE.contains(**c)).count();
    whole(&left, text.before(at - left.len())) && whole(&right, text.at(at + 1 + right.len())) && alone > 1
}

/// Words of two characters that begin or end as names do, and are none: 书记安全 is no 书记安伟.
const WORDS: &str = "安全 安排 安置 安装 安心 安定 安静 安慰 安徽 安阳 安康 安抚 安检 安保 安居 白天 白色 包括 包含 包装 \
    保障 保护 保证 保持 边界 常委 常务 常常 常态 车辆 成为 成功 成立 成果 成员 成绩 成长 成都 程度 程序 从事 党委 党员 党组 \
    丁香 方面 方向 方法 方便 方案 方式 方针 方可 冯家 高度 高兴 高级 高等 高效 高速 高考 高校 高温 高质 高举 高标 高新 高层 \
    高达 高于 高出 公开 公司 关于 关心 关系 关注 关键 广东 广西 广大 郭家 国家 国际 海南 海外 韩国 和平 和谐 何时 何以 何种 \
    何况 河南 河北 洪水 胡同 华北 黄河 黄金 黄色 计划 计算 季度 季节 江河 江西 江苏 江南 解决 解放 金融 金额 金牌 金属 金秋 \
    金水 康复 康养 孔子 赖以 雷雨 黎明 李家 力度 连续 连接 梁山 林业 林地 刘家 龙头 龙江 路线 路上 罗列 马上 马路 马拉 毛病 \
    明天 明确 明显 明年 年度 宁夏 牛奶 平安 平台 平时 平均 平等 齐全 齐心 钱款 秦岭 全面 全市 全国 全体 全省 全区 全力 全程 \
    任务 任何 任职 任命 任期 任教 荣获 荣誉 荣幸 荣登 石油 石头 时间 时代 时期 时候 史上 史料 水平 水利 宋代 苏州 孙子 汤圆 \
    唐代 唐山 陶瓷 田间 田野 万一 万元 万人 万物 汪洋 王国 王朝 王牌 温度 温暖 文化 文明 文件 文章 文艺 吴江 武汉 武器 武警 \
    席位 夏天 夏季 向前 项目 肖像 谢谢 谢意 辛苦 新闻 徐州 许多 许可 许昌 严格 严重 严肃 严厉 阳光 杨树 姚家 叶子 一体 易于 \
    应该 应当 应急 应对 余下 余名 于是 元旦 元素 岳阳 曾经 张开 张贴 赵家 郑州 郑重 支持 支部 钟头 周边 周围 周年 周一 周二 \
    周三 周四 周五 周六 周日 周末 周期 朱红 祝贺 祝福 庄重 庄严 左右 获得 获奖 获悉 获评 获批 获胜 获取";

/// Whether a character belongs to one of those words, with the one before it or the one behind it.
pub(super) fn is_in_word(text: &Text, at: usize) -> bool {
    let two = |left: char, right: char| WORDS.split_whitespace().any(|word| word.chars().eq([left, right]));
    two(text.before(at), text.at(at)) || two(text.at(at), text.at(at + 1))
}
