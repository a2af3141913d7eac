//! A std beside the product of its factors.

use super::number;

/// ` = 3 × 1.0541`, if a reader who multiplies the printed factors gets the printed std. Otherwise
/// ` ≈ 0.9995 × 1.0541`.
pub(super) fn equals_product(std: f64, factors: &[f64]) -> String {
    let product = factors.iter().map(|&factor| as_printed(factor)).product();
    let factors: Vec<String> = factors.iter().map(|&factor| number(factor)).collect();
    format!(" {} {}", sign(std, product), factors.join(" × "))
}

/// `=`, if the std and a product of exact factors are printed alike, otherwise `≈`.
pub(super) fn sign(std: f64, product: f64) -> &'static str {
    if number(product) == number(std) {
        "="
    } else {
        "≈"
    }
}

/// The number that [`number`] prints.
fn as_printed(value: f64) -> f64 {
    let text = if (0.1..9_999.999_95).contains(&value.abs()) {
        format!("{value:.4}")
    } else {
        format!("{value:.3e}")
    };
    text.parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_equals_the_std_where_the_printed_numbers_do() {
        let root = 1.5_f64.sqrt();
        assert_eq!(equals_product(3.0 * root, &[3.0, root]), " ≈ 3 × 1.2247");
        assert_eq!(equals_product(2.0 * root, &[2.0, root]), " ≈ 2 × 1.2247");
        assert_eq!(equals_product(0.3 * root, &[0.3, root]), " = 0.3 × 1.2247");
        let small = 1.5e-20;
        assert_eq!(
            equals_product(small * root, &[small, root]),
            " = 1.5×10⁻²⁰ × 1.2247"
        );
        assert_eq!([sign(3.0, 3.000_01), sign(3.0, 3.000_12)], ["=", "≈"]);
    }
}
