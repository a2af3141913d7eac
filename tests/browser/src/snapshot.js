// Returns everything that the page shows now, for src/snapshot.rs.
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
// The visible text: not what screen readers alone read.
const text = (element) => {
  const copy = element?.cloneNode(true);
  for (const spoken of copy?.querySelectorAll(".spoken") ?? []) spoken.remove();
  return copy ? copy.textContent.replace(/\s+/g, " ").trim() : "";
};
const by = (id) => document.getElementById(id);

// The accessible name, and the caption.
const description = (image) =>
  `${image.getAttribute("aria-label")}. ${text(image.closest("figure").querySelector("figcaption"))}`;

// A chart, or the part of it that shows one chain.
const chart = (id, chain) => {
  const container = by(id);
  const { data = [], layout = {} } = container;
  const isShown = (trace) => !chain || trace.meta === undefined || trace.meta === chain;
  const groups = all(".scatterlayer .trace", container).filter((group) => isShown(group.__data__[0].trace));
  return {
    title: text(container.querySelector(".gtitle")),
    x_title: layout.xaxis.title.text,
    y_title: layout.yaxis.title.text,
    y_type: layout.yaxis.type ?? "linear",
    y_range: [...layout.yaxis.range],
    text_colour: layout.font.color,
    marker_count: groups.flatMap((group) => all(".points path", group)).length,
    description: description(container.querySelector("[role=img]")),
    traces: data.filter(isShown).map((trace) => ({
      mode: trace.mode ?? "",
      name: trace.name ?? "",
      symbol: trace.marker?.symbol ?? "",
      dash: trace.line?.dash ?? "",
      x: [...trace.x],
      y: [...trace.y],
      text: Array.isArray(trace.text) ? trace.text : [],
    })),
  };
};

// The chart of both chains, if the norm axis is logarithmic.
const both = document.querySelector(".both-chains:not([hidden]) .chart-plot");
const chainChart = (id, chain) => (both ? chart(both.id, chain) : chart(id));

const matrix = (id) => ({
  rows: all(`#${id} tbody tr:not([hidden])`).map((row) => all("[data-cell]", row).map((cell) => parseable(cell.title))),
  texts: all(`#${id} tbody tr:not([hidden])`).map((row) => all("[data-cell]", row).map(text)),
  highlighted: all(`#${id} .highlighted`).map((cell) => cell.dataset.cell),
});

const table = (id) =>
  all(`#${id} tbody tr:not([hidden])`).map((row) => ({
    name: text(row.querySelector("th")),
    values: all("data", row).map((data) => data.getAttribute("value") ?? ""),
    texts: all("data", row).map(text),
  }));

const bars = (id) => all(`#${id} [role="slider"]:not([hidden])`).map((bar) => Number(bar.getAttribute("aria-valuenow")));

return {
  seed: by("seed").value,
  fields: Object.fromEntries(
    all(".slider input[type=range]").map((slider) => [slider.id, by(`${slider.id}-field`).value]),
  ),
  alerts: all("[role=alert]").filter((alert) => alert.checkVisibility()).map(text).filter((alert) => alert !== ""),
  smaller: chainChart("chart-smaller", "shrinking"),
  larger: chainChart("chart-larger", "growing"),
  scatter: chart("chart-scatter"),
  before: matrix("matrix-before"),
  after: matrix("matrix-after"),
  statistics: table("statistics-table"),
  row_statistics: table("parameters-table"),
  gamma: bars("layer-norm-gamma-bars"),
  beta: bars("layer-norm-beta-bars"),
  layer: text(by("layer")),
  arithmetic: text(by("arithmetic")),
  // The sentence of both chains is that of either.
  sentences: Object.fromEntries(
    ["why", "what", "statistics", "parameters", "chart-smaller", "chart-larger"].map((id) => [
      id,
      text(by(`${both && id.startsWith("chart-") ? both.id : id}-sentence`)),
    ]),
  ),
};
