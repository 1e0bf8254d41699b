# SPDX-License-Identifier: Apache-2.0
"""Every gallery variant on the GPU against the fp64 oracle; larger shapes on sampled rows."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

from subjects import Skip, json_of

# Below 2^20 pairs per head: what the oracle does in seconds.
LARGEST = {"P": 768, "M": 1024, "E": 64, "F": 64, "H": 1, "HK": 1, "R": 128}
MOST_RATIO = 2.0  # of the largest error over that of a naive evaluation


def gallery(subjects):
    machine = subjects.machine
    reason = machine.why_no_kernels()
    if reason:
        subjects.record("section", "skipped", reason=reason)
        return
    variants = json_of(machine.run([machine.attngen, "list", "--json"], 30))["variants"]
    jobs = [(each["name"], small(subjects, each["name"])) for each in variants]
    jobs += [(each["name"] + "_large", large(subjects, each)) for each in variants]
    # Processes side by side: the oracle and the compiler take the time, not the GPU.
    workers = max(1, min(6, (os.cpu_count() or 1) - 1))
    with ThreadPoolExecutor(workers) as pool:
        for done in [pool.submit(subjects.run, name, job, 3) for name, job in jobs]:
            done.result()


def small(subjects, name):
    return lambda: check(subjects, name, [])


def large(subjects, variant):
    extents = ",".join(f"{rank}={LARGEST[rank]}" for rank in variant["ranks"])

    def job():
        if subjects.machine.fake:
            raise Skip("fake driver: the oracle's time for a large shape would show nothing")
        if not subjects.machine.has_nvrtc():
            raise Skip("no NVRTC here; the package's kernels are those of the small shapes")
        return check(subjects, variant["name"], ["-D", extents])

    return job


def check(subjects, name, words):
    machine = subjects.machine
    command = [machine.attngen, "check", name, *words, "--devices", "cuda", "--json"]
    done = machine.run(command, subjects.left())
    # 1 is the check's own verdict; anything else is no verdict at all.
    found = json.loads(done.stdout) if done.returncode == 1 else json_of(done)
    return ("passed" if done.returncode == 0 else "failed"), found


ROW_CASES = [  # variant, heads, key heads, rows, keys, head dim
    ("causal", 4, 4, 8192, 8192, 128),
    ("softmax", 4, 4, 4096, 8192, 64),
    ("window", 4, 4, 8192, 8192, 128),
    ("softcap", 4, 4, 4096, 4096, 128),
    ("alibi_causal", 4, 4, 8192, 8192, 128),
    ("causal_gqa", 8, 2, 8192, 8192, 128),
    ("causal_gqa", 8, 2, 1, 32768, 128),
]
SAMPLED_ROWS = 64


def large_shapes(subjects):
    for case in ROW_CASES:
        variant, heads, _, rows, keys, dim = case
        subjects.run(f"{variant}_{heads}x{rows}x{keys}x{dim}",
                     lambda case=case: rows_of(subjects.machine, "cuda", case), 5,
                     in_process=True)


def rows_of(machine, device, case):
    """The library on a device against fp64 on sampled rows."""
    try:
        import numpy as np
    except ImportError:
        raise Skip("NumPy is not installed") from None
    import row_reference as reference
    from library import DL_CPU, DL_CUDA, Kernel, Library, Tensor, plan_of

    if not (machine.folder / "libattngen.so.0").exists():
        raise Skip("libattngen.so.0 is not beside the program")
    variant, heads, key_heads, rows, keys, dim = case
    if machine.fake:  # its memory is this machine's
        rows, keys = min(rows, 128), min(keys, 128)
    random = np.random.default_rng(7)
    host = {name: reference.bf16_words(random.standard_normal(shape, dtype=np.float32))
            for name, shape in (("Q", (1, heads, rows, dim)), ("K", (1, key_heads, keys, dim)),
                                ("V", (1, key_heads, keys, dim)))}
    host["O"] = np.full((1, heads, rows, dim), np.nan, np.float32)
    host["LSE"] = np.full((1, heads, rows), np.nan, np.float32)
    if variant.startswith("alibi"):
        host["sl"] = reference.slopes(heads)
    library = Library(machine, device)
    kernel = Kernel(library, variant, *plan_of(variant, heads, key_heads, dim),
                    params={"W": reference.WINDOW} if variant == "window" else None)
    kernel.prepare()
    place = (DL_CUDA if device == "cuda" else DL_CPU, 0)
    addresses, tensors = {}, {}
    for name, array in host.items():
        addresses[name] = library.allocate(array.nbytes)
        library.copy_in(addresses[name], array)
        kind = "bf16" if array.dtype == np.uint16 else "f32"
        tensors[name] = Tensor(addresses[name], kind, array.shape, device=place)
    kernel.bind(tensors)()
    out = np.empty_like(host["O"])
    library.copy_out(out, addresses["O"])
    for address in addresses.values():
        library.release(address)
    library.close()
    exact = {name: reference.bf16_values(host[name][0]).astype(np.float64) for name in "QKV"}
    found = reference.sampled(variant, exact["Q"], exact["K"], exact["V"], out[0], SAMPLED_ROWS, 11)
    good = found["not_finite"] == 0 and found["err_ratio"] <= MOST_RATIO
    return ("passed" if good else "failed"), {"device": device, "shape": case, **found}
