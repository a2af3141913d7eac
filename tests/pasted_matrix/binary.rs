//! Files of bytes, as a browser decodes them, are refused by name.

use layernorm_lab::{
    share::matrix_text::read,
    words::custom_matrix::{
        BinaryFile::{self, Npy, Npz, Safetensors, Spreadsheet, Torch, Unknown, Utf16},
        MatrixTextError,
    },
};

fn refusal(bytes: &[u8]) -> MatrixTextError {
    read(&String::from_utf8_lossy(bytes)).expect_err("the file is not text")
}

#[test]
fn each_kind_of_file_is_named() {
    let zip = |name: &str| [b"PK\x03\x04\x14\0\0\0", name.as_bytes(), b"\x80\xff"].concat();
    let npy = b"\x93NUMPY\x01\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    let cases: [(Vec<u8>, BinaryFile); 9] = [
        (npy.to_vec(), Npy),
        (zip("arr_0.npy"), Npz),
        (zip("archive/data.pkl"), Torch),
        (zip("[Content_Types].xml"), Spreadsheet),
        (b"\x80\x02}q\0(X\x06".to_vec(), Torch),
        (
            b"\x48\0\0\0\0\0\0\0{\"w\":{\"dtype\":\"F32\"}}".to_vec(),
            Safetensors,
        ),
        (b"\xff\xfe1\0,\x002\0".to_vec(), Utf16),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Unknown),
        (b"1,2\n3,\xff".to_vec(), Unknown),
    ];
    for (bytes, kind) in cases {
        assert_eq!(refusal(&bytes), MatrixTextError::Binary(kind));
        assert_eq!(refusal(&bytes).to_string(), kind.advice());
    }
}

#[test]
fn text_with_unusual_characters_is_no_binary_file() {
    for text in ["1,2\r\n3,4\r\n", "\u{feff}1\t2", "é,ü\n1,2", "\u{a0}1 2"] {
        assert!(read(text).is_ok(), "{text:?}");
    }
}
