// The smallest ONNX model with one LayerNormalization, as protobuf.

const varint = (value) => {
  const bytes = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    const low = Number(rest & 127n);
    if (rest < 128n) return [...bytes, low];
    bytes.push(low | 128);
  }
};
const number = (field, value) => [...varint(field << 3), ...varint(value)];
const bytes = (field, content) => [...varint((field << 3) | 2), ...varint(content.length), ...content];
const text = (field, value) => bytes(field, new TextEncoder().encode(value));
const float = (field, value) => [
  ...varint((field << 3) | 5),
  ...new Uint8Array(new Float32Array([value]).buffer),
];

const FLOAT32 = 1;
const ATTRIBUTE = { float: 1, int: 2 };

// A value of shape [rows, features], with any number of rows.
const value = (name, features) => {
  const dimensions = [bytes(1, text(2, "rows")), bytes(1, number(1, features))].flat();
  const tensor = [...number(1, FLOAT32), ...bytes(2, dimensions)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
};

// A constant vector of equal values.
const constant = (name, length, value) => [
  ...number(1, length),
  ...number(2, FLOAT32),
  ...text(8, name),
  ...bytes(9, new Uint8Array(new Float32Array(length).fill(value).buffer)),
];

// y = LayerNormalization(x, gamma = 1, beta = 0) over the last axis.
export const layerNormalization = (features, eps) => {
  const node = [
    ...text(1, "x"),
    ...text(1, "gamma"),
    ...text(1, "beta"),
    ...text(2, "y"),
    ...text(4, "LayerNormalization"),
    ...bytes(5, [...text(1, "epsilon"), ...float(2, eps), ...number(20, ATTRIBUTE.float)]),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, "layer"),
    ...bytes(5, constant("gamma", features, 1)),
    ...bytes(5, constant("beta", features, 0)),
    ...bytes(11, value("x", features)),
    ...bytes(12, value("y", features)),
  ];
  return new Uint8Array([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 17))]);
};
