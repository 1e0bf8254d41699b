# SPDX-License-Identifier: Apache-2.0
"""The project's own files as {path: text}, and what of a C++ text is code."""

import os
import subprocess

LINTED = (".cpp", ".h", ".hpp", ".cuh", ".py", ".sh", ".cmake")
CPP = (".cpp", ".h", ".hpp", ".cuh")
HEADERS = (".h", ".hpp", ".cuh")


def git_paths(root):
    """What git lists, or nothing: a source archive is no checkout, and git may not be installed."""
    try:
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        return []
    if listed.returncode != 0:
        return []
    return [os.fsdecode(path) for path in set(listed.stdout.split(b"\0")) if path]


def project_paths(root):
    """Tracked and not yet tracked files that exist; without git, everything but build trees."""
    paths = git_paths(root)
    if paths:
        return sorted(path for path in paths if os.path.isfile(os.path.join(root, path)))
    for folder, names, files in os.walk(root):
        names[:] = [n for n in names if n not in (".git", "__pycache__") and not is_build_tree(n)]
        paths += [os.path.relpath(os.path.join(folder, name), root) for name in files]
    return sorted(paths)


def is_build_tree(name):
    return name == "build" or name.startswith("build-")


def read_tree(root):
    """The project's own texts; third_party/ is other people's."""
    files = {}
    for path in project_paths(root):
        if path.startswith("third_party/"):
            continue
        with open(os.path.join(root, path), "rb") as source:
            data = source.read()
        if b"\0" not in data:
            files[path] = data.decode("utf-8", "replace")
    return files


def code_of(text, keep_strings=False):
    """The C++ text with comments, and the insides of literals, blanked; lines stay where they are."""
    out = []
    at = 0
    while at < len(text):
        two = text[at : at + 2]
        if two == "//":
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            at = blank(out, text, at, end)
        elif two == "/*":
            end = text.find("*/", at + 2)
            end = len(text) if end < 0 else end + 2
            at = blank(out, text, at, end)
        elif text.startswith('R"', at) and not (at > 0 and is_word(text[at - 1])):
            at = literal(out, text, at, raw_end(text, at), keep_strings)
        elif text[at] == '"' or (text[at] == "'" and not (at > 0 and is_word(text[at - 1]))):
            at = literal(out, text, at, quoted_end(text, at), keep_strings)
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def is_word(char):
    return char.isalnum() or char == "_"


def blank(out, text, begin, end):
    out.append("".join(c if c == "\n" else " " for c in text[begin:end]))
    return end


def literal(out, text, begin, end, keep):
    if keep:
        out.append(text[begin:end])
        return end
    out.append('"')
    blank(out, text, begin + 1, end)
    return end


def raw_end(text, at):
    open_paren = text.find("(", at)
    closing = ")" + text[at + 2 : open_paren] + '"'
    end = text.find(closing, open_paren)
    return len(text) if end < 0 else end + len(closing)


def quoted_end(text, at):
    quote = text[at]
    end = at + 1
    while end < len(text) and text[end] not in (quote, "\n"):
        end += 2 if text[end] == "\\" else 1
    return min(end + 1, len(text))


def matches(path, text, pattern, message):
    """One finding for each match, with its line."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        for match in pattern.finditer(line):
            found.append(f"{path}:{number}: {message.format(match.group(0).strip())}")
    return found
