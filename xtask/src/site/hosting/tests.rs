use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest;

use super::*;

/// A page as Trunk writes it, with one file of each kind.
const BUILT: &str = r#"<!doctype html>
<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'nonce-TGF5ZXJOb3Jt'; style-src-elem 'self'; connect-src 'self'; worker-src 'self'" />
<link rel="stylesheet" href="./page-1.css" integrity="sha384-a" id="own" class="quiet"/>
<link rel="icon" href="./icon-1.svg" integrity="sha384-b"/>
<script src="./check-1.js" defer integrity="sha384-c"></script>
<meta name="lab" content="./lab-1.js ./lab-1_bg.wasm" />
<script src="./start-1.js" type="module" integrity="sha384-d"></script>
<link rel="modulepreload" nonce="TGF5ZXJOb3Jt" href="./lab-1.js" crossorigin="anonymous" integrity="sha384-e"><link rel="preload" href="./lab-1_bg.wasm" crossorigin="anonymous" integrity="sha384-f" as="fetch" type="application/wasm"></head>
<body><p>The lesson.</p></body></html>
"#;

const FILES: [(&str, &str); 7] = [
    ("worker.js", "retire();"),
    ("page-1.css", "p { color: red }"),
    ("icon-1.svg", "<svg/>"),
    ("check-1.js", "check('</script>');"),
    ("start-1.js", "start();"),
    (
        "lab-1.js",
        "function __wbg_init() {}\nexport { initSync, __wbg_init as default };\n",
    ),
    ("lab-1_bg.wasm", "\0asm\u{1}\0\0\0"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// A folder with this page, one for each test.
fn built(test: &str, page: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("lab-finish-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let built = folder.join("built");
    fs::create_dir_all(&built).unwrap();
    fs::write(built.join(PAGE), page).unwrap();
    for (name, text) in FILES {
        fs::write(built.join(name), text).unwrap();
    }
    folder
}

fn finished(folder: &Path) -> Result<Files> {
    site(&folder.join("built"), &folder.join("site"), &root())?;
    files::read(&folder.join("site"))
}

#[test]
fn a_site_lists_every_file_with_its_checksum_in_its_worker() {
    let folder = built("list", BUILT);
    let files = finished(&folder).unwrap();
    let worker = String::from_utf8(files[offline::WORKER].clone()).unwrap();
    assert!(!worker.contains("@VERSION@") && !worker.contains("@FILES@"));
    for (name, content) in &files {
        let listed = if name == PAGE { "./" } else { name };
        let line = format!("\"{listed}\": \"{}\"", integrity(content));
        assert_eq!(worker.contains(&line), name != offline::WORKER, "{name}");
    }
    let page = String::from_utf8(files[PAGE].clone()).unwrap();
    assert!(page.contains("<meta name=\"worker\" content=\"worker.js\">"));
    assert!(page.contains("data-bytes=\"8\""), "{page}");
    assert!(!page.contains("nonce"), "{page}");

    // The same files make the same worker; one changed byte makes another.
    assert_eq!(finished(&folder).unwrap(), files);
    fs::write(folder.join("built/page-1.css"), "p { color: red}").unwrap();
    let other = finished(&folder).unwrap();
    assert_ne!(other[offline::WORKER], files[offline::WORKER]);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn recorded_activations_are_cached_later() {
    let name = "model-1.safetensors";
    let meta = format!("<meta name=\"recording\" content=\"{name} sha384-g\" />\n</head>");
    let folder = built("recording", &BUILT.replace("</head>", &meta));
    fs::write(folder.join("built").join(name), [0, 255, 10]).unwrap();
    let files = finished(&folder).unwrap();
    let worker = String::from_utf8(files[offline::WORKER].clone()).unwrap();
    let (at_once, later) = worker.split_once("const LATER").unwrap();
    let line = format!("\"{name}\": \"{}\"", integrity(&[0, 255, 10]));
    assert!(
        !at_once.contains(&line) && later.contains(&line),
        "{worker}"
    );
    assert!(!later.contains("page-1.css") && !worker.contains("@LATER@"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_page_without_an_origin_runs_check_js_and_may_ask_for_the_other_files() {
    let folder = built("origin", BUILT);
    let files = finished(&folder).unwrap();
    let page = String::from_utf8(files[PAGE].clone()).unwrap();
    assert!(!page.contains("check-1.js") && !files.contains_key("check-1.js"));
    let script = "check('<\\/script>');";
    assert!(
        page.contains(&format!("<script>{script}</script>\n</body>")),
        "{page}"
    );
    let hash = STANDARD.encode(sha2::Sha256::digest(script));
    let policy = policy::policy(&page).unwrap();
    assert!(
        policy.contains(&format!("script-src 'self' 'sha256-{hash}' ")),
        "{policy}"
    );
    for tag in markup::tags(&page, &["script", "link"]) {
        if tag.get("integrity").is_some() {
            assert_eq!(tag.get("crossorigin"), Some("anonymous"), "{page}");
        }
    }
    assert_eq!(
        page.matches("crossorigin").count(),
        page.matches("integrity").count()
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn style_sheets_without_an_id_are_joined_in_their_order() {
    let two = r#"<link rel="stylesheet" href="./a-1.css" integrity="sha384-g"/>
<link rel="stylesheet" href="./b-1.css" integrity="sha384-h"/>
<link rel="icon""#;
    let folder = built("styles", &BUILT.replace("<link rel=\"icon\"", two));
    fs::write(folder.join("built/a-1.css"), "p { color: blue }").unwrap();
    fs::write(folder.join("built/b-1.css"), "p { color: green }").unwrap();
    let files = finished(&folder).unwrap();
    let page = String::from_utf8(files[PAGE].clone()).unwrap();
    let links = markup::tags(&page, &["link"]);
    let styles: Vec<_> = links
        .iter()
        .filter(|link| link.get("rel") == Some("stylesheet"))
        .collect();
    assert_eq!(styles.len(), 2, "{page}");
    assert_eq!(styles[0].get("id"), Some("own"));
    let name = styles[1].file("href").unwrap();
    let both = b"p { color: blue }\np { color: green }\n";
    assert_eq!(files[name], both);
    assert_eq!(styles[1].get("integrity"), Some(&*integrity(both)));
    assert!(!files.contains_key("a-1.css"), "{:?}", files.keys());

    fs::write(folder.join("built/b-1.css"), "@import 'c.css';").unwrap();
    let error = format!("{:#}", finished(&folder).unwrap_err());
    assert!(error.contains("must come first"), "{error}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_page_that_is_not_strict_is_refused() {
    for (test, from, to, why) in [
        ("eval", "'wasm-unsafe-eval'", "'unsafe-eval'", "unsafe-eval"),
        ("host", "script-src 'self'", "script-src https:", "https:"),
        (
            "none",
            "Content-Security-Policy",
            "X-Policy",
            "no Content-Security-Policy",
        ),
        (
            "inline",
            "<p>",
            "<script>run()</script><p>",
            "inline script",
        ),
        (
            "style",
            "<p>",
            "<style>p { color: red }</style><p>",
            "inline style",
        ),
        ("sum", " integrity=\"sha384-c\"", "", "has no checksum"),
        ("wasm", " integrity=\"sha384-f\"", "", "has no checksum"),
        (
            "far",
            "./start-1.js",
            "https://example.org/start.js",
            "on another host",
        ),
    ] {
        let folder = built(test, &BUILT.replace(from, to));
        let error = format!("{:#}", finished(&folder).unwrap_err());
        assert!(error.contains(why), "{test}: {error}");
        assert!(!folder.join("site").exists(), "{test}");
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn a_single_file_embeds_everything_and_allows_nothing_else() {
    let folder = built("single", BUILT);
    let file = folder.join("out/lab.html");
    one_file(&folder.join("built"), &file, &root()).unwrap();
    let page = fs::read_to_string(&file).unwrap();
    for gone in ["./", "'self'", "src=", "export {", "nonce"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    assert!(page.contains("<style id=\"own\" class=\"quiet\">p { color: red }</style>"));
    assert!(page.contains("check('<\\/script>');"));

    // The policy names each script by its hash, as browsers compute it.
    let policy = policy::policy(&page).unwrap();
    let tags = markup::tags(&page, &["script"]);
    let run = tags
        .iter()
        .filter(|tag| tag.get("type") != Some("text/plain"));
    let hashes: Vec<_> = run
        .map(|tag| {
            let digest = sha2::Sha256::digest(tag.content);
            format!("'sha256-{}'", STANDARD.encode(digest))
        })
        .collect();
    assert_eq!(hashes.len(), 2);
    for hash in hashes {
        assert!(policy.contains(&hash), "{hash} in {policy}");
    }
    fs::remove_dir_all(folder).unwrap();
}
