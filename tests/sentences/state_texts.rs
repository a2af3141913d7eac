//! What the page says about a state.

use layernorm_lab::{
    charts::{
        self,
        whiskers::{Panel, have_one_scale},
    },
    claims::{
        depth::{depth as depth_claim, rows as rows_claim},
        geometry::geometry as geometry_claim,
        gradient::gradient as gradient_claim,
    },
    lab::{
        depth::{self, Draws},
        ensemble::{Bands, Ensemble, SEEDS},
        experiment::Outcome,
        failures,
        gradient::{self, steps::steps},
        normalization,
        real::{FiniteRange, Real},
        relatives::{self, Relative, nearest_groups},
        results,
        scenario::{NormalizedShape, Scenario, count_outside},
        setting::Number,
        station::Station,
        statistics::{Statistics, Summary},
    },
    words::{
        arithmetic, chart, custom_matrix, depth as depth_words, equaliser,
        failures as failures_words, geometry as geometry_words, gradient as gradient_words,
        layer_format,
        number::{self, short},
        relatives as relatives_words, sentence, setting, statistics_table, text, whiskers,
    },
};

use crate::outcome as run;

/// Every text about a state, one a line.
pub fn texts(scenario: &Scenario) -> String {
    let outcome = run(scenario);
    let (growth, layer) = (&outcome.growth, &outcome.normalization);
    let (settings, parameters) = (&scenario.growth, &scenario.layer_norm);
    let outside = charts::growth::hidden_expected(growth, &scenario.view, &Bands::default());
    let without = settings.layer_norm.then(|| {
        let mut scenario = scenario.clone();
        scenario.growth.layer_norm = false;
        run(&scenario).growth
    });
    let mut texts = vec![
        format!("why: {}", sentence::why(growth, settings)),
        format!(
            "small: {}: {}",
            chart::growth_title(&growth.shrinking, settings),
            sentence::chain(&growth.shrinking, settings)
        ),
        format!(
            "large: {}: {}",
            chart::growth_title(&growth.growing, settings),
            sentence::chain(&growth.growing, settings)
        ),
        format!(
            "both: {}",
            sentence::both_chains(growth, without.as_ref(), settings)
        ),
        format!("line: {}", text::expected(settings, &outside)),
        format!("product: {}", text::matrix_product(settings)),
        format!("backward: {}", text::backward(settings)),
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
        format!(
            "crosses: {}",
            chart::not_drawn(charts::scatter::drawn(layer))
        ),
        format!("gamma: {}", setting::meaning(Number::Gamma, scenario)),
        format!("groups: {}", setting::meaning(Number::Groups, scenario)),
    ];
    let panels = Panel::both(layer, scenario.view.std);
    let [before, after] = panels;
    let headings = whiskers::headings([before.offset, after.offset]);
    let note = whiskers::note(
        after.predicted.is_some(),
        have_one_scale(panels),
        layer.input.rows(),
    );
    texts.push(format!("whiskers: {}. {note}", headings.join("; ")));
    for step in arithmetic::of_cell(layer, parameters, 0, 0) {
        texts.push(format!(
            "cell: {}: {} → {}",
            step.what,
            step.formula.text(),
            short(step.result)
        ));
    }
    texts.extend(paragraphs(scenario, &outcome));
    texts.extend(gradients(scenario, layer));
    texts.push(stack(scenario));
    texts.extend(geometry(scenario, layer));
    texts.extend(tables(layer));
    let groups = nearest_groups(layer.input.columns(), scenario.relatives.groups);
    for relative in Relative::all(groups) {
        let result = relatives::run(relative, &layer.input, parameters.eps, parameters.precision);
        let result = result.expect("the groups divide the features");
        let note = relatives_words::shared(&result, scenario.relatives.groups, parameters.eps);
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
    let outside = activations.edits_outside();
    let gamma_outside = count_outside(
        &scenario.layer_norm.gamma.overrides,
        scenario.layer_norm.parameter_shape(activations.shape()),
    );
    let mut texts = vec![
        format!("lead 3: {}", text::statistics(rows, shape)),
        format!("note 3: {}", text::std(rows, features, shape)),
        format!("lead 4: {}", text::parameters(shape)),
        format!("bars: {}", equaliser::group("γ", has_rows)),
        equaliser::outside("γ", gamma_outside),
        format!("lead 5: {}", relatives_words::LEAD),
        format!(
            "matrix: {}",
            custom_matrix::current(activations.own.is_some(), rows, features, edited, outside)
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

/// Station 7, and what the layer's number format means for each station.
fn gradients(scenario: &Scenario, layer: &normalization::Outcome) -> Vec<String> {
    let (settings, parameters) = (&scenario.gradients, &scenario.layer_norm);
    let (rows, features) = (layer.input.rows(), layer.input.columns());
    let upstream = gradient::upstream(scenario.seed, settings, rows, features);
    let steps = steps(&layer.input, parameters, &upstream);
    let burn = gradient::run(&layer.input, parameters, &upstream);
    let [row, _] = settings.cell(rows, features);
    let group = steps.group_of(row);
    let comparison = &steps.compare(&burn)[group];
    let claim = gradient_claim(&steps, &upstream, &burn, row);
    let notes = Station::ALL.map(|station| layer_format::note(station, parameters));
    let notes = std::iter::zip(1.., notes)
        .filter_map(|(number, note)| Some(format!("format {number}: {}", note?)));
    let cell = settings.cell(rows, features);
    let cell = gradient_words::of_cell(layer, parameters, &upstream, &steps, &burn, cell);
    let cell = cell
        .into_iter()
        .map(|step| format!("back: {}: {}", step.what, step.formula.text()));
    let texts = [
        format!("7: {}", sentence::gradient(&claim)),
        format!(
            "loss: {}",
            gradient_words::loss(settings, scenario.seed, rows, features)
        ),
        format!(
            "directions: {}",
            gradient_words::orthogonal(comparison, &steps.groups[group])
        ),
    ];
    texts.into_iter().chain(cell).chain(notes).collect()
}

/// Station 8.
fn stack(scenario: &Scenario) -> String {
    let mut draws = Draws::seeded(scenario.seed, 1, 4);
    let stack = depth::run(&mut draws, scenario.seed, &scenario.depth);
    let claim = depth_claim(&stack, &scenario.depth);
    let alike = depth_words::alike_caption(rows_claim(&stack, &scenario.depth), &scenario.depth);
    format!("8: {}\nalike: {alike}", sentence::depth(&claim))
}

fn geometry(scenario: &Scenario, layer: &normalization::Outcome) -> [String; 5] {
    let points = results::geometry(scenario, layer);
    let claim = geometry_claim(&points, scenario.layer_norm.eps);
    let settings = &scenario.geometry;
    let progress = charts::space::progress(settings.stage);
    let panels = charts::space::panels(&points, settings, progress, 400.0, 13.5);
    let [layer_norm, rms_norm, along] =
        panels.map(|panel| format!("{}: {}", panel.title, panel.caption));
    let rms_norm = format!("{} {rms_norm}", sentence::geometry_rms_norm(&claim));
    [
        format!("9: {}", sentence::geometry(&claim)),
        format!("points: {}", geometry_words::setup(points.source, scenario)),
        layer_norm,
        rms_norm,
        along,
    ]
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
