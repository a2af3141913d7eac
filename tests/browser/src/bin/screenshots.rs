//! Pictures of the page, for the README and for whoever looks after its looks.
//!
//! `cargo run -p browser-tests --bin screenshots -- OUT_DIR`, with the same
//! environment as the tests: `LAB_URL`, `WEBDRIVER_URL`, `CHROME_BINARY`.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use browser_tests::{
    page::Page,
    screen::{self, DESKTOP, PHONE, Screen},
};
use serde_json::json;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("where to? cargo run -p browser-tests --bin screenshots -- OUT_DIR");
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
    let save = |name: &str, picture: Vec<u8>| {
        let file = folder.join(name).with_extension("png");
        println!("{}", file.display());
        fs::write(file, picture)
    };

    let page = Page::open(DESKTOP);
    save("desktop", view(&page))?;
    save("desktop-whole", whole(&page, DESKTOP))?;
    for scale in ["1", "3"] {
        page.set("growth-scale", scale);
        save(&format!("scale-{scale}"), at(&page, "#top"))?;
    }
    page.set("growth-scale", "1.5");
    let _ = page.switch("lever");
    save("lever", at(&page, "#top"))?;
    let _ = page.switch("lever");
    page.choose("axis-1");
    save("logarithmic", at(&page, "#top"))?;
    page.choose("axis-0");
    page.set("layer-norm-gamma", "-2");
    for station in ["what", "statistics", "parameters"] {
        save(
            &format!("gamma-{station}"),
            at(&page, &format!("#{station}")),
        )?;
    }
    page.set("layer-norm-gamma", "1");
    screen::prefer_dark(&page.session, true);
    save("dark", at(&page, "#top"))?;
    save("dark-whole", whole(&page, DESKTOP))?;
    drop(page);

    let page = Page::open(PHONE);
    save("phone", view(&page))?;
    save("phone-whole", whole(&page, PHONE))?;
    save("phone-chart", at(&page, "#chart-smaller"))?;
    Ok(())
}

/// What is on the screen.
fn view(page: &Page) -> Vec<u8> {
    // Nothing shall look pointed at or focused.
    let () = page.session.script("document.activeElement?.blur();", &[]);
    page.session.settle();
    page.session.screenshot()
}

/// What is on the screen once an element is at its top.
fn at(page: &Page, selector: &str) -> Vec<u8> {
    let () = page.ask(
        selector,
        "element.scrollIntoView({ block: 'start', behavior: 'instant' });",
    );
    view(page)
}

/// The page from its first line to its last.
fn whole(page: &Page, screen: Screen) -> Vec<u8> {
    // What is drawn only once it is seen has to be seen.
    for _ in 0..100 {
        let end: bool = page.session.script(
            "scrollBy({ top: innerHeight / 2, behavior: 'instant' });
             return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;",
            &[],
        );
        page.session.settle();
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
            "clip": { "x": 0, "y": 0, "width": screen.width, "height": height, "scale": 1 },
        }),
    );
    let picture = answer["data"].as_str().unwrap_or_default();
    BASE64_STANDARD
        .decode(picture)
        .expect("the browser gives a picture as base64")
}
