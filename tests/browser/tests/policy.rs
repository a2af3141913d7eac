//! The content security policy: it blocks what it forbids, and the final check reports it.

use std::cell::RefCell;

use browser_tests::{page::Page, viewport::DESKTOP};

/// Runs a script and waits until the console has an error with this text.
fn assert_reported(page: &Page, expected: &str, script: &str) {
    let () = page.session.script(script, &[]);
    let errors = RefCell::new(Vec::new());
    page.wait_until(expected, || {
        errors.borrow_mut().extend(page.take_errors());
        errors.borrow().iter().any(|error| error.contains(expected))
    });
}

#[test]
fn a_forbidden_action_is_blocked_and_reported() {
    Page::test(DESKTOP, |page| {
        // Chromium logs a request before the policy blocks it.
        page.accept_requests("https://192.0.2.1/");
        page.assert_clean_logs();
        // One action logs several errors, and the last ones may come at any time until the
        // end of the test.
        page.accept_errors(&[
            "violation of",
            "Content Security Policy",
            "Trusted",
            "192.0.2.1",
        ]);
        for (expected, script) in [
            // The browser checks trusted types before `script-src`.
            (
                "violation of require-trusted-types-for",
                "setTimeout(() => { try { (0, eval)('1'); } catch {} });",
            ),
            (
                "requires 'TrustedScript'",
                "const script = document.createElement('script');
                 script.append('window.ran = true;');
                 document.body.append(script);",
            ),
            (
                "violation of require-trusted-types-for",
                "const script = document.createElement('script');
                 try { script.src = 'data:text/javascript,window.ran=true'; } catch {}
                 document.body.append(script);",
            ),
            (
                "violation of style-src-elem",
                "const style = document.createElement('style');
                 style.append('body { display: none }');
                 document.body.append(style);",
            ),
            (
                "violation of img-src",
                "new Image().src = 'https://192.0.2.1/a.png';",
            ),
            (
                "connect-src",
                "fetch('https://192.0.2.1/').catch(() => {});",
            ),
            (
                "violation of form-action",
                "const form = document.createElement('form');
                 form.action = 'https://192.0.2.1/';
                 document.body.append(form);
                 form.submit();",
            ),
            (
                "violation of require-trusted-types-for",
                "setTimeout(() => { try { document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>'; } catch {} });",
            ),
        ] {
            assert_reported(page, expected, script);
        }
        let ran: bool = page.session.script("return 'ran' in window;", &[]);
        assert!(!ran, "a script that the policy forbids has run");
    });
}

#[test]
fn every_script_style_and_module_has_a_known_content() {
    Page::test(DESKTOP, |page| {
        let without: Vec<String> = page.session.script(
            "const files = 'script[src], link[rel=stylesheet], link[rel=modulepreload], link[rel=program]';
             return [...document.querySelectorAll(files)]
                 .filter((file) => !/^sha(256|384|512)-/.test(file.integrity))
                 .map((file) => file.outerHTML);",
            &[],
        );
        assert_eq!(without, [""; 0]);
        // Browsers run an inline script only if the policy has its hash.
        let unlisted: Vec<String> = page.session.await_promise(
            "(async () => {
                 const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]').content;
                 const isListed = async ({ textContent }) => {
                     const bytes = new TextEncoder().encode(textContent);
                     const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
                     return policy.includes(`'sha256-${btoa(String.fromCharCode(...hash))}'`);
                 };
                 const inline = [...document.querySelectorAll('script:not([src]), style')];
                 const listed = await Promise.all(inline.map(isListed));
                 return inline.filter((_, index) => !listed[index]).map(({ outerHTML }) => outerHTML);
             })()",
        );
        assert_eq!(unlisted, [""; 0], "inline scripts and styles");
    });
}
