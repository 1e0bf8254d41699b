# SPDX-License-Identifier: Apache-2.0
"""What the store's fault tests share: a folder of their own, workers, and strace around them."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

WORKER = os.environ["STORE_WORKER"]
PROGRAM = os.environ["ATTNGEN_PROGRAM"]
SANITIZED = bool(os.environ.get("ATTNGEN_SANITIZED"))
NIGHTLY = os.environ.get("ATTNGEN_NIGHTLY") == "1"
# Memory, where there is some: most of a test's time would be fdatasync otherwise.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

# What a store asks of the file system.
FILE_CALLS = (
    "openat,read,write,close,fstat,newfstatat,fdatasync,renameat,unlinkat,mkdir,mkdirat,fchmod,fchown,"
    "utimensat,flock,getdents64,fstatfs,open,fsync"
)


def environment(**extra):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("ATTNGEN_CACHE", "XDG_", "ATTNGEN_LOG"))}
    # LeakSanitizer cannot run under ptrace, and a process that is to die needs no report.
    env["ASAN_OPTIONS"] = "detect_leaks=0"
    env.update(extra)
    return env


def skip(reason):
    """A skip that the summary counts."""
    print(f"[SKIP] {reason}", flush=True)
    raise unittest.SkipTest(reason)


class StoreCase(unittest.TestCase):
    """Each test gets a folder of its own; `self.cache` in it does not exist yet."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="attngen-store-", dir=FAST))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.cache = self.folder / "cache"

    def command(self, action, *words, cache=None, **options):
        """The command line of one worker."""
        line = [WORKER, action, "--dir", str(cache or self.cache)]
        for name, value in options.items():
            line += ["--" + name.replace("_", "-"), str(value)]
        return line + [str(word) for word in words]

    def run_line(self, line, code=0, **options):
        options.setdefault("env", environment())
        done = subprocess.run(line, capture_output=True, text=True, timeout=300, check=False, **options)
        if code is not None and done.returncode != code:
            self.fail(f"exit {done.returncode}, expected {code}: {line}\n{done.stdout}\n{done.stderr}")
        return done

    def worker(self, action, *words, code=0, env=None, prefix=(), preexec_fn=None, **options):
        """Runs one worker to its end; its counts, and its standard error as `stderr`."""
        line = [*prefix, *self.command(action, *words, **options)]
        done = self.run_line(line, code, env=env or environment(), preexec_fn=preexec_fn)
        result = json.loads(done.stdout) if done.stdout.strip() else {}
        result["stderr"] = done.stderr
        return result

    def assert_clean(self, cache=None, **options):
        """Every entry is whole: said by the worker and by `attngen cache verify`."""
        options.setdefault("count", 1)
        result = self.worker("check", cache=cache, **options)
        self.assertEqual(result["faults"], 0, result["stderr"])
        return result

    def verify(self, code=0, cache=None):
        """`attngen cache verify --json`."""
        env = environment(ATTNGEN_CACHE_DIR=str(cache or self.cache))
        done = self.run_line([PROGRAM, "cache", "verify", "--json"], code, env=env)
        return json.loads(done.stdout)

    def entries(self, cache=None):
        return sorted((cache or self.cache).glob("v1/obj/*/*.agk"))

    def temporaries(self):
        return sorted(self.cache.glob("v1/obj/*/.*.tmp"))

    def start_together(self, lines):
        """Starts all, then lets them begin at once; what they printed."""
        gate, hold = os.pipe()
        running = []
        for line in lines:
            running.append(
                subprocess.Popen(
                    [*line, "--start", "stdin"],
                    stdin=gate,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                    env=environment(),
                )
            )
        os.close(gate)
        os.close(hold)
        results = []
        for process in running:
            out, err = process.communicate(timeout=300)
            self.assertEqual(process.returncode, 0, err)
            results.append(json.loads(out))
        return results


def require_strace():
    if shutil.which("strace") is None:
        skip("no strace here")
    done = subprocess.run(
        ["strace", "-qq", "-o", os.devnull, "-e", "inject=write:error=ENOSPC:when=60000", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        skip(f"strace cannot inject faults here: {done.stderr.strip()[-200:]}")


CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


def traced_calls(line, log, names=FILE_CALLS):
    """The calls of these names in a run of `line`: [(name, text)], in order."""
    subprocess.run(
        ["strace", "-f", "-qq", "-s", "300", "-o", str(log), "-e", "trace=" + names, *line],
        capture_output=True,
        env=environment(),
        check=False,
        timeout=300,
    )
    calls = []
    for text in pathlib.Path(log).read_text(errors="replace").splitlines():
        match = CALL.match(text)
        if match:
            calls.append((match.group(1), text))
    return calls


def store_range(calls, cache):
    """First and one past the last position (from 1) of the calls between the first that names the cache
    and the worker's report."""
    first = next(i for i, (_, text) in enumerate(calls) if str(cache) in text)
    last = max(i for i, (name, text) in enumerate(calls) if name == "write" and '"{' in text)
    return first + 1, last + 1


def unshare_works():
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"],
        capture_output=True,
        check=False,
    ) if shutil.which("unshare") else None
    return done is not None and done.returncode == 0


@contextlib.contextmanager
def running(line, **options):
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
