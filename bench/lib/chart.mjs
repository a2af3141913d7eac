// Lines over two logarithmic axes, as an SVG for the documentation.

const SIZE = { width: 420, height: 300, left: 64, right: 16, top: 48, bottom: 48 };
const MARKS = [
  { color: "#1f5fbf", dash: "" },
  { color: "#5d626c", dash: "6 3" },
  { color: "#b0562b", dash: "2 3" },
  { color: "#2f7d4f", dash: "8 3 2 3" },
];

// Panels side by side, with one legend below them. Values are in microseconds.
export const chart = (panels) => {
  const { width, height } = SIZE;
  const [whole, tall] = [width * panels.length, height + 32];
  const legend = panels[0].lines
    .map(({ label }, index) => {
      const x = 64 + index * 190;
      const { color, dash } = MARKS[index];
      return `<path d="M${x} ${height + 12}h28" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${x + 34}" y="${height + 16}">${label}</text>`;
    })
    .join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${tall}" font-family="system-ui, sans-serif" font-size="12" fill="#22252b">
<rect width="${whole}" height="${tall}" fill="#fdfcf9"/>
${panels.map((panel, index) => `<g transform="translate(${index * width} 0)">${panelOf(panel)}</g>`).join("\n")}
${legend}
</svg>
`;
};

const panelOf = ({ heading, across, at, lines }) => {
  const { width, height, left, right, top, bottom } = SIZE;
  const values = lines.flatMap((line) => line.values);
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const x = (value) =>
    left + (Math.log(value / at[0]) / Math.log(at.at(-1) / at[0])) * (width - left - right);
  const y = (value) => height - bottom - ((Math.log10(value) - low) / (high - low)) * (height - top - bottom);
  const grid = Array.from({ length: high - low + 1 }, (_, index) => low + index)
    .map((power) => {
      const level = y(10 ** power).toFixed(1);
      return `<path d="M${left} ${level}H${width - right}" stroke="#e6e2da"/><text x="${left - 6}" y="${+level + 4}" text-anchor="end">${time(power)}</text>`;
    })
    .join("");
  const ticks = at
    .map((value) => `<text x="${x(value).toFixed(1)}" y="${height - bottom + 16}" text-anchor="middle">${value}</text>`)
    .join("");
  const paths = lines
    .map((line, index) => {
      const { color, dash } = MARKS[index];
      const points = line.values.map((value, place) => `${x(at[place]).toFixed(1)} ${y(value).toFixed(1)}`);
      return `<path d="M${points.join("L")}" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    })
    .join("");
  return `<text x="${left}" y="24" font-size="14">${heading}</text>${grid}${ticks}<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">${across}</text>${paths}`;
};

const time = (power) => (power < 3 ? `${10 ** power} µs` : `${10 ** (power - 3)} ms`);
