#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cascades outside the gallery, interpreted and compared with NumPy in fp64.

interpreter_on_other_cascades.py INTERPRET_FILES
"""

import json
import os
import subprocess
import sys
import tempfile

import numpy as np


def softmax(s):
    n = np.exp(s - s.max(axis=-1, keepdims=True))
    return n / n.sum(axis=-1, keepdims=True)


def scale_of(width):
    """Params and their defaults are f32; rsqrt in an equation is fp64."""
    return 1 / np.sqrt(width)


def normal(rng, *shape):
    return rng.standard_normal(shape).astype(np.float32)


# Each case: text, inputs by name, params, expected outputs by name.

def latent(rng):
    """DeepSeek-V2's latent attention with absorbed projections, equation by equation."""
    text = """cascade mla_absorbed { rank H,P,M,E,C,R,F
      in QN[H,P,E]: f32, QR[H,P,R]: f32, CKV[M,C]: f32, KR[M,R]: f32, WK[H,E,C]: f32, WV[H,F,C]: f32
      QL[h,p,c] = sum{e} QN[h,p,e]*WK[h,e,c]
      SC[h,p,m] = sum{c} QL[h,p,c]*CKV[m,c]; SR[h,p,m] = sum{r} QR[h,p,r]*KR[m,r]
      S[h,p,m] = (SC[h,p,m]+SR[h,p,m])*rsqrt(E+R); GM[h,p] = max{m} S[h,p,m]
      N[h,p,m] = exp(S[h,p,m]-GM[h,p]); D[h,p] = sum{m} N[h,p,m]
      OL[h,p,c] = sum{m} N[h,p,m]/D[h,p]*CKV[m,c]; out O[h,p,f] = sum{c} OL[h,p,c]*WV[h,f,c] }"""
    x = {"QN": normal(rng, 2, 3, 4), "QR": normal(rng, 2, 3, 2), "CKV": normal(rng, 7, 5),
         "KR": normal(rng, 7, 2), "WK": normal(rng, 2, 4, 5), "WV": normal(rng, 2, 6, 5)}
    d = {k: v.astype(np.float64) for k, v in x.items()}
    # The unabsorbed form: keys and values of every head are projected first.
    keys = np.einsum("mc,hec->hme", d["CKV"], d["WK"])
    values = np.einsum("mc,hfc->hmf", d["CKV"], d["WV"])
    s = (d["QN"] @ keys.swapaxes(1, 2) + d["QR"] @ d["KR"].T) * scale_of(6)
    return text, x, {}, {"O": softmax(s) @ values}


def difference(rng):
    """Differential attention: the second map taken off the first."""
    text = """cascade diff { rank P,M,E,F; param lam
      in Q1[P,E]: f32, K1[M,E]: f32, Q2[P,E]: f32, K2[M,E]: f32, V[M,F]: f32
      A[p,m] = sum{e} Q1[p,e]*K1[m,e]*rsqrt(E); B[p,m] = sum{e} Q2[p,e]*K2[m,e]*rsqrt(E)
      GA[p] = max{m} A[p,m]; GB[p] = max{m} B[p,m]
      NA[p,m] = exp(A[p,m]-GA[p]); NB[p,m] = exp(B[p,m]-GB[p])
      DA[p] = sum{m} NA[p,m]; DB[p] = sum{m} NB[p,m]
      out O[p,f] = sum{m} (NA[p,m]/DA[p]-lam*NB[p,m]/DB[p])*V[m,f] }"""
    x = {name: normal(rng, 6, 4) for name in ("Q1", "K1", "Q2", "K2", "V")}
    d = {k: v.astype(np.float64) for k, v in x.items()}
    maps = softmax(d["Q1"] @ d["K1"].T / 2) - 0.25 * softmax(d["Q2"] @ d["K2"].T / 2)
    return text, x, {"lam": 0.25}, {"O": maps @ d["V"]}


