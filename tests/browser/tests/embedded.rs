//! The lab in a frame: the messages to and from the page around it, and its tools.

use browser_tests::{page::Page, settings::Settings, viewport::DESKTOP};
use serde_json::json;

/// Shows the lab in a frame of another page, which keeps the messages that it gets.
fn embed(page: &Page, fragment: &str) {
    // A file of the lab without a policy: neither the lab nor an empty page that follows it
    // may have a frame.
    let file: String = page.session.script(
        "return document.querySelector('link[rel=stylesheet]').href;",
        &[],
    );
    // A browser looks for the icon of a file at the root.
    page.accept_errors(&["/favicon.ico"]);
    page.session.go_to(&file);
    let address = format!("{}?embed=1#{fragment}", Settings::from_environment().lab);
    let () = page.session.script(
        "window.messages = [];
         const frame = document.createElement('iframe');
         addEventListener('message', (event) => {
             messages.push({ ...event.data, isFrames: event.source === frame.contentWindow });
         });
         frame.src = arguments[0];
         frame.style = 'width: 900px; height: 700px';
         document.body.append(frame);",
        &[json!(address)],
    );
}

/// Waits for a message with this state.
fn wait_for_state(page: &Page, state: &str) {
    page.wait_until(state, || {
        page.session.script(
            "return messages.some((message) => message.state === arguments[0]);",
            &[json!(state)],
        )
    });
}

fn post(page: &Page, message: &str) {
    let () = page
        .session
        .script(&format!("frames[0].postMessage({message}, '*');"), &[]);
}

#[test]
fn an_embedded_lab_reports_its_height_and_state_and_takes_a_state() {
    Page::test(DESKTOP, |page| {
        embed(page, "v=1&scale=1.7");
        wait_for_state(page, "v=1&scale=1.7");
        let are_complete: bool = page.session.script(
            "return messages.every((message) =>
                 message.isFrames && message.type === 'layernorm-lab'
                 && Object.keys(message).sort().join() === 'height,isFrames,state,type');",
            &[],
        );
        assert!(
            are_complete,
            "a message holds the type, the state and the height"
        );
        page.wait_until("the height of the whole lab", || {
            page.session
                .script("return messages.at(-1).height > 3000;", &[])
        });
        post(
            page,
            "{ type: 'layernorm-lab', state: 'v=1&scale=2.5&lock=scale' }",
        );
        wait_for_state(page, "v=1&scale=2.5&lock=scale");
        // Messages of another kind, and what is no text, change nothing.
        for message in [
            "'v=1&scale=3'",
            "{ state: 'v=1&scale=3' }",
            "{ type: 'other', state: 'v=1&scale=3' }",
            "{ type: 'layernorm-lab', state: { scale: 3 } }",
            "null",
        ] {
            post(page, message);
        }
        // An invalid value is repaired, as in a link.
        post(page, "{ type: 'layernorm-lab', state: 'v=1&scale=99999' }");
        wait_for_state(page, "v=1&scale=1e3");
        let has_taken_another: bool = page.session.script(
            "return messages.some((message) => message.state.startsWith('v=1&scale=3'));",
            &[],
        );
        assert!(!has_taken_another);
        page.visit("");
    });
}

#[test]
fn an_embedded_lab_begins_with_undo_and_a_reset_to_its_address() {
    Page::test(DESKTOP, |page| {
        page.visit("?embed=1#v=1&scale=1.75");
        let tools = page.bounding_box("#open-in-lab");
        assert!(tools.top < 60.0, "{tools:?}");
        let is_reset = || -> String { page.eval_on("#reset-all", "return element.ariaDisabled;") };
        assert_eq!(is_reset(), "true");
        page.set("growth-scale", "2.5");
        assert_eq!(is_reset(), "false");
        page.wait_for_fragment("v=1&scale=2.5");
        page.click("#undo");
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "1.75");
        page.set("growth-scale", "3");
        page.click("#reset-all");
        page.wait_until_updated();
        assert_eq!(page.field_value("growth-scale-field"), "1.75");
    });
}
