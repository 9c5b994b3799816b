//! Fetches the typefaces of what is printed into Cargo's OUT_DIR by `npm ci`. Whoever has no npm sets
//! `CAUCE_PAPER_FONTS` to a folder with the same files. Of those that typst brings, only what a letter can
//! need goes into the program: it is 8 MB smaller.

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

/// PostScript names of the typefaces of typst that the templates name. One of each family: bold is printed
/// in the typefaces of the brand, and what only these can print is never slanted.
const OTHERS: [&str; 3] = ["LibertinusSerif-Regular", "NewCM10-Regular", "DejaVuSansMono"];

fn main() {
    println!("cargo::rerun-if-changed=fonts/package-lock.json");
    println!("cargo::rerun-if-env-changed=CAUCE_PAPER_FONTS");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    write_others(&out);
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

fn write_others(out: &Path) {
    for wanted in OTHERS {
        let found = typst_assets::fonts().find(|face| postscript_name(face).as_deref() == Some(wanted));
        let face = found.unwrap_or_else(|| panic!("typst brings no typeface {wanted}"));
        fs::write(out.join(format!("{wanted}.otf")), face).expect("OUT_DIR can be written");
    }
}

/// Name 6 of the table `name`, as Windows has it: UTF-16, big end first (OpenType, chapter on `name`).
fn postscript_name(face: &[u8]) -> Option<String> {
    let two = |at: usize| Some(usize::from(u16::from_be_bytes(face.get(at..at + 2)?.try_into().ok()?)));
    let four = |at: usize| Some(u32::from_be_bytes(face.get(at..at + 4)?.try_into().ok()?) as usize);
    let records = (0..two(4)?).map(|n| 12 + 16 * n);
    let table = four(records.into_iter().find(|at| face.get(*at..*at + 4) == Some(b"name"))? + 8)?;
    let texts = table + two(table + 4)?;
    let entry = (0..two(table + 2)?)
        .map(|n| table + 6 + 12 * n)
        .find(|at| two(*at) == Some(3) && two(*at + 6) == Some(6))?;
    let text = face.get(texts + two(entry + 10)?..)?.get(..two(entry + 8)?)?;
    let units: Vec<u16> = text.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
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
