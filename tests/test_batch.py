"""A run over many inputs: the same bytes however it is split, stopped and taken up, and one bad article costs one record."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from faults import Faulty

from extractor.cli.read import Batch
from extractor.cli.resume import emit_on
from extractor.cli.write import emit
from extractor.outputs import FORMATS

ROOT = Path(__file__).parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
ARTICLES = CORPUS[:10]
JSONL = FORMATS["jsonl"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="limits, locks and signals of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with ten articles, and in it the working directory."""
    (tmp_path / "in").mkdir()
    for path in ARTICLES:
        shutil.copy(path, tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT), str(ROOT / "tests"))))  # what workers import from
    return tmp_path


def written(batch, form=JSONL, path="out.jsonl"):
    emit(batch, form, path)
    return Path(path).read_bytes()


def faulty(timeout, **how):
    batch = Batch(["in"], timeout=timeout, **how)
    batch.work = Faulty(timeout=timeout)
    return batch


def extract(*args, **how):
    env = {**os.environ, **how.pop("env", {})}
    command = [sys.executable, "-m", "extractor", *args]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, env=env, **how)


# Several processes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "table", "lint"])
def test_the_bytes_do_not_depend_on_the_number_of_processes(folder, form):
    alone = written(Batch(["in", "nowhere.txt"]), FORMATS[form])
    assert alone == written(Batch(["in", "nowhere.txt"], jobs=2), FORMATS[form])
    assert b"2025-" in alone


def test_nor_on_the_run_and_its_hash_seed(folder):
    runs = [extract("in", "--jsonl", *more, env={"PYTHONHASHSEED": seed}) for seed, more in
            (("0", []), ("1", ["-j", "2"]), ("424242", []))]
    assert {run.returncode for run in runs} == {0}
    assert len({run.stdout for run in runs}) == 1 and runs[0].stdout.count(b"\n") == 10


def test_nor_does_a_record_depend_on_what_was_read_before(folder):
    paths = [f"in/{path.name}" for path in ARTICLES]
    shuffled = random.Random(5).sample(paths, len(paths))
    lines = written(Batch(paths)).splitlines()
    assert sorted(lines) == sorted(written(Batch(shuffled)).splitlines())
    assert [json.loads(line)["source"] for line in written(Batch(shuffled, jobs=1)).splitlines()] == shuffled


def test_standard_input_and_a_missing_file_among_many(folder):
    text = CORPUS[0].read_bytes()
    alone = extract("in", "-", "none.txt", "--jsonl", input=text)
    several = extract("in", "-", "none.txt", "--jsonl", "-j", "2", input=text)
    assert (alone.returncode, alone.stdout, alone.stderr) == (several.returncode, several.stdout, several.stderr)
    assert json.loads(alone.stdout.splitlines()[-1])["source"] == "-" and alone.returncode == 2


# One bad article ----------------------------------------------------------------------------------------------

BAD = {
    "crash": "crashed its process (SIGSEGV)",
    "abort": "crashed its process (SIGABRT)",
    "hang": "took longer than 2 s",
    "stuck": "took longer than 2 s",
    "bloat": "needed more than 1024 MB of memory",
    "defect": "a defect of this program (ZeroDivisionError in faults.py:",
    "leave": "took longer than 2 s",
}


@POSIX
def test_what_breaks_one_article_costs_one_record(folder):
    clean = written(Batch(["in"])).splitlines()
    for fault in [*BAD, "once"]:
        shutil.copy(CORPUS[11], folder / "in" / f"{fault}-{CORPUS[11].name}")
    batch = faulty(2, jobs=2)
    lines = written(batch).splitlines()
    records = {line: json.loads(line) for line in lines}
    named = {Path(record["source"]).stem.partition("-")[0]: record for record in records.values()}
    assert [line for line in lines if Path(records[line]["source"]).stem.partition("-")[0] not in [*BAD, "once"]] == clean
    for fault, why in BAD.items():
        [warning] = named[fault]["warnings"]
        assert warning.startswith(f"not read: {why}") and not named[fault]["index_moves"], fault
    assert named["once"]["warnings"] == [] and named["once"]["movers"] + named["once"]["index_moves"]
    assert len({record["sha256"] for fault, record in named.items() if fault in BAD}) == 1
    assert [Path(problem.source).stem.partition("-")[0] for problem in batch.problems] == sorted(BAD)
    assert set(next(iter(records.values()))) == set(named["crash"])


@POSIX
def test_one_process_alone_survives_a_hang_and_a_defect(folder):
    clean = written(Batch(["in"])).splitlines()
    for fault in ("hang", "defect"):
        shutil.copy(CORPUS[11], folder / "in" / f"{fault}-{CORPUS[11].name}")
    batch = faulty(1)
    lines = written(batch).splitlines()
    assert [line for line in lines if b'"not read: ' not in line] == clean and len(lines) == 12
    assert [problem.reason.partition(" (")[0] for problem in batch.problems] == [
        "a defect of this program", "took longer than 1 s; its record is empty"]


# Going on after a stop ----------------------------------------------------------------------------------------


def parts(folder):
    return list(folder.glob(".out.jsonl.*.part"))


@pytest.fixture
def whole(folder):
    (folder / "in" / "0-image.txt").write_bytes(b"\x89PNG")
    (folder / "in" / "2026-01-01-page.html").write_text("<html><body></body></html>")
    (folder / "in" / "zip.txt").write_bytes(b"PK\x03\x04")
    return written(Batch(["in"]))


