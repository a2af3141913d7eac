//! The recording is what its documentation says, and the page names it with its checksum.

use std::fs;

use layernorm_lab::share::recording::read;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384};

use crate::file;

#[test]
fn the_file_has_its_checksum_in_its_name_and_in_the_page() {
    let (bytes, name) = (file::bytes(), file::name());
    let checksum = format!("{:x}", Sha256::digest(&bytes));
    assert_eq!(name, format!("minilm-l6-{}.safetensors", &checksum[..16]));
    let sums = fs::read_to_string(file::folder().join("SHA256SUMS")).unwrap();
    assert_eq!(sums, format!("{checksum}  {name}\n"));
    let licence = fs::read_to_string(file::folder().join("LICENSE")).unwrap();
    assert!(licence.contains("Apache License"));
    let files: Vec<_> = fs::read_dir(file::folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".safetensors"))
        .collect();
    assert_eq!(files, std::slice::from_ref(&name));

    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/index.html")).unwrap();
    let sha384 = base64(&Sha384::digest(&bytes));
    let meta = format!("<meta name=\"recording\" content=\"{name} sha384-{sha384}\" />");
    assert!(page.contains(&meta), "index.html lacks {meta}");
    let copy = format!("rel=\"copy-file\" href=\"assets/transformer/{name}\"");
    assert!(page.contains(&copy), "index.html lacks {copy}");
}

/// Bytes in base64, of which there is a multiple of three.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|three| {
        let bits = three
            .iter()
            .fold(0, |bits, &byte| bits << 8 | u32::from(byte));
        [18, 12, 6, 0].map(|shift| char::from(LETTERS[(bits >> shift & 63) as usize]))
    });
    groups.flatten().collect()
}

#[test]
fn the_recording_has_thirteen_layer_norms_for_two_sentences() {
    let recording = read(&file::bytes()).expect("the lab reads its own recording");
    assert_eq!(recording.model, "sentence-transformers/all-MiniLM-L6-v2");
    assert_eq!(recording.norms.len(), 13);
    let rows: Vec<usize> = recording.samples.iter().map(|s| s.tokens.len()).collect();
    assert_eq!(rows, [12, 11]);
    for norm in &recording.norms {
        assert_eq!((norm.gamma.columns(), norm.beta.columns()), (384, 384));
        assert_eq!(norm.eps.to_bits(), 1e-12_f64.to_bits());
        for (activations, rows) in norm.activations.iter().zip(&rows) {
            let activations = activations.as_ref().expect("every LayerNorm ran");
            assert_eq!(activations.input.rows(), *rows);
            assert!(activations.output.is_some());
        }
    }
    let names: Vec<&str> = recording.norms.iter().map(|norm| &*norm.name).collect();
    assert_eq!(names[0], "embeddings");
    assert_eq!(names[2], "layer 1, after the feed-forward block");
    assert_eq!(names[11], "layer 6, after attention");
    let (_, metadata) = file::parse(&file::bytes());
    let description: Value =
        serde_json::from_str(metadata["layernorm-lab"].as_str().unwrap()).unwrap();
    assert_eq!(description["licence"], "Apache-2.0");
}
