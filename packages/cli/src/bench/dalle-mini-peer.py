"""min-dalle's decoder and detokenizer with random weights: python3 dalle-mini-peer.py CHECKOUT SIZE THREADS STEPS.

Prints one JSON object. Only the modules with layers are loaded, so that nothing is downloaded. Of the 256 decoding
steps the first STEPS are timed: each attends to all 256 positions, so that all cost the same.
"""

import importlib
import inspect
import json
import os
import resource
import sys
import time
import types

import torch

checkout, size, threads, steps = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
torch.set_grad_enabled(False)
torch.set_num_threads(threads or os.cpu_count())

# The package's own __init__ imports the downloader and its libraries; a bare package does not.
package = types.ModuleType("min_dalle")
package.__path__ = [os.path.join(checkout, "min_dalle")]
sys.modules["min_dalle"] = package
models = importlib.import_module("min_dalle.models")

PICTURES, POSITIONS, TEXT_LENGTH = 9, 256, 64
MEGA = size == "mega"
SIZES = dict(
    layer_count=24 if MEGA else 12,
    attention_head_count=32 if MEGA else 16,
    embed_count=2048 if MEGA else 1024,
    glu_embed_count=4096 if MEGA else 2730,
    text_token_count=TEXT_LENGTH,
    text_vocab_count=50272 if MEGA else 50264,
    image_vocab_count=16415 if MEGA else 16384,
    device="cpu",
)


def build(kind):
    wanted = inspect.signature(kind.__init__).parameters
    return kind(**{name: value for name, value in SIZES.items() if name in wanted}).eval()


encoder, decoder = build(models.DalleBartEncoder), build(models.DalleBartDecoder)
detokenizer = models.VQGanDetokenizer().eval()
for module in (encoder, decoder, detokenizer):
    for parameter in module.parameters():
        if not torch.isfinite(parameter).all():
            parameter.data.normal_(std=0.02)

encoding_start = time.perf_counter()
text = torch.ones((2, TEXT_LENGTH), dtype=torch.long)
text[0, :2] = torch.tensor([0, 2])
text[1, :6] = torch.tensor([0, 10, 20, 30, 40, 2])
state = encoder.forward(text)
sides = [0] * PICTURES + [1] * PICTURES
mask = text.not_equal(1)[sides][:, None, None, :]
state = state[sides]
cache = torch.zeros((SIZES["layer_count"], PICTURES * 4, POSITIONS, SIZES["embed_count"]))
encoding_seconds = time.perf_counter() - encoding_start
tokens = torch.full((PICTURES, POSITIONS + 1), SIZES["image_vocab_count"], dtype=torch.long)
settings = torch.tensor([1.0, 256.0, 16.0])  # temperature, top k, guidance
step = getattr(decoder, "sample_tokens", None) or decoder.forward
flat_tokens = step == decoder.forward  # older checkouts take [pictures], newer ones [pictures, 1]
start = time.perf_counter()
for position in range(steps):
    previous = tokens[:, position] if flat_tokens else tokens[:, [position]]
    tokens[:, position + 1], cache = step(
        settings=settings,
        attention_mask=mask,
        encoder_state=state,
        attention_state=cache,
        prev_tokens=previous.clone(),
        token_index=torch.tensor([position]),
    )
token_seconds = encoding_seconds + (time.perf_counter() - start) * POSITIONS / steps

start = time.perf_counter()
pictures = tokens[:, 1:].clamp(0, 2**14 - 1)
# Older checkouts take the tokens alone, newer ones whether the pictures run into each other before or behind them.
wanted = inspect.signature(detokenizer.forward).parameters
detokenizer.forward(**{name: False if name == "is_seamless" else pictures for name in wanted})
pixel_seconds = time.perf_counter() - start

print(
    json.dumps(
        dict(
            version=torch.__version__,
            steps=steps,
            tokenSeconds=token_seconds,
            pixelSeconds=pixel_seconds,
            peakMegabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        )
    )
)
