//! Lessons: links that hide and lock controls.

use std::{thread, time::Duration};

use browser_tests::{page::Page, viewport::DESKTOP};
use fantoccini::key::Key;

/// Longer than the debounce before a change is an undo step.
const LONGER_THAN_DEBOUNCE: Duration = Duration::from_millis(900);

pub(crate) fn is_visible(page: &Page, selector: &str) -> bool {
    page.eval_on(selector, "return element.checkVisibility();")
}

const LOCKED: u8 = 1;
const HIDDEN: u8 = 2;

/// Sets a control's access in the share dialog.
fn set_access(page: &Page, control: &str, access: u8) {
    let () = page.eval_on(
        &format!("#lesson-{control}"),
        &format!(
            "element.closest('details').open = true;
             element.value = '{access}';
             element.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ),
    );
}

#[test]
fn a_lesson_hides_and_locks_controls_and_can_be_unlocked() {
    Page::test(DESKTOP, |page| {
        page.click("#share");
        set_access(page, "scale", HIDDEN);
        set_access(page, "steps", LOCKED);
        set_access(page, "axis", LOCKED);
        set_access(page, "gamma", LOCKED);
        set_access(page, "failures", HIDDEN);
        set_access(page, "ln", LOCKED);
        let link = page.field_value("share-link");
        page.click("#share-close");
        let lesson = "v=1&hide=scale,failures&lock=ln,steps,axis,gamma";
        assert!(link.ends_with(&format!("#{lesson}")), "{link}");
        page.wait_for_fragment(lesson);

        page.visit(&format!("#{lesson}"));
        let hidden = ["#growth-scale", "#failures", ".top-bar a[href='#failures']"];
        let locked = [
            "#growth-steps",
            "#growth-steps-field",
            "#view-axis-1",
            "#layer-norm-gamma",
            "#growth-layer-norm",
        ];
        let assert_in_force = |in_force: bool| {
            for selector in hidden {
                assert_eq!(is_visible(page, selector), !in_force, "{selector}");
            }
            for selector in locked {
                assert_eq!(page.is_disabled(selector), in_force, "{selector}");
                assert!(is_visible(page, selector), "{selector}");
            }
        };
        assert_in_force(true);
        let is_inert: bool = page.eval_on(
            "#layer-norm-gamma-bars",
            "return element.closest('[inert]') !== null;",
        );
        assert!(is_inert, "the bars are locked with the slider");
        assert!(page.text("#lesson").contains("2 hidden, 4 locked"));
        assert!(
            !page.is_disabled("#growth-size"),
            "a control outside the lesson stays open"
        );

        page.click("#unlock");
        assert_in_force(false);
        page.wait_for_fragment(&format!("{lesson}&unlocked=1"));
        page.reload();
        assert_in_force(false);
        page.click("#unlock");
        assert_in_force(true);
        page.wait_for_fragment(lesson);
    });
}

#[test]
fn a_locked_station_locks_its_controls() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=what,seed,presets,both");
        for selector in [
            "#layer-norm-normalized-shape-0",
            "#layer-norm-eps",
            "#activations-rows",
            "#seed",
            "#new-draw",
            "#preset-two",
            "#lecture-parameters",
            "#cell-field",
            "#custom-matrix-text",
            "#custom-matrix-use",
        ] {
            assert!(page.is_disabled(selector), "{selector}");
        }
        assert!(!page.is_disabled("#growth-scale"));
    });
}

/// Operates every focusable control of a station that is neither disabled nor inert, and
/// returns how many there were. Texts come first, for the buttons that read them; sliders
/// come last, after the buttons that reset them.
const OPERATE: &str = "
    for (const details of element.querySelectorAll('details')) details.open = true;
    const focusable = 'button, input, select, textarea, [tabindex]';
    const isOff = (control) => control.matches(':disabled, figure button') || control.closest('[inert]');
    const order = (control) => control.matches('textarea') ? 0 : control.matches('button') ? 1 : 2;
    const controls = [...element.querySelectorAll(focusable)]
        .filter((control) => !isOff(control))
        .sort((one, other) => order(one) - order(other));
    const send = (control, type) => control.dispatchEvent(new Event(type, { bubbles: true }));
    for (const control of controls) {
        control.focus();
        if (control.matches('input[type=range]')) {
            control.value = control.value === control.max ? control.min : control.max;
        } else if (control.matches('textarea, input[type=text], input:not([type])')) {
            control.value = '2';
        } else {
            control.click();
            continue;
        }
        send(control, 'input');
        send(control, 'change');
    }
    return controls.length;";

/// Operates every control of a station by script, and edits a cell of its first matrix by
/// keyboard, if it has one.
fn operate(page: &Page, station: &str) -> usize {
    let selector = format!("#{station}");
    page.reveal(&format!("{selector} h2"));
    page.wait_until("the station is mounted", || {
        page.has(&format!("{selector} :is(input, button, [data-cell])"))
    });
    let count = page.eval_on(&selector, OPERATE);
    let cell = format!("{selector} [data-cell][tabindex='0']");
    if page.has(&cell) {
        let () = page.eval_on(&cell, "element.focus();");
        page.type_characters(&['4', '2', char::from(Key::Enter)]);
    }
    page.wait_until_updated();
    thread::sleep(LONGER_THAN_DEBOUNCE);
    count
}

fn can_undo(page: &Page) -> bool {
    page.eval_on(
        "#undo",
        "return element.getAttribute('aria-disabled') === 'false';",
    )
}

/// The stations whose controls belong to the state, which undo and links restore. The choice
/// of a failure in the last station does not.
const STATIONS: [&str; 5] = ["why", "what", "statistics", "parameters", "relatives"];

/// Shows that [`operate`] does change the state of every open station.
#[test]
fn the_controls_of_an_open_station_change_the_state() {
    Page::test(DESKTOP, |page| {
        for station in STATIONS {
            page.visit("#v=1&seed=5");
            let count = operate(page, station);
            assert!(count > 0, "{station} has no control");
            assert!(can_undo(page), "{station}: {count} controls change nothing");
        }
    });
}

#[test]
fn no_control_of_a_locked_station_changes_the_state() {
    Page::test(DESKTOP, |page| {
        for station in STATIONS {
            let lesson = format!("v=1&seed=5&lock={station}");
            page.visit(&format!("#{lesson}"));
            let start = page.snapshot();
            let _ = operate(page, station);
            assert!(!can_undo(page), "{station}: a locked control has an effect");
            assert_eq!(page.fragment(), lesson, "{station}");
            // A cell that is explored is highlighted.
            let shown = page.snapshot();
            assert_eq!(shown.before.rows, start.before.rows, "{station}");
        }
    });
}

#[test]
fn a_closed_list_of_controls_says_how_many_are_closed_and_that_it_opens() {
    Page::test(DESKTOP, |page| {
        page.visit("#v=1&lock=seed");
        page.click("#share");
        let () = page.eval_on(".lesson-choices", "element.open = true;");
        let [text, sign]: [String; 2] = page.eval_on(
            "#lesson-controls > summary",
            "return [element.innerText.trim(), getComputedStyle(element, '::before').content];",
        );
        assert_eq!(text, "Hide or lock controls 1 locked");
        assert!(sign.starts_with("\"+\""), "{sign}");
    });
}
