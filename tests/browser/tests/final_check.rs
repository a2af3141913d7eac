//! The final check of every test: it finds errors and requests, and no test avoids it.

use std::{fs, path::Path};

use browser_tests::{
    final_check::{Accepted, BrowserLogs},
    page::Page,
    settings::Settings,
    viewport::DESKTOP,
};

const LAB: &str = "http://127.0.0.1:8080/";

fn logs(errors: &[&str], requests: &[&str]) -> BrowserLogs {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    BrowserLogs {
        errors: owned(errors),
        requests: owned(requests),
    }
}

fn problems(errors: &[&str], requests: &[&str]) -> Vec<String> {
    logs(errors, requests).problems(LAB, &Accepted::default())
}

/// Needs no browser.
#[test]
fn errors_external_requests_and_missing_logs_are_problems() {
    let own = [LAB, "http://127.0.0.1:8080/lab.js", "data:,", "blob:null/1"];
    assert_eq!(problems(&[], &own), [""; 0]);
    assert!(problems(&["thrown"], &own)[0].contains("thrown"));
    assert!(problems(&[], &[LAB, "http://192.0.2.1/"])[0].contains("192.0.2.1"));
    // A host whose name only starts like this machine's.
    assert_eq!(problems(&[], &[LAB, "http://127.0.0.1.example/"]).len(), 1);
    assert!(problems(&[], &[])[0].contains("lacks the page"));
}

/// Needs no browser.
#[test]
fn only_accepted_errors_and_requests_are_ignored() {
    let logs = logs(
        &["lab.css is corrupted", "thrown"],
        &[LAB, "http://192.0.2.1/a", "http://192.0.2.2/"],
    );
    let accepted = Accepted {
        errors: vec!["lab.css".to_owned()],
        requests: vec!["http://192.0.2.1/".to_owned()],
    };
    assert_eq!(
        logs.problems(LAB, &accepted),
        [
            "console error: thrown",
            "request to another machine: http://192.0.2.2/"
        ]
    );
}

/// A [`Page`] runs the final check when it is dropped. So a test avoids the check only if it
/// starts a browser without a `Page`, or never drops it. Needs no browser.
#[test]
fn no_test_avoids_the_final_check() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut checked = 0;
    for file in fs::read_dir(folder).expect("the tests' folder") {
        let path = file.expect("an entry of the folder").path();
        if path.extension() != Some("rs".as_ref()) {
            continue;
        }
        let source = fs::read_to_string(&path).expect("UTF-8");
        for (start, end) in [
            ("Session", "::open"),
            ("mem", "::forget"),
            ("Manually", "Drop"),
            ("process", "::exit"),
        ] {
            // In two parts, so that this file does not contain the text itself.
            let forbidden = format!("{start}{end}");
            assert!(
                !source.contains(&forbidden),
                "{}: {forbidden}",
                path.display()
            );
        }
        checked += 1;
    }
    assert!(checked > 50, "{checked} files");
}

#[test]
#[should_panic(expected = "console error")]
fn a_dropped_page_runs_the_final_check() {
    let page = Page::open(DESKTOP);
    let () = page.session.script("console.error('logged');", &[]);
}

/// The logs after a script on a page without a content security policy: the lab's own policy
/// would block every request.
fn logs_after(script: &str) -> BrowserLogs {
    let page = Page::at(DESKTOP, "data:text/html,<title>blank</title>");
    page.accept_errors(&["logged", "thrown", "192.0.2.1"]);
    page.accept_requests("http://192.0.2.1/");
    page.accept_requests("https://192.0.2.1/");
    page.load();
    let () = page.session.script(script, &[]);
    page.session.wait_for_frames();
    page.session.wait_for_frames();
    page.logs()
}

#[test]
fn a_console_error_is_logged() {
    let errors = logs_after("console.error('logged');").errors;
    assert!(errors.iter().any(|error| error.contains("logged")));
    let errors = logs_after("setTimeout(() => { throw new Error('thrown'); });").errors;
    assert!(errors.iter().any(|error| error.contains("thrown")));
}

#[test]
fn a_request_to_another_machine_is_logged() {
    // An address reserved for documentation (RFC 5737).
    let logs = logs_after("fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(() => {});");
    assert_eq!(logs.external_requests(), ["http://192.0.2.1/"]);
    let logs = logs_after("new Image().src = 'https://192.0.2.1/a.png';");
    assert_eq!(logs.external_requests(), ["https://192.0.2.1/a.png"]);
}

#[test]
fn the_page_requests_each_of_its_own_files_once() {
    Page::test(DESKTOP, |page| {
        let mut requests = page.logs().requests;
        // With an outdated start-up profile, a stub may load the deferred chunk as well
        // (release::split checks that it does not with a current one).
        let is_chunk = |address: &String| address.contains("layernorm-lab-secondary-");
        if let Some(at) = requests.iter().position(is_chunk) {
            let chunk = requests.remove(at);
            requests.retain(|address| !is_chunk(address));
            requests.push(chunk);
        }
        assert!(
            requests.iter().any(|address| address.contains(".wasm")),
            "{requests:#?}"
        );
        let mut unique = requests.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), requests.len(), "{requests:#?}");
        assert!(requests.contains(&Settings::from_environment().lab));
    });
}
