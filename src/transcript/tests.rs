use super::western::Parting;

/// The words of a text without blanks, parted as those of a line are.
fn parted(text: &str) -> Vec<String> {
    let mut parting = Parting::default();
    let mut words: Vec<String> = Vec::new();
    for c in text.chars().map(String::from) {
        if parting.begins(&c) {
            words.push(String::new());
        }
        words.last_mut().unwrap().push_str(&c);
    }
    words
}

#[test]
fn latin_words_and_figures_are_parted_from_han() {
    assert_eq!(parted("由WTO发布"), ["由", "WTO", "发布"]);
    assert_eq!(parted("共1,250.5万元"), ["共", "1,250.5", "万元"]);
    assert_eq!(parted("第3版"), ["第", "3", "版"]);
}

#[test]
fn marks_of_both_scripts_are_of_what_stands_before_them() {
    assert_eq!(parted("don’t说"), ["don’t", "说"]);
    assert_eq!(parted("他说“好”。"), ["他说“好”。"]);
    assert_eq!(parted("10°以上"), ["10°", "以上"]);
    assert_eq!(parted("cafe\u{301}里"), ["cafe\u{301}", "里"]);
}

#[test]
fn a_character_with_its_variant_is_one() {
    assert_eq!(parted("葛\u{E0100}飾区"), ["葛\u{E0100}飾区"]);
}
