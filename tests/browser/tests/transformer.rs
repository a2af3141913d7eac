//! The station of a real transformer: the recording with the library's native numbers, its
//! findings, the way into the lab, a missing file, and the user's own model.

use std::{fs, path::PathBuf};

use browser_tests::{
    axe,
    faulty_server::{Fault, FaultyServer},
    page::Page,
    settings,
    viewport::{DESKTOP, PHONE, emulate_media},
};
use layernorm_lab::{
    claims::transformer as claims,
    lab::transformer::{Finding, Recording, Stages, run},
    share::recording::{PYTHON, read},
    words::{sentence, transformer as words},
};
use serde_json::json;

fn folder() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/transformer"
    ))
}

fn recording() -> Recording {
    let sums = fs::read_to_string(folder().join("SHA256SUMS")).expect("SHA256SUMS is readable");
    let (_, name) = sums.trim().split_once("  ").expect("a checksum and a name");
    let file = fs::read(folder().join(name)).expect("the recording is readable");
    read(&file).expect("a recording")
}

/// Chooses a file of these bytes in the field of the user's own model.
fn choose_file(page: &Page, name: &str, bytes: &[u8]) {
    let () = page.session.script(
        "const data = new DataTransfer();
         data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
         const field = document.getElementById('own-model-file');
         field.files = data.files;
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name), json!(bytes)],
    );
}

fn open_station(page: &Page) {
    page.reveal("#transformer-heading");
    page.wait_until("the recording is shown", || {
        page.has("#transformer-tokens td")
    });
}

/// The sentence, the comparison, and the cells of the table, row by row.
fn shown(page: &Page) -> (String, String, Vec<Vec<String>>) {
    page.wait_until_updated();
    page.eval_on(
        "#transformer",
        "// The visible text: not what screen readers alone read.
         const shown = (element) => {
             const copy = element.cloneNode(true);
             for (const spoken of copy.querySelectorAll('.spoken')) spoken.remove();
             return copy.textContent;
         };
         const text = (id) => shown(document.getElementById(id));
         const rows = [...document.querySelectorAll('#transformer-tokens tbody tr')];
         return [
             text('transformer-sentence'),
             text('transformer-comparison'),
             rows.map((row) => [...row.children].map(shown)),
         ];",
    )
}

/// What the station must show, from the library.
fn expected(
    recording: &Recording,
    layer: usize,
    sample: usize,
) -> (String, String, Vec<Vec<String>>) {
    let (norm, activations) = recording.get(layer, sample).expect("it ran");
    let outcome = run(norm, activations);
    let sample = &recording.samples[sample];
    let rows = outcome.tokens.iter().enumerate().map(|(row, token)| {
        let mut cells = vec![words::token(sample, row)];
        cells.extend(words::cells(token));
        cells
    });
    (
        sentence::transformer(&claims::transformer(&outcome), sample),
        words::comparison(outcome.comparison.as_ref(), sample),
        rows.collect(),
    )
}

#[test]
fn every_layer_norm_shows_the_librarys_numbers_and_is_linked() {
    let recording = recording();
    Page::test(DESKTOP, |page| {
        open_station(page);
        assert_eq!(shown(page), expected(&recording, 2, 0));
        for (layer, sample) in [(1, 1), (7, 2), (13, 2), (13, 1)] {
            page.visit(&format!("#v=1&tf-layer={layer}&tf-sentence={sample}"));
            open_station(page);
            assert_eq!(shown(page), expected(&recording, layer - 1, sample - 1));
        }
    });
}

#[test]
fn each_finding_leads_to_its_layer_and_is_undone() {
    let recording = recording();
    Page::test(DESKTOP, |page| {
        open_station(page);
        for finding in Finding::ALL {
            page.click(&format!("#transformer-{}", finding.spec().id));
            let place = finding.spec().settings;
            let [layer, sample] = recording.choose(place.layer, place.sample);
            assert_eq!(
                shown(page),
                expected(&recording, layer, sample),
                "{finding:?}"
            );
            assert_eq!(page.text("#transformer-finding"), words::finding(finding).1);
            let (norm, activations) = recording.get(layer, sample).expect("it ran");
            let stages = Stages::of(&run(norm, activations), Some(finding)).expect("a picture");
            assert_eq!(
                page.text("#chart-transformer-stages-sentence"),
                words::stages_summary(&stages, &recording.samples[sample])
            );
            // innerText is not defined for SVG.
            let title: String = page.eval_on(
                "#chart-transformer-stages .gtitle",
                "return element.textContent;",
            );
            assert_eq!(
                title,
                words::stages_title(&stages, &recording.samples[sample])
            );
        }
        page.wait_for_fragment("v=1&tf-layer=4");
        page.click("#undo");
        page.wait_for_fragment("v=1&tf-layer=13");
    });
}

/// The plot of each finding is within the screen when the station's heading is at its top.
#[test]
fn each_finding_is_seen_within_the_first_screen_of_the_station() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            for finding in Finding::ALL {
                page.click(&format!("#transformer-{}", finding.spec().id));
                page.wait_until_updated();
                let bottom: f64 = page.eval_on(
                    "#transformer",
                    "element.scrollIntoView({ block: 'start', behavior: 'instant' });
                     const axis = element.querySelector('#chart-transformer-stages .xaxislayer-above');
                     return axis.getBoundingClientRect().bottom;",
                );
                let height = f64::from(viewport.height);
                assert!(bottom <= height, "{finding:?}: {bottom} of {height}");
            }
        });
    }
}

