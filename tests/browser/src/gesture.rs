//! Real mouse and touch events, as the operating system sends them.

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::{Value, json};

use crate::{engine::Engine, geometry::Point, page::Page};

/// The kind of pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse with its left button.
    Mouse,
    /// A finger on a touch screen.
    Touch,
}

/// The shortest press, in milliseconds, that a browser may take for a long one.
const LONG_PRESS: u32 = 500;

/// How often a tap is tried.
const TAPS: usize = 10;

/// How often a covered element is revealed before a click gives up.
const REVEALS: usize = 10;

impl Page {
    /// Presses the pointer at a point.
    pub fn press(&self, pointer: Pointer, point: Point) {
        match pointer {
            Pointer::Mouse => {
                self.send_mouse("mouseMoved", point);
                self.mouse_down_at.set(Some(point));
                self.send_mouse("mousePressed", point);
            }
            Pointer::Touch => self.send_touch("touchStart", &[point]),
        }
    }

    /// Puts two fingers on the page and moves them apart, in ten moves.
    pub fn pinch(&self, from: [Point; 2], to: [Point; 2]) {
        // One finger always touches first.
        self.send_touch("touchStart", &from[..1]);
        self.send_touch("touchStart", &from);
        for step in 1..=10 {
            let way = f64::from(step) / 10.0;
            let on_way = |finger: usize| Point {
                x: from[finger].x + way * (to[finger].x - from[finger].x),
                y: from[finger].y + way * (to[finger].y - from[finger].y),
            };
            self.send_touch("touchMove", &[on_way(0), on_way(1)]);
        }
        self.send_touch("touchEnd", &[]);
        self.session.wait_for_frames();
    }

    /// Moves the pointer to each of these points, one after the other.
    pub fn move_through(&self, pointer: Pointer, points: &[Point]) {
        for &point in points {
            match pointer {
                Pointer::Mouse => self.send_mouse("mouseMoved", point),
                Pointer::Touch => self.send_touch("touchMove", &[point]),
            }
        }
    }

    /// Releases the pointer.
    pub fn release(&self, pointer: Pointer) {
        match pointer {
            Pointer::Mouse => {
                if let Some(point) = self.mouse_down_at.take() {
                    self.send_mouse("mouseReleased", point);
                }
            }
            Pointer::Touch => self.send_touch("touchEnd", &[]),
        }
    }

    /// Taps a point with one finger, again where a slow machine held the finger so long that the
    /// browser saw a long press, which clicks nothing.
    ///
    /// # Panics
    /// When each of these taps becomes a long press.
    pub fn tap(&self, point: Point) {
        for _ in 0..TAPS {
            let () = self.session.script(
                "const tap = { milliseconds: null, clicked: false };
                 const once = { capture: true, once: true };
                 addEventListener('pointerdown', ({ timeStamp }) => {
                     for (const end of ['pointerup', 'pointercancel']) {
                         addEventListener(end, (event) => {
                             tap.milliseconds ??= event.timeStamp - timeStamp;
                         }, once);
                     }
                 }, once);
                 addEventListener('click', () => { tap.clicked = true; }, once);
                 window.tap = tap;",
                &[],
            );
            self.press(Pointer::Touch, point);
            self.release(Pointer::Touch);
            self.wait_until("the finger is lifted", || {
                self.session
                    .becomes_true("window.tap.milliseconds !== null")
            });
            self.session.wait_for_frames();
            let counts = format!("window.tap.clicked || window.tap.milliseconds < {LONG_PRESS}");
            if self.session.script(&format!("return {counts};"), &[]) {
                return;
            }
        }
        panic!("{TAPS} taps became long presses");
    }

    /// Clicks at a point.
    pub fn click_at(&self, point: Point) {
        self.press(Pointer::Mouse, point);
        self.release(Pointer::Mouse);
    }

    /// Clicks twice at a point in quick succession.
    pub fn double_click_at(&self, point: Point) {
        for click_count in [1, 2] {
            self.click_count.set(click_count);
            self.click_at(point);
        }
        self.click_count.set(1);
    }

    /// Reveals an element and clicks its middle.
    ///
    /// # Panics
    /// When another element covers its middle, also after it has been revealed again: parts of
    /// the page that come near the viewport are mounted, and may move it.
    pub fn click(&self, selector: &str) {
        let mut covered_by = String::new();
        for _ in 0..REVEALS {
            self.reveal(selector);
            let (point, cover): (Point, Option<String>) = self.eval_on(
                selector,
                "const { left, top, width, height } = element.getBoundingClientRect();
                 const [x, y] = [left + width / 2, top + height / 2];
                 const hit = document.elementFromPoint(x, y);
                 const isOnTop = element.contains(hit) || Boolean(hit?.contains(element));
                 return [{ x, y }, isOnTop ? null : hit?.outerHTML.slice(0, 100) ?? 'nothing'];",
            );
            let Some(cover) = cover else {
                self.click_at(point);
                return;
            };
            covered_by = cover;
            self.session.wait_for_frames();
        }
        panic!("{selector} is covered by {covered_by}");
    }

    /// Moves the mouse to the middle of an element.
    pub fn hover(&self, selector: &str) {
        let point = self.bounding_box(selector).at(0.5, 0.5);
        self.move_through(Pointer::Mouse, &[point]);
        self.session.wait_for_frames();
    }

    // chromedriver's own actions forget between two calls that a button or a finger is
    // down, and then no slider moves. Hence the commands of the DevTools protocol.

    fn send_mouse(&self, event: &str, point: Point) {
        let is_down = self.mouse_down_at.get().is_some();
        if is_down {
            self.mouse_down_at.set(Some(point));
        }
        if self.session.engine() == Engine::Firefox {
            self.session.perform(webdriver_action(event, point));
            return;
        }
        let is_release = event == "mouseReleased";
        self.send(
            "Input.dispatchMouseEvent",
            &json!({
                "type": event,
                "x": point.x,
                "y": point.y,
                "button": if is_down || is_release { "left" } else { "none" },
                "buttons": u8::from(is_down),
                "clickCount": if event == "mouseMoved" { 0 } else { self.click_count.get() },
            }),
        );
    }

    /// Sends the fingers that touch the screen after an event.
    fn send_touch(&self, event: &str, points: &[Point]) {
        let points: Vec<_> = (0..)
            .zip(points)
            .map(|(id, point)| json!({ "x": point.x, "y": point.y, "id": id }))
            .collect();
        let parameters = json!({ "type": event, "touchPoints": points });
        self.send("Input.dispatchTouchEvent", &parameters);
    }

    fn send(&self, command: &str, parameters: &Value) {
        let _ = self.session.devtools(command, parameters);
    }
}

/// The action of the `WebDriver` standard for a mouse event of the `DevTools` protocol.
fn webdriver_action(event: &str, point: Point) -> MouseActions {
    let button = MOUSE_BUTTON_LEFT;
    MouseActions::new("mouse".to_owned()).then(match event {
        "mousePressed" => PointerAction::Down { button },
        "mouseReleased" => PointerAction::Up { button },
        _ => PointerAction::MoveTo {
            duration: None,
            x: point.x,
            y: point.y,
        },
    })
}
