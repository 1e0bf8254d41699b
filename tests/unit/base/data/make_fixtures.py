#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the .npy files of this folder with NumPy; run it here to make them again."""

import numpy as np
from numpy.lib import format as npy


def save(name, array, version=None):
    with open(name + ".npy", "wb") as out:
        npy.write_array(out, array, version=version)


def main():
    counting = np.arange(24).reshape(2, 3, 4)
    for code in ["f8", "f4", "f2", "i1", "u1", "i4", "i8"]:
        save("count_" + code, counting.astype(code))
        save("count_" + code + "_fortran", np.asfortranarray(counting.astype(code)))
    save("count_b1", counting % 3 == 0)
    save("version2", counting.astype("f4"), (2, 0))
    save("version3", counting.astype("f4"), (3, 0))
    save("special_f2", np.array([np.inf, -np.inf, -0.0, 6e-8, 65504], dtype="f2"))
    save("scalar", np.array(2.5, dtype="f4"))
    save("empty", np.zeros((3, 0, 2), dtype="f4"))
    save("one_axis", np.array([1, 2, 3], dtype="f4"))
    save("refused_big_endian", np.array([1, 2], dtype=">f4"))
    save("refused_object", np.array([None, {"a": 1}], dtype=object))
    save("refused_structured", np.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]))
    save("refused_unicode", np.array(["text"]))
    save("refused_complex", np.zeros(2, dtype="c8"))
    save("refused_date", np.zeros(2, dtype="M8[s]"))
    save("refused_longdouble", np.zeros(2, dtype=np.longdouble))
    save("refused_i2", np.zeros(2, dtype="i2"))
    save("refused_raw", np.zeros(2, dtype="V2"))


if __name__ == "__main__":
    main()
