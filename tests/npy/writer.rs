//! A writer of `.npy` files for the tests, by the description of the format.

/// An array as the tests write it.
#[derive(Clone, Debug)]
pub(crate) struct Npy {
    pub(crate) dtype: &'static str,
    pub(crate) is_fortran: bool,
    pub(crate) shape: Vec<usize>,
    pub(crate) version: u8,
    pub(crate) data: Vec<u8>,
}

impl Npy {
    /// Two rows of three float32.
    pub(crate) fn example() -> Self {
        let values = [1.0_f32, -2.5, 0.1, 3e38, -0.0, 65_536.5];
        Self {
            dtype: "<f4",
            is_fortran: false,
            shape: vec![2, 3],
            version: 1,
            data: values
                .iter()
                .flat_map(|value| value.to_le_bytes())
                .collect(),
        }
    }

    /// The file.
    pub(crate) fn file(&self) -> Vec<u8> {
        let sizes: Vec<String> = self.shape.iter().map(|size| format!("{size},")).collect();
        let order = if self.is_fortran { "True" } else { "False" };
        let (dtype, sizes) = (self.dtype, sizes.join(" "));
        let header =
            format!("{{'descr': '{dtype}', 'fortran_order': {order}, 'shape': ({sizes}), }}\n");
        with_header(&header, self.version, &self.data)
    }
}

/// A file with this header.
pub(crate) fn with_header(header: &str, version: u8, data: &[u8]) -> Vec<u8> {
    let mut file = b"\x93NUMPY".to_vec();
    file.extend([version, 0]);
    let length = u32::try_from(header.len()).expect("the header is short");
    match version {
        1 => file.extend(&length.to_le_bytes()[..2]),
        _ => file.extend(length.to_le_bytes()),
    }
    file.extend(header.as_bytes());
    file.extend(data);
    file
}
