//! The header of a `.npy` file: `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`
//! after the version and the header's length.

use super::{element::Element, literal::Literals};
use crate::words::custom_matrix::NpyError;

/// The first bytes of every `.npy` file.
pub(super) const MAGIC: &[u8] = b"\x93NUMPY";

/// What the header says of the array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The type of the values.
    pub(super) element: Element,
    /// Whether the values of a column follow each other, instead of those of a row.
    pub(super) is_fortran: bool,
    /// The sizes of the array.
    pub(super) shape: Vec<usize>,
}

/// Splits a file into its header and the bytes of the values.
pub(super) fn read(file: &[u8]) -> Result<(Header, &[u8]), NpyError> {
    let rest = file.strip_prefix(MAGIC).ok_or(NpyError::Header)?;
    let (&[major, minor], rest) = rest.split_first_chunk().ok_or(NpyError::Header)?;
    let (length, rest) = match (major, minor) {
        (1, 0) => {
            let (&length, rest) = rest.split_first_chunk().ok_or(NpyError::Header)?;
            (u32::from(u16::from_le_bytes(length)), rest)
        }
        (2 | 3, 0) => {
            let (&length, rest) = rest.split_first_chunk().ok_or(NpyError::Header)?;
            (u32::from_le_bytes(length), rest)
        }
        _ => return Err(NpyError::Version { major, minor }),
    };
    let length = usize::try_from(length).map_err(|_| NpyError::Header)?;
    let (text, data) = rest.split_at_checked(length).ok_or(NpyError::Header)?;
    let text = str::from_utf8(text).map_err(|_| NpyError::Header)?;
    Ok((parse(text)?, data))
}

/// Parses the dictionary, which has exactly these three keys.
fn parse(text: &str) -> Result<Header, NpyError> {
    let (mut dtype, mut is_fortran, mut shape) = (None, None, None);
    let mut literals = Literals(text);
    if !literals.skip("{") {
        return Err(NpyError::Header);
    }
    while !literals.skip("}") {
        let key = literals.string().ok_or(NpyError::Header)?;
        let is_new = match key {
            "descr" => dtype.is_none(),
            "fortran_order" => is_fortran.is_none(),
            "shape" => shape.is_none(),
            _ => false,
        };
        if !is_new || !literals.skip(":") {
            return Err(NpyError::Header);
        }
        match key {
            "descr" => dtype = Some(read_dtype(&mut literals)?),
            "fortran_order" => is_fortran = Some(literals.bool().ok_or(NpyError::Header)?),
            _ => shape = Some(literals.tuple().ok_or(NpyError::Header)?),
        }
        if !literals.skip(",") && !literals.0.trim_ascii_start().starts_with('}') {
            return Err(NpyError::Header);
        }
    }
    let (Some(dtype), Some(is_fortran), Some(shape)) = (dtype, is_fortran, shape) else {
        return Err(NpyError::Header);
    };
    if !literals.is_at_end() {
        return Err(NpyError::Header);
    }
    Ok(Header {
        element: Element::of(dtype)?,
        is_fortran,
        shape,
    })
}

/// Reads the type of the values. Records have a list of types.
fn read_dtype<'a>(literals: &mut Literals<'a>) -> Result<&'a str, NpyError> {
    if literals.skip("[") {
        let dtype = "[".to_owned();
        return Err(NpyError::Dtype { dtype });
    }
    literals.string().ok_or(NpyError::Header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_has_its_three_keys_once_and_nothing_else() {
        let written = "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }   \n";
        let header = parse(written).unwrap();
        assert!(header.is_fortran);
        assert_eq!(header.shape, [2, 3]);
        assert_eq!(header.element, Element::of("<f4").unwrap());
        let compact = r#"{"shape":(2,3),"fortran_order":True,"descr":"<f4"}"#;
        assert_eq!(parse(compact), Ok(header));
        for text in [
            "",
            "{}",
            "{'descr': '<f4', 'fortran_order': False}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} x",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}",
            "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)}",
            "{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}",
            "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3]}",
        ] {
            assert_eq!(parse(text), Err(NpyError::Header), "{text}");
        }
    }
}
