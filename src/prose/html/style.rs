//! The style of a page: for narrow and wide, light and dark screens, and for paper.

use super::Colors;
use crate::color::Color;

/// WCAG 2.2 asks this contrast of running text.
const READABLE: f64 = 4.5;
/// The ground of dark surroundings, before the main colour tints it.
const NIGHT: Color = Color::rgb(0x15, 0x15, 0x17);
/// Running text in dark surroundings.
const MOON: Color = Color::rgb(0xE9, 0xE6, 0xE2);

/// The whole sheet.
pub(super) fn sheet(colors: &Colors) -> String {
    let opaque = |color: Color| Color { a: 255, ..color };
    let (main, ground) = (opaque(colors.main), opaque(colors.ground));
    let day = variables(main, opaque(colors.ink), ground);
    let night = variables(main, MOON, NIGHT.mix(main, 0.04));
    format!(
        ":root{{color-scheme:light dark;{day}}}\n\
         @media (prefers-color-scheme:dark){{:root{{{night}}}}}\n{RULES}"
    )
}

/// The colours of one surrounding, each readable where it stands.
fn variables(main: Color, ink: Color, ground: Color) -> String {
    let soft = ground.mix(main, 0.05);
    let ink = readable(ink, soft);
    let on_main = [Color::WHITE, Color::BLACK]
        .into_iter()
        .max_by(|one, two| one.contrast(main).total_cmp(&two.contrast(main)))
        .unwrap_or(Color::WHITE);
    let names = [
        ("ground", ground),
        ("soft", soft),
        ("rule", ground.mix(ink, 0.16)),
        ("ink", ink),
        ("quiet", readable(ink.mix(ground, 0.3), soft)),
        ("main", main),
        ("accent", readable(main, soft)),
        ("on-main", on_main),
    ];
    let variable = |(name, color): &(&str, Color)| format!("--{name}:{color};");
    names.iter().map(variable).collect()
}

/// A colour, made darker or lighter until it can be read.
fn readable(color: Color, ground: Color) -> Color {
    let end = [Color::BLACK, Color::WHITE]
        .into_iter()
        .max_by(|one, two| one.contrast(ground).total_cmp(&two.contrast(ground)))
        .unwrap_or(Color::BLACK);
    let steps = (0..=20).map(|step| color.mix(end, f64::from(step) / 20.0));
    let mut readable = steps.filter(|color| color.contrast(ground) >= READABLE);
    readable.next().unwrap_or(end)
}

