//! Undo and redo.

use std::{thread, time::Duration};

use browser_tests::{gesture::Pointer, page::Page, screen::DESKTOP, snapshot::Snapshot};
use fantoccini::key::Key;
use serde_json::json;

/// Longer than the pause that ends a step.
const REST: Duration = Duration::from_millis(900);

fn can(page: &Page, button: &str) -> bool {
    let state: String = page.ask(button, "return element.getAttribute('aria-disabled');");
    state == "false"
}

/// Presses Ctrl and a letter.
fn command(page: &Page, key: &str, shift: bool) {
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
    page.session.settle();
}

#[test]
fn a_drag_is_one_step_and_undo_says_what_it_undid() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        assert!(!can(page, "#undo") && !can(page, "#redo"));
        page.grab(Pointer::Mouse, "growth-scale");
        for part in [0.4, 0.6, 0.9] {
            page.pull(Pointer::Mouse, "growth-scale", part);
            // A pause while the thumb is held ends nothing.
            thread::sleep(REST);
        }
        page.release(Pointer::Mouse);
        let dragged = page.look();
        assert!(can(page, "#undo"));
        page.click("#undo");
        assert_eq!(page.look(), start);
        assert_eq!(page.text("#session-status"), "Undone: scale factor 1.5.");
        assert!(!can(page, "#undo") && can(page, "#redo"));
        page.click("#redo");
        assert_eq!(page.look(), dragged);
        assert!(
            page.text("#session-status")
                .starts_with("Redone: scale factor")
        );
    });
}

#[test]
fn typing_is_a_step_and_a_field_that_is_being_edited_has_its_own_undo() {
    Page::test(DESKTOP, |page| {
        let start = page.look();
        page.enter("growth-scale-field", "2");
        let two = page.look();
        page.enter("growth-scale-field", "3");
        let three = page.look();
        // The focus is still in the field, but its text is taken.
        command(page, "z", false);
        assert_eq!(page.look(), two);
        command(page, "z", false);
        assert_eq!(page.look(), start);
        command(page, "z", true);
        assert_eq!(page.look(), two);
        command(page, "y", false);
        assert_eq!(page.look(), three);
        page.fill("growth-scale-field", "7");
        command(page, "z", false);
        assert_eq!(
            page.look().larger,
            three.larger,
            "the lab's state is left alone"
        );
    });
}

/// Presses an arrow key so many times; whether they came close enough for one burst.
fn burst(page: &Page, count: usize) -> bool {
    let () = page.session.script(
        "window.pressedAt = [];
         addEventListener('keydown', () => window.pressedAt.push(performance.now()));",
        &[],
    );
    page.keys(&vec![Key::Right; count]);
    page.session.settle();
    let pressed: Vec<f64> = page.session.script("return window.pressedAt;", &[]);
    pressed.windows(2).all(|two| two[1] - two[0] < 500.0)
}

#[test]
fn a_burst_of_arrow_keys_is_one_step_and_the_next_one_another() {
    Page::test(DESKTOP, |page| {
        // A busy machine may press too slowly; then once more from the start.
        for _ in 0..6 {
            page.visit("#v=1");
            let start = page.look();
            page.focus("growth-steps");
            let first_close = burst(page, 4);
            thread::sleep(REST);
            let first = page.look();
            assert_eq!(first.fields["growth-steps"], "24");
            let second_close = burst(page, 3);
            assert_eq!(page.look().fields["growth-steps"], "27");
            if first_close && second_close {
                command(page, "z", false);
                assert_eq!(page.look(), first);
                command(page, "z", false);
                assert_eq!(page.look(), start);
                return;
            }
        }
        panic!("the machine is too busy to press a key twice in half a second");
    });
}

/// Does so many things as a person's pointer would, each of them one step.
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

/// Presses a button until it can do no more, or so many times.
const PRESS: &str = "
    const [id, most] = arguments;
    const button = document.getElementById(id);
    window.pressed = -1;
    let count = 0;
    const next = () => {
        if (count === most || button.getAttribute('aria-disabled') === 'true') {
            window.pressed = count;
            return;
        }
        button.click();
        count += 1;
        setTimeout(next, 1);
    };
    next();";

/// Presses a button until it can do no more; how often that was.
fn exhaust(page: &Page, button: &str) -> i64 {
    let mut all = 0;
    while can(page, &format!("#{button}")) {
        let () = page.session.script(PRESS, &[json!(button), json!(40)]);
        let pressed = || -> i64 { page.session.script("return window.pressed;", &[]) };
        page.until("forty steps are taken", || pressed() >= 0);
        all += pressed();
    }
    all
}

#[test]
fn two_hundred_random_actions_are_undone_byte_for_byte_and_redone() {
    Page::test(DESKTOP, |page| {
        let first = "v=1&seed=7&scale=1.25&size=6&eps=3e-7&gamma=0.30000000000000004&gammas=3:-2.5,7:1e-3&axis=log";
        page.visit(&format!("#{first}"));
        // A refused text stays explained whatever else happens.
        let look = || Snapshot {
            alerts: Vec::new(),
            ..page.look()
        };
        let start = look();
        for batch in 0..5 {
            let () = page
                .session
                .script(ACTIONS, &[json!(20_261_123 + batch), json!(40)]);
            page.until("forty things are done", || {
                page.session.script("return window.finished;", &[])
            });
        }
        thread::sleep(REST);
        let last = page.fragment();
        assert_ne!(last, first);
        let end = look();

        let steps = exhaust(page, "undo");
        assert!((100..=200).contains(&steps), "{steps} steps");
        page.until_fragment(first);
        assert_eq!(look(), start);
        assert_eq!(exhaust(page, "redo"), steps);
        page.until_fragment(&last);
        let again = look();
        assert_eq!(
            (again.fields, again.seed, again.after),
            (end.fields, end.seed, end.after)
        );
    });
}
