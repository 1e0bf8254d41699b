# SPDX-License-Identifier: Apache-2.0
"""What is refused: each with its own message, exit code 2, and nothing written."""

import io
import pickle
import struct
import unittest

import numpy

from program_case import ProgramCase

TEXT = """cascade probe {
  rank P, M, E
  in Q[P,E]: f32, K[M,E]: f32
  S[p,m] = sum{e} Q[p,e] * K[m,e]
  out O[p] = max{m} S[p,m]
}
"""


class BadTextTest(ProgramCase):
    def refused_text(self, text, message, rule=None):
        self.write("bad.cascade", text)
        errors = self.refused("show", "bad.cascade", message=message)
        self.assertTrue(any(message in error["message"] for error in errors))
        for error in errors:
            self.assertEqual(error["file"], "bad.cascade")
        if rule:
            self.assertIn(rule, [error["rule"] for error in errors])
        return errors

    def test_the_probe_itself_is_fine(self):
        self.write("good.cascade", TEXT)
        self.attngen("show", "good.cascade")

    def test_unknown_rank(self):
        errors = self.refused_text(TEXT.replace("K[M,E]", "K[N,E]"), "N is not declared", "V1")
        self.assertEqual((errors[0]["line"], errors[0]["column"]), (3, 21))

    def test_wrong_arity(self):
        errors = self.refused_text(TEXT.replace("Q[p,e]", "Q[p]"), "Q has 1 coordinate here, but 2 ranks: Q[P,E]", "V2")
        self.assertEqual(errors[0]["line"], 4)

    def test_non_monoid_reduction(self):
        errors = self.refused_text(TEXT.replace("max{m}", "mean{m}"), "mean is not a reduction", "V5")
        self.assertEqual(errors[0]["line"], 5)

    def test_gather_out_of_range_at_all_extents(self):
        self.refused_text(TEXT.replace("K[m,e]", "K[m+M,e]"), "K: the coordinate m + M is M or more", "V2")

    def test_recurrence_without_init(self):
        text = """cascade r {
  rank P
  in A[P]: f32
  iter p until p >= P
  X[p+1] = X[p] + A[p]
  out O[p] = X[p]
}
"""
        self.refused_text(text, "init")

    def test_unused_parameter(self):
        errors = self.refused_text(TEXT.replace("rank P", "param cap\n  rank P"), "the parameter cap is never used", "V1")
        self.assertEqual(errors[0]["line"], 2)

    def test_empty_file(self):
        self.refused_text("", "the text has no cascade", "syntax")
        self.refused_text("# only a comment\n", "no cascade")

    def test_ten_megabytes_of_parentheses(self):
        self.refused_text("(" * 10_000_000, "the text has 10000000 bytes", "syntax")
        for depth in (1_000, 100_000, 1_000_000):
            self.refused_text(TEXT.replace("= sum{e} Q", "= sum{e} " + "(" * depth + "Q"), "deep")

    def test_all_errors_at_once(self):
        text = TEXT.replace("Q[p,e]", "Q[p]").replace("rank P", "param cap\n  rank P")
        self.assertGreaterEqual(len(self.refused_text(text, "cap")), 2)

    def test_bytes_that_are_no_text(self):
        self.refused_text(bytes(range(256)) * 4, "")

    def test_a_false_expect_line_names_both_counts(self):
        errors = self.refused_text(
            TEXT.replace("rank P, M, E", "rank P, M, E\n  expect passes(M) 5 -> 1"), "5", "V10"
        )
        self.assertIn("1", errors[0]["message"])


