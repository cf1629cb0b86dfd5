"""PyTorch's side of the training benchmark: the same two models, written for PyTorch, one step per request."""
import json
import math
import resource
import sys
import time

import torch
import torch.nn.functional as F

HIDDEN = -1e9


def read_job(folder):
    """The job and its tensors: parameters (trainable) and feeds, by name."""
    with open(f"{folder}/job.json", encoding="utf8") as file:
        job = json.load(file)
    with open(f"{folder}/job.bin", "rb") as file:
        data = bytearray(file.read())

    def tensor(entry):
        dtype = torch.int64 if entry["dtype"] == "int64" else torch.float32
        count = math.prod(entry["shape"])
        flat = torch.frombuffer(data, dtype=dtype, count=count, offset=entry["offset"])
        return flat.reshape(entry["shape"]).clone()

    parameters = {entry["name"]: tensor(entry) for entry in job["parameters"]}
    feeds = {entry["name"]: tensor(entry) for entry in job["feeds"]}
    return job, parameters, feeds


# --- DalleBart (normformer, gated feed-forward, no biases in dense layers) ---


def layer_norm(p, path, x):
    """The scale is missing where a dense layer follows."""
    return F.layer_norm(x, x.shape[-1:], p.get(f"{path}/scale"), p[f"{path}/bias"], 1e-5)


def attention(p, path, x, source, heads, mask):
    def project(name, states):
        y = states @ p[f"{path}/{name}/kernel"]
        return y.view(y.shape[0], y.shape[1], heads, -1).transpose(1, 2)

    q, k, v = project("q_proj", x), project("k_proj", source), project("v_proj", source)
    if hasattr(F, "scaled_dot_product_attention"):
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    else:
        scores = (q * (1 / math.sqrt(q.shape[-1]))) @ k.transpose(-1, -2)
        mixed = F.softmax(scores + mask, dim=-1) @ v
    return mixed.transpose(1, 2).flatten(2) @ p[f"{path}/out_proj/kernel"]


def attention_block(p, layer, index, x, source, heads, mask):
    h = layer_norm(p, f"{layer}/LayerNorm_{2 * index}", x)
    h = attention(p, f"{layer}/FlaxBartAttention_{index}", h, h if source is None else source, heads, mask)
    return x + layer_norm(p, f"{layer}/LayerNorm_{2 * index + 1}", h)


def feed_forward(p, layer, x):
    h = layer_norm(p, f"{layer}/GLU_0/LayerNorm_0", x)
    h = F.gelu(h @ p[f"{layer}/GLU_0/Dense_0/kernel"]) * (h @ p[f"{layer}/GLU_0/Dense_1/kernel"])
    return x + layer_norm(p, f"{layer}/GLU_0/LayerNorm_1", h) @ p[f"{layer}/GLU_0/Dense_2/kernel"]


def embed(p, side, ids):
    x = F.embedding(ids, p[f"{side}/embed_tokens/embedding"])
    return layer_norm(p, f"{side}/layernorm_embedding", x + p[f"{side}/embed_positions/embedding"][: ids.shape[1]])


def transformer_loss(p, feeds, config):
    text = feeds["text"]
    text_mask = (text == 1).float()[:, None, None, :] * HIDDEN
    x = embed(p, "model/encoder", text)
    for i in range(config["encoder_layers"]):
        layer = f"model/encoder/layers/FlaxBartEncoderLayer_{i}"
        x = attention_block(p, layer, 0, x, None, config["encoder_attention_heads"], text_mask)
        x = feed_forward(p, layer, x)
    encoded = layer_norm(p, "model/encoder/final_ln", x)
    x = embed(p, "model/decoder", feeds["inputs"])
    causal = torch.triu(torch.full((x.shape[1], x.shape[1]), HIDDEN), diagonal=1)
    heads = config["decoder_attention_heads"]
    for i in range(config["decoder_layers"]):
        layer = f"model/decoder/layers/FlaxBartDecoderLayer_{i}"
        x = attention_block(p, layer, 0, x, None, heads, causal)
        x = attention_block(p, layer, 1, x, encoded, heads, text_mask)
        x = feed_forward(p, layer, x)
    logits = layer_norm(p, "model/decoder/final_ln", x) @ p["lm_head/kernel"]
    return F.cross_entropy(logits.flatten(0, 1), feeds["targets"].flatten())


# --- VQGAN with bounded scalar codes ---


