//! The command `changtu`: a guest of the library, which sees only what `lib.rs` exports.
use changtu::*;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = std::path::Path::new(&args[1]);
    let bytes = std::fs::read(path).unwrap();
    let world = world::World::disk(path.parent().unwrap());
    let t = std::time::Instant::now();
    let opt = pipeline::Options {
        layout: args.get(3).cloned(),
        ..Default::default()
    };
    let poster = pipeline::lay_out(&args[1], &bytes, &world, &opt);
    eprintln!("layout {:?}", t.elapsed());
    for d in poster.sink.diagnostics() {
        let at = d.span.as_ref().map(|s| {
            (
                poster.sources.name(s.file).to_owned(),
                poster.sources.position(s.file, s.range.start),
            )
        });
        eprintln!(
            "{:?} {} {} {:?} {:?}",
            d.severity,
            d.code,
            d.message.zh,
            at,
            d.hints.iter().map(|h| &h.zh).collect::<Vec<_>>()
        );
    }
    let scene = poster.scene.unwrap();
    eprintln!("size {:?}", scene.size);
    let mut out = std::fs::File::create(&args[2]).unwrap();
    let t = std::time::Instant::now();
    render::png::encode(&scene, &poster.book, &Default::default(), &mut out).unwrap();
    eprintln!("png {:?}", t.elapsed());
}
