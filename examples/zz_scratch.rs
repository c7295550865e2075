use banxin::page::{Item, Role};
use std::path::Path;
fn main() {
    let mut sources = banxin::diag::Sources::default();
    let path = std::env::args().nth(1).unwrap();
    let (edition, w) = match banxin::edition::load(Path::new(&path), &mut sources) {
        Ok(x) => x,
        Err(e) => {
            for d in e {
                eprintln!("{d:?}");
            }
            std::process::exit(1)
        }
    };
    for d in w {
        eprintln!("{d:?}");
    }
    let mut fonts = banxin::font::Fonts::default();
    for f in &edition.fonts {
        fonts.open(&f.path, f.index).unwrap();
    }
    let plan = banxin::plan::plan(&edition);
    let (shaped, _) = banxin::text::shape(&edition, &fonts);
    let (g, _) = banxin::galley::set(&edition, &plan, &shaped);
    for g in &g[0] {
        eprintln!("FIT {} {:?}", edition.stories[g.story].id, g.fit);
    }
    let (comp, found) = banxin::typeset(&edition, &fonts);
    for d in found {
        eprintln!("{d:?}");
    }
    let press = &edition.layouts[0].press;
    let icc = std::fs::read(&press.profile).unwrap();
    let options = banxin::write::pdf::Options {
        profile: banxin::write::pdf::Profile::X4,
        condition: banxin::write::pdf::OutputCondition {
            identifier: &press.identifier,
            info: &press.info,
            registry: &press.registry,
            icc: &icc,
        },
    };
    let pdf = banxin::write::pdf::write(&comp, &fonts, &options).unwrap();
    std::fs::write("/tmp/scratch/out.pdf", pdf).unwrap();
    let mut lines: Vec<((u16, u16, u16), String)> = vec![];
    for item in &comp.pages[0].items {
        if let Item::Glyphs(run) = item {
            if matches!(run.source.role, Role::Body | Role::Byline) {
                let k = (run.source.story.unwrap(), run.source.column, run.source.row);
                match lines.last_mut() {
                    Some((kk, t)) if *kk == k => t.push_str(&run.text),
                    _ => lines.push((k, run.text.clone())),
                }
            }
        }
    }
    for ((s, c, _), t) in lines {
        println!("{}\t{}\t{}", comp.stories[s as usize].id, c, t);
    }
}
