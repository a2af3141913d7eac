//! Why numpy's file holds no matrix that the lab reads.

use crate::words::quote::quoted;

/// Why a `.npy` file is not a matrix. The `Display` text is the message on the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NpyError {
    /// The version of the format is unknown.
    #[error("This numpy file has the format version {major}.{minor}; the lab reads 1.0 to 3.0.")]
    Version {
        /// The first part of the version.
        major: u8,
        /// The second part of the version.
        minor: u8,
    },
    /// The header is incomplete, or not as numpy writes it.
    #[error("The header of this numpy file is damaged. Save the matrix again with numpy.save.")]
    Header,
    /// The values are not real numbers of a format that the lab reads.
    #[error(
        "This numpy file holds {}. Convert it with x.astype(\"float32\") and save it again.",
        element_name(dtype)
    )]
    Dtype {
        /// The header's `descr`.
        dtype: String,
    },
    /// The array is no matrix and no row.
    #[error("{}", shape_advice(shape))]
    Shape {
        /// The sizes of the array.
        shape: Vec<usize>,
    },
    /// There are fewer values than the shape needs.
    #[error(
        "This numpy file ends early: its values need {needed} bytes, and {found} follow the header."
    )]
    TooShort {
        /// The bytes that the shape needs.
        needed: usize,
        /// The bytes after the header.
        found: usize,
    },
    /// There are more bytes than the shape needs.
    #[error(
        "This numpy file holds more than one array: {extra} bytes follow the values of the first. \
         Save one matrix with numpy.save."
    )]
    TooLong {
        /// The bytes after the values.
        extra: usize,
    },
}

/// What an array of a `descr` holds, for a message.
fn element_name(dtype: &str) -> String {
    let kind = dtype.trim_start_matches(['<', '>', '=', '|', '\'']);
    let name = match kind.chars().next() {
        Some('[') => "records",
        Some('c') => "complex numbers",
        Some('O') => "Python objects",
        Some('U' | 'S' | 'T') => "text",
        Some('M' | 'm') => "dates or times",
        Some('V') => "values of a type that numpy does not name, such as bfloat16",
        _ => return format!("values of the type {}", quoted(dtype)),
    };
    name.to_owned()
}

fn shape_advice(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    let tuple = match shape {
        [only] => format!("({only},)"),
        _ => format!("({})", sizes.join(", ")),
    };
    let start = format!("This numpy file has the shape {tuple}");
    if shape.is_empty() {
        return format!("{start}, a single number. The lab takes a matrix or one row.");
    }
    if shape.contains(&0) {
        return format!("{start}, so it holds no values.");
    }
    let index = vec!["0"; shape.len().saturating_sub(2)].join(", ");
    format!("{start}. Save one of its matrices, such as x[{index}].")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_without_a_matrix_is_told_with_what_to_do() {
        let advice = |shape: &[usize]| {
            let shape = shape.to_vec();
            NpyError::Shape { shape }.to_string()
        };
        assert_eq!(
            advice(&[2, 3, 4]),
            "This numpy file has the shape (2, 3, 4). Save one of its matrices, such as x[0]."
        );
        assert!(advice(&[2, 3, 4, 5]).ends_with("such as x[0, 0]."));
        assert_eq!(
            advice(&[]),
            "This numpy file has the shape (), a single number. The lab takes a matrix or one row."
        );
        assert_eq!(
            advice(&[0]),
            "This numpy file has the shape (0,), so it holds no values."
        );
    }

    #[test]
    fn each_type_without_real_numbers_has_a_name() {
        for (dtype, name) in [
            ("<c8", "complex numbers"),
            ("|O", "Python objects"),
            ("<U3", "text"),
            ("|S5", "text"),
            ("<M8[ns]", "dates or times"),
            ("|V2", "such as bfloat16"),
            ("[('a', '<f4')]", "records"),
            ("<f16", "the type “<f16”"),
        ] {
            let dtype = dtype.to_owned();
            let message = NpyError::Dtype { dtype }.to_string();
            assert!(message.contains(name), "{message}");
        }
    }
}
