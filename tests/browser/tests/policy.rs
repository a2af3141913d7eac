//! The page's policy: what it forbids is forbidden, and seen by the watch.

use browser_tests::{page::Page, screen::DESKTOP, watch::Seen};

/// What the console tells after a script.
fn told_after(page: &Page, script: &str) -> Vec<String> {
    let () = page.session.script(script, &[]);
    page.session.settle();
    page.session.settle();
    Seen::since_last_time(&page.session).errors
}

#[test]
fn what_the_policy_forbids_is_forbidden_and_seen() {
    let page = Page::open(DESKTOP);
    page.assert_calm();
    for (expected, script) in [
        // The check of trusted types comes before that of `script-src`.
        (
            "breach of require-trusted-types-for",
            "setTimeout(() => { try { (0, eval)('1'); } catch {} });",
        ),
        (
            "requires 'TrustedScript'",
            "const script = document.createElement('script');
             script.append('window.ran = true;');
             document.body.append(script);",
        ),
        (
            "breach of require-trusted-types-for",
            "const script = document.createElement('script');
             try { script.src = 'data:text/javascript,window.ran=true'; } catch {}
             document.body.append(script);",
        ),
        (
            "breach of style-src-elem",
            "const style = document.createElement('style');
             style.append('body { display: none }');
             document.body.append(style);",
        ),
        (
            "breach of img-src",
            "new Image().src = 'https://192.0.2.1/a.png';",
        ),
        (
            "connect-src",
            "fetch('https://192.0.2.1/').catch(() => {});",
        ),
        (
            "breach of form-action",
            "const form = document.createElement('form');
             form.action = 'https://192.0.2.1/';
             document.body.append(form);
             form.submit();",
        ),
        (
            "breach of require-trusted-types-for",
            "setTimeout(() => { try { document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>'; } catch {} });",
        ),
    ] {
        let told = told_after(&page, script);
        assert!(
            told.iter().any(|error| error.contains(expected)),
            "{expected}: {told:#?}"
        );
    }
    let ran: bool = page.session.script("return 'ran' in window;", &[]);
    assert!(!ran, "a script that the policy forbids has run");
}

#[test]
fn the_program_and_every_script_and_style_come_with_their_checksum() {
    Page::test(DESKTOP, |page| {
        let without: Vec<String> = page.session.script(
            "const files = 'script[src], link[rel=stylesheet], link[rel=modulepreload], link[rel=program]';
             return [...document.querySelectorAll(files)]
                 .filter((file) => !/^sha(256|384|512)-/.test(file.integrity))
                 .map((file) => file.outerHTML);",
            &[],
        );
        assert_eq!(without, [""; 0]);
        let own: u32 = page.session.script(
            "return document.querySelectorAll('script:not([src]), style').length;",
            &[],
        );
        assert_eq!(own, 0, "scripts and styles that are no files");
    });
}
