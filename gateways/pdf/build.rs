//! Fetches the typefaces of what is printed into Cargo's OUT_DIR by `npm ci`. Whoever has no npm sets
//! `CAUCE_PAPER_FONTS` to a folder with the same files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Package, folder inside it, file.
const FACES: [(&str, &str, &str); 4] = [
    ("atkinson-hyperlegible-next", "400Regular", "AtkinsonHyperlegibleNext_400Regular.ttf"),
    ("atkinson-hyperlegible-next", "700Bold", "AtkinsonHyperlegibleNext_700Bold.ttf"),
    ("atkinson-hyperlegible-next", "800ExtraBold", "AtkinsonHyperlegibleNext_800ExtraBold.ttf"),
    ("familjen-grotesk", "700Bold", "FamiljenGrotesk_700Bold.ttf"),
];

fn main() {
    println!("cargo::rerun-if-changed=fonts/package-lock.json");
    println!("cargo::rerun-if-env-changed=CAUCE_PAPER_FONTS");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let ready = env::var_os("CAUCE_PAPER_FONTS").map(PathBuf::from);
    if ready.is_none() {
        fetch(&out);
    }
    for (package, weight, file) in FACES {
        let source = match &ready {
            Some(folder) => folder.join(file),
            None => out.join("node_modules/@expo-google-fonts").join(package).join(weight).join(file),
        };
        if let Err(error) = fs::copy(&source, out.join(file)) {
            panic!("the typeface {file} is not in {}: {error}", source.display());
        }
    }
}

fn fetch(out: &Path) {
    for file in ["package.json", "package-lock.json"] {
        fs::copy(Path::new("fonts").join(file), out.join(file)).expect("the list of typefaces is readable");
    }
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    let done = Command::new("npm").args(arguments).current_dir(out).status();
    if !done.is_ok_and(|status| status.success()) {
        panic!(
            "`npm ci` could not fetch the typefaces; install npm or set CAUCE_PAPER_FONTS to their folder"
        );
    }
}
