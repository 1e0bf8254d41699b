#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The main job on small inputs, and in plain words what it proved. Usage: examples/demo.sh PROGRAM
set -eu

program=${1:?usage: examples/demo.sh PROGRAM}
case $program in
  /*) ;;
  *) program=$PWD/$program ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
cd "$folder"
export ATTNGEN_CACHE=off  # the compile is shown, so it is not taken from the cache

say() { printf '\n== %s\n' "$*"; }

say "Inputs: 2 x 4 heads, 333 rows, head dim 72, made by NumPy as float32"
python3 - <<'PYTHON'
import numpy
random = numpy.random.default_rng(0)
for name in "qkv":
    numpy.save(name + ".npy", random.standard_normal((2, 4, 333, 72)).astype(numpy.float32))
PYTHON

say "attngen analyze causal: how often the keys must be read, and why"
"$program" analyze causal
"$program" analyze causal --json > analyze.json

say "attngen emit causal: the kernel as readable CUDA"
"$program" emit causal -D E=72,F=72 --batch-axes 2 --arch sm_90 -o causal.cu
head -n 20 causal.cu
printf '... %s lines in all\n' "$(wc -l < causal.cu)"

say "attngen compile causal: a cubin for a GPU that need not be here"
"$program" compile causal -D E=72,F=72 --batch-axes 2 --arch sm_90
"$program" compile causal -D E=72,F=72 --batch-axes 2 --arch sm_90 --json > compile.json

say "attngen run causal --device vgpu --check: the same kernel, executed and compared"
"$program" run causal -i Q=q.npy -i K=k.npy -i V=v.npy -o O=o.npy --device vgpu --check --json > run.json

say "attngen run causal --device cpu --check: the same cascade, compiled for this CPU"
"$program" run causal -i Q=q.npy -i K=k.npy -i V=v.npy -o O=cpu.npy --device cpu --check
say "The same at 8 heads, 2048 rows, head dim 128, three times"
python3 - <<'PYTHON'
import numpy
random = numpy.random.default_rng(1)
for name in "qkv":
    numpy.save("large_" + name + ".npy", random.standard_normal((8, 2048, 128)).astype(numpy.float32))
PYTHON
for turn in 1 2 3; do
  "$program" run causal --dtype T=f32 -i Q=large_q.npy -i K=large_k.npy -i V=large_v.npy --device cpu --json > "cpu$turn.json"
done

python3 - <<'PYTHON'
import json
import numpy

analyze = json.load(open("analyze.json"))
compiled = json.load(open("compile.json"))
run = json.load(open("run.json"))
turns = sorted((json.load(open(f"cpu{turn}.json")) for turn in (1, 2, 3)), key=lambda turn: turn["ms"])
passes = analyze["passes"]["M"]
print(f"""
What was proved
  The text needs {passes['written']} passes over the keys as written; attngen derived a form with {passes['rewritten']}.
  The kernel compiles for {compiled['arch']} in {compiled['ms']:.0f} ms: {compiled['registers']} registers, \
{compiled['spill_bytes']} bytes of spills, {compiled['smem_bytes']} bytes of shared memory.
  Its very PTX ran on the virtual GPU: {run['ptx_instructions']} instructions, {run['races']} data races.""")
for name, output in run["outputs"].items():
    print(f"  {name} {tuple(output['shape'])} against fp64: err_ratio {output['err_ratio']:.2f} "
          "(2 is the limit; 1 is a naive evaluation in the same precision).")
median = turns[1]
work = 8 * (2048 * 2049 / 2) * 128 * 2 * 2  # pairs that the mask keeps, two products, two operations
print(f"  On this CPU ({median['cpu']}, {median['arch']}, {median['threads']} threads), f32, 8 x 2048 x 128: "
      f"{median['ms']:.0f} ms,\n  {work / median['ms'] / 1e6:.0f} GFLOP/s (the median of three processes; "
      f"compiled in {median['compile']['ms']:.0f} ms).")
apart = numpy.abs(numpy.load("o.npy") - numpy.load("cpu.npy")).max()
print(f"  The CPU and the virtual GPU, which share no kernel, are {apart:.1e} apart at most.")
print(f"  o.npy holds the result: mean |O| = {numpy.abs(numpy.load('o.npy')).mean():.4f}.")
PYTHON
