//! What numpy's files hold that is no matrix of the lab, and what the lab says of each.

use layernorm_lab::{
    share::npy::{is_npy, read, refusal_of_start},
    words::custom_matrix::{
        MatrixTextError::{self, Npy as Refused},
        NpyError,
    },
};

use crate::writer::{Npy, with_header};

fn error_of(file: &[u8]) -> MatrixTextError {
    read(file).expect_err("the file is refused")
}

#[test]
fn every_truncation_is_an_error() {
    for version in [1, 2, 3] {
        let file = Npy {
            version,
            ..Npy::example()
        }
        .file();
        assert!(read(&file).is_ok());
        let header_end = file.len() - 24;
        for length in 0..file.len() {
            let error = error_of(&file[..length]);
            let expected = if length < header_end {
                NpyError::Header
            } else {
                let (needed, found) = (24, length - header_end);
                NpyError::TooShort { needed, found }
            };
            assert_eq!(error, Refused(expected), "{length} bytes");
        }
    }
    assert!(!is_npy(b"\x93NUMP"));
}

#[test]
fn more_bytes_than_the_shape_needs_are_an_error() {
    let one = Npy::example().file();
    let two = [&one[..], &one].concat();
    let extra = one.len();
    assert_eq!(error_of(&two), Refused(NpyError::TooLong { extra }));
    assert!(error_of(&two).to_string().contains("more than one array"));
}

#[test]
fn only_one_and_two_dimensions_are_read() {
    for shape in [
        vec![],
        vec![0],
        vec![0, 3],
        vec![3, 0],
        vec![2, 3, 4],
        vec![1, 2, 3, 4],
    ] {
        let file = Npy {
            shape: shape.clone(),
            ..Npy::example()
        };
        assert_eq!(error_of(&file.file()), Refused(NpyError::Shape { shape }));
    }
}

#[test]
fn sizes_beyond_the_limits_are_refused_before_the_values_are_read() {
    let error = |shape: Vec<usize>| {
        let file = Npy {
            shape,
            ..Npy::example()
        }
        .file();
        let error = error_of(&file);
        assert_eq!(refusal_of_start(&file), Some(error.clone()));
        error
    };
    let (rows, features) = (65, 1025);
    assert_eq!(error(vec![65, 1]), MatrixTextError::TooManyRows { rows });
    assert_eq!(
        error(vec![1, 1025]),
        MatrixTextError::TooManyFeatures { features }
    );
    assert_eq!(
        error(vec![1025]),
        MatrixTextError::TooManyFeatures { features }
    );
    // The product of both overflows.
    let rows = usize::MAX;
    assert_eq!(
        error(vec![usize::MAX, usize::MAX]),
        MatrixTextError::TooManyRows { rows }
    );
}

#[test]
fn the_largest_matrix_is_read_and_the_start_of_its_file_is_no_reason_to_refuse_it() {
    let file = Npy {
        dtype: "<f8",
        shape: vec![64, 1024],
        data: vec![0; 64 * 1024 * 8],
        ..Npy::example()
    }
    .file();
    let matrix = read(&file).expect("the size is allowed").matrix;
    assert_eq!(
        (matrix.matrix().rows(), matrix.matrix().columns()),
        (64, 1024)
    );
    assert_eq!(refusal_of_start(&file[..1000]), None);
}

#[test]
fn values_that_are_no_real_numbers_are_refused_by_type() {
    for dtype in [
        "<c8", "<c16", "|O", "<U3", "|S5", "<M8[ns]", "|V2", "<f16", "<f3", "<i3", "<i16", "|b2",
        "|f4", "|i2", "f4", "<f", "<", "", "=f4", "<g8", "<f04", "<i+4",
    ] {
        let file = Npy {
            dtype,
            ..Npy::example()
        }
        .file();
        let expected = NpyError::Dtype {
            dtype: dtype.to_owned(),
        };
        assert_eq!(error_of(&file), Refused(expected), "{dtype}");
    }
    let records = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }\n";
    let message = error_of(&with_header(records, 1, &[0; 24])).to_string();
    assert!(message.contains("holds records"), "{message}");
}

#[test]
fn other_versions_and_other_headers_are_refused() {
    for (major, minor) in [(0, 0), (4, 0), (1, 1), (2, 1), (255, 0)] {
        let mut file = Npy::example().file();
        (file[6], file[7]) = (major, minor);
        let expected = NpyError::Version { major, minor };
        assert_eq!(error_of(&file), Refused(expected));
    }
    for header in ["", "{", "not a header", "{'descr': '<f4'}", "\u{e9}"] {
        let file = with_header(header, 2, &[0; 24]);
        assert_eq!(error_of(&file), Refused(NpyError::Header), "{header}");
    }
    let mut file = Npy::example().file();
    file[12] = 0xff;
    assert_eq!(error_of(&file), Refused(NpyError::Header), "no UTF-8");
}

#[test]
fn values_that_are_not_finite_in_float32_are_named_with_their_cell() {
    let double = |value: f64| Npy {
        dtype: "<f8",
        shape: vec![2, 2],
        data: [1.0, 2.0, 3.0, value].map(f64::to_le_bytes).concat(),
        ..Npy::example()
    };
    let message = |npy: Npy| error_of(&npy.file()).to_string();
    for (value, text) in [
        (f64::NAN, "“NaN”"),
        (f64::INFINITY, "“inf”"),
        (f64::NEG_INFINITY, "“-inf”"),
    ] {
        let start = format!("Row 2, column 2 is {text}. One such value");
        let message = message(double(value));
        assert!(message.starts_with(&start), "{message}");
    }
    let start = "Row 2, column 2: “1e39” is outside float32’s range";
    let too_large = message(double(1e39));
    assert!(too_large.starts_with(start), "{too_large}");
    // Column by column, the same place in the file is another cell.
    let mut fortran = double(3.0);
    fortran.is_fortran = true;
    fortran.data[8..16].copy_from_slice(&f64::NAN.to_le_bytes());
    let message = message(fortran);
    assert!(message.starts_with("Row 2, column 1 is “NaN”"), "{message}");
    let half = Npy {
        dtype: "<f2",
        shape: vec![1, 1],
        data: vec![0x00, 0x7c],
        ..Npy::example()
    };
    assert!(matches!(
        error_of(&half.file()),
        MatrixTextError::NotFinite {
            row: 0,
            column: 0,
            ..
        }
    ));
}