def neighbourhood(rng):
    """A query of a grid sees a square that is shifted to stay inside the grid."""
    text = """cascade nbhd2d { rank PY,PX,MY,MX,E,F; param R=1
      in Q[PY,PX,E]: f32, K[MY,MX,E]: f32, V[MY,MX,F]: f32
      S[py,px,my,mx] = sum{e} Q[py,px,e]*K[my,mx,e]*rsqrt(E) where abs(my-clamp(py,R,MY-1-R)) <= R && abs(mx-clamp(px,R,MX-1-R)) <= R
      GM[py,px] = max{my,mx} S[py,px,my,mx]; N[py,px,my,mx] = exp(S[py,px,my,mx]-GM[py,px])
      D[py,px] = sum{my,mx} N[py,px,my,mx]
      out O[py,px,f] = sum{my,mx} N[py,px,my,mx]/D[py,px]*V[my,mx,f] }"""
    height, width, e = 4, 5, 3
    x = {"Q": normal(rng, height, width, e), "K": normal(rng, height, width, e),
         "V": normal(rng, height, width, 2)}
    d = {k: v.astype(np.float64) for k, v in x.items()}
    o = np.zeros((height, width, 2))
    for y in range(height):
        for z in range(width):
            top, left = min(max(y - 1, 0), height - 3), min(max(z - 1, 0), width - 3)
            k = d["K"][top:top + 3, left:left + 3].reshape(9, e)
            v = d["V"][top:top + 3, left:left + 3].reshape(9, 2)
            o[y, z] = softmax(k @ d["Q"][y, z] * scale_of(e)) @ v
    return text, x, {}, {"O": o}


def backward(rng):
    """Gradients of softmax attention, against central differences of the forward pass."""
    text = """cascade bwd { rank P,M,E,F
      in Q[P,E]: f64,K[M,E]: f64,V[M,F]: f64,O[P,F]: f64,dO[P,F]: f64,LSE[P]: f64
      S[p,m] = sum{e} Q[p,e]*K[m,e]*rsqrt(E); W[p,m] = exp(S[p,m]-LSE[p])
      DL[p] = sum{f} dO[p,f]*O[p,f]; dP[p,m] = sum{f} dO[p,f]*V[m,f]
      dS[p,m] = W[p,m]*(dP[p,m]-DL[p])*rsqrt(E)
      out dQ[p,e] = sum{m} dS[p,m]*K[m,e]; out dK[m,e] = sum{p} dS[p,m]*Q[p,e]
      out dV[m,f] = sum{p} W[p,m]*dO[p,f] }"""
    x = {"Q": rng.standard_normal((3, 4)), "K": rng.standard_normal((5, 4)),
         "V": rng.standard_normal((5, 2)), "dO": rng.standard_normal((3, 2))}

    def loss(q, k, v):
        return float((softmax(q @ k.T * scale_of(4)) @ v * x["dO"]).sum())

    s = x["Q"] @ x["K"].T * scale_of(4)
    expected = {}
    for name in ("Q", "K", "V"):
        grad = np.zeros_like(x[name])
        for i in np.ndindex(grad.shape):
            args = {n: x[n].copy() for n in ("Q", "K", "V")}
            step = 1e-5
            args[name][i] += step
            up = loss(args["Q"], args["K"], args["V"])
            args[name][i] -= 2 * step
            grad[i] = (up - loss(args["Q"], args["K"], args["V"])) / (2 * step)
        expected["d" + name] = grad
    x["LSE"] = np.log(np.exp(s).sum(axis=-1))
    x["O"] = softmax(s) @ x["V"]
    return text, x, {}, expected


def estimated(rng):
    """A condition on computed values: keys whose 8-bit estimate is near the best one."""
    text = """cascade quant_est { rank P,M,E,F; param th
      in Q[P,E]: f32,K[M,E]: f32,V[M,F]: f32,QQ[P,E]: i8,KQ[M,E]: i8
      ES[p,m] = sum{e} QQ[p,e]*KQ[m,e]; EM[p] = max{m} ES[p,m]
      S[p,m] = sum{e} Q[p,e]*K[m,e]*rsqrt(E) where ES[p,m] > EM[p]-th
      GM[p] = max{m} S[p,m]; N[p,m] = exp(S[p,m]-GM[p]); D[p] = sum{m} N[p,m]
      out O[p,f] = sum{m} N[p,m]/D[p]*V[m,f] }"""
    x = {"Q": normal(rng, 6, 4), "K": normal(rng, 9, 4), "V": normal(rng, 9, 3),
         "QQ": rng.integers(-9, 9, (6, 4)).astype(np.int8),
         "KQ": rng.integers(-9, 9, (9, 4)).astype(np.int8)}
    estimate = x["QQ"].astype(int) @ x["KQ"].astype(int).T
    keep = estimate > estimate.max(axis=-1, keepdims=True) - 40
    s = x["Q"].astype(np.float64) @ x["K"].astype(np.float64).T / 2
    return text, x, {"th": 40}, {"O": softmax(np.where(keep, s, -np.inf)) @ x["V"]}


