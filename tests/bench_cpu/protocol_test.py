# SPDX-License-Identifier: Apache-2.0
"""cpu_bench answers every command, errors included, and measure.py turns answers into a report."""
import json
import pathlib
import subprocess
import sys
import tempfile


def ask(program, lines):
    done = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    program, script = sys.argv[1:3]
    answers = ask(program, [
        "peak 1", "read 4194304 2", "case a causal dtype=bf16 P=100 M=130 E=64 F=64 batch=2",
        "run a 1", "run a 2", "drop a", "run a 1", "case b nothing P=1", "case c causal P=1",
        "jump", "load"])
    assert len(answers) == 11, answers
    assert answers[10]["load_ms"] > 0
    assert answers[0]["gflops"] > 0 and answers[1]["gb_per_s"] > 0
    # Two tiles of 64 rows for each of two heads: the causal one of the first ends at key 94.
    assert answers[2]["plan"].startswith("tiles"), answers[2]
    assert answers[2]["visited_gflop"] > 0 and answers[2]["input_bytes"] == 2 * (100 + 260) * 128
    assert answers[3]["ms"] > 0 and answers[4]["ms"] > 0
    assert answers[5] == {}
    for failed, word in ((6, "a"), (7, "nothing"), (8, "rank"), (9, "jump")):
        assert word in answers[failed]["error"], answers[failed]

    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        subprocess.run([sys.executable, script, "--program", program, "--sections", "prefill,cold",
                        "--rounds", "2", "--quick", "--json", str(report)], check=True,
                       stdout=subprocess.DEVNULL)
        sections = json.loads(report.read_text())["sections"]
        for rows in (sections["prefill"], sections["cold"]):
            assert rows and all(row["ratio"]["median"] > 0 for row in rows), rows


if __name__ == "__main__":
    main()
