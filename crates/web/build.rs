//! Takes the styles and pictures of the NHS design system from `node_modules` into the binary, and
//! bundles the script that draws pictures with the library that it uses.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pictures that the styles and the head of a page name.
const PICTURES: [&str; 7] = [
    "favicon.ico",
    "favicon.svg",
    "nhsuk-icon-180.png",
    "nhsuk-icon-arrow-down.svg",
    "nhsuk-icon-arrow-up-down.svg",
    "nhsuk-icon-arrow-up.svg",
    "nhsuk-icon-cross.svg",
];

fn main() {
    let kept = Path::new("node_modules/nhsuk-frontend");
    println!("cargo::rerun-if-changed=package-lock.json");
    println!("cargo::rerun-if-changed={}", kept.join("package.json").display());
    let out = std::env::var_os("OUT_DIR").expect("cargo says where the output goes");
    let out = Path::new(&out);
    let read = |name: &str| {
        std::fs::read(kept.join(name)).unwrap_or_else(|error| {
            panic!(
                "the NHS design system is missing ({name}: {error}). `make setup-build` fetches \
                 it: it runs `npm ci` in crates/web"
            )
        })
    };
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(out.join(name), bytes).expect("the output folder can be written");
    };
    let package = String::from_utf8(read("package.json")).expect("a package is described in text");
    println!("cargo::rustc-env=NHSUK_FRONTEND={}", version(&package));
    let styles = read("dist/nhsuk/nhsuk-frontend.min.css");
    let styles = String::from_utf8(styles).expect("styles are text");
    write("nhsuk-frontend.css", without_foreign_fonts(&styles).as_bytes());
    for name in PICTURES {
        write(name, &read(&format!("dist/nhsuk/assets/images/{name}")));
    }
    bundle(out);
}

/// Makes one file of the script that draws pictures and of Observable Plot. The bundler is a
/// program of its own, so nothing of node is needed.
fn bundle(out: &Path) {
    println!("cargo::rerun-if-changed=pictures");
    let made = out.join("pictures.js");
    let status = Command::new(bundler())
        .args(["pictures/main.js", "--bundle", "--minify", "--format=esm", "--target=es2022"])
        .args(["--legal-comments=eof", "--log-level=warning"])
        .arg(format!("--outfile={}", made.display()))
        .status();
    assert!(status.is_ok_and(|own| own.success()), "esbuild cannot bundle pictures/main.js");
    let script = std::fs::read(&made).expect("esbuild has written its output");
    let styles = std::fs::read("pictures/pictures.css").expect("the styles of pictures are there");
    std::fs::write(out.join("pictures.css"), &styles).expect("the output folder can be written");
    let mut hasher = DefaultHasher::new();
    (script, styles).hash(&mut hasher);
    println!("cargo::rustc-env=PICTURES={:016x}", hasher.finish());
}

/// Finds the program of esbuild for this machine.
fn bundler() -> PathBuf {
    let kept = std::fs::read_dir("node_modules/@esbuild").into_iter().flatten().flatten();
    let programs = kept.map(|own| own.path().join("bin/esbuild"));
    programs.into_iter().find(|own| own.is_file()).unwrap_or_else(|| {
        panic!("esbuild is missing. `make setup-build` fetches it: it runs `npm ci` in crates/web")
    })
}

/// Returns the version that a package describes.
fn version(package: &str) -> &str {
    let after = package.split_once("\"version\": \"").expect("a package has a version").1;
    after.split_once('"').expect("a version ends").0
}

/// Leaves out the fonts that a browser would fetch from another host: pages ask nobody but us,
/// and fall back on the sans-serif that the styles name next.
fn without_foreign_fonts(styles: &str) -> String {
    let mut left = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some(at) = rest.find("@font-face{") {
        let end = rest[at..].find('}').expect("a rule of the styles ends");
        left.push_str(&rest[..at]);
        rest = &rest[at + end + 1..];
    }
    left.push_str(rest);
    assert!(!left.contains("url(http"), "the styles name another host: {left:.80}");
    left
}
