//! Leaks of JavaScript's and Rust's names of floats: the page writes NaN and ∞.

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

/// The texts with the name of a float where a number belongs. The script lists the intended
/// exceptions.
pub(crate) fn nan_leaks(page: &Page) -> Vec<String> {
    page.session.script(include_str!("nan_leaks.js"), &[])
}

/// Shows that injected leaks are found.
#[test]
fn an_injected_leak_is_found() {
    Page::test(DESKTOP, |page| {
        assert_eq!(nan_leaks(page), [""; 0]);
        for leak in [
            "norm nan",
            "undefined",
            "null steps",
            "Infinity",
            "[object Object]",
        ] {
            let () = page.session.script(
                "document.querySelector('#why-sentence').append(arguments[0]);",
                &[json!(leak)],
            );
            let found = nan_leaks(page);
            assert!(found.iter().any(|text| text.contains(leak)), "{found:?}");
            let () = page.session.script(
                "document.querySelector('#why-sentence').lastChild.remove();",
                &[],
            );
        }
        let () = page.session.script(
            "document.querySelector('#growth-scale-field').value = 'NaN';",
            &[],
        );
        assert_eq!(nan_leaks(page), ["growth-scale-field value: NaN"]);
    });
}
