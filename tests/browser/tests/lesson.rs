//! Sharing: links, lessons, embedding.

use browser_tests::{
    page::Page,
    screen::{DESKTOP, PHONE},
};
use serde_json::json;

fn is_seen(page: &Page, selector: &str) -> bool {
    page.ask(selector, "return element.checkVisibility();")
}

fn is_disabled(page: &Page, selector: &str) -> bool {
    page.ask(selector, "return element.matches(':disabled');")
}

fn choose(page: &Page, control: &str, access: u8) {
    let () = page.ask(
        &format!("#lesson-{control}"),
        &format!(
            "element.closest('details').open = true;
             element.value = '{access}';
             element.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ),
    );
}

#[test]
fn share_copies_the_link_and_says_so() {
    Page::test(DESKTOP, |page| {
        let _ = page.session.devtools(
            "Browser.grantPermissions",
            &json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        );
        page.set("growth-scale", "2.5");
        page.click("#share");
        page.until("it is said", || {
            page.text("#share-said") == "The link is copied."
        });
        let link = page.field("share-link");
        assert!(link.ends_with("#v=1&scale=2.5"), "{link}");
        let embed = page.field("share-embed");
        assert!(embed.contains("?embed=1#v=1&amp;scale=2.5"), "{embed}");
        page.click("#copy-embed");
        page.until("it is said", || page.text("#share-said") == "Copied.");
        page.click("#share-close");
        assert!(!is_seen(page, "#share-dialog"));
        assert!(page.has_focus("#share"));
    });
}

#[test]
fn a_lesson_hides_and_locks_and_is_unlocked_and_locked_again() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        choose(page, "scale", 2);
        choose(page, "steps", 1);
        choose(page, "axis", 1);
        choose(page, "gamma", 1);
        choose(page, "failures", 2);
        choose(page, "ln", 1);
        let link = page.field("share-link");
        page.click("#share-close");
        let lesson = "v=1&hide=scale,failures&lock=ln,steps,axis,gamma";
        assert!(link.ends_with(&format!("#{lesson}")), "{link}");
        page.until_fragment(lesson);

        page.visit(&format!("#{lesson}"));
        let hidden = ["#growth-scale", "#failures", ".top-bar a[href='#failures']"];
        let locked = [
            "#growth-steps",
            "#growth-steps-field",
            "#axis-1",
            "#layer-norm-gamma",
            "#lever",
        ];
        let assert_closed = |closed: bool| {
            for selector in hidden {
                assert_eq!(is_seen(page, selector), !closed, "{selector}");
            }
            for selector in locked {
                assert_eq!(is_disabled(page, selector), closed, "{selector}");
                assert!(is_seen(page, selector), "{selector}");
            }
        };
        assert_closed(true);
        let inert: bool = page.ask(
            "#layer-norm-gamma-bars",
            "return element.closest('[inert]') !== null;",
        );
        assert!(inert, "the bars are locked with the slider");
        assert!(page.text("#lesson").contains("2 hidden, 4 locked"));
        assert!(
            !is_disabled(page, "#growth-size"),
            "what was not chosen stays open"
        );

        page.click("#unlock");
        assert_closed(false);
        page.until_fragment(&format!("{lesson}&unlocked=1"));
        page.reload();
        assert_closed(false);
        page.click("#unlock");
        assert_closed(true);
        page.until_fragment(lesson);
    });
}

#[test]
fn a_station_that_is_locked_locks_what_is_in_it() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=what,seed,presets,both");
        for selector in [
            "#shape-0",
            "#layer-norm-eps",
            "#activations-rows",
            "#seed",
            "#new-draw",
            "#preset-two",
            "#lecture-parameters",
        ] {
            assert!(is_disabled(page, selector), "{selector}");
        }
        assert!(!is_disabled(page, "#growth-scale"));
    });
}

#[test]
fn a_frame_shows_the_lab_without_its_chrome_and_keeps_nothing() {
    Page::test(DESKTOP, |page| {
        page.visit("?embed=1#v=1&growth=0&scale=1.75");
        for gone in [".top-bar", ".foot", ".gallery", ".intro p"] {
            assert!(!page.has(gone), "{gone}");
        }
        let link: String = page.ask("#open-in-lab", "return element.href;");
        assert!(link.ends_with("/#v=1&scale=1.75"), "{link}");
        page.set("growth-scale", "2.5");
        std::thread::sleep(std::time::Duration::from_millis(900));
        let kept: Option<String> = page
            .session
            .script("return localStorage.getItem('layernorm-lab');", &[]);
        assert_eq!(kept, None);
        let link: String = page.ask("#open-in-lab", "return element.href;");
        assert!(link.ends_with("/#v=1&scale=2.5"), "{link}");
    });
}

#[test]
fn the_dialog_fits_a_phone() {
    Page::test(PHONE, |page| {
        page.click("#share");
        page.until("it is open", || is_seen(page, "#share-dialog"));
        let frame = page.frame("#share-dialog");
        assert!(
            frame.left >= 0.0 && frame.left + frame.width <= 390.0,
            "{frame:?}"
        );
        let wide: bool = page.ask(
            "#share-dialog",
            "return element.scrollWidth > element.clientWidth + 1;",
        );
        assert!(!wide);
    });
}
