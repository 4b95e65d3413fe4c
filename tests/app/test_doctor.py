"""The doctor's report: what is there, what is missing, and a remedy for each."""

import sys
from importlib import metadata
from pathlib import Path

import pytest

from app.doctor import checks, find_chromium
from corpus.errors import KeiretsuError


def report(home, *, ledger=lambda: "12 articles", graph=lambda: "Neo4j 5.26.30"):
    return {check.what: check for check in checks(home=home, ledger=ledger, graph=graph)}


def failing(message):
    def ask():
        raise KeiretsuError(message)

    return ask


def test_everything_is_looked_at_once(tmp_path):
    assert list(report(tmp_path)) == ["Python", "packages", "home", "ledger", "graph", "disk", "Java", "Maven", "Chromium"]


def test_only_a_local_neo4j_and_the_tests_need_what_not_everybody_has(tmp_path):
    assert {what: check.needed_for for what, check in report(tmp_path).items() if check.needed_for} == {
        "Java": "a local Neo4j",
        "Maven": "a local Neo4j, once",
        "Chromium": "the tests",
    }


def test_each_failing_check_has_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("KEIRETSU_CACHE", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    found = report(tmp_path, ledger=failing("no ledger; load something"), graph=failing("nobody answers. Start it."))
    assert all(check.remedy for check in found.values() if not check.ok)
    assert found["ledger"] == ("ledger", False, "no ledger", "load something", "")
    assert found["graph"] == ("graph", False, "nobody answers", "Start it.", "")
    assert found["Chromium"].found == "CHROMIUM is set to '/nowhere/chromium', where there is no program"
    assert found["Maven"][1:4] == (False, "no mvn on the PATH", "install it with `apt install maven` or `brew install maven`")


def test_what_a_healthy_place_says(tmp_path):
    found = report(tmp_path)
    assert found["Python"][1:3] == (True, sys.version.split()[0])
    assert found["home"][1:3] == (True, str(tmp_path))
    assert found["ledger"] == ("ledger", True, "12 articles", "", "")
    assert found["graph"] == ("graph", True, "Neo4j 5.26.30", "", "")
    assert found["disk"].found.endswith(" GB free")


def test_a_home_that_does_not_exist_yet_is_fine_where_it_can_be_made(tmp_path):
    assert report(tmp_path / "not" / "yet")["home"][1:3] == (True, str(tmp_path / "not" / "yet"))
    assert not (tmp_path / "not").exists()


def test_a_home_below_a_file_is_not(tmp_path):
    (tmp_path / "file").write_text("")
    check = report(tmp_path / "file" / "home")["home"]
    assert (check.ok, check.found) == (False, f"{tmp_path}/file/home: Not a directory")
    assert check.remedy == "make it writable, or set KEIRETSU_HOME to a folder that is"


def test_missing_packages_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["pydantic>=2", "no-such-thing==1", "followthemoney>=4; extra == 'ftm'"])
    assert report(tmp_path)["packages"][1:3] == (False, "missing: no-such-thing")


def test_chromium_is_taken_from_its_variable_first(tmp_path, monkeypatch):
    (tmp_path / "browser").write_text("")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "browser"))
    assert find_chromium() == tmp_path / "browser"


def test_chromium_is_then_taken_from_the_path(tmp_path, monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "chromium").write_text("")
    (tmp_path / "chromium").chmod(0o755)
    assert find_chromium() == tmp_path / "chromium"


@pytest.mark.parametrize("given", ["/nowhere/chromium"])
def test_a_variable_that_names_nothing_is_said(monkeypatch, given):
    monkeypatch.setenv("CHROMIUM", given)
    with pytest.raises(KeiretsuError) as error:
        find_chromium()
    assert str(error.value) == (
        "CHROMIUM is set to '/nowhere/chromium', where there is no program; unset it, or install Chromium with "
        "`apt install chromium` or `brew install --cask chromium`, or set CHROMIUM to a browser's path"
    )


def test_a_real_browser_is_there(chromium):
    assert Path(chromium).is_file()
