use super::*;

/// By which sentence a line is told, how it is mended, and whether a program may do so.
fn of(line: &str) -> Option<(&'static str, String, bool)> {
    let error = DeTable::parse(line).err()?.span().unwrap_or(0..0);
    let Slip { form, range, text, sure, .. } = slip(line, &error)?;
    let mut mended = line.to_owned();
    mended.replace_range(range, &text);
    assert!(DeTable::parse(&mended).is_ok(), "{mended}");
    Some((form, mended, sure))
}

fn sure(cases: &[(&str, &str)]) {
    let faults: Vec<_> = cases
        .iter()
        .filter(|(line, wanted)| of(line).is_none_or(|(_, mended, sure)| mended != *wanted || !sure))
        .map(|(line, wanted)| format!("{line}\n  wanted {wanted}\n  is {:?}", of(line)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn perhaps(cases: &[(&str, &str)]) {
    let faults: Vec<_> = cases
        .iter()
        .filter(|(line, wanted)| of(line).is_none_or(|(_, mended, sure)| mended != *wanted || sure))
        .map(|(line, wanted)| format!("{line}\n  wanted {wanted}\n  is {:?}", of(line)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn quotes_inside_quotes_become_chinese_ones() {
    sure(&[
        ("headline = \"他说\"好\"\"", "headline = \"他说“好”\""),
        ("headline = \"\"好\"，他说\"", "headline = \"“好”，他说\""),
        ("headline = \"他说\"好\"，又说\"坏\"\"", "headline = \"他说“好”，又说“坏”\""),
        ("headline = \"他说\"好\"了\" # 注", "headline = \"他说“好”了\" # 注"),
        ("headline = 他说\"好\"", "headline = \"他说“好”\""),
    ]);
}

#[test]
fn quotes_of_the_input_method_end_a_text_or_belong_to_it() {
    sure(&[
        ("name = “版心日报”", "name = \"版心日报\""),
        ("name = ”版心日报“", "name = \"版心日报\""),
        ("name = “版心日报\"", "name = \"版心日报\""),
        ("name = \"版心日报”", "name = \"版心日报\""),
        ("name = ‘版心日报’", "name = \"版心日报\""),
        ("name = ＂版心日报＂", "name = \"版心日报\""),
        ("name = 「版心日报」", "name = \"版心日报\""),
        ("name = 《版心日报》", "name = \"《版心日报》\""),
        ("headline = “他说“好””", "headline = \"他说“好”\""),
        ("headline = “甲”和“乙”", "headline = \"“甲”和“乙”\""),
        ("headline = 他说“好”", "headline = \"他说“好”\""),
        ("headline = \"他说“好”", "headline = \"他说“好”\""),
        ("headline = [“上一行”，“下一行”]", "headline = [\"上一行\", \"下一行\"]"),
        ("picture = ｛ file = “a.png”， alt ＝ “甲” ｝", "picture = { file = \"a.png\", alt = \"甲\" }"),
    ]);
}

#[test]
fn a_quote_that_is_missing_is_added() {
    sure(&[
        ("name = \"版心日报", "name = \"版心日报\""),
        ("name = 版心日报\"", "name = \"版心日报\""),
        ("not = [\"a\", b\"]", "not = [\"a\", \"b\"]"),
        ("not = [\"a\", \"b]", "not = [\"a\", \"b\"]"),
        ("byline = 记者　张三", "byline = \"记者　张三\""),
        ("headline = 头条：好", "headline = \"头条：好\""),
        ("headline = 头条，好", "headline = \"头条，好\""),
        ("headline = 3:2胜", "headline = \"3:2胜\""),
        ("headline = 二七塔下", "headline = \"二七塔下\""),
        ("tracking = -0.03em", "tracking = \"-0.03em\""),
        ("headline = \"甲\n\nkicker = \"乙\"", "headline = \"甲\"\n\nkicker = \"乙\""),
        ("size = 9pt", "size = \"9pt\""),
        ("scale = 80%", "scale = \"80%\""),
        ("headline = [上一行, 下一行]", "headline = [\"上一行\", \"下一行\"]"),
        ("trim = [275mm, 390mm]", "trim = [\"275mm\", \"390mm\"]"),
        ("slots = { lead = s }", "slots = { lead = \"s\" }"),
        ("hyphenate = True", "hyphenate = true"),
    ]);
    perhaps(&[
        ("name = 版心日报 # 名", "name = \"版心日报\" # 名"),
        ("name = 版心, 日报", "name = \"版心, 日报\""),
        ("headline = [上一行，下一行]", "headline = [\"上一行\", \"下一行\"]"),
    ]);
}

#[test]
fn a_comma_or_a_bracket_that_is_missing_is_added() {
    sure(&[
        ("headline = [\"上一行\" \"下一行\"]", "headline = [\"上一行\", \"下一行\"]"),
        ("headline = [\"上一行\"、\"下一行\"]", "headline = [\"上一行\", \"下一行\"]"),
        ("headline = [\"上一行\";\"下一行\"]", "headline = [\"上一行\", \"下一行\"]"),
        ("headline = [\n\"上一行\"\n\"下一行\"\n]", "headline = [\n\"上一行\",\n\"下一行\"\n]"),
        ("p = { file = \"a.png\" alt = \"甲\" }", "p = { file = \"a.png\", alt = \"甲\" }"),
        ("slots = { lead = \"s\"", "slots = { lead = \"s\" }"),
        ("headline = [\"上一行\", \"下一行\"", "headline = [\"上一行\", \"下一行\"]"),
        ("headline = ［\"上一行\", \"下一行\"］", "headline = [\"上一行\", \"下一行\"]"),
        ("slots = { lead = \"s\"｝", "slots = { lead = \"s\"}"),
        ("a = [\"b\"\nc = 1", "a = [\"b\"]\nc = 1"),
    ]);
    perhaps(&[
        ("slots = 【 lead = \"s\" 】", "slots = { lead = \"s\" }"),
        ("slots = ( lead = \"s\" )", "slots = { lead = \"s\" }"),
        ("headline = \"a\", \"b\"", "headline = [\"a\", \"b\"]"),
        ("name = （\"版心日报\"）", "name = \"版心日报\""),
        ("headline = (\"上一行\", \"下一行\")", "headline = [\"上一行\", \"下一行\"]"),
    ]);
}

#[test]
fn the_sign_between_key_and_value() {
    sure(&[
        ("layout: \"a\"", "layout = \"a\""),
        ("name:\"x\"", "name = \"x\""),
        ("name: 版心日报", "name = \"版心日报\""),
        ("headline：“头条”", "headline = \"头条\""),
        ("slots = { lead: \"s\" }", "slots = { lead = \"s\" }"),
        ("slots = { lead : \"s\" }", "slots = { lead = \"s\" }"),
        ("slots: { lead: \"s\" }", "slots = { lead = \"s\" }"),
        ("name ＝ \"版心日报\"", "name = \"版心日报\""),
        ("name == \"版心日报\"", "name = \"版心日报\""),
        ("name := \"版心日报\"", "name = \"版心日报\""),
        ("name -> \"版心日报\"", "name = \"版心日报\""),
        ("name \"版心日报\"", "name = \"版心日报\""),
        ("name　=　\"版心日报\"", "name = \"版心日报\""),
        ("ｎａｍｅ = \"版心日报\"", "name = \"版心日报\""),
        ("$schema = \"x\"", "\"$schema\" = \"x\""),
        ("主编 = \"甲\"", "\"主编\" = \"甲\""),
    ]);
}

#[test]
fn what_stands_behind_a_value_is_a_key_a_mark_or_a_comment() {
    sure(&[
        ("headline = \"头条\" kicker = \"引题\"", "headline = \"头条\"\nkicker = \"引题\""),
        ("headline = \"头条\"；kicker = \"引题\"", "headline = \"头条\"\nkicker = \"引题\""),
        ("headline = \"头条\", kicker = \"引题\"", "headline = \"头条\"\nkicker = \"引题\""),
        ("headline = “头条”，kicker ＝ “引题”", "headline = \"头条\"\nkicker = \"引题\""),
        ("[paper] name = \"x\"", "[paper]\nname = \"x\""),
        ("name = \"版心日报\"，", "name = \"版心日报\""),
        ("name = \"版心日报\"。", "name = \"版心日报\""),
        ("name = \"版心日报\",", "name = \"版心日报\""),
        ("name = \"版心日报\"; # 注", "name = \"版心日报\" # 注"),
        ("name = \"版心日报\" // x", "name = \"版心日报\" # x"),
        ("name = \"版心日报\" ＃ x", "name = \"版心日报\" # x"),
        ("date = 2026-11-26。", "date = 2026-11-26"),
        ("path = \"C:\\新闻\"", "path = \"C:\\\\新闻\""),
    ]);
    perhaps(&[("a = 要闻 b = 3", "a = \"要闻\"\nb = 3")]);
}

#[test]
fn dates_times_and_figures() {
    sure(&[
        ("date = 2026/11/26", "date = 2026-11-26"),
        ("date = 2026.1.5", "date = 2026-01-05"),
        ("date = 2026年1月5日", "date = 2026-01-05"),
        ("date = 2026-1-5", "date = 2026-01-05"),
        ("date = 2026—11—26", "date = 2026-11-26"),
        ("date = 2026 11 26", "date = 2026-11-26"),
        ("date = ２０２６-１１-２６", "date = 2026-11-26"),
        ("date = 2026/11/26 # 今天", "date = 2026-11-26 # 今天"),
        ("time = 9:30", "time = 09:30:00"),
        ("time = 09：30：00", "time = 09:30:00"),
        ("number = １", "number = 1"),
        ("number = 0001", "number = \"0001\""),
        ("columns = 04", "columns = 4"),
    ]);
}

#[test]
fn headings_have_the_brackets_of_their_table() {
    sure(&[
        ("[paper", "[paper]"),
        ("paper]", "[paper]"),
        ("【paper】", "[paper]"),
        ("［［page］］", "[[page]]"),
        ("[[page]", "[[page]]"),
        ("[page", "[[page]]"),
    ]);
    perhaps(&[("[paper]]", "[[paper]]")]);
}

#[test]
fn a_text_over_two_lines_is_not_ended_by_a_program() {
    let text = "headline = \"上一行\n下一行\"";
    let slip = slip(text, &(0..1)).unwrap();
    assert!(!slip.sure, "{slip:?}");
}

#[test]
fn what_may_mean_several_things_is_not_mended() {
    for line in [
        "number = \"1\" \"2\"",
        "date = 2022/2/30",
        "date = 11/26/2026",
        "format = 一",
        "columns = 4行",
        "http://a.b",
        "headline = \"a\"b\"",
        "headline = \"a\\\"b\"c\"",
        "headline = \"头条 kicker = \"引题\"",
        "headline = \"头条 kicker = 引题",
        "name = \"头条\" 好",
        "a b = 1",
        "= 1",
        "name = ",
        "name",
        "date = 2026/13/1",
        "name = \"\"\"头条",
        "slots = { lead = \"s\" }}",
    ] {
        assert_eq!(of(line), None, "{line}");
    }
}

/// What is proposed is for people alone: something else may have been meant, or the text goes on.
#[test]
fn what_may_mean_something_else_is_put_in_by_nobody() {
    for text in [
        "headline: \"上一行\n下一行\"",
        "kicker = \"a\" headline = \"上一行\n下一行\"",
        "headline = “上一行\n下一行”",
        "headline = 上一行\n下一行",
        "deck = \"\"\"\n记者 = 甲\n\"\"\"，",
        "deck = '''\n记者：“甲”\n'''。",
        "headline = \"\"\"甲\nbyline: 乙\n\"\"\"\n]",
        "name = ‘甲\"",
        "name = “甲",
        "name = 甲”",
        "name = 「甲",
        "name = “他说\"好\"”",
        "name = “甲\"乙\"丙”",
        "headline = [甲 乙, 丙]",
        "marks = TRUE",
        "name = 头条 // 注",
        "time = 0930",
    ] {
        let error = DeTable::parse(text).unwrap_err().span().unwrap_or(0..0);
        let slip = slip(text, &error);
        assert!(slip.as_ref().is_none_or(|slip| !slip.sure), "{text}: {slip:?}");
    }
}

#[test]
fn keys_that_take_no_text_are_those_of_the_schemas() {
    let mut takes = std::collections::BTreeMap::<String, bool>::new();
    for name in ["approvals", "bookings", "edition", "layout", "press", "story", "template", "words"] {
        let path = format!("{}/docs/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let root: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        all_keys(&root, &root, &mut takes);
    }
    let none: Vec<&str> = takes
        .iter()
        .filter(|(key, text)| !**text && *key != "$schema")
        .map(|(key, _)| key.as_str())
        .collect();
    assert_eq!(none, scalars::NO_TEXT);
}

fn all_keys(
    root: &serde_json::Value,
    at: &serde_json::Value,
    takes: &mut std::collections::BTreeMap<String, bool>,
) {
    if let Some(properties) = at["properties"].as_object() {
        for (key, schema) in properties {
            *takes.entry(key.clone()).or_default() |= takes_text(root, schema);
        }
    }
    match at {
        serde_json::Value::Object(map) => map.values().for_each(|one| all_keys(root, one, takes)),
        serde_json::Value::Array(all) => all.iter().for_each(|one| all_keys(root, one, takes)),
        _ => {}
    }
}

fn takes_text<'s>(root: &'s serde_json::Value, mut schema: &'s serde_json::Value) -> bool {
    while let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        schema = &root["$defs"][name];
    }
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().any(|one| takes_text(root, one));
    }
    let moment = schema["format"] == "date" || schema["format"] == "time-local";
    let text = schema["type"] == "string"
        || schema["type"].as_array().is_some_and(|all| all.contains(&"string".into()));
    !moment && (schema["enum"].is_array() || text)
}

#[test]
fn of_a_statement_that_is_too_long_nothing_is_proposed() {
    assert_eq!(of(&format!("a = \"{}\"", "\"好\"".repeat(2000))), None);
    assert_eq!(of(&format!("a = [1,\n{}", "2,\n".repeat(4000))), None);
}

#[test]
fn of_many_lines_those_that_change_are_shown() {
    let text = "keep = [\n\"甲\",\n\"乙\"\n\"丙\",\n]";
    let (_, errors) = DeTable::parse_recoverable(text);
    let slip = slip(text, &errors.first().unwrap().span().unwrap()).unwrap();
    assert_eq!(slip.lines, ["\"乙\","]);
}

/// Numbers that are the same on every machine.
fn numbers(mut seed: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some((seed >> 33) as usize)
    })
}

#[test]
fn whatever_is_typed_is_read_and_what_is_proposed_has_its_letters() {
    const SIGNS: [&str; 30] = [
        "“", "”", "\"", "'", "「", "」", "《", "，", "、", ",", "；", "。", ".", "＝", "=", "：", ":", "[",
        "]", "【", "】", "{", "｝", "(", "）", "#", "\\", "\n", "\u{3000}", " ",
    ];
    let sound = [
        "name = \"版心日报\"",
        "slots = { lead = \"s\", side = \"二\" }",
        "headline = [\"上一行\", \"下一行\"]",
        "[[page]]",
    ];
    let mut next = numbers(26);
    for round in 0..4000 {
        let mut text = sound[round % sound.len()].to_owned();
        for _ in 0..=next.next().unwrap() % 3 {
            let at = text.floor_char_boundary(next.next().unwrap() % (text.len() + 1));
            let sign = SIGNS[next.next().unwrap() % SIGNS.len()];
            if next.next().unwrap().is_multiple_of(2) {
                text.insert_str(at, sign);
            } else if let Some(c) = text[at..].chars().next() {
                text.replace_range(at..at + c.len_utf8(), sign);
            }
        }
        let (_, errors) = DeTable::parse_recoverable(&text);
        let told = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for error in errors {
            let Some(slip) = slip(&text, &error.span().unwrap_or(0..0)) else { continue };
            let mut mended = text.clone();
            mended.replace_range(slip.range.clone(), &slip.text);
            assert_eq!(told(&mended), told(&text), "{text}\n{mended}");
        }
    }
}
