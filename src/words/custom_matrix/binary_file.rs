//! Files that are not text, and what to do with each.

/// A file that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryFile {
    /// The bytes of numpy's `.npy`, pasted as text.
    Npy,
    /// numpy's `.npz`, an archive of arrays.
    Npz,
    /// PyTorch's `.pt` or `.pth`.
    Torch,
    /// `.safetensors`.
    Safetensors,
    /// A spreadsheet, such as `.xlsx`.
    Spreadsheet,
    /// Text in UTF-16.
    Utf16,
    /// Any other bytes.
    Unknown,
}

impl BinaryFile {
    /// What the file is, and how to get its values into the lab.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Npy => {
                "These are the bytes of a numpy file. Choose the file itself, or drop it on the \
                 page."
            }
            Self::Npz => {
                "This is a numpy archive (.npz). Load it with numpy.load, and save one of its \
                 arrays with numpy.save: the lab reads .npy."
            }
            Self::Torch => {
                "This is a PyTorch file, which is not text. Load it with torch.load and paste \
                 print(x.tolist())."
            }
            Self::Safetensors => {
                "This is a safetensors file, which is not text. Recorded LayerNorms open under \
                 “Your own model”, at the station of real transformers. Of another file, load a \
                 matrix with safetensors and paste print(x.tolist())."
            }
            Self::Spreadsheet => {
                "This is a spreadsheet, which is not text. Copy its cells and paste them, or save \
                 it as CSV."
            }
            Self::Utf16 => "This text is in UTF-16. Save it as UTF-8, or paste its text.",
            Self::Unknown => {
                "This is not text. The lab takes numbers as text, such as CSV or a printed tensor, \
                 and numpy’s .npy."
            }
        }
    }
}
