# SPDX-License-Identifier: Apache-2.0
"""summary.md from the subjects' JSON files: written after every section, complete or not."""

import pathlib

from subjects import read_all

FAKE = "**Fake driver: no kernel ran. Every number here is made up by it and means nothing.**"


def write(out, limit_s):
    """-> the text."""
    documents = read_all(out)
    text = "\n".join(page(documents, limit_s)) + "\n"
    (pathlib.Path(out) / "summary.md").write_text(text)
    return text


def page(documents, limit_s):
    gpu = next((each["gpu"] for each in documents if each.get("gpu")), None)
    fake = any(each.get("fake_driver") for each in documents)
    yield f"# GPU run: {gpu or 'no GPU'}"
    yield ""
    if fake:
        yield FAKE
        yield ""
    yield f"Limit {limit_s:g} s. {count(documents)}."
    yield ""
    yield "| section | subject | status | s | reason or result |"
    yield "|---|---|---|--:|---|"
    for each in documents:
        said = each.get("reason") or brief(each)
        said = " ".join(str(said).split()).replace("|", "/")[:200]
        mark = " (fake driver)" if each.get("fake_driver") and each["status"] == "measured" else ""
        yield f"| {each['section']} | {each['subject']} | {each['status']}{mark} | {each.get('seconds', '')} | {said} |"
    yield from timing_table(documents)
    yield from read_table(documents)


def count(documents):
    totals = {}
    for each in documents:
        totals[each["status"]] = totals.get(each["status"], 0) + 1
    return ", ".join(f"{number} {status}" for status, number in sorted(totals.items())) or "no subject"


def brief(document):
    """The figure of a subject that fits into one cell."""
    data = document.get("data", {})
    if isinstance(data.get("outputs"), dict):
        ratios = [each.get("err_ratio") for each in data["outputs"].values() if isinstance(each, dict)]
        ratios = [each for each in ratios if each is not None]
        return f"largest error ratio {max(ratios):.3g}" if ratios else ""
    if data.get("err_ratio") is not None:
        return f"error ratio {data['err_ratio']:.3g}"
    if "cases" in data:
        agree = sum(1 for each in data["cases"].values() if each.get("agrees"))
        return f"{agree} of {len(data['cases'])} wrappers agree with arithmetic"
    if "rows" in data and isinstance(data["rows"], list):
        rates = [row["bytes_per_s"] for row in data["rows"] if row.get("bytes_per_s")]
        return f"best {max(rates) / 1e12:.3g} TB/s" if rates else f"{len(data['rows'])} rows"
    if "stream" in data and "graph" in data:
        return f"stream {data['stream']['median_us']:.3g} us, graph {data['graph']['median_us']:.3g} us a launch"
    if "times" in data:
        return f"attngen {data['times']['attngen']['median_ms']:.4g} ms"
    return ""


def timing_table(documents):
    timed = [each for each in documents if each.get("data", {}).get("times")]
    if not timed:
        return
    yield ""
    yield "## Beside torch, one process, order alternated; time over ours above 1 is slower than ours"
    yield ""
    yield "| case | who | median ms | least | p90 | runs | time over ours |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for each in timed:
        for label, row in each["data"]["times"].items():
            yield (f"| {each['section']} {each['subject']} | {label} | {row['median_ms']:.4g} | {row['least_ms']:.4g} "
                   f"| {row['p90_ms']:.4g} | {row['runs']} | {row['time_over_ours']:.3g} |")
        for label, why in each["data"]["absent"].items():
            yield f"| {each['section']} {each['subject']} | {label} | | | | | {' '.join(why.split())[:120]} |".replace("||", "| |")


def read_table(documents):
    found = [each for each in documents if (each["section"], each["subject"]) == ("memory", "read")
             and each.get("data", {}).get("rows")]
    for each in found:
        yield ""
        yield "## Read-only rate against bytes in flight" + (" (fake driver)" if each["fake_driver"] else "")
        yield ""
        yield "| loader | detail | CTAs per SM | KiB in flight per SM | TB/s | all read |"
        yield "|---|---|--:|--:|--:|---|"
        for row in each["data"]["rows"]:
            rate = row.get("bytes_per_s")
            yield (f"| {row['loader']} | {row['detail']} | {row['ctas_per_multiprocessor']} "
                   f"| {row['bytes_in_flight_per_multiprocessor'] / 1024:g} | {rate / 1e12 if rate else 0:.3g} | {row['all_read']} |")
