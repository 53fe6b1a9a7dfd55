//! Gathers the shipped content into one folder with the layout of `--assets DIR`, for `src/content` to embed.
//!
//! Scenarios live at the top of the repository and everything else in `assets/`; here they meet. Only
//! texts are taken: pictures and fonts are embedded by whoever draws with them.

use std::{env, fs, io, path::Path};

/// Folder in the repository, folder in the layout, ending of the files taken.
const FOLDERS: [(&str, &str, &str); 5] = [
    ("scenarios", "scenarios", "ron"),
    ("assets/leaders", "leaders", "ron"),
    ("assets/model", "model", "ron"),
    ("assets/studies", "studies", "ron"),
    ("assets/lang", "lang", "ftl"),
];

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let content = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("content");
    if content.exists() {
        fs::remove_dir_all(&content)?;
    }
    fs::create_dir_all(&content)?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets");
    for (from, to, ending) in FOLDERS {
        let from = Path::new(&root).join(from);
        if from.exists() {
            println!("cargo::rerun-if-changed={}", from.display());
            copy(&from, &content.join(to), ending)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path, ending: &str) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy(&path, &to.join(name), ending)?;
        } else if path.extension().is_some_and(|found| found == ending) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
