"""Records what each LayerNorm of all-MiniLM-L6-v2 gets and gives, as a safetensors file.

Run with PyTorch 2.15 and transformers, with the model on this machine or a network to fetch it:
    python record.py [OUT_FILE]

docs/transformer.md describes the file. Inputs are rounded to float16, and PyTorch's output is
that of the rounded input, so that both belong together. Without an OUT_FILE the file is written
beside this script, and its name has the checksum of its content.
"""

import hashlib
import json
import pathlib
import struct
import sys

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
SENTENCES = [
    "The bank by the river raised its interest rates.",
    "Layer normalization keeps every token in range.",
]
ABOUT = "BERT architecture, 6 layers, 384 features, Post-LN"
LICENCE = "Apache-2.0"


def layer_names(blocks):
    """Where each LayerNorm stands, in the order of the computation."""
    names = ["embeddings"]
    for block in range(1, blocks + 1):
        names += [f"layer {block}, after attention", f"layer {block}, after the feed-forward block"]
    return names


def parameter_names(blocks):
    """The name of each LayerNorm in the model."""
    names = ["embeddings.LayerNorm"]
    for block in range(blocks):
        layer = f"encoder.layer.{block}"
        names += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    return names


def description(eps, tokens):
    """What the file says of itself, under the key `layernorm-lab` of its metadata."""
    return {
        "model": MODEL,
        "about": ABOUT,
        "licence": LICENCE,
        "layers": [
            {"name": name, "parameters": parameters, "eps": eps}
            for name, parameters in zip(layer_names(6), parameter_names(6), strict=True)
        ],
        "samples": [
            {"text": text, "tokens": list(names)}
            for text, names in zip(SENTENCES, tokens, strict=True)
        ],
    }


def serialized(tensors, about):
    """A safetensors file. `tensors` holds (name, type, shape, bytes), in the order of the file."""
    header = {"__metadata__": {"layernorm-lab": json.dumps(about, ensure_ascii=False)}}
    start = 0
    for name, dtype, shape, data in tensors:
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [start, start + len(data)]}
        start += len(data)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    # The values begin at a multiple of eight bytes.
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(data for *_, data in tensors)


def record():
    """The tensors and the description, by a run of the model."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL)
    model.eval()
    modules = dict(model.named_modules())
    norms = [modules[name] for name in parameter_names(6)]
    inputs, tokens = {}, []
    for sample, text in enumerate(SENTENCES):
        def hook(layer, sample=sample):
            def keep(_module, arguments):
                inputs[layer, sample] = arguments[0].detach()[0].half()
            return keep

        handles = [norm.register_forward_pre_hook(hook(layer)) for layer, norm in enumerate(norms)]
        encoded = tokenizer(text, return_tensors="pt")
        tokens.append(tokenizer.convert_ids_to_tokens(encoded["input_ids"][0]))
        with torch.no_grad():
            model(**encoded)
        for handle in handles:
            handle.remove()
    tensors = []
    for layer, norm in enumerate(norms):
        with torch.no_grad():
            for sample in range(len(SENTENCES)):
                x = inputs[layer, sample]
                y = norm(x.float())
                tensors.append((f"{layer}.{sample}.x", "F16", list(x.shape), x.numpy().tobytes()))
                tensors.append((f"{layer}.{sample}.y", "F32", list(y.shape), y.numpy().tobytes()))
            for name, values in [("gamma", norm.weight), ("beta", norm.bias)]:
                values = values.detach().float()
                tensors.append((f"{layer}.{name}", "F32", list(values.shape), values.numpy().tobytes()))
    return tensors, description(norms[0].eps, tokens)


def main(out):
    file = serialized(*record())
    checksum = hashlib.sha256(file).hexdigest()
    path = pathlib.Path(out or pathlib.Path(__file__).with_name(f"minilm-l6-{checksum[:16]}.safetensors"))
    path.write_bytes(file)
    print(f"{checksum}  {path.name}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
