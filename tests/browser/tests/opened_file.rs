//! Files of bytes in the panel for the user's own matrix: numpy's are read, the others named.

use browser_tests::{page::Page, viewport::DESKTOP};
use serde_json::json;

use crate::custom_matrix::{assert_input, preview};

/// What the text field holds before a file is opened.
const TEXT: &str = "1,2";

fn write_text(page: &Page) {
    page.reveal("#custom-matrix-text");
    let () = page.eval_on("#custom-matrix-text", "element.value = '1,2';");
}

/// Drops a file of these bytes, and then of spaces, on the panel.
fn drop_file(page: &Page, name: &str, bytes: &[u8], spaces: u32) {
    let () = page.session.script(
        "const [name, bytes, spaces] = arguments;
         const data = new DataTransfer();
         data.items.add(new File([new Uint8Array(bytes), new Uint8Array(spaces).fill(32)], name));
         const panel = document.getElementById('custom-matrix');
         for (const type of ['dragover', 'drop'])
             panel.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));",
        &[json!(name), json!(bytes), json!(spaces)],
    );
}

/// Chooses a file of these bytes in the panel's file field.
fn choose_file(page: &Page, name: &str, bytes: &[u8]) {
    let () = page.session.script(
        "const data = new DataTransfer();
         data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
         const field = document.getElementById('custom-matrix-file');
         field.files = data.files;
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(name), json!(bytes)],
    );
}

/// A numpy file of this type and shape.
fn npy(dtype: &str, shape: &str, data: &[u8]) -> Vec<u8> {
    let header = format!("{{'descr': '{dtype}', 'fortran_order': True, 'shape': {shape}, }}\n");
    let length = u16::try_from(header.len()).expect("the header is short");
    [
        b"\x93NUMPY\x01\0",
        &length.to_le_bytes()[..],
        header.as_bytes(),
        data,
    ]
    .concat()
}

/// The message about the last file, which must be the only one.
fn refusal(page: &Page) -> String {
    page.wait_until("the file is refused", || !page.snapshot().alerts.is_empty());
    let alerts = page.snapshot().alerts;
    assert_eq!(alerts.len(), 1, "{alerts:?}");
    assert_eq!(page.field_value("custom-matrix-text"), TEXT);
    alerts[0].clone()
}

#[test]
fn a_numpy_file_becomes_numbers_in_the_text_field() {
    Page::test(DESKTOP, |page| {
        write_text(page);
        let start = page.snapshot();
        // Column by column: 1, 2; -2.5, 3; 0.1, 4.
        let values = [1.0_f64, 2.0, -2.5, 3.0, 0.1, 4.0];
        let file = npy("<f8", "(2, 3)", &values.map(f64::to_le_bytes).concat());
        drop_file(page, "x.npy", &file, 0);
        page.wait_until("the file is read", || preview(page).contains("numpy"));
        assert_eq!(
            preview(page),
            "2 × 3 from a numpy file; the values are rounded to float32. Row 1: 1; -2.5; 0.1"
        );
        assert_eq!(
            page.field_value("custom-matrix-text"),
            "1.0\t-2.5\t0.1\n2.0\t3.0\t4.0\n"
        );
        assert_eq!(page.snapshot().before, start.before, "nothing is taken yet");
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        assert_input(&page.snapshot(), &[&[1.0, -2.5, 0.1], &[2.0, 3.0, 4.0]]);
        let status = page.text("#custom-matrix-status");
        assert!(
            status.starts_with("Taken: 2 × 3 from a numpy file"),
            "{status}"
        );
    });
}

#[test]
fn a_numpy_file_can_be_chosen_and_its_numbers_edited() {
    Page::test(DESKTOP, |page| {
        write_text(page);
        choose_file(page, "x.npy", &npy("|i1", "(3,)", &[5, 6, 0xff]));
        page.wait_until("the file is read", || preview(page).contains("numpy"));
        assert!(preview(page).contains("everything is one row"));
        let () = page.eval_on("#custom-matrix-text", "element.value += '7\\t8\\t9';");
        page.click("#custom-matrix-use");
        page.wait_until_updated();
        let status = page.text("#custom-matrix-status");
        assert!(
            !status.contains("numpy"),
            "the text is the user's: {status}"
        );
        assert_input(&page.snapshot(), &[&[5.0, 6.0, -1.0], &[7.0, 8.0, 9.0]]);
    });
}

#[test]
fn a_file_without_a_matrix_is_refused_and_the_text_stays() {
    Page::test(DESKTOP, |page| {
        write_text(page);
        let cube = npy("<f4", "(2, 3, 4)", &[0; 96]);
        let nan = npy("<f4", "(1, 1)", &f32::NAN.to_le_bytes());
        let zip = |name: &str| [b"PK\x03\x04\x14\0\0\0", name.as_bytes(), b"\x80\xff"].concat();
        let safetensors = b"\x48\0\0\0\0\0\0\0{\"w\":{\"dtype\":\"F32\"}}";
        for (name, bytes, reason) in [
            ("x.npy", cube, "has the shape (2, 3, 4)"),
            ("x.npy", npy("<f4", "(1, 2)", &[0; 7]), "ends early"),
            ("x.npy", nan, "Row 1, column 1 is “NaN”"),
            ("x.npz", zip("arr_0.npy"), "numpy archive (.npz)"),
            ("x.pt", zip("archive/data.pkl"), "PyTorch file"),
            ("x.xlsx", zip("[Content_Types].xml"), "spreadsheet"),
            ("x.safetensors", safetensors.to_vec(), "safetensors file"),
        ] {
            drop_file(page, name, &bytes, 0);
            let message = refusal(page);
            assert!(message.contains(reason), "{message}");
            // The next message is another one.
            page.click("#custom-matrix-use");
            page.wait_until_updated();
            write_text(page);
        }
    });
}

#[test]
fn a_file_that_is_too_large_is_named_too() {
    Page::test(DESKTOP, |page| {
        let spaces = 16_000_001;
        let zip = b"PK\x03\x04\x14\0\0\0archive/data.pkl";
        for (name, start, reason) in [
            (
                "x.npy",
                npy("<f4", "(2000, 2001)", &[]),
                "There are 2000 rows",
            ),
            ("x.pt", zip.to_vec(), "PyTorch file"),
            ("x.txt", b"1 ".to_vec(), "cannot be read as text: it has 16"),
        ] {
            write_text(page);
            drop_file(page, name, &start, spaces);
            let message = refusal(page);
            assert!(message.contains(reason), "{message}");
            page.click("#custom-matrix-use");
            page.wait_until_updated();
        }
    });
}