class BadVariantTest(ProgramCase):
    def test_unknown_gallery_name(self):
        self.refused("show", "sofmax", message="did you mean `softmax`?")
        self.refused("show", "nothing-like-it", message="the gallery has: ")

    def test_missing_file(self):
        self.refused("show", "./absent.cascade", message="cannot read './absent.cascade'")
        self.refused("show", "absent.cascade", message="cannot read 'absent.cascade': No such file")

    def test_a_folder(self):
        self.refused("show", "./", message="cannot read './': it is a folder")

    def test_a_file_without_a_slash(self):
        self.write("mine", TEXT)
        self.refused("show", "mine", message="./mine")
        self.attngen("show", "./mine")

    def test_several_cascades_need_a_name(self):
        self.write("two.cascade", TEXT + TEXT.replace("probe", "second"))
        self.refused("show", "two.cascade", message="two.cascade holds 2 cascades: probe second")
        self.refused("show", "two.cascade:secnd", message="did you mean two.cascade:second?")
        self.assertIn("cascade second", self.text("show", "two.cascade:second"))

    def test_the_last_colon_splits(self):
        folder = self.folder / "a:b"
        folder.mkdir()
        (folder / "x.cascade").write_text(TEXT)
        self.assertIn("cascade probe", self.text("show", "a:b/x.cascade"))
        self.assertIn("cascade probe", self.text("show", "a:b/x.cascade:probe"))

    def test_no_variant(self):
        self.refused("show", message="VARIANT is required")

    def test_a_flag_with_a_value(self):
        self.refused("show", "softmax", "--json=3", message="--json takes no value")
        self.refused("cache", "stat", "--json=0", message="--json takes no value")


class BadArrayTest(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("probe.cascade", TEXT)
        self.save("q", (3, 4))
        self.save("k", (5, 4))

    def save(self, name, shape, dtype="f4"):
        numpy.save(self.folder / f"{name}.npy", numpy.ones(shape, dtype))

    def run_refused(self, *words, message):
        return self.refused("run", "probe.cascade", *words, "-o", "O=o.npy", "--device", "oracle", message=message)

    def test_the_probe_itself_runs(self):
        self.attngen("run", "probe.cascade", "-i", "Q=q.npy", "-i", "K=k.npy", "-o", "O=o.npy", "--device", "oracle")
        numpy.testing.assert_array_equal(numpy.load(self.folder / "o.npy"), numpy.full(3, 4, "f4"))

    def test_an_input_not_given(self):
        self.run_refused("-i", "Q=q.npy", message="input K is not given")

    def test_an_input_given_twice(self):
        self.run_refused(
            "-i", "Q=q.npy", "-i", "K=k.npy", "-i", "Q=k.npy",
            message="input Q is given twice: -i Q=q.npy and -i Q=k.npy",
        )  # fmt: skip

    def test_an_unknown_input(self):
        self.run_refused("-i", "Q=q.npy", "-i", "KK=k.npy", message="did you mean K?")

    def test_shapes_that_contradict(self):
        self.save("k", (5, 6))
        self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message="rank E is 4 by Q axis 1, but K axis 1 has 6")

    def test_too_few_axes(self):
        self.save("k", (5,))
        self.run_refused(
            "-i", "Q=q.npy", "-i", "K=k.npy", message="K has 2 declared ranks, but its array has shape (5,)"
        )

    def test_batch_axes_that_do_not_broadcast(self):
        self.save("q", (2, 3, 4))
        self.save("k", (3, 5, 4))
        self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message="batch axes do not broadcast: K has 3 where Q has 2")

    def test_wrong_dtype(self):
        self.save("k", (5, 4), "i4")
        self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message="K is declared f32, but its array holds i32")
        self.save("k", (5, 4), "c8")
        self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message="its dtype is '<c8', complex")

    def test_hostile_files(self):
        good = (self.folder / "k.npy").read_bytes()
        pickled = io.BytesIO()
        numpy.save(pickled, numpy.array([{"a": 1}], dtype=object), allow_pickle=True)
        big_header = good[:8] + struct.pack("<H", 65000) + good[10:]
        swapped = io.BytesIO()
        numpy.save(swapped, numpy.ones((5, 4), ">f4"))
        huge = io.BytesIO()
        numpy.lib.format.write_array_header_1_0(
            huge, {"descr": "<f4", "fortran_order": False, "shape": (2**40, 2**40)}
        )
        cases = {
            "empty": (b"", "empty"),
            "truncated": (good[:-3], "truncated"),
            "cut in the header": (good[:20], "truncated"),
            "longer than its header says": (good + b"x", "1 bytes follow the 80 bytes of (5, 4) f32"),
            "pickled": (pickled.getvalue(), "object"),
            "a bare pickle": (pickle.dumps([1, 2, 3]), "pickle"),
            "header length": (big_header, "truncated in the header"),
            "big-endian": (swapped.getvalue(), "endian"),
            "a shape that overflows": (huge.getvalue(), "more than 2^62 elements"),
        }
        for name, (data, message) in cases.items():
            with self.subTest(name):
                self.write("k.npy", data)
                errors = self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message=message)
                self.assertEqual((errors[0]["file"], errors[0]["rule"]), ("k.npy", "npy"))

    def test_missing_files(self):
        self.run_refused("-i", "Q=absent.npy", "-i", "K=k.npy", message="cannot read 'absent.npy': No such file")

    def test_safetensors(self):
        header = b'{"Q":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]},"X":{"dtype":"F32","shape":[1],"data_offsets":[48,52]}}'
        data = struct.pack("<Q", len(header)) + header + numpy.ones(13, "f4").tobytes()
        self.write("all.safetensors", data)
        self.run_refused("-i", "all.safetensors", message="no input `X`")
        self.run_refused("-i", "Q=all.safetensors:Y", "-i", "K=k.npy", message="holds no tensor `Y`")
        self.write("all.safetensors", data[:-1])
        self.run_refused("-i", "Q=all.safetensors", "-i", "K=k.npy", message="truncated")
        self.write("all.safetensors", data)
        self.attngen(
            "run", "probe.cascade", "-i", "Q=all.safetensors", "-i", "K=k.npy", "--device", "oracle"
        )

    def test_extents_and_params(self):
        both = ["-i", "Q=q.npy", "-i", "K=k.npy"]
        self.run_refused(*both, "-D", "P=9", message="-D P=9 contradicts Q axis 0, which gives P=3")
        self.run_refused(*both, "-D", "Z=9", message="no rank Z in probe")
        self.run_refused(*both, "-D", "P", message="-D `P` does not say NAME=VALUE")
        self.run_refused(*both, "-D", "P=-1", message="`-1` is not an extent")
        self.run_refused(*both, "-D", "P=3,P=3", message="-D gives rank P twice")
        self.run_refused(*both, "-p", "cap=5", message="no param cap in probe")
        self.run_refused(*both, "-p", "cap=many", message="`many` is not a number")

    def test_outputs(self):
        both = ["-i", "Q=q.npy", "-i", "K=k.npy"]
        self.refused("run", "probe.cascade", *both, "-o", "X=x.npy", message="no output `X`")
        self.run_refused(*both, "-o", "O=p.npy", message="-o gives output O twice")
        self.refused("run", "probe.cascade", *both, "-o", "O=absent/o.npy", message="cannot write 'absent/o.npy'", code=6)
        self.refused("run", "probe.cascade", *both, "--out-type", "f8", message="`f8` is neither")

    def test_a_param_that_must_be_given(self):
        text = TEXT.replace("rank P", "param cap\n  rank P").replace("K[m,e]\n", "K[m,e] * cap\n")
        self.write("probe.cascade", text)
        self.run_refused("-i", "Q=q.npy", "-i", "K=k.npy", message="cap")

    def test_out_of_range_gather(self):
        for name, heads in (("q", 7), ("k", 2), ("v", 2)):
            self.save(name, (heads, 4, 8))
        self.refused(
            "run", "gqa", "-i", "Q=q.npy", "-i", "K=k.npy", "-i", "V=v.npy", "--device", "oracle",
            message="K[h/(H/HK)]: 2 outside HK=2 (H=7 is not a multiple of HK)",
        )  # fmt: skip


