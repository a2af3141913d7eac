//! Floats by name where a number belongs.

use browser_tests::{page::Page, screen::DESKTOP};
use serde_json::json;

/// Everything readable in which a float's name stands where none belongs; what
/// is meant to read so is told in the script.
pub(crate) fn suspects(page: &Page) -> Vec<String> {
    page.session.script(include_str!("suspects.js"), &[])
}

/// What is watched for is seen when it is there.
#[test]
fn a_float_by_name_is_seen() {
    Page::test(DESKTOP, |page| {
        assert_eq!(suspects(page), [""; 0]);
        for planted in ["norm NaN", "undefined", "null steps", "[object Object]"] {
            let () = page.session.script(
                "document.querySelector('#why-sentence').append(arguments[0]);",
                &[json!(planted)],
            );
            let seen = suspects(page);
            assert!(seen.iter().any(|text| text.contains(planted)), "{seen:?}");
            let () = page.session.script(
                "document.querySelector('#why-sentence').lastChild.remove();",
                &[],
            );
        }
        let () = page.session.script(
            "document.querySelector('#growth-scale-field').value = 'NaN';",
            &[],
        );
        assert_eq!(suspects(page), ["growth-scale-field value: NaN"]);
    });
}
