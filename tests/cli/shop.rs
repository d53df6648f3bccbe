//! A folder to run the program in, and what came of it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A small report without fault.
pub const REPORT: &str = "title: 一图读懂\nsections:\n- title: 主要成绩\n  blocks:\n  - stats:\n    - 地区生产总值: [783.58亿元, 同比增长4.3%]\n    - 城市道路: 18.4公里\nfooter: { credits: [ 来源: 区政府 ] }\n";

/// A folder that vanishes, with the small report in it.
pub struct Shop {
    folder: tempfile::TempDir,
}

/// What came of a run.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Standard output as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }

    /// The same run, which must have ended so.
    #[track_caller]
    pub fn ended(self, status: i32) -> Self {
        assert_eq!(
            self.status,
            status,
            "{}\n{}",
            self.err,
            String::from_utf8_lossy(&self.out)
        );
        self
    }
}

impl Shop {
    /// A folder with `report.yaml` in it.
    pub fn new() -> Self {
        let shop = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        shop.put("report.yaml", REPORT);
        shop
    }

    /// The folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// The names of the files, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<_> = entries
            .map(|entry| name(entry).into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The program in this folder, in Chinese.
    pub fn command(&self, words: &[&str]) -> Command {
        command(self.folder.path(), words)
    }

    /// Runs the program.
    pub fn run(&self, words: &[&str]) -> Ran {
        self.feed(words, b"")
    }

    /// Runs the program with something on standard input.
    pub fn feed(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(words);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        // A program that does not read its input closes it, which is no fault of the test.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Ran {
            status: status.code().expect("the program was not killed"),
            out: stdout,
            err: String::from_utf8(stderr).unwrap(),
        }
    }
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_changtu"));
    command.args(words).current_dir(folder);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}
