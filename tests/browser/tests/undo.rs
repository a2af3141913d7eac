//! Undo and redo of drags, typing and key presses.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, snapshot::Snapshot, viewport::DESKTOP};
use fantoccini::key::Key;
use serde_json::json;

/// Longer than the pause that ends an undo step.
const LONGER_THAN_PAUSE: Duration = Duration::from_millis(900);

fn is_enabled(page: &Page, button: &str) -> bool {
    let state: String = page.eval_on(button, "return element.getAttribute('aria-disabled');");
    state == "false"
}

/// Presses Ctrl and a letter.
fn press_shortcut(page: &Page, key: &str, shift: bool) {
    let modifiers = if shift { 2 | 8 } else { 2 };
    for kind in ["rawKeyDown", "keyUp"] {
        let _ = page.session.devtools(
            "Input.dispatchKeyEvent",
            &json!({
                "type": kind,
                "modifiers": modifiers,
                "key": key,
                "code": format!("Key{}", key.to_ascii_uppercase()),
                "windowsVirtualKeyCode": key.to_ascii_uppercase().as_bytes()[0],
            }),
        );
    }
    page.session.wait_for_frames();
}

#[test]
fn a_drag_is_one_undo_step_and_undo_names_it() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        assert!(!is_enabled(page, "#undo") && !is_enabled(page, "#redo"));
        page.grab(Pointer::Mouse, "growth-scale");
        for fraction in [0.4, 0.6, 0.9] {
            page.drag_to(Pointer::Mouse, "growth-scale", fraction);
            // A pause during a drag does not end the step.
            thread::sleep(LONGER_THAN_PAUSE);
        }
        page.release(Pointer::Mouse);
        let dragged = page.snapshot();
        assert!(is_enabled(page, "#undo"));
        page.click("#undo");
        assert_eq!(page.snapshot(), start);
        assert_eq!(page.text("#session-status"), "Undone: scale factor 1.5.");
        assert!(!is_enabled(page, "#undo") && is_enabled(page, "#redo"));
        page.click("#redo");
        assert_eq!(page.snapshot(), dragged);
        assert!(
            page.text("#session-status")
                .starts_with("Redone: scale factor")
        );
    });
}

#[test]
fn typing_is_an_undo_step_and_a_field_in_editing_has_its_own_undo() {
    Page::test(DESKTOP, |page| {
        let start = page.snapshot();
        page.enter("growth-scale-field", "2");
        let two = page.snapshot();
        page.enter("growth-scale-field", "3");
        let three = page.snapshot();
        // The focus is still in the field, but Enter has ended the editing.
        press_shortcut(page, "z", false);
        assert_eq!(page.snapshot(), two);
        press_shortcut(page, "z", false);
        assert_eq!(page.snapshot(), start);
        press_shortcut(page, "z", true);
        assert_eq!(page.snapshot(), two);
        press_shortcut(page, "y", false);
        assert_eq!(page.snapshot(), three);
        page.fill("growth-scale-field", "7");
        press_shortcut(page, "z", false);
        assert_eq!(
            page.snapshot().larger,
            three.larger,
            "the lab's state stays"
        );
    });
}

/// Presses an arrow key this many times, and returns whether the presses were close enough for
/// one undo step.
fn press_burst(page: &Page, count: usize) -> bool {
    let () = page.session.script(
        "window.pressedAt = [];
         addEventListener('keydown', () => window.pressedAt.push(performance.now()));",
        &[],
    );
    page.press_keys(&vec![Key::Right; count]);
    page.session.wait_for_frames();
    let pressed: Vec<f64> = page.session.script("return window.pressedAt;", &[]);
    pressed.windows(2).all(|pair| pair[1] - pair[0] < 500.0)
}

#[test]
fn each_burst_of_arrow_keys_is_one_undo_step() {
    Page::test(DESKTOP, |page| {
        // A busy machine may press the keys too slowly: then the test tries again.
        for _ in 0..6 {
            page.visit("#v=1");
            let start = page.snapshot();
            page.focus("growth-steps");
            let first_is_burst = press_burst(page, 4);
            thread::sleep(LONGER_THAN_PAUSE);
            let first = page.snapshot();
            assert_eq!(first.fields["growth-steps"], "24");
            let second_is_burst = press_burst(page, 3);
            assert_eq!(page.snapshot().fields["growth-steps"], "27");
            if first_is_burst && second_is_burst {
                press_shortcut(page, "z", false);
                assert_eq!(page.snapshot(), first);
                press_shortcut(page, "z", false);
                assert_eq!(page.snapshot(), start);
                return;
            }
        }
        panic!("the machine is too busy to press a key twice in half a second");
    });
}

