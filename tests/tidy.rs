//! Keeps the house tidy: which floor may look at which, and what must not be in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Which floor may import which; the table of the code map in README.md. `cli` and the binary may import all.
const EDGES: [(&str, &[&str]); 14] = [
    ("terms", &[]),
    ("ron_tree", &["terms"]),
    ("words", &["terms"]),
    ("content", &["terms"]),
    ("scenario", &["ron_tree", "terms"]),
    ("sim", &["scenario", "terms"]),
    ("leader", &["sim", "scenario", "ron_tree", "terms"]),
    ("lab", &["leader", "sim", "scenario", "ron_tree", "terms"]),
    ("session", &["leader", "sim", "scenario", "terms"]),
    ("store", &["session", "terms"]),
    ("report", &["session", "lab", "leader", "sim", "words", "terms", "scenario"]),
    ("wire", &["session", "report", "terms"]),
    (
        "host",
        &["wire", "session", "store", "report", "words", "content", "scenario", "sim", "leader", "terms"],
    ),
    ("game", &["wire", "session", "store", "report", "leader", "words", "content", "scenario", "terms"]),
];

/// Floors that know no clock, no file and no network: what they need is passed in.
const PURE: [&str; 7] = ["terms", "ron_tree", "scenario", "sim", "leader", "lab", "session"];

/// Longest file in `src`. One that outgrows it has usually outgrown its name before.
const LINES_MAX: usize = 700;

struct File {
    /// Path from the root of the repository, with forward slashes.
    path: String,
    /// The text as it is.
    text: String,
    /// The text without comments.
    code: String,
}

impl File {
    /// The floor the file is on: the module right below the root.
    fn floor(&self) -> &str {
        let rest = self.path.strip_prefix("src/").unwrap_or_default();
        rest.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

fn files(dir: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let dir = root().join(dir);
    if dir.exists() {
        walk(&dir, &mut found);
    }
    found
}

fn sources() -> Vec<File> {
    let rust = files("src").into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        let code = code.collect::<Vec<_>>().join("\n");
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        File { path, text, code }
    })
    .collect()
}

/// The floors that a file imports: what follows `crate::`, in braces or alone.
fn imports(code: &str) -> BTreeSet<String> {
    let mut floors = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && (c.is_alphanumeric() || c == '_') => name.push(c),
                    c if !c.is_whitespace() => start = false,
                    _ => {}
                }
                if (!start || c == ',') && !name.is_empty() {
                    floors.insert(std::mem::take(&mut name));
                }
            }
            if !name.is_empty() {
                floors.insert(name);
            }
        } else {
            floors.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    floors
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::{\n    content::{Content, nearest},\n    terms::Id,\n    words,\n};\nlet x = crate::sim::run();\n";
    let found: Vec<_> = imports(code).into_iter().collect();
    assert_eq!(found, ["content", "sim", "terms", "words"]);
}

#[test]
fn floors_import_only_what_they_may() {
    let edges: BTreeMap<&str, &[&str]> = EDGES.into_iter().collect();
    let mut wrong = Vec::new();
    for file in sources() {
        let floor = file.floor();
        if ["cli", "main", "lib"].contains(&floor) {
            continue;
        }
        let Some(allowed) = edges.get(floor) else {
            wrong.push(format!("{}: the floor `{floor}` is not in the table", file.path));
            continue;
        };
        for import in imports(&file.code) {
            if import != floor && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{}: {floor} may not import {import}", file.path));
            }
        }
    }
    assert_none("floors look where they may not", &wrong);
}

#[test]
fn every_floor_of_the_table_exists() {
    let floors: BTreeSet<String> = sources().iter().map(|file| file.floor().to_owned()).collect();
    let gone: Vec<_> = EDGES.iter().filter(|(floor, _)| !floors.contains(*floor)).collect();
    assert!(gone.is_empty(), "floors of the table that are not there: {gone:?}");
}

/// What must not stand in the code of some floors, or of any.
fn forbidden(floors: Option<&[&str]>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in sources() {
        if floors.is_some_and(|floors| !floors.contains(&file.floor())) {
            continue;
        }
        for (number, line) in file.code.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| has_word(line, word)) {
                found.push(format!("{}:{}: {word}", file.path, number + 1));
            }
        }
    }
    found
}

/// Whether a line has a word that is not part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word)
        .any(|(at, _)| !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next()))
}

#[test]
fn nothing_is_left_undone() {
    assert_none("unfinished code", &forbidden(None, &["todo!", "unimplemented!"]));
}

#[test]
fn pure_floors_know_no_clock_no_file_and_no_network() {
    // `use std::{fs, …}` counts as well as `std::fs`.
    let words =
        ["std::time", "std::fs", "std::net", "std::env", "std::process", "fs::", "Instant", "SystemTime"];
    assert_none("impure", &forbidden(Some(&PURE), &words));
}

#[test]
fn the_model_has_no_floats() {
    assert_none("floats in the model", &forbidden(Some(&["sim"]), &["f32", "f64"]));
}

#[test]
fn nothing_hangs_on_hash_order() {
    assert_none("hash order", &forbidden(None, &["HashMap", "HashSet"]));
}

#[test]
fn no_file_outgrows_its_name() {
    let long = |file: &File| file.text.lines().count() > LINES_MAX;
    let found: Vec<_> = sources().into_iter().filter(long).map(|file| file.path).collect();
    assert_none("files longer than the limit", &found);
}

#[test]
fn every_file_says_first_what_it_is() {
    let silent = |file: &File| !file.text.starts_with("//! ");
    let found: Vec<_> = sources().into_iter().filter(silent).map(|file| file.path).collect();
    assert_none("files without a first sentence", &found);
}

#[test]
fn scenarios_holds_only_scenarios() {
    let other = |path: &PathBuf| path.extension().is_none_or(|ending| ending != "ron");
    let found: Vec<_> =
        files("scenarios").into_iter().filter(other).map(|path| path.display().to_string()).collect();
    assert_none("files in scenarios/ that are none", &found);
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    // Put together here, so that this file does not find itself.
    let starts = ["home", "Users", "root", "work", "tmp"].map(|folder| format!("/{folder}/"));
    let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", "build.rs"]
        .map(|file| root().join(file));
    let all = ["src", "tests", "assets", "scenarios", "docs", "benches", ".ci"].into_iter().flat_map(files);
    let mut found = Vec::new();
    for path in all.chain(top) {
        // Fonts and pictures are not text.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            let path_in = |start: &String| {
                line.match_indices(start.as_str()).any(|(at, _)| {
                    // A folder of that name inside the repository is not a place on a machine.
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c))
                })
            };
            if starts.iter().any(path_in) {
                found.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert_none("paths of a machine", &found);
}

/// Every crate of the tree with the features asked of it; one asked in two ways (for the program and for what runs while
/// it is built) is there twice.
fn crates(edges: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", edges, "--prefix", "none", "--format", "{p} {f}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let text = String::from_utf8(tree.stdout).unwrap();
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn what_the_program_is_built_from_serves_its_tests_too() {
    let program = crates("normal,build");
    let tests = crates("normal,build,dev");
    assert!(tests.len() > program.len(), "the tests have dependencies of their own");
    let again: Vec<_> = program.difference(&tests).cloned().collect();
    assert_none(
        "`cargo test` asks other features of these, and builds them and all above them once more",
        &again,
    );
}
