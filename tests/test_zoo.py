"""Bad inputs, each with what it is told: no traceback, no silence, and a number that cannot be trusted is not read."""

import codecs
import gzip
import json
import os
import socket
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest
from typer.testing import CliRunner

from extractor.batch.work import Work
from extractor.cli.app import app

GOOD = "Sensex climbs on banks\n\nThe Sensex rose 325.75 points, or 0.40%, to close at 82,626.23 on Friday."
REFUSED, WARNED = "refused", "warned"
ZOO: dict[str, tuple[bytes, str, str]] = {}  # name -> bytes, whether refused or warned of, words of the message


def add(verdict, words, **animals):
    for name, data in animals.items():
        assert name not in ZOO
        ZOO[name] = (data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"), verdict, words)


def family(verdict, words, name, members):
    add(verdict, words, **{f"{name}_{at}": member for at, member in enumerate(members)})


# No text at all
add(REFUSED, "a PDF", pdf=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 The Sensex rose 1%")
add(REFUSED, "a PNG image", png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
add(REFUSED, "a JPEG image", jpeg=b"\xff\xd8\xff\xe0\0\x10JFIF")
add(REFUSED, "a GIF image", gif=b"GIF89a\1\0\1\0")
add(REFUSED, "a zip archive", zip=b"PK\x03\x04\x14\0", empty_zip=b"PK\x05\x06" + b"\0" * 18, docx=b"PK\x03\x04word/document.xml")
add(REFUSED, "a gzip archive", gzip=gzip.compress(GOOD.encode()))
add(REFUSED, "an RTF document", rtf=b"{\\rtf1\\ansi The Sensex rose 1%.}")
add(REFUSED, "a PostScript file", postscript=b"%!PS-Adobe-3.0\n(The Sensex rose 1%) show")
add(REFUSED, "an Office document", doc=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
add(REFUSED, "a program", elf=b"\x7fELF\x02\x01\x01")
add(REFUSED, "an archive"[3:], bzip2=b"BZh91AY&SY", xz=b"\xfd7zXZ\0\0", seven_zip=b"7z\xbc\xaf\x27\x1c", rar=b"Rar!\x1a\x07\0")
add(REFUSED, "a database", sqlite=b"SQLite format 3\0\x10\0")
add(REFUSED, "a Parquet file", parquet=b"PAR1\x15\x04")
add(REFUSED, "a sound", ogg=b"OggS\0\2", mp3=b"ID3\x03\0", wav=b"RIFF\x24\0\0\0WAVE", webp=b"RIFF\x24\0\0\0WEBP")
add(REFUSED, "a TIFF image", tiff=b"II*\0\x08", tiff_big=b"MM\0*\0")
add(REFUSED, "is binary", nul=b"The Sensex\0 rose 1%.", zeros=b"\0" * 4096, exe=b"MZ\x90\0\3", java=b"\xca\xfe\xba\xbe\0\0",
    pickle=b"\x80\x04\x95\0\0", wasm=b"\0asm\1", mp4=b"\0\0\0\x20ftypisom", utf16_without_mark=GOOD.encode("utf-16-le"),
    utf32_without_mark=GOOD.encode("utf-32-be"), every_byte=bytes(range(256)), nul_at_end=GOOD.encode() + b"\0")
add(REFUSED, "larger than 2 MB", large=b"The Sensex rose 1%. " * 110_000, large_line=b"x" * (2 * 1024 * 1024 + 1),
    large_lines=b"\n" * (2 * 1024 * 1024 + 1))

# Nothing to read
family(WARNED, "no text", "nothing", ["", " ", "\n", "\t\t", "\r\n\r\n", "\u00a0\u3000", "\u2028\u2029", "\ufeff", "\n" * 1_000_000, "\x0b\x0c"])
family(WARNED, "only furniture", "furniture", [
    "Subscribe to the Quay newsletter\n", "Share\n\nAdvertisement\n", "3 hours ago\n", "Also Read: Quarry Bank plans a bond sale\n",
    "Home > News > Markets\n", "Copyright 2025 Quay Media. All rights reserved.\n", "4 min read\nPTI\n", "https://example.org/markets/1\n",
    "{{ row.name }} {{ row.gain }}%\n", "Follow our WhatsApp channel for market alerts!\n", "By Ann Lee and Bo Chan\n", "* * *\n"])
family(WARNED, "no article found in the page", "page", [
    "<html></html>", "<html><head><script>var rose = '5%';</script><style>b{}</style></head><body></body></html>", "<!doctype html>",
    "<html><body><script>document.write('The Sensex rose 5%')</script></body></html>",
    "<html" + " a" * 5000 + ">", "<html><!-- " + GOOD + " -->", "<?xml version='1.0'?><html/>", "<html><body>" + "<div>" * 3000,
    "<html><style>" + "a{}" * 3000, "<html><body><iframe src='x'></iframe><svg><text></text></svg></body></html>"])

# Encodings
add(WARNED, "read as Windows-1252", cp1252="The market’s Sensex rose 1% – a record.".encode("cp1252"), latin1="Caf\xe9 shares rose 2%.".encode("latin-1"),
    shift_jis="日経平均株価は上昇した。".encode("shift_jis"), gbk="上证指数上涨".encode("gbk"), koi8="Индекс вырос".encode("koi8-r"),
    high_bytes=bytes(range(128, 256)), cut_utf8="The Sensex rose 1% to ₹".encode()[:-1], surrogate_in_utf8=b"The Sensex \xed\xa0\x80 rose 1%.",
    overlong=b"The Sensex \xc0\xaf rose 1%.")
add(WARNED, "mixed encodings", mixed=("Zürich, Köln, Tōkyō and Łódź: the Sensex’s rise ".encode() + b"it\x92s 1%."),
    mixed_marked=b"\xef\xbb\xbf" + "Zürich, Köln, Tōkyō ".encode() + b"it\x92s")
add(WARNED, "unreadable parts replaced", odd_utf16=codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le") + b"x",
    lone_utf16=codecs.BOM_UTF16_BE + b"\xd8\0\0a" * 9, odd_utf32=codecs.BOM_UTF32_LE + GOOD.encode("utf-32-le") + b"\xff\xff\xff\xff")
add(WARNED, "were lost before", replaced="The Sensex rose \ufffd1.2% to \ufffd\ufffd.", all_replaced="\ufffd" * 50)

# What looks otherwise than it reads: the number is 1.2 to the eye or to the machine, never surely both.
SAYS = "The Sensex rose {}% on Friday."
family(WARNED, "reordered by marks of direction", "direction", [SAYS.format(f"{mark}1.2") for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"]
       + [SAYS.format("1\u202e.2"), GOOD.replace("Sensex", "\u202exesneS\u202c")])
family(WARNED, "invisible characters", "invisible", [SAYS.format(f"1{mark}.2".replace(".", "")) for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff"]
       + [GOOD.replace("Sensex", "Sen\u200bsex")])
family(WARNED, "control characters", "control", [GOOD.replace("rose", f"rose{chr(code)}") for code in (*range(1, 9), *range(14, 32), 127, 128, 144, 159)])
family(WARNED, "letters of another alphabet", "homoglyph", [GOOD.replace(*pair) for pair in (
    ("Sensex", "Sеnsex"), ("Sensex", "Ѕensex"), ("rose", "rοse"), ("close", "сlose"), ("points", "рoints"), ("Friday", "Frіday"))])
family(WARNED, "digits other than 0 to 9", "digits", [SAYS.format(f"{one}.{two}") for one, two in (
    "１２", "١٢", "۱۲", "१२", "১২", "੧੨", "૧૨", "௧௨", "๑๒", "𝟏𝟐", "𝟙𝟚", "᠑᠒")])
family(WARNED, "digits carry marks", "marked", [SAYS.format(f"1{mark}.2") for mark in "\u0301\u0335\u0338\u20dd\u20e0\u036f\u066b"] + [SAYS.format("١٫٢")])
family(WARNED, "more than 24 digits", "long", [
    SAYS.format("9" * 400), SAYS.format("1" + "0" * 401), SAYS.format("0." + "0" * 400 + "1"), GOOD + " It closed at " + "8" * 10_000 + ".",
    "7" * 60_000, "Advances " + "1" * 30 + ", declines 2."])
family(WARNED, "no such date", "date", [f"On {day}, the Sensex rose 1.2%." for day in (
    "31 April 2026", "30 February 2026", "31 June", "31 Sept", "November 31, 2025", "Feb 30", "29 February 2025", "Feb 29, 2100", "31st November", "June 31")])

# No English, no prose
family(WARNED, "does not look like English", "tongue", [
    "Der DAX stieg am Freitag um 1,2 Prozent auf 18.000 Punkte, während der MDAX um 0,5 Prozent nachgab. Die Anleger blieben vor den Zahlen der Notenbank zurückhaltend und kauften wenig.",
    "Le CAC 40 a progressé de 1,2% vendredi pour finir à 7.500 points, alors que les investisseurs attendaient la Fed. Les valeurs bancaires ont mené la hausse et le pétrole a reculé.",
    "El Ibex 35 subió un 1,2% el viernes hasta los 9.500 puntos, mientras los inversores esperaban a la Reserva Federal. Los bancos lideraron las alzas y el petróleo cayó un poco.",
    "Il Ftse Mib ha chiuso in rialzo dello 1,2% venerdì, mentre gli investitori attendono la Fed. Le banche hanno guidato il listino e il petrolio è sceso ancora un poco nella seduta.",
    "O Ibovespa subiu 1,2% na sexta-feira, enquanto os investidores esperavam o Fed. Os bancos lideraram as altas e o petróleo caiu um pouco mais durante a tarde, segundo operadores.",
    "De AEX steeg vrijdag met 1,2 procent terwijl beleggers wachtten op nieuws uit Amerika. Banken stegen het meest en olie werd goedkoper; handelaren spraken over een rustige dag zonder verrassingen.",
    "BIST 100 endeksi cuma günü yüzde 1,2 yükseldi, yatırımcılar Fed kararını bekliyor. Bankalar yükselişe öncülük etti, petrol ise biraz geriledi; işlem hacmi düşük kaldı ve gün sakin geçti dediler.",
    "WIG20 wzrósł w piątek o 1,2 proc., a inwestorzy czekali na decyzję Fed. Banki prowadziły wzrosty, ropa nieco potaniała, obroty były niskie, a dzień spokojny, jak mówili maklerzy z Warszawy.",
    "Индекс Мосбиржи вырос на 1,2% в пятницу.", "Ο Γενικός Δείκτης ανέβηκε 1,2% την Παρασκευή.", "ارتفع المؤشر 1.2% يوم الجمعة", "המדד עלה 1.2% ביום שישי",
    "सेंसेक्स शुक्रवार को 325 अंक चढ़कर बंद हुआ", "上证指数周五上涨1.2%，收于3,200点。", "日経平均株価は金曜日に1.2%上昇した。", "코스피 지수는 금요일 1.2% 올랐다", "ดัชนีตลาดหลักทรัพย์เพิ่มขึ้น 1.2%"])
family(WARNED, "does not look like English", "machine", [
    "symbol,price,change\nABC,1.2,3\nDEF,4,5\n" * 20, "def f(x):\n    return x + 1\n" * 12, "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5" * 30,
    json.dumps([{"symbol": "ABC", "open": 1.2, "close": 3}] * 20), "<row><sym>ABC</sym><px>1</px></row>\n" * 20,
    "INSERT INTO quotes VALUES (1, 2, 3);\n" * 20, "GET /a.css 200 12ms\nGET /b.js 404 3ms\n" * 20, "ABC 1.2 DEF 3.4 GHI 5.6 " * 40,
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad minim veniam quis nostrud"])

# Shape
add(WARNED, "whole text is one line", endless="The Sensex rose 1.2% to 80,000 and the market was calm. " * 800, endless_word="The " + "x" * 60_000)
family(WARNED, "breaks off", "cut", [GOOD + "\n\nThe Nifty fell 1.2% to", GOOD + "\n\nBank shares were weaker, with the", GOOD + "\n\nAmong the gainers of the day were"])


@pytest.fixture(scope="module")
def work():
    return Work(timeout=0)


def test_the_zoo_is_large():
    assert len(ZOO) >= 200


def noted(work, path):
    """What an input was told: its warnings, or why it was refused; and its record."""
    outcome = work.outcome(str(path))
    if outcome.product is None:
        return REFUSED, [outcome.problem.reason], None
    assert outcome.problem is None
    return WARNED, outcome.product.warnings, outcome.product


@pytest.mark.parametrize("name", ZOO)
def test_each_is_told_what_is_wrong(work, tmp_path, name):
    data, verdict, words = ZOO[name]
    path = tmp_path / f"{name}.{'html' if name.startswith('page') else 'txt'}"
    path.write_bytes(data)
    got, said, article = noted(work, path)
    assert got == verdict and any(words in each for each in said), said
    if name.startswith(("marked", "invisible_", "direction_")) and "1" in data.decode():
        read = {str(move.percent) for move in article.index_moves}
        assert read <= {"None", "1.2", "0.40"}, "a number that nobody has written"
    if name.startswith(("marked", "page", "nothing")):
        assert not any(move.percent for move in article.index_moves)


def test_a_run_through_the_zoo_ends_in_words(tmp_path):
    for name, (data, _, _) in ZOO.items():
        if not name.startswith(("large", "endless", "nothing_8", "long")):
            (tmp_path / f"{name}.txt").write_bytes(data)
    result = CliRunner().invoke(app, [str(tmp_path), "--jsonl", "-q"], prog_name="extract")
    refused = sum(verdict == REFUSED for name, (_, verdict, _) in ZOO.items() if not name.startswith("large"))
    said = result.stderr.splitlines()
    assert result.exit_code == 2 and len(said) == refused and all(line.startswith("extract: ") for line in said)
    assert all("warnings" in json.loads(line) for line in result.stdout.splitlines())
    assert not any(0x80 <= ord(char) < 0xA0 or char in "\x1b\u202e" for char in result.stdout + result.stderr)


# Files that are none ------------------------------------------------------------------------------------------


def folder(path):
    path.mkdir()


def loop(path):
    path.symlink_to(path)


def two_step_loop(path):
    path.symlink_to(path.with_suffix(".b"))
    path.with_suffix(".b").symlink_to(path)


def unix_socket(path):
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(1 << 40)


def under_a_file(path):
    path.write_text("x")
    return path / "a.txt"


SPECIAL = {
    "folder": (folder, "is a directory"),
    "fifo": (os.mkfifo if hasattr(os, "mkfifo") else None, "is not a regular file"),
    "loop": (loop, "too many levels of symbolic links"),
    "two_step_loop": (two_step_loop, "too many levels of symbolic links"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "no such file"),
    "to_a_folder": (lambda path: path.symlink_to("."), "is a directory"),
    "dev_zero": (lambda path: path.symlink_to("/dev/zero"), "is not a regular file"),
    "dev_full": (lambda path: path.symlink_to("/dev/full"), "is not a regular file"),
    "dev_tty": (lambda path: path.symlink_to("/dev/tty"), "is not a regular file"),
    "own_memory": (lambda path: path.symlink_to("/proc/self/mem"), "cannot be read"),
    "socket": (unix_socket, "is not a regular file"),
    "sparse": (sparse, "larger than 2 mb"),
    "under_a_file": (under_a_file, "cannot be read (not a directory)"),
    "vanished": (lambda path: None, "no such file"),
    "nul_in_its_name": (lambda path: "a\0b.txt", "is no valid path"),
    "long_name": (lambda path: path.with_name("n" * 5000), "file name too long"),
}


@pytest.mark.skipif(os.name != "posix", reason="files as POSIX has them")
@pytest.mark.parametrize("name", SPECIAL)
def test_what_is_no_file_is_refused(work, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    make, words = SPECIAL[name]
    verdict, said, _ = noted(work, make(tmp_path / "x.txt") or tmp_path / "x.txt")
    assert verdict == REFUSED and words in said[0].lower(), said


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(work, tmp_path):
    (tmp_path / "x.txt").write_text(GOOD)
    (tmp_path / "x.txt").chmod(0)
    assert noted(work, tmp_path / "x.txt")[1] == ["may not be read (permission denied)"]


def test_a_file_may_vanish_between_listing_and_reading(tmp_path, monkeypatch):
    from extractor.cli.read import Batch

    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(GOOD)
    batch = Batch([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    assert [article.source for article in batch] == [str(tmp_path / "b.txt")]
    assert [problem.reason for problem in batch.problems] == ["no such file"]


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "a\u202eb.txt", b"a\xff\xfeb.txt", "-j.txt", "a*[b].txt", " .txt", "%s{}.txt"])
def test_a_name_cannot_steer_the_terminal(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(name)
    for text, form in ((GOOD.replace("0.40", "4.00"), "lint"), (GOOD, "table"), (GOOD, "json")):
        (tmp_path / name).write_text(text)
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            result = CliRunner().invoke(app, ["-f", form, "--", name], prog_name="extract")
        assert result.exit_code == 0, result.output
        assert not any(char in result.output for char in "\x1b\u202e\x07"), result.output
        assert form != "lint" or all(":3:35: index." in line for line in result.output.splitlines())


# Numbers that make no sense -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "Advances 0, declines 0, a ratio of 0/0.", "0 stocks advanced while 0 declined, a ratio of 0.00x.", "The Sensex rose 0 points, or 0%, to 0.",
    "The Sensex rose 5 points, or 100%, to 5.", "The Sensex fell 80,000 points, or 100%, to 0.", "The Sensex rose 1e400% to 1E999.",
    "The Sensex rose --5% to ++3.", "The Sensex rose 1.2.3.4% to 5,,6.", "The Sensex rose %1.2 points.", "Alpha rose 5% to Rs 0.",
    "Alpha rose Rs 5, or 100%, to Rs 5.", "The Sensex rose -0.00% to -0.", "FIIs bought Rs 0 crore and sold Rs 0 crore, a net of Rs 0 crore.",
    "The Sensex rose 0.00000000000000000001% to 99999999999999999999999.", "0 out of 0 stocks rose.", "Advances outnumbered declines by infinity to one.",
])
def test_arithmetic_that_has_no_answer_is_no_defect(work, tmp_path, text):
    (tmp_path / "x.txt").write_text(text)
    verdict, _, article = noted(work, tmp_path / "x.txt")
    assert verdict == WARNED
    assert article.coverage.numerals == article.coverage.read + article.coverage.set_aside + len(article.coverage.unread)
    assert not any(check.status == "fails" and "0 / 0" in (check.recomputed or "") for check in article.checks)