def resumed(**how):
    batch = Batch(["in"], **how)
    emit_on(batch, JSONL, "out.jsonl")
    return Path("out.jsonl").read_bytes(), batch


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_fifty_points_it_ends_with_the_same_bytes(folder, whole):
    chance, kills, ended = random.Random(20261121), 0, 0
    begun = time.monotonic()
    resumed()
    lasts = time.monotonic() - begun
    while kills < 50 or not ended:
        if os.path.exists("out.jsonl") and not parts(folder):
            assert Path("out.jsonl").read_bytes() == whole
            os.unlink("out.jsonl")
            ended += 1
        child = os.fork()
        if not child:
            try:
                resumed()
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, lasts))
        os.kill(child, signal.SIGKILL)
        kills += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert not (os.path.exists("out.jsonl") and Path("out.jsonl").read_bytes() != whole), "half a file in its place"
    assert resumed()[0] == whole and not parts(folder)


def test_a_file_cut_anywhere_is_completed(folder, whole, monkeypatch):
    monkeypatch.setattr(os, "replace", lambda *_: None)
    resumed()
    [part] = parts(folder)
    chance = random.Random(7)
    for at in [0, 1, len(whole) - 1, len(whole), *(chance.randrange(len(whole)) for _ in range(16))]:
        part.write_bytes(whole[:at])
        batch = Batch(["in"])
        emit_on(batch, JSONL, "out.jsonl")
        assert part.read_bytes() == whole, at
        assert batch.done >= whole[:at].count(b"\n"), "what was done is not done again"
        assert [problem.source for problem in batch.problems] == ["in/0-image.txt", "in/zip.txt"]


def test_what_has_changed_since_is_read_again(folder, whole, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *_: None)
        resumed()
    (folder / "in" / ARTICLES[9].name).write_text("The Sensex rose 1%.")
    (folder / "in" / ARTICLES[3].name).unlink()
    assert resumed()[0] == written(Batch(["in"]), path="again.jsonl") != whole


def test_other_patterns_do_not_go_on_with_what_these_have_written(folder, whole, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *_: None)
        resumed()
    (folder / "mine" / "words").mkdir(parents=True)
    (folder / "mine" / "words" / "up.toml").write_text(
        '[[word]]\nis = "rise"\npos = "verb"\nas = ["levitate/levitates/levitated/levitating"]\nyes = ["the index [levitated] 1.2%"]\n')
    _, batch = resumed(patterns=folder / "mine")
    assert batch.done == 0 and not parts(folder)


@POSIX
def test_two_runs_do_not_write_one_file(folder, whole):
    import fcntl

    from extractor.batch.partial import fingerprint, part_of
    from extractor.errors import ExtractorError

    batch = Batch(["in"])
    with open(part_of(str(folder / "out.jsonl"), fingerprint(batch.work)), "wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ExtractorError, match="another run"):
            emit_on(batch, JSONL, "out.jsonl")


@POSIX
def test_a_killed_run_of_several_processes_leaves_none_behind_and_goes_on(folder, whole):
    command = [sys.executable, "-m", "extractor", "in", "-o", "out.jsonl", "--resume", "-j", "2"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    patience = time.monotonic() + 60
    while not any(part.stat().st_size for part in parts(folder)) and run.poll() is None and time.monotonic() < patience:
        time.sleep(0.01)
    run.kill()
    run.wait()
    while group_alive(run.pid) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not group_alive(run.pid), "a worker outlives the run"
    done = extract("in", "-o", "out.jsonl", "--resume", "-j", "2")
    assert done.returncode == 2 and Path("out.jsonl").read_bytes() == whole and not parts(folder)


def group_alive(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("args", [["--jsonl"], ["-o", "x.json"], ["-o", "x.jsonl", "--across"], ["-", "-o", "x.jsonl"], ["-o", "-", "--jsonl"]])
def test_resume_says_what_it_needs(folder, args):
    from typer.testing import CliRunner

    from extractor.cli.app import app

    result = CliRunner().invoke(app, ["in", *args, "--resume"], prog_name="extract")
    assert result.exit_code == 2 and "--resume" in result.output and not list(folder.glob("*x.json*"))


# A full disk, a closed pipe -----------------------------------------------------------------------------------

FULL = "no space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("args", [["in", "--jsonl"], ["in"], ["in", "--jsonl", "-j", "2"], ["schema"], ["--help"]], ids=" ".join)
def test_a_full_disk_is_one_line(folder, args):
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "extractor", *args]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, "extract: standard output: cannot be written: " + FULL)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_so_is_a_full_disk_under_a_file(folder):
    done = extract("in", "--jsonl", "-o", "/dev/full")
    assert (done.returncode, done.stderr.decode()) == (2, "extract: /dev/full: cannot be written: " + FULL)


@POSIX
@pytest.mark.parametrize("how", [[], ["-j", "2"]])
def test_a_closed_pipe_ends_the_run_without_a_word(folder, how):
    run = subprocess.Popen([sys.executable, "-m", "extractor", "in", "--json", *how],
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.readline()
    run.stdout.close()
    assert (run.stderr.read(), run.wait(60)) == (b"", 141)
    run.stderr.close()


@POSIX
def test_closed_standard_streams_are_no_defect(folder):
    def ends(redirected):
        line = f'"{sys.executable}" -m extractor in none.txt --jsonl {redirected}'
        return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, timeout=60)

    assert ends(">&-").stderr.startswith("extract: standard output is closed")
    silent = ends("2>&-")
    assert silent.returncode == 2 and silent.stderr == "" and silent.stdout.count("\n") == 10