def conv(p, path, x, stride=1):
    kernel = p[f"{path}/kernel"]
    return F.conv2d(x, kernel, p[f"{path}/bias"], stride, (kernel.shape[-1] - 1) // 2 if stride == 1 else 0)


def norm(p, path, x, groups):
    return F.group_norm(x, groups, p[f"{path}/scale"], p[f"{path}/bias"], 1e-6)


def resnet_block(p, path, x, groups):
    h = conv(p, f"{path}/conv1", F.silu(norm(p, f"{path}/norm1", x, groups)))
    h = conv(p, f"{path}/conv2", F.silu(norm(p, f"{path}/norm2", h, groups)))
    shortcut = f"{path}/nin_shortcut"
    return (conv(p, shortcut, x) if f"{shortcut}/kernel" in p else x) + h


def middle(p, path, x, groups):
    x = resnet_block(p, f"{path}/block_1", x, groups)
    attn = f"{path}/attn_1"
    h = norm(p, f"{attn}/norm", x, groups)
    q, k, v = (conv(p, f"{attn}/{name}", h).flatten(2) for name in "qkv")
    weights = F.softmax(q.transpose(1, 2) @ k * (1 / math.sqrt(q.shape[1])), dim=-1)
    mixed = (v @ weights.transpose(1, 2)).view(x.shape)
    return resnet_block(p, f"{path}/block_2", x + conv(p, f"{attn}/proj_out", mixed), groups)


def space_to_depth(x, block):
    b, c, h, w = x.shape
    x = x.view(b, c, h // block, block, w // block, block)
    return x.permute(0, 3, 5, 1, 2, 4).reshape(b, c * block * block, h // block, w // block)


def depth_to_space(x, block):
    b, c, h, w = x.shape
    x = x.view(b, block, block, c // (block * block), h, w)
    return x.permute(0, 3, 4, 1, 5, 2).reshape(b, c // (block * block), h * block, w * block)


def quantize(z, levels):
    """Finite scalar quantisation of the channels of z; gradients pass the rounding."""
    column = lambda values: torch.tensor(values).view(1, -1, 1, 1)
    reach = [(level - 1) * 1.001 / 2 for level in levels]
    offset = [0.5 if level % 2 == 0 else 0.0 for level in levels]
    shift = [math.atanh(o / r) for o, r in zip(offset, reach)]
    bounded = torch.tanh(z + column(shift)) * column(reach) - column(offset)
    rounded = bounded + (torch.round(bounded) - bounded).detach()
    return rounded / column([float(level // 2) for level in levels])


def vqgan_loss(p, feeds, config):
    pictures, groups, patch = feeds["pictures"], config["norm_groups"], config["patch_size"]
    last = len(config["ch_mult"]) - 1
    x = conv(p, "encoder/conv_in", space_to_depth(pictures, patch))
    for level in range(last + 1):
        for block in range(config["num_res_blocks"]):
            x = resnet_block(p, f"encoder/down_{level}/block_{block}", x, groups)
        if level < last:
            x = conv(p, f"encoder/down_{level}/downsample/conv", F.pad(x, (0, 1, 0, 1)), 2)
    x = middle(p, "encoder/mid", x, groups)
    x = conv(p, "encoder/conv_out", F.silu(norm(p, "encoder/norm_out", x, groups)))
    codes = quantize(conv(p, "quant_conv", x), config["fsq_levels"])
    x = conv(p, "decoder/conv_in", conv(p, "post_quant_conv", codes))
    x = middle(p, "decoder/mid", x, groups)
    for level in range(last, -1, -1):
        for block in range(config["num_res_blocks"] + 1):
            x = resnet_block(p, f"decoder/up_{level}/block_{block}", x, groups)
        if level > 0:
            x = conv(p, f"decoder/up_{level}/upsample/conv", F.interpolate(x, scale_factor=2))
    x = conv(p, "decoder/conv_out", F.silu(norm(p, "decoder/norm_out", x, groups)))
    return (depth_to_space(x, patch) - pictures).abs().mean()


LOSSES = {"transformer": transformer_loss, "vqgan": vqgan_loss}


def main():
    job, parameters, feeds = read_job(sys.argv[1])
    torch.set_num_threads(job["threads"])
    if job["workload"] == "vqgan":
        # PyTorch keeps kernels as [out, in, height, width].
        parameters = {k: v.permute(3, 2, 0, 1).contiguous() if v.dim() == 4 else v for k, v in parameters.items()}
    for value in parameters.values():
        value.requires_grad_(True)
    loss_of, options = LOSSES[job["workload"]], job["adamW"]
    optimizer = torch.optim.AdamW(
        parameters.values(), lr=options["learningRate"], betas=(options["beta1"], options["beta2"]),
        eps=options["epsilon"], weight_decay=options["weightDecay"], foreach=True,
    )

    def gradients():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(parameters, feeds, job["config"])
        loss.backward()
        return loss.item()

    def first():
        loss = gradients()
        norms = {name: value.grad.norm().item() for name, value in parameters.items()}
        return {"parameters": sum(v.numel() for v in parameters.values()), "loss": loss, "gradientNorms": norms}

    def step():
        start = time.perf_counter()
        gradients()
        optimizer.step()
        return {"seconds": time.perf_counter() - start}

    def end():
        return {"peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}

    answers = {"first": first, "step": step, "end": end}
    for line in sys.stdin:
        print(json.dumps(answers[line.strip()]()), flush=True)
        if line.strip() == "end":
            break


main()
