//! Takes screenshots of the page, for the README and for the review of its design.
//!
//! `cargo xtask update screenshot` runs `screenshots OUT_DIR`, with the same
//! environment as the tests: `LAB_URL`, `WEBDRIVER_URL`, `CHROME_BINARY`.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use browser_tests::{
    page::Page,
    viewport::{self, DESKTOP, PHONE, Viewport},
};
use serde_json::json;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screenshots OUT_DIR");
        return ExitCode::FAILURE;
    };
    match take_all(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn take_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let save = |name: &str, png: Vec<u8>| {
        let file = folder.join(name).with_extension("png");
        println!("{}", file.display());
        fs::write(file, png)
    };

    let page = Page::open(DESKTOP);
    save("desktop", view(&page))?;
    save("desktop-whole", whole(&page, DESKTOP))?;
    for scale in ["1", "3"] {
        page.set("growth-scale", scale);
        save(&format!("scale-{scale}"), at(&page, "#top"))?;
    }
    page.set("growth-scale", "1.5");
    let _ = page.toggle("growth-layer-norm");
    save("growth-layer-norm", at(&page, "#top"))?;
    let _ = page.toggle("growth-layer-norm");
    page.choose("view-axis-1");
    save("logarithmic", at(&page, "#top"))?;
    page.choose("view-axis-0");
    page.set("layer-norm-gamma", "-2");
    for station in ["what", "statistics", "parameters"] {
        save(
            &format!("gamma-{station}"),
            at(&page, &format!("#{station}")),
        )?;
    }
    page.set("layer-norm-gamma", "1");
    viewport::emulate_dark_scheme(&page.session, true);
    save("dark", at(&page, "#top"))?;
    save("dark-whole", whole(&page, DESKTOP))?;
    drop(page);

    let page = Page::open(PHONE);
    save("phone", view(&page))?;
    save("phone-whole", whole(&page, PHONE))?;
    save("phone-chart", at(&page, "#chart-smaller"))?;
    Ok(())
}

/// A screenshot of the viewport.
fn view(page: &Page) -> Vec<u8> {
    // No element is drawn as hovered or focused.
    let () = page.session.script("document.activeElement?.blur();", &[]);
    page.session.wait_for_frames();
    page.session.screenshot()
}

/// A screenshot of the viewport after scrolling an element to its top.
fn at(page: &Page, selector: &str) -> Vec<u8> {
    let () = page.eval_on(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    view(page)
}

/// A screenshot of the whole page.
fn whole(page: &Page, viewport: Viewport) -> Vec<u8> {
    // Lazy content is mounted only when it is near the viewport.
    for _ in 0..100 {
        let end: bool = page.session.script(
            "scrollBy({ top: innerHeight / 2, behavior: 'instant' });
             return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;",
            &[],
        );
        page.session.wait_for_frames();
        if end {
            break;
        }
    }
    let _ = at(page, "#top");
    let height: f64 = page
        .session
        .script("return document.documentElement.scrollHeight;", &[]);
    let answer = page.session.devtools(
        "Page.captureScreenshot",
        &json!({
            "captureBeyondViewport": true,
            "clip": { "x": 0, "y": 0, "width": viewport.width, "height": height, "scale": 1 },
        }),
    );
    let png = answer["data"].as_str().unwrap_or_default();
    BASE64_STANDARD
        .decode(png)
        .expect("the screenshot is base64")
}
