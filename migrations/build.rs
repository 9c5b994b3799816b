//! Collects the files `NNNN_name.sql` of this folder into one list, in order.

use std::{env, fs, path::PathBuf};

fn main() {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of this crate")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|x| x == "sql"))
        .collect();
    files.sort();
    let mut code = String::from("&[\n");
    for (i, path) in files.iter().enumerate() {
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("names are ASCII");
        let number: usize = stem.get(..4).and_then(|n| n.parse().ok()).expect("names begin with four digits");
        assert_eq!(number, i + 1, "migrations are numbered from 0001 without gaps: {stem}");
        println!("cargo::rerun-if-changed={}", path.display());
        let shown = path.display();
        code += &format!(
            "Migration {{ version: {number}, name: {stem:?}, text: include_str!({:?}) }},\n",
            shown.to_string()
        );
    }
    code.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("all.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}