def blocks(rng):
    """Attention inside the blocks whose mean key scores best; the last block is partial."""
    text = """cascade topk_block { rank P,M,E,F,J; split M -> M1,M0=4
      in Q[P,E]: f32,K[M,E]: f32,V[M,F]: f32,pick[J]: i32
      KP[m1,e] = sum{m0} K[m1*M0+m0,e]*0.25
      BS[p,m1] = sum{e} Q[p,e]*KP[m1,e]; SEL[p,j] = topk{m1} BS[p,m1]
      S[p,j,m0] = sum{e} Q[p,e]*K[SEL[p,j]*M0+m0,e]*rsqrt(E) where pick[j] > 0
      GM[p] = max{j,m0} S[p,j,m0]; N[p,j,m0] = exp(S[p,j,m0]-GM[p]); D[p] = sum{j,m0} N[p,j,m0]
      out O[p,f] = sum{j,m0} N[p,j,m0]/D[p]*V[SEL[p,j]*M0+m0,f] }"""
    x = {"Q": normal(rng, 5, 3), "K": normal(rng, 14, 3), "V": normal(rng, 14, 2),
         "pick": np.array([1, 1, 0], np.int32)}
    d = {k: v.astype(np.float64) for k, v in x.items()}
    o = np.zeros((5, 2))
    means = np.array([d["K"][b:b + 4].sum(axis=0) / 4 for b in range(0, 14, 4)])
    for p in range(5):
        best = np.argsort(-(means @ d["Q"][p]), kind="stable")[:2]
        rows = [m for b in best for m in range(4 * b, min(4 * b + 4, 14))]
        o[p] = softmax(d["K"][rows] @ d["Q"][p] * scale_of(3)) @ d["V"][rows]
    return text, x, {}, {"O": o}


def normalised_retention(rng):
    """RetNet's decay matrix with its row normalisation."""
    text = """cascade retnet_norm { rank P,M,E,F
      in Q[P,E]: f32,K[M,E]: f32,V[M,F]: f32,DM[P,M]: f32
      S[p,m] = sum{e} Q[p,e]*K[m,e]*DM[p,m]; RS[p] = sum{m} abs(S[p,m])
      out O[p,f] = sum{m} S[p,m]/max(RS[p],1)*V[m,f] }"""
    x = {"Q": normal(rng, 6, 3), "K": normal(rng, 6, 3), "V": normal(rng, 6, 2),
         "DM": np.tril(0.9 ** (np.arange(6)[:, None] - np.arange(6))).astype(np.float32)}
    d = {k: v.astype(np.float64) for k, v in x.items()}
    s = d["Q"] @ d["K"].T * d["DM"]
    return text, x, {}, {"O": s / np.maximum(np.abs(s).sum(-1, keepdims=True), 1) @ d["V"]}


def linear(rng):
    """Linear attention with elu + 1, reassociated in the reference."""
    text = """cascade linear { rank P,M,E,F; in Q[P,E]: f32,K[M,E]: f32,V[M,F]: f32
      FQ[p,e] = elu1(Q[p,e]); FK[m,e] = elu1(K[m,e]); S[p,m] = sum{e} FQ[p,e]*FK[m,e]
      D[p] = sum{m} S[p,m]; out O[p,f] = sum{m} S[p,m]/D[p]*V[m,f] }"""
    x = {"Q": normal(rng, 6, 3), "K": normal(rng, 7, 3), "V": normal(rng, 7, 2)}
    q, k = (np.where(x[n] > 0, x[n].astype(np.float64) + 1, np.exp(x[n].astype(np.float64)))
            for n in "QK")
    v = x["V"].astype(np.float64)
    return text, x, {}, {"O": q @ (k.T @ v) / (q @ k.sum(axis=0))[:, None]}


CASES = [latent, difference, neighbourhood, backward, estimated, blocks, normalised_retention,
         linear]


def problem_of(program, case, seed):
    text, inputs, params, expected = case(np.random.default_rng(seed))
    with tempfile.TemporaryDirectory() as folder:
        for name, array in inputs.items():
            np.save(os.path.join(folder, name + ".npy"), array)
        with open(os.path.join(folder, "case.json"), "w", encoding="utf-8") as file:
            json.dump({"params": params}, file)
        cascade = os.path.join(folder, "text.cascade")
        with open(cascade, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([program, cascade, folder], capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            return done.stderr
        for name, right in expected.items():
            actual = np.load(os.path.join(folder, name + ".npy"))
            # Central differences are good to about 1e-9.
            limit = 1e-8 if case is backward else 1e-12
            if actual.shape != right.shape or not np.abs(actual - right).max() <= limit:
                return f"{name} differs: {actual} expected {right}"
    return ""


def main(program):
    wrong = 0
    for case in CASES:
        for seed in range(3):
            problem = problem_of(program, case, seed)
            if problem:
                wrong += 1
                print(f"{case.__name__} seed {seed}: {problem}")
    print(f"{3 * len(CASES)} cases, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