#[test]
fn a_recorded_matrix_becomes_the_labs_own_and_undo_takes_it_back() {
    Page::test(DESKTOP, |page| {
        open_station(page);
        page.click("#transformer-take");
        page.wait_until("station 2 has the matrix", || {
            page.text("#matrix-kind").contains("12 × 384")
        });
        assert_eq!(page.field_value("layer-norm-eps-field"), "1e-12");
        page.click("#undo");
        page.wait_until("the random matrix is back", || {
            page.text("#matrix-kind").contains("3 × 10")
        });
        assert_eq!(page.field_value("layer-norm-eps-field"), "1e-5");
    });
}

#[test]
fn the_recording_is_fetched_only_near_its_station_and_kept_for_use_without_a_server() {
    let mut server = FaultyServer::start(&settings::finished().join("first"));
    let page = Page::at(DESKTOP, &server.url());
    page.load();
    page.wait_until_ready();
    page.wait_until_cached();
    let is_fetched = "return performance.getEntriesByType('resource')
                          .some((entry) => entry.name.endsWith('.safetensors'));";
    assert!(!page.session.script::<bool>(is_fetched, &[]));
    open_station(&page);
    assert!(page.session.script::<bool>(is_fetched, &[]));
    page.wait_until("the worker keeps it", || {
        page.session.await_promise(
            "caches.match(new URL(
                 document.querySelector('meta[name=recording]').content.split(' ')[0],
                 document.baseURI)).then((kept) => kept !== undefined)",
        )
    });
    server.stop();
    page.accept_errors(&["ERR_CONNECTION_REFUSED", "fetching the script"]);
    page.session.reload();
    page.wait_until_ready();
    open_station(&page);
}

#[test]
fn without_the_recording_the_station_says_so_and_tries_again() {
    for fault in [Fault::Absent, Fault::Corrupted, Fault::Truncated] {
        let server = FaultyServer::start(&settings::finished().join("first"));
        server.inject_fault(Some((".safetensors", fault)));
        let page = Page::at(DESKTOP, &server.url());
        page.load();
        page.wait_until_ready();
        page.accept_errors(&[
            "404",
            "integrity",
            "ERR_CONTENT_LENGTH_MISMATCH",
            "Failed to load",
            "Fetch API cannot load",
        ]);
        page.reveal("#transformer-heading");
        page.wait_until("the station offers another try", || {
            page.is_visible("#transformer-try-again")
        });
        assert_eq!(page.text("#transformer-sentence"), words::MISSING);
        page.enter("seed", "42");
        server.inject_fault(None);
        page.click("#transformer-try-again");
        page.wait_until("the recording is shown", || {
            page.has("#transformer-tokens td")
        });
        assert!(!page.is_visible("#transformer-missing"));
    }
}

#[test]
fn the_users_own_model_is_opened_refused_and_left() {
    // Two features, one row.
    let header = r#"{"__metadata__":{"layernorm-lab":"{\"model\":\"Tiny\"}"},"0.gamma":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"0.beta":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"0.0.x":{"dtype":"F16","shape":[1,2],"data_offsets":[16,20]}}"#;
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.bytes());
    for value in [1.0_f32, 2.0, 0.0, 0.5] {
        file.extend(value.to_le_bytes());
    }
    file.extend([0x00, 0x3c, 0x00, 0x42]);
    let own = read(&file).expect("a recording");
    Page::test(DESKTOP, |page| {
        open_station(page);
        page.click("#own-model summary");
        page.reveal("#own-model-python");
        page.wait_until("the Python is shown", || {
            page.text("#own-model-python").trim() == PYTHON.trim()
        });
        choose_file(page, "tiny.safetensors", &file);
        page.wait_until("the model is shown", || {
            page.text("#transformer-model").contains("Tiny")
        });
        assert_eq!(shown(page), expected(&own, 0, 0));
        choose_file(page, "cut.safetensors", &file[..file.len() - 1]);
        page.wait_until("the file is refused", || {
            page.text("#own-model-error").contains("ends early")
        });
        assert!(page.text("#transformer-model").contains("Tiny"));
        page.click("#own-model-back");
        page.wait_until("the lab's recording is back", || {
            page.text("#transformer-model").contains("MiniLM")
        });
    });
}

#[test]
fn axe_finds_no_violation_and_nothing_is_wider_than_a_phone() {
    for viewport in [DESKTOP, PHONE] {
        Page::test(viewport, |page| {
            open_station(page);
            page.click("#own-model summary");
            for theme in ["light", "dark"] {
                emulate_media(&page.session, &[("prefers-color-scheme", theme)]);
                axe::assert_clean_part(
                    page,
                    "#transformer",
                    &format!("a real transformer, {theme}"),
                );
            }
            let width: Vec<f64> = page.session.script(
                "return [document.documentElement.scrollWidth, innerWidth];",
                &[],
            );
            assert!(width[0] <= width[1], "{width:?}");
        });
    }
}
