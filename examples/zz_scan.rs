use banxin::galley::LineOf;
use banxin::geom::Em;
use std::path::Path;
fn main() {
    let mut sources = banxin::diag::Sources::default();
    let (mut edition, _) = banxin::edition::load(Path::new("content/erqi"), &mut sources).unwrap();
    let mut fonts = banxin::font::Fonts::default();
    for f in &edition.fonts {
        fonts.open(&f.path, f.index).unwrap();
    }
    let gap: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let smallest: i64 = std::env::args().nth(2).unwrap().parse().unwrap();
    edition.layouts[0].body.han_latin.natural = Em::milli(gap);
    edition.layouts[0].body.han_latin.smallest = Em::milli(smallest);
    edition.layouts[0].body.tracking.min = Em::ZERO;
    edition.layouts[0].body.tracking.max = Em::ZERO;
    let rec: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("content/erqi/recorded.json").unwrap()).unwrap();
    let n = |s: &str| s.chars().filter(|c| *c != '　').count();
    for t in -90..20 {
        for s in &mut edition.stories {
            s.tracking = Some(Em::milli(t));
        }
        let plan = banxin::plan::plan(&edition);
        let (shaped, _) = banxin::text::shape(&edition, &fonts);
        let (g, _) = banxin::galley::set(&edition, &plan, &shaped);
        for g in &g[0] {
            let id = &edition.stories[g.story].id;
            let a = rec["articles"].as_array().unwrap().iter().find(|a| a["id"] == id.as_str()).unwrap();
            let mut want = std::collections::BTreeSet::new();
            let mut p = 0;
            for c in a["columns"].as_array().unwrap() {
                for l in c.as_array().unwrap() {
                    if l["paragraph"].is_null() {
                        continue;
                    }
                    let k = n(l["text"].as_str().unwrap().split("　记者").next().unwrap());
                    want.insert((p, p + k));
                    p += k;
                }
            }
            let mut p = 0;
            let mut m = 0;
            for l in g.columns.iter().flatten() {
                if let LineOf::Block(b) = l.of {
                    let k = n(g.text.blocks[b].text.text_of(l.set.atoms.clone()));
                    if want.contains(&(p, p + k)) {
                        m += 1;
                    }
                    p += k;
                }
            }
            println!(
                "{id} {t} {m} {} rows {:+}{}",
                want.len(),
                g.fit.overset.map_or(0, |o| o.lines as i64) - g.fit.underset as i64,
                if g.fit.squeezed { " sq" } else { "" }
            );
        }
    }
}
