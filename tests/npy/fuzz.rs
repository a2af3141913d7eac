//! Random arrays survive the way through a file; damaged and arbitrary files never panic, and
//! never give a matrix that the lab does not take.

use layernorm_lab::share::npy::{is_npy, read, refusal_of_start};
use proptest::{collection::vec, prelude::*};

use crate::damage::any_damage;
use crate::writer::{Npy, with_header};

/// Rows of float32, written as float32 or float64, in each order of bytes and values.
fn any_array() -> impl Strategy<Value = (Npy, Vec<Vec<f32>>)> {
    let value = any::<f32>().prop_filter("finite", |value| value.is_finite());
    let rows = (1_usize..7, 1_usize..9)
        .prop_flat_map(move |(rows, columns)| vec(vec(value.clone(), columns), rows));
    let dtype = prop::sample::select(vec!["<f4", ">f4", "<f8", ">f8"]);
    (rows, dtype, any::<bool>(), 1_u8..4).prop_map(|(rows, dtype, is_fortran, version)| {
        let (height, width) = (rows.len(), rows[0].len());
        let cells: Vec<f32> = if is_fortran {
            (0..width)
                .flat_map(|column| rows.iter().map(move |row| row[column]))
                .collect()
        } else {
            rows.concat()
        };
        let bytes = |value: &f32| match dtype {
            "<f4" => value.to_le_bytes().to_vec(),
            ">f4" => value.to_be_bytes().to_vec(),
            "<f8" => f64::from(*value).to_le_bytes().to_vec(),
            _ => f64::from(*value).to_be_bytes().to_vec(),
        };
        let npy = Npy {
            dtype,
            is_fortran,
            shape: vec![height, width],
            version,
            data: cells.iter().flat_map(bytes).collect(),
        };
        (npy, rows)
    })
}

/// Asserts that a file gives a matrix that the lab takes, or an error with a text.
fn assert_matrix_or_error(file: &[u8]) -> Result<(), TestCaseError> {
    match read(file) {
        Ok(read) => {
            let matrix = read.matrix.matrix();
            prop_assert!(is_npy(file));
            prop_assert!((1..=64).contains(&matrix.rows()));
            prop_assert!((1..=1024).contains(&matrix.columns()));
            prop_assert!(matrix.values().iter().all(|value| value.is_finite()));
            prop_assert_eq!(refusal_of_start(file), None);
        }
        Err(error) => prop_assert!(!error.to_string().is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn every_array_survives_the_way_through_a_file((npy, rows) in any_array()) {
        let read = read(&npy.file()).expect("the values are finite");
        let matrix = read.matrix.matrix();
        let bits = |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(matrix.rows(), rows.len());
        prop_assert_eq!(bits(matrix.values()), bits(&rows.concat()));
        prop_assert!(read.notes.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60_000) })]

    #[test]
    fn a_damaged_file_is_a_matrix_or_an_error(
        (npy, _) in any_array(),
        damages in vec(any_damage(), 1..4),
    ) {
        let mut file = npy.file();
        for damage in &damages {
            damage.apply(&mut file);
        }
        assert_matrix_or_error(&file)?;
    }

    #[test]
    fn an_arbitrary_header_is_a_matrix_or_an_error(
        header in "(\\{|)('(descr|fortran_order|shape|x)': ?('[<>|=]?[a-zA-Z][0-9]{0,2}'|True|False|\\((([0-9]{1,3}|99999999999999999999),? ?){0,3}\\)),? ?){0,4}(\\}|) ?",
        version in 0_u8..5,
        data in vec(any::<u8>(), 0..64),
    ) {
        assert_matrix_or_error(&with_header(&header, version, &data))?;
    }

    #[test]
    fn arbitrary_bytes_are_a_matrix_or_an_error(bytes in vec(any::<u8>(), 0..64)) {
        assert_matrix_or_error(&bytes)?;
        assert_matrix_or_error(&[b"\x93NUMPY\x01\0", &bytes[..]].concat())?;
    }
}
