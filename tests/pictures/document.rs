//! The frame around each picture: title, caption and size.

use layernorm_lab::charts::picture::{Picture, WIDTH, document};

use crate::{attributes, texts};

fn picture() -> Picture {
    Picture {
        title: "A & B".to_owned(),
        body: "<path d=\"M0 0\"/>".to_owned(),
        height: 300.0,
    }
}

#[test]
fn a_document_is_svg_with_the_title_above_and_the_caption_below() {
    let caption = ["LayerNorm Lab", "seed 7"].map(str::to_owned);
    let file = document(&picture(), &caption);
    let header = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\"";
    assert!(file.svg.starts_with(header), "{}", file.svg);
    assert_eq!(texts(&file.svg), ["A &amp; B", "LayerNorm Lab · seed 7"]);
    assert!(file.svg.contains("<path d=\"M0 0\"/>"));
    let y: Vec<f64> = attributes(&file.svg, "y")
        .iter()
        .map(|y| y.parse().expect("a number"))
        .collect();
    // The body is 300 pixels high, and below the title.
    assert!(y[0] < 44.0 && y[1] > 344.0 + 11.0, "{y:?}");
    let [width, height] = file.size;
    assert_eq!(width, WIDTH);
    assert!((y[1] + 4.0..y[1] + 24.0).contains(&height), "{height}");
    assert_eq!(file.pixels(), [1600, (2.0 * height) as u32]);
}

#[test]
fn a_long_caption_makes_the_document_higher_and_stays_inside() {
    let long: Vec<String> = (0..12)
        .map(|part| format!("setting {part} = 1.2345"))
        .collect();
    let (short, long) = (document(&picture(), &[]), document(&picture(), &long));
    let lines = texts(&long.svg).len() - 1;
    assert!((2..=3).contains(&lines), "{lines}");
    let added = long.size[1] - short.size[1];
    assert!((added - 15.0 * lines as f64).abs() < 1.0, "{added}");
}
