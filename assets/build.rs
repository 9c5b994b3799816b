//! Bundles `web/` into `OUT_DIR/dist`: hashed files, each text with a brotli and a gzip twin.
//!
//! The npm packages (fonts, htmx, esbuild) are installed in OUT_DIR, never in the source tree, and only
//! when the lock file changed. `CAUCE_ASSETS_DIST=/dir` skips all of it and embeds a bundle that was built
//! elsewhere.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the pages load; each becomes `name-HASH.ext`.
const ENTRIES: [&str; 17] = [
    "css/base.css",
    "css/portal.css",
    "css/home.css",
    "css/workspace.css",
    "js/ciudadano.js",
    "js/agente.js",
    "js/recorder.js",
    "js/rating.js",
    "js/board.js",
    "css/rating.css",
    "css/board.css",
    "js/kiosk.js",
    "js/kiosk_worker.js",
    "js/phone.js",
    "js/phone_worker.js",
    "css/kiosk.css",
    "css/phone.css",
];

fn main() {
    println!("cargo::rerun-if-env-changed=CAUCE_ASSETS_DIST");
    println!("cargo::rerun-if-changed=build.rs");
    let web = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo")).join("web");
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
    watch(&web);
    let dist = out.join("dist");
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(&dist).expect("OUT_DIR is writable");
    match env::var_os("CAUCE_ASSETS_DIST") {
        Some(ready) => copy_all(Path::new(&ready), &dist),
        None => {
            install(&web, &out);
            bundle(&web, &out, &dist);
        }
    }
    index(&dist, &out.join("index.rs"));
}

/// Rebuilds when any file of ours changes; Cargo only looks at what it is told.
fn watch(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("web/ is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            watch(&path);
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
}

/// Installs the packages of the lock file beside the build's other products.
fn install(web: &Path, out: &Path) {
    let lock = fs::read_to_string(web.join("package-lock.json")).expect("web/package-lock.json is readable");
    let stamp = out.join("installed.lock");
    if fs::read_to_string(&stamp).ok().as_deref() == Some(lock.as_str()) {
        return;
    }
    for file in ["package.json", "package-lock.json"] {
        fs::copy(web.join(file), out.join(file)).expect("OUT_DIR is writable");
    }
    run(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .current_dir(out)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .args(["--prefer-offline", "--loglevel=error"]));
    fs::write(&stamp, lock).expect("OUT_DIR is writable");
}

/// esbuild for CSS and scripts, then our own script for the icons, the preloaded fonts and the compressed
/// twins.
fn bundle(web: &Path, out: &Path, dist: &Path) {
    let esbuild = if cfg!(windows) { "node_modules/.bin/esbuild.cmd" } else { "node_modules/.bin/esbuild" };
    run(Command::new(out.join(esbuild))
        .current_dir(web)
        .env("NODE_PATH", out.join("node_modules"))
        .args(ENTRIES)
        .arg(format!("--outdir={}", dist.display()))
        .args(["--bundle", "--minify", "--format=esm", "--target=chrome87,firefox91,safari15"])
        .args(["--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--loader:.woff2=file"])
        .args(["--legal-comments=none", "--log-level=warning"]));
    run(Command::new("node").current_dir(web).arg("finish.mjs").arg(dist));
}

/// Writes `index.rs`: which hashed file answers to which plain name. It also proves that nothing is
/// missing.
fn index(dist: &Path, to: &Path) {
    let mut names: Vec<String> = fs::read_dir(dist)
        .expect("dist is readable")
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect();
    names.sort();
    let mut rows = String::from("&[\n");
    for name in &names {
        let Some((stem, extension)) = name.rsplit_once('.') else { continue };
        let Some((plain, _hash)) = stem.rsplit_once('-') else { continue };
        rows.push_str(&format!("    (\"{plain}.{extension}\", \"/e/{name}\"),\n"));
    }
    rows.push(']');
    for entry in ENTRIES {
        let plain = entry.rsplit('/').next().unwrap_or(entry);
        assert!(rows.contains(&format!("\"{plain}\"")), "the bundle has no {plain}: {}", dist.display());
    }
    fs::write(to, rows).expect("OUT_DIR is writable");
}

/// Takes an operator's ready-made bundle.
fn copy_all(from: &Path, to: &Path) {
    println!("cargo::rerun-if-changed={}", from.display());
    let entries = fs::read_dir(from)
        .unwrap_or_else(|e| panic!("CAUCE_ASSETS_DIST={} cannot be read: {e}", from.display()));
    for entry in entries.flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("OUT_DIR is writable");
    }
}

/// What to do when there is no Node; the build of the pages needs it, the finished binary does not.
const HINT: &str = "The pages need Node 20 or newer with npm (Debian: apt install nodejs npm).\n\
    Without Node, set CAUCE_ASSETS_DIST to a bundle built elsewhere (see assets/README.md).\n\
    Instale Node 20 o superior, o defina CAUCE_ASSETS_DIST con un paquete ya construido.";

fn run(command: &mut Command) {
    let shown = format!("{command:?}");
    let output = command.output().unwrap_or_else(|e| panic!("cannot run {shown}: {e}\n{HINT}"));
    assert!(
        output.status.success(),
        "{shown} failed\n{}\n{}\n{HINT}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
