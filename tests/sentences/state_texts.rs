//! What the page says about a state.

use layernorm_lab::{
    charts,
    lab::{
        ensemble::{Ensemble, SEEDS},
        experiment::Outcome,
        failures, normalization,
        real::{FiniteRange, Real},
        relatives::{self, Relative, nearest_groups},
        scenario::{NormalizedShape, Scenario},
        setting::Number,
        statistics::{Statistics, Summary},
    },
    words::{
        arithmetic, chart, custom_matrix, equaliser, failures as failures_words,
        number::{self, short},
        relatives as relatives_words, sentence, setting, statistics_table, text,
    },
};

use crate::outcome as run;

/// Every text about a state, one a line.
pub fn texts(scenario: &Scenario) -> String {
    let outcome = run(scenario);
    let (growth, layer) = (&outcome.growth, &outcome.normalization);
    let (settings, parameters) = (&scenario.growth, &scenario.layer_norm);
    let outside: Vec<f64> = [&growth.shrinking, &growth.growing]
        .into_iter()
        .filter(|chain| !charts::growth::shows_expected(chain, &scenario.view, &[]))
        .map(|chain| chain.factor)
        .collect();
    let mut texts = vec![
        format!("why: {}", sentence::why(growth, settings)),
        format!(
            "small: {}: {}",
            chart::growth_title(growth.shrinking.factor),
            sentence::chain(&growth.shrinking, settings)
        ),
        format!(
            "large: {}: {}",
            chart::growth_title(growth.growing.factor),
            sentence::chain(&growth.growing, settings)
        ),
        format!("line: {}", text::expected(settings, &outside)),
        format!("product: {}", text::matrix_product(settings)),
        format!("what: {}", sentence::what(layer, parameters)),
        format!(
            "statistics: {}",
            sentence::statistics(layer, parameters, scenario.view.std)
        ),
        format!(
            "parameters: {}",
            sentence::parameters(layer, parameters, scenario.view.std)
        ),
        format!("scatter: {}", sentence::scatter(layer)),
        format!("gamma: {}", setting::meaning(Number::Gamma, scenario)),
        format!("groups: {}", setting::meaning(Number::Groups, scenario)),
    ];
    for step in arithmetic::of_cell(layer, parameters, 0, 0) {
        texts.push(format!(
            "cell: {}: {} → {}",
            step.what,
            step.formula.text(),
            short(step.result)
        ));
    }
    texts.extend(paragraphs(scenario, &outcome));
    texts.extend(tables(layer));
    let groups = nearest_groups(layer.input.columns(), scenario.relatives.groups);
    for relative in Relative::all(groups) {
        let result = relatives::run(relative, &layer.input, parameters.eps, parameters.precision);
        let result = result.expect("the groups divide the features");
        let note = relatives_words::shared(&result, scenario.relatives.groups);
        texts.push(format!("{}: {note}", relatives_words::name(relative)));
        texts.push(ranges(&result));
    }
    texts.join("\n")
}

/// Leads and notes, and what other parts of the page say of the state.
fn paragraphs(scenario: &Scenario, outcome: &Outcome) -> Vec<String> {
    let layer = &outcome.normalization;
    let (rows, features) = (layer.input.rows(), layer.input.columns());
    let shape = scenario.layer_norm.normalized_shape;
    let has_rows = rows > 1 && shape == NormalizedShape::Whole;
    let activations = &scenario.activations;
    let edited = activations.edited_cells();
    let mut texts = vec![
        format!("lead 3: {}", text::STATISTICS),
        format!("note 3: {}", text::std(rows, features, shape)),
        format!("lead 4: {}", text::parameters(shape)),
        format!("bars: {}", equaliser::group("γ", has_rows)),
        format!("lead 5: {}", relatives_words::LEAD),
        format!(
            "matrix: {}",
            custom_matrix::current(activations.own.is_some(), rows, features, edited)
        ),
    ];
    let row = failures::choose(&scenario.failures, &scenario.layer_norm, &layer.input);
    let failure = failures::run_row(&row);
    texts.push(format!("6: {}", failures_words::sentence(&failure)));
    texts.extend(failures_words::why(&failure));
    texts.push(format!(
        "origin: {}",
        failures_words::own_row(activations.own.is_some())
    ));
    if scenario.view.band {
        let mut ensemble = Ensemble::new(scenario.seed, &scenario.growth);
        ensemble.advance(SEEDS);
        let band = sentence::band(&ensemble.bands(), SEEDS, SEEDS, scenario.growth.steps);
        texts.push(format!("band: {band}"));
    }
    texts
}

/// The tables of statistics: a line for each row and each column.
fn tables(layer: &normalization::Outcome) -> Vec<String> {
    let line = |name: String, before: &Summary, after: &Summary| {
        let numbers = [before, after].map(|summary| {
            let mean = number::mean(summary.mean, summary.std_biased);
            format!("{mean} {}", number::statistic(summary.std_biased))
        });
        format!("{name}: {}", numbers.join(" → "))
    };
    let lines = |name: fn(usize) -> String, of: fn(&Statistics) -> &Vec<Summary>| {
        let pairs = std::iter::zip(of(&layer.before), of(&layer.after)).enumerate();
        pairs
            .map(|(index, (before, after))| line(name(index), before, after))
            .collect::<Vec<_>>()
    };
    let rows = lines(statistics_table::row, |statistics| &statistics.rows);
    let columns = lines(statistics_table::column, |statistics| &statistics.columns);
    [rows, columns].concat()
}

/// A line of station 5's table.
fn ranges(result: &relatives::Outcome) -> String {
    let range = |summaries: &[Summary], of: fn(&Summary) -> Real| {
        let range = FiniteRange::of(summaries.iter().map(of)).expect("there are rows");
        let ends = range.ends.map(|end| number::statistic(of(&summaries[end])));
        ends.join(" … ") + &relatives_words::others(&range)
    };
    let Statistics { rows, columns } = &result.statistics;
    format!(
        "{} table: {} | {} | {}",
        relatives_words::name(result.relative),
        range(rows, |row| row.std_biased),
        range(columns, |column| column.mean),
        range(columns, |column| column.std_biased),
    )
}
