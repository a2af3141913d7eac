//! The values of an array: their type, and reading one from its bytes.

use crate::{lab::format::float16_from_bits, words::custom_matrix::NpyError};

/// The type of an array's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    kind: Kind,
    width: usize,
    is_big_endian: bool,
}

/// What the bytes of a value mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bool,
    Signed,
    Unsigned,
    Float,
}

/// One value. Both variants hold each value of the file exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// A bool or an integer of up to 64 bits.
    Integer(i128),
    /// A float16, float32 or float64.
    Float(f64),
}

impl Element {
    /// The type of a `descr` such as `<f4`: the order of the bytes, the kind, their number.
    pub(super) fn of(dtype: &str) -> Result<Self, NpyError> {
        let mut characters = dtype.chars();
        let order = characters.next();
        let kind = match (characters.next(), characters.as_str()) {
            (Some('b'), "1") => Some((Kind::Bool, 1)),
            (Some('i'), width) => integer_width(width).map(|width| (Kind::Signed, width)),
            (Some('u'), width) => integer_width(width).map(|width| (Kind::Unsigned, width)),
            (Some('f'), "2") => Some((Kind::Float, 2)),
            (Some('f'), "4") => Some((Kind::Float, 4)),
            (Some('f'), "8") => Some((Kind::Float, 8)),
            _ => None,
        };
        match (order, kind) {
            (Some(order @ ('<' | '>')), Some((kind, width))) => Ok(Self {
                kind,
                width,
                is_big_endian: order == '>',
            }),
            // A single byte has no order.
            (Some('|'), Some((kind, width @ 1))) => Ok(Self {
                kind,
                width,
                is_big_endian: false,
            }),
            _ => Err(NpyError::Dtype {
                dtype: dtype.to_owned(),
            }),
        }
    }

    /// The bytes of one value.
    pub(super) fn width(self) -> usize {
        self.width
    }

    /// The value in these bytes, of which there are as many as its width.
    pub(super) fn read(self, bytes: &[u8]) -> Value {
        let sign = if self.is_big_endian {
            bytes.first()
        } else {
            bytes.last()
        };
        let is_negative = self.kind == Kind::Signed && sign.is_some_and(|byte| byte >> 7 == 1);
        let mut wide = [if is_negative { 0xff } else { 0 }; 16];
        let low = &mut wide[..self.width];
        low.copy_from_slice(bytes);
        if self.is_big_endian {
            low.reverse();
        }
        let integer = i128::from_le_bytes(wide);
        let bits = u128::from_le_bytes(wide);
        match self.kind {
            // numpy takes every byte but 0 as True.
            Kind::Bool => Value::Integer(i128::from(integer != 0)),
            Kind::Signed | Kind::Unsigned => Value::Integer(integer),
            Kind::Float => Value::Float(float(bits, self.width)),
        }
    }
}

/// Bytes of an integer.
fn integer_width(text: &str) -> Option<usize> {
    ["1", "2", "4", "8"]
        .contains(&text)
        .then(|| text.parse().ok())
        .flatten()
}

/// The float of this width with these bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the bits above the width are 0"
)]
fn float(bits: u128, width: usize) -> f64 {
    match width {
        2 => float16_from_bits(bits as u16).into(),
        4 => f32::from_bits(bits as u32).into(),
        _ => f64::from_bits(bits as u64),
    }
}

/// The float32 nearest to an integer, rounded once.
#[expect(clippy::cast_precision_loss, reason = "rounding is the point")]
pub(super) fn integer_to_float32(integer: i128) -> f32 {
    integer as f32
}

impl Value {
    /// Whether a float32 is exactly this value.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::float_cmp,
        reason = "integers of 64 bits are far below the limit of 128 bits; equality is the question"
    )]
    pub(super) fn is(self, float32: f32) -> bool {
        match self {
            Self::Integer(integer) => float32 as i128 == integer,
            Self::Float(float) => f64::from(float32) == float,
        }
    }
}
