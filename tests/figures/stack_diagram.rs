//! The block diagrams of the stacks: followed block by block from the left to the right, they
//! compute what the lab computes.
#![expect(clippy::cast_precision_loss, reason = "rows have few values")]

use std::iter::zip;

use layernorm_lab::{
    charts::depth::diagram,
    lab::{
        depth::{Draws, run},
        random::Generator,
        scenario::{Depth, Scheme},
    },
};

type Matrix = Vec<Vec<f64>>;

/// A labelled block: its text and its middle.
type Block = (String, [f64; 2]);

fn attribute(tag: &str, name: &str) -> f64 {
    let start = format!(" {name}=\"");
    let (_, rest) = tag.split_once(&start).expect("the attribute");
    let (value, _) = rest.split_once('"').expect("its end");
    value.parse().expect("a number")
}

/// The tags of this name, each with what follows it.
fn tags<'a>(svg: &'a str, name: &str) -> Vec<&'a str> {
    svg.split(&format!("<{name} ")).skip(1).collect()
}

/// The blocks from the left to the right.
fn blocks(svg: &str) -> Vec<Block> {
    let labels = tags(svg, "text").into_iter().map(|tag| {
        let (_, rest) = tag.split_once('>').unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    });
    let middles = tags(svg, "rect").into_iter().map(|tag| {
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| {
            let (tag, _) = tag.split_once('>').unwrap();
            attribute(&format!(" {tag}"), name)
        });
        [x + width / 2.0, y + height / 2.0]
    });
    let mut blocks: Vec<Block> = zip(labels, middles).collect();
    blocks.sort_by(|one, other| one.1[0].total_cmp(&other.1[0]));
    blocks
}

/// The middle of the sum's circle.
fn sum(svg: &str) -> [f64; 2] {
    let circles = tags(svg, "circle");
    assert_eq!(circles.len(), 1, "{svg}");
    ["cx", "cy"].map(|name| attribute(circles[0], name))
}

fn draw(generator: &mut Generator, rows: u32, width: u32) -> Matrix {
    let values = generator.randn((rows * width) as usize);
    let rows = values.chunks(width as usize);
    rows.map(|row| row.iter().map(|&z| f64::from(z)).collect())
        .collect()
}

fn layer_norm(row: &[f64]) -> Vec<f64> {
    let n = row.len() as f64;
    let mean = row.iter().sum::<f64>() / n;
    let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
    row.iter()
        .map(|x| (x - mean) / (variance + 1e-5).sqrt())
        .collect()
}

fn apply(block: &str, matrix: &Matrix, weight: &Matrix) -> Matrix {
    let row = |row: &Vec<f64>| match block {
        "LN" => layer_norm(row),
        "W" => (0..weight.len())
            .map(|j| zip(row, weight).map(|(z, w)| z * w[j]).sum())
            .collect(),
        other => panic!("an unknown block: {other}"),
    };
    matrix.iter().map(row).collect()
}

fn rms(matrix: &Matrix) -> f64 {
    let values = matrix.concat();
    let squares: f64 = values.iter().map(|value| value * value).sum();
    (squares / values.len() as f64).sqrt()
}

/// The rms of the stream from x on, if each layer is what the diagram shows.
fn followed(svg: &str, settings: &Depth) -> Vec<f64> {
    let [sum_at, stream_height] = sum(svg);
    let blocks = blocks(svg);
    let on_stream = |(_, [_, y]): &&Block| (y - stream_height).abs() < 1.0;
    let generator = &mut Generator::seeded(0);
    let mut stream = draw(generator, settings.rows, settings.width);
    let _upstream = draw(generator, settings.rows, settings.width);
    let mut all = vec![rms(&stream)];
    for _ in 0..settings.layers {
        let mut weight = draw(generator, settings.width, settings.width);
        let factor = settings.scale / f64::from(settings.width).sqrt();
        weight.iter_mut().flatten().for_each(|w| *w *= factor);
        let follow = |matrix: Matrix, block: &Block| apply(&block.0, &matrix, &weight);
        let branch = blocks.iter().filter(|block| !on_stream(block));
        let branch = branch.fold(stream.clone(), follow);
        let added = zip(&stream, &branch);
        let added: Matrix = added
            .map(|(x, b)| zip(x, b).map(|(x, b)| x + b).collect())
            .collect();
        let after = blocks.iter().filter(on_stream);
        stream = after.fold(added, |matrix, block| {
            assert!(block.1[0] > sum_at, "{block:?} is before the sum");
            follow(matrix, block)
        });
        all.push(rms(&stream));
    }
    all
}

#[test]
fn a_diagram_followed_block_by_block_gives_the_labs_stream() {
    for scheme in Scheme::ALL {
        let settings = Depth {
            scheme,
            layers: 6,
            scale: 1.7,
            ..Depth::default()
        };
        let lab = run(&mut Draws::seeded(0, 1, 4), 0, &settings);
        let followed = followed(&diagram(scheme), &settings);
        assert_eq!(followed.len(), lab.rms.len());
        for (layer, (own, lab)) in zip(followed, &lab.rms).enumerate() {
            let lab = lab.to_f64();
            assert!(
                (own - lab).abs() <= 1e-5 * lab,
                "{scheme:?}, layer {layer}: {own}, not {lab}"
            );
        }
    }
}

#[test]
fn each_stack_has_its_own_diagram_whose_blocks_are_apart_and_inside() {
    let all = Scheme::ALL.map(diagram);
    for (index, svg) in all.iter().enumerate() {
        assert!(!all[..index].contains(svg));
        let blocks = blocks(svg);
        let half = 11.5;
        for (name, [x, y]) in &blocks {
            assert!(*x - half >= 0.0 && *x + half <= 138.0, "{name} at {x}");
            assert!(*y >= 10.0 && *y <= 40.0, "{name} at {y}");
        }
        for pair in blocks.windows(2) {
            let [[left, _], [right, _]] = [pair[0].1, pair[1].1];
            assert!(right - left > 2.0 * half, "{pair:?}");
        }
        let weights = blocks.iter().filter(|(name, _)| name == "W");
        assert_eq!(weights.count(), 1);
    }
    let norms = |scheme: Scheme| {
        let blocks = blocks(&diagram(scheme));
        blocks.iter().filter(|(name, _)| name == "LN").count()
    };
    assert_eq!(Scheme::ALL.map(norms), [0, 1, 1, 2]);
}