class BadUsageTest(ProgramCase):
    def test_no_verb(self):
        self.refused(message="no verb is given")

    def test_unknown_verb(self):
        self.refused("anlyze", message="did you mean `attngen analyze`?")

    def test_unknown_option(self):
        self.refused("list", "--frobnicate", message="--frobnicate")

    def test_what_is_not_built_yet(self):
        for verb in ("bench",):
            self.refused(verb, "softmax", "--anything", message=f"`attngen {verb}` is not built yet")
        self.refused("analyze", "softmax", "--arch", "fusemax", message="not built yet")

    def test_unknown_arch_device_and_stage(self):
        self.refused("emit", "softmax", "-D", "E=8,F=8", "--arch", "sm_12345", message="sm_12345")
        self.refused("show", "softmax", "--stage", "soup", message="`soup` is not a stage")
        self.refused("check", "softmax", "--devices", "abacus", message="`abacus` is not a device")

    def test_extents_a_kernel_needs(self):
        self.refused("emit", "softmax", message="add -D E=N,F=N")

    def test_dtypes(self):
        self.refused("show", "softmax", "--dtype", "T=f12", message="`f12` is not a type")
        self.refused("show", "softmax", "--dtype", "Z=f16", message="Z")


if __name__ == "__main__":
    unittest.main()