/// Lines are never longer than 38 em; body type is 18 px where nobody asks for another size.
const RULES: &str = r#"*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.75 -apple-system,"PingFang SC","HarmonyOS Sans SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif;line-break:strict;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,figure,table{margin:0;padding:0}
h1,h2,h3,h4,h5,h6{line-height:1.4;text-wrap:balance;break-after:avoid}
header{background:var(--main);color:var(--on-main)}
header>div,main,footer>div{max-width:43rem;margin:0 auto;padding:0 1.25rem}
header>div{padding-top:2.5rem;padding-bottom:2.5rem;text-align:center}
h1{font-size:clamp(1.75rem,1.1rem + 3.2vw,2.75rem);font-weight:800;line-height:1.3;letter-spacing:.02em}
.kicker{font-size:1.1rem;letter-spacing:.3em;text-indent:.3em;margin-bottom:.5rem}
.subtitle{margin-top:1rem}
.issuer{margin-top:1rem}
.issuer+.document{margin-top:0}
.logo{display:block;height:4.5rem;width:auto;max-width:100%;margin:0 auto 1.25rem;object-fit:contain}
.hero{display:block;width:100%;max-width:43rem;height:auto;margin:0 auto}
main{padding-bottom:3rem}
main>section{margin-top:3rem}
.key{margin-top:2rem}
h2{font-size:1.6rem;font-weight:800;color:var(--accent);padding-bottom:.5rem;border-bottom:3px solid var(--main);margin-bottom:1.25rem}
h3{font-size:1.3rem;font-weight:700}
h4{font-size:1.12rem;font-weight:700}
h5,h6{font-size:1rem;font-weight:700}
h3,h4,h5,h6{margin-bottom:.6rem}
h3,.topic>h4{color:var(--accent)}
.chapter>h3{background:var(--soft);border-left:.35rem solid var(--main);padding:.6rem .9rem}
h2 .number,h3 .number,h4 .number,h5 .number,h6 .number{margin-right:.35em}
.tag{font-weight:500;color:var(--quiet)}
.lead{font-weight:inherit}
p,li,dt,figcaption{text-wrap:pretty}
p,li,figcaption{max-width:38em}
header p{margin-left:auto;margin-right:auto}
section>*+*,.block>*+*{margin-top:1rem}
article>*+*{margin-top:.6rem}
:is(h2,h3,h4,h5,h6)+*{margin-top:0}
.chapter{margin-top:2.5rem}
.topic,.block{margin-top:1.6rem}
h2+.chapter,h2+.topic,:is(h3,h4,h5)+.topic,:is(h3,h4,h5)+.block{margin-top:1rem}
.intro{color:var(--quiet)}
.note{font-size:.9rem;color:var(--quiet)}
ul,ol{padding-left:1.4em}
li+li{margin-top:.4rem}
li::marker{color:var(--accent);font-weight:700}
.own,.pillars>li{list-style:none}
.number{font-weight:700;color:var(--accent)}
.own>.number{display:inline-block;min-width:1.4em;margin-left:-1.4em}
strong,.figure{color:var(--accent);font-weight:700}
.figure{margin:0 .1em}
.value .figure{margin:0}
.whole{white-space:nowrap}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));gap:.75rem}
.figures>div{background:var(--soft);border:1px solid var(--rule);border-radius:.5rem;padding:.8rem 1rem;break-inside:avoid}
.figures dt{line-height:1.5}
.value{font-size:1.9rem;font-weight:800;line-height:1.3;color:var(--accent);font-variant-numeric:tabular-nums}
.value small{font-size:1rem;font-weight:600;margin:0 .1em}
.value.words{font-size:1.3rem}
.value .figure,.value strong{color:inherit;font-weight:inherit}
.change{font-weight:600}
.key .figures>div{border-top:3px solid var(--main)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:1rem}
article{background:var(--soft);border:1px solid var(--rule);border-radius:.5rem;padding:1rem 1.15rem;break-inside:avoid}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:700;padding-bottom:.4rem}
tbody th{text-align:left;font-weight:400}
th,td{padding:.55rem .25rem;border-bottom:1px solid var(--rule);vertical-align:baseline}
tbody tr:first-child>*{border-top:2px solid var(--main)}
td{text-align:right;font-weight:700;color:var(--accent);padding-left:1rem}
.honors>li{break-inside:avoid}
.badge{display:inline-block;font-size:.85rem;line-height:1.5;padding:0 .6em;border:1px solid var(--accent);border-radius:1em;color:var(--accent)}
.pillars{padding-left:0}
.pillars>li{display:flex;flex-wrap:wrap;gap:.1rem .75rem;align-items:baseline;max-width:none;padding:.7rem 0;border-bottom:1px solid var(--rule)}
.slogan{margin-left:auto;font-weight:800;color:var(--accent)}
figure img{display:block;max-width:100%;height:auto;border-radius:.5rem}
figcaption{font-size:.9rem;color:var(--quiet);margin-top:.4rem}
.entries{padding-left:0}
.entries>li{list-style:none;break-inside:avoid;padding:.35rem 0 .35rem 1rem;border-left:.2rem solid var(--rule)}
.entry>.name,dt,caption .name{font-weight:700}
.aside{color:var(--quiet);font-weight:400}
.face{display:block;width:4.5rem;height:4.5rem;border-radius:50%;object-fit:cover}
.rows thead th,.rows thead td{text-align:left;font-weight:700;color:var(--accent);border-bottom:2px solid var(--main)}
.rows td{text-align:left;font-weight:400;color:inherit;padding-left:.25rem}
.quote{border-left:.35rem solid var(--main);padding:.4rem 0 .4rem 1rem}
blockquote{margin:0;font-size:1.15rem}
.answers dd{margin-bottom:.8rem}
.divider{text-align:center;color:var(--quiet);border-top:1px solid var(--rule);padding-top:.6rem;max-width:none}
hr{border:0;border-top:1px solid var(--rule);margin:1.5rem 0}
footer{background:var(--soft);border-top:3px solid var(--main)}
footer>div{padding-top:1.75rem;padding-bottom:2rem}
.credits>div{display:flex;gap:1em}
.credits dt{color:var(--quiet);min-width:4em}
.credits+p{margin-top:.4rem}
a{color:var(--accent);text-underline-offset:.2em}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{:root{--ground:#fff;--soft:#fff;--ink:#000;--quiet:#333;--rule:#999}
html{font-size:11pt}
header{background:none;color:#000;border-bottom:2pt solid #000}
header>div,main,footer>div,p,li,table{max-width:none}
main>section,.chapter{margin-top:1.5rem}}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colours_can_be_read() {
        let colors = [
            "#FFFFFF", "#000000", "#C8191E", "#FFE000", "#777777", "#0A59F7",
        ];
        let colors: Vec<Color> = colors.iter().filter_map(|hex| Color::parse(hex)).collect();
        for main in &colors {
            for ground in &colors {
                let soft = ground.mix(*main, 0.05);
                assert!(readable(*main, soft).contrast(soft) >= READABLE);
            }
        }
    }
}