/// Performs random actions, each of them one undo step.
const ACTIONS: &str = "
    const [seed, count] = arguments;
    let state = seed;
    const random = (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const send = (target, kind, type = Event) => target.dispatchEvent(new type(kind, { bubbles: true }));
    const drag = () => {
        const sliders = all('.slider-range:not(#growth-size)');
        const slider = sliders[random(sliders.length)];
        for (let i = 0; i < 3; i++) {
            const [min, max, step] = [slider.min, slider.max, slider.step].map(Number);
            slider.value = min + step * random(1 + Math.round((max - min) / step));
            send(slider, 'input');
        }
    };
    const type = () => {
        const fields = all('.slider-field:not(#growth-size-field):not(#growth-steps-field)')
            .filter((field) => field.closest('.slider'));
        const field = fields[random(fields.length)];
        field.value = ['0.7', '2', '5', '11', '1e-3', '-4.25', 'nonsense'][random(7)];
        send(field, 'change');
    };
    const click = (selector) => () => {
        const buttons = all(selector);
        if (buttons.length) buttons[random(buttons.length)].click();
    };
    const kinds = [drag, drag, drag, type, type, click('.switch'),
        click('.choice-option input'), click('.slider-reset:enabled'), click('#new-draw'),
        click('.preset')];
    window.finished = false;
    let left = count;
    const next = () => {
        if (left-- === 0) { window.finished = true; return; }
        const act = kinds[random(kinds.length)];
        send(window, 'pointerdown', PointerEvent);
        try { act(); } catch (error) { console.error(error); }
        setTimeout(() => { send(window, 'pointerup', PointerEvent); setTimeout(next, 5); }, 5);
    };
    next();";

/// Clicks a button until it is disabled, at most this many times.
const CLICK_REPEATEDLY: &str = "
    const [id, limit] = arguments;
    const button = document.getElementById(id);
    window.clickCount = -1;
    let count = 0;
    const next = () => {
        if (count === limit || button.getAttribute('aria-disabled') === 'true') {
            window.clickCount = count;
            return;
        }
        button.click();
        count += 1;
        setTimeout(next, 1);
    };
    next();";

/// Clicks a button until it is disabled, and returns the number of clicks.
fn click_until_disabled(page: &Page, button: &str) -> i64 {
    let mut all = 0;
    while is_enabled(page, &format!("#{button}")) {
        let () = page
            .session
            .script(CLICK_REPEATEDLY, &[json!(button), json!(40)]);
        let count = || -> i64 { page.session.script("return window.clickCount;", &[]) };
        page.wait_until("forty clicks", || count() >= 0);
        all += count();
    }
    all
}

#[test]
fn two_hundred_random_actions_are_undone_exactly_and_redone() {
    Page::test(DESKTOP, |page| {
        let first = "v=1&seed=7&scale=1.25&size=6&eps=3e-7&gamma=0.30000000000000004&gammas=3:-2.5,7:1e-3&axis=log";
        page.visit(&format!("#{first}"));
        // Without the messages about rejected input, which undo does not change.
        let snapshot = || Snapshot {
            alerts: Vec::new(),
            ..page.snapshot()
        };
        let start = snapshot();
        for batch in 0..5 {
            let () = page
                .session
                .script(ACTIONS, &[json!(20_261_123 + batch), json!(40)]);
            page.wait_until("forty actions", || {
                page.session.script("return window.finished;", &[])
            });
        }
        thread::sleep(LONGER_THAN_PAUSE);
        let last = page.fragment();
        assert_ne!(last, first);
        let end = snapshot();

        let steps = click_until_disabled(page, "undo");
        assert!((100..=200).contains(&steps), "{steps} steps");
        page.wait_for_fragment(first);
        assert_eq!(snapshot(), start);
        assert_eq!(click_until_disabled(page, "redo"), steps);
        page.wait_for_fragment(&last);
        let again = snapshot();
        assert_eq!(
            (again.fields, again.seed, again.after),
            (end.fields, end.seed, end.after)
        );
    });
}
