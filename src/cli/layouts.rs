//! `layouts`: lists those inside the program; begins, checks and shows those of the user.

use std::io::Write;
use std::path::Path;

use changtu::diag::{Sink, Sources};
use changtu::pack;
use changtu::world::World;

use super::args::{Form, LayoutsArgs, LayoutsCommand, RenderArgs};
use super::output::{cannot_write, new_file, taken};
use super::voice::{Exit, Fault, Voice, errors, judged};
use super::{Outcome, input, specimen, summary};

/// The files of a layout to begin with.
const STARTER: [(&str, &str); 2] = [
    (
        "layout.yaml",
        include_str!("../../data/starter/layout.yaml"),
    ),
    (
        "art/leaf.svg",
        include_str!("../../data/starter/art/leaf.svg"),
    ),
];

/// Does what was asked of layouts; lists them when nothing was.
pub fn run(args: &LayoutsArgs, voice: &Voice) -> Outcome {
    match &args.command {
        None => list(),
        Some(LayoutsCommand::Check { folder, strict }) => check(folder, *strict, voice),
        Some(LayoutsCommand::New { place }) => begin(place, voice),
        Some(LayoutsCommand::Show {
            pack,
            specimen,
            scale,
            palette,
        }) => {
            let args = RenderArgs {
                scale: *scale,
                palette: *palette,
                ..RenderArgs::default()
            };
            specimen::run(pack, specimen.as_deref(), &args, voice)
        }
    }
}

fn list() -> Outcome {
    for name in pack::built_in_names() {
        let nowhere = World::memory::<String, Vec<u8>>([]);
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let pack = pack::load(name, None, &nowhere, &mut sources, &mut sink);
        let summary = pack.map(|pack| pack.summary).unwrap_or_default();
        writeln!(std::io::stdout(), "{name:<16}{summary}")?;
    }
    Ok(Exit::Done)
}

fn check(folder: &Path, is_strict: bool, voice: &Voice) -> Outcome {
    if !folder.join("layout.yaml").is_file() {
        let name = folder.display();
        return Err(Fault::files(
            "missing-file",
            format!("“{name}”里没有 layout.yaml"),
            format!("there is no layout.yaml in `{name}`"),
        ));
    }
    let (name, world) = input::pack_folder(folder)?;
    let (mut sources, mut sink) = (Sources::default(), Sink::default());
    let pack = pack::load(&name, None, &world, &mut sources, &mut sink);
    if let Some(pack) = &pack {
        pack.check_art(&mut sink);
    }
    let findings = judged(sink.into_sorted(), is_strict);
    voice.say(&findings, &sources);
    let found = errors(&findings);
    let counts = (found, findings.len() - found);
    summary::checked(&folder.display().to_string(), Form::Human, counts, voice)?;
    Ok(match found > 0 || pack.is_none() {
        true => Exit::Input,
        false => Exit::Done,
    })
}

/// Writes a folder, which must not be there yet.
fn begin(folder: &Path, voice: &Voice) -> Outcome {
    let name = folder.display().to_string();
    if pack::built_in_names().any(|known| known == name) {
        return Err(Fault::usage(
            "layout-name",
            format!("“{name}”是自带版式的名字"),
            format!("`{name}` is the name of a layout inside the program"),
        )
        .with_hint("换一个名字", "choose another name"));
    }
    // Making a folder fails where anything of its name is there.
    std::fs::create_dir(folder).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            taken(folder).with_hint("换一个名字", "choose another name")
        }
        _ => cannot_write(&name, &error),
    })?;
    for (file, text) in STARTER {
        let path = folder.join(file);
        write(&path, text).map_err(|error| cannot_write(&path.display().to_string(), &error))?;
    }
    let (zh, en) = (
        format!("写好了 {name}；看样张：changtu layouts show {name}"),
        format!("wrote {name}; to see a specimen: changtu layouts show {name}"),
    );
    writeln!(std::io::stdout(), "{}", voice.pick(&zh, &en))?;
    Ok(Exit::Done)
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = new_file(folder)?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}
