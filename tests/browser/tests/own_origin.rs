//! Pages without an origin of their own (a sandboxed frame, a disk), and a host whose policy
//! forbids WebAssembly: the lab works, or says at once what is wrong.

use browser_tests::{faulty_server::FaultyServer, page::Page, settings, viewport::DESKTOP};
use url::Url;

use crate::{golden::Layer, layer_reference::assert_layer};

/// As the attribute `sandbox="allow-scripts"` of a frame.
const SANDBOX: &str = "Content-Security-Policy: sandbox allow-scripts\r\n";

const SANDBOX_OF_OPEN_HOST: &str =
    "Content-Security-Policy: sandbox allow-scripts\r\nAccess-Control-Allow-Origin: *\r\n";

/// The policy of a host that does not know WebAssembly.
const NO_WEBASSEMBLY: &str = "Content-Security-Policy: script-src 'self' 'unsafe-inline'\r\n";

fn site(headers: &'static str) -> (FaultyServer, Page) {
    let server = FaultyServer::start(&settings::finished().join("first"));
    server.add_headers(headers);
    let page = Page::at(DESKTOP, &server.url());
    (server, page)
}

/// Asserts that the page shows this message alone.
fn assert_message(page: &Page, message: &str) {
    page.wait_until(message, || page.is_visible(message));
    let visible: u32 = page.session.script(
        "return [...document.querySelectorAll('.lesson-missing')]
             .filter((text) => text.checkVisibility()).length;",
        &[],
    );
    assert_eq!(visible, 1, "messages about what is missing");
    assert!(!page.is_visible("#lesson-loading"), "loading has ended");
    assert!(page.text("#lesson").contains("Why normalise at all?"));
}

/// Follows the link to the lab in one file, and uses it.
fn open_single_file(page: &Page, message: &str) {
    page.click(&format!("{message} a"));
    page.wait_until("the other page", || {
        page.session
            .script("return location.href.endsWith('/layernorm-lab.html');", &[])
    });
    page.wait_until_ready();
    page.enter("seed", "42");
    assert_layer(&page.snapshot(), Layer::of(42, 1.0, 0.0));
}

#[test]
fn in_a_sandboxed_frame_of_an_open_host_the_lab_works() {
    let (_server, page) = site(SANDBOX_OF_OPEN_HOST);
    page.load();
    page.wait_until_ready();
    page.set("growth-scale", "2");
    page.enter("seed", "42");
    assert_layer(&page.snapshot(), Layer::of(42, 1.0, 0.0));
    assert!(!page.is_visible("#panic-overlay"));
}

#[test]
fn in_a_sandboxed_frame_of_another_host_the_page_links_to_the_single_file() {
    let (_server, page) = site(SANDBOX);
    page.accept_errors(&["CORS", "ERR_FAILED", "integrity"]);
    page.load();
    assert_message(&page, "#missing-sandbox");
    open_single_file(&page, "#missing-sandbox");
}

#[test]
fn opened_from_a_disk_the_page_links_to_the_single_file() {
    let file = settings::finished().join("first/index.html");
    let address = Url::from_file_path(&file).expect("an absolute path");
    let page = Page::at(DESKTOP, address.as_str());
    page.accept_errors(&["CORS", "ERR_FAILED", "integrity"]);
    page.accept_requests("file:");
    page.load();
    assert_message(&page, "#missing-disk");
    open_single_file(&page, "#missing-disk");
}

#[test]
fn a_host_whose_policy_forbids_webassembly_is_named_as_the_cause() {
    let (_server, page) = site(NO_WEBASSEMBLY);
    page.accept_errors(&["wasm", "WebAssembly"]);
    page.load();
    assert_message(&page, "#missing-policy");
    assert!(page.text("#missing-policy").contains("wasm-unsafe-eval"));
}
