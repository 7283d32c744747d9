"""What a repository of postings takes from here: the action, run step by step as its shell script, and the hooks."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

DRAFT = 'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Beekeeper"\nmsgstr "Biavler"\n'
WHOLE = 'date_posted: 2026-11-01\napply: {url: "https://hive.example/apply"}\nresponsibilities: [You feed the bees]\n'


@pytest.fixture
def action(root):
    """The action as data."""
    return yaml.safe_load((root / "action.yml").read_text("utf-8"))


@pytest.fixture
def repository(site):
    """A workspace in git, on a branch."""
    site.write("annons.toml", 'formats = ["html"]\n')
    git(site, "init", "-q", "-b", "main")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "x")
    git(site, "checkout", "-q", "-b", "work")
    return site


def git(site, *words):
    who = ["-c", "user.name=Ada Example", "-c", "user.email=ada@hive.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", site.root, *who, *words], check=True, capture_output=True)


class Runner:
    """Runs the steps of the action that are shell scripts, in their order, as GitHub's runner does."""

    SKIPPED = frozenset({"Install"})

    def __init__(self, action, folder, root):
        self.action, self.folder, self.root = action, folder, root
        self.temp = folder.parent / "temp"
        self.temp.mkdir()
        self.outputs = {}
        self.said = ""

    def run(self, **inputs):
        """Run it; return the exit code of the step that failed, or 0."""
        given = {name: str(about.get("default", "")) for name, about in self.action["inputs"].items()} | inputs
        for step in self.action["runs"]["steps"]:
            if "run" not in step or step["name"] in self.SKIPPED or not self._wanted(step.get("if", ""), given):
                continue
            code = self._step(step, given)
            if code:
                return code
        return 0

    def _wanted(self, condition, given):
        match = re.fullmatch(r"inputs\.([\w-]+) (==|!=) '(.*)'", condition)
        return not match or ((given[match[1]] == match[3]) == (match[2] == "=="))

    def _step(self, step, given):
        output = self.temp / f"{step['name']}.txt"
        output.touch()
        summary = self.temp / "summary.md"
        summary.touch()
        env = {name: self._filled(value, given) for name, value in step.get("env", {}).items()}
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        env |= {"PATH": path, "HOME": os.environ["HOME"], "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        # As GitHub calls "shell: bash".
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        self.said += done.stdout + done.stderr
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step['id']}.outputs.{name}"] = value
        return done.returncode

    def _filled(self, value, given):
        values = {f"inputs.{name}": text for name, text in given.items()}
        values |= {"github.action_path": str(self.root), "runner.temp": str(self.temp)}
        values |= {f"steps.{name}": text for name, text in self.outputs.items()}
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: values.get(match[1], ""), value)


@pytest.fixture
def runner(action, repository, root):
    """The action over the workspace."""
    return Runner(action, repository.root, root)


@pytest.mark.slow
def test_what_is_well_is_published_and_kept(runner, repository):
    repository.posting(WHOLE)

    code = runner.run(publish="true")

    assert code == 0, runner.said
    assert (repository.root / "site" / "hive" / "hive.en.html").is_file()
    assert runner.outputs["verdict.outputs.exit-code"] == "0"


@pytest.mark.slow
def test_what_is_wrong_is_annotated_in_the_pull_request_and_fails_it(runner, repository):
    repository.posting(WHOLE, locales="[da, en]")
    repository.write("postings/hive.da.po", DRAFT)

    code = runner.run(**{"changed-since": "main"})

    assert code == 1
    assert "::error file=postings/hive.da.po,line=4,title=DRAFT::[da] title: is a draft" in runner.said.replace("col=1,", "")
    report = json.loads((runner.temp / "annons" / "annons.sarif").read_text("utf-8"))
    assert {one["ruleId"] for one in report["runs"][0]["results"]} >= {"DRAFT"}
    assert "| hive | da | new | Biavler |" in (runner.temp / "summary.md").read_text("utf-8")
    assert (runner.temp / "annons" / "changes" / "hive.da.after.png").is_file()


@pytest.mark.slow
def test_what_is_kept_back_fails_the_job_and_the_rest_is_out(runner, repository):
    repository.posting(WHOLE, locales="[da, en]")
    repository.write("postings/hive.da.po", DRAFT)

    code = runner.run(publish="true")

    assert code == 1
    assert "kept back hive.da" in runner.said
    assert (repository.root / "site" / "hive" / "hive.en.html").is_file()


@pytest.mark.slow
def test_a_name_that_is_a_command_is_none(runner, repository):
    repository.posting(WHOLE)

    code = runner.run(workspace="$(touch owned)", channels="web; touch owned")

    assert code == 2
    assert not (repository.root / "owned").exists()


def test_inputs_reach_scripts_through_the_environment_only(action):
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_what_the_action_and_the_container_install_is_what_make_installs(action, root):
    make = (root / "Makefile").read_text("utf-8")
    ready = make[make.index(".venv/ready:") : make.index(".venv/ready-test:")]
    needed = {package for package in re.findall(r"=([a-z0-9.+-]+)", ready) if not package.startswith("apertium")}
    install = next(step["run"] for step in action["runs"]["steps"] if step["name"] == "Install")
    container = (root / "Containerfile").read_text("utf-8")

    assert needed
    for package in needed:
        assert package in install, package
        assert package in container, package


def test_the_container_holds_what_the_package_is_built_from(root):
    container = (root / "Containerfile").read_text("utf-8")
    copied = {name for line in re.findall(r"^COPY (.+) /src", container, re.MULTILINE) for name in line.split()}

    assert copied == {"pyproject.toml", "constraints.txt", "README.md", "LICENSE", "generator", "templates", "locales"}
    assert all((root / name).exists() for name in copied)


def test_the_hooks_run_on_what_ads_are_made_of(root):
    for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8")):
        pattern = re.compile(hook["files"])
        wanted = ["postings/a.yaml", "ads/postings/a.da.po", "places/x.yml", "annons.toml", "jobs/glossary.csv"]
        assert all(pattern.search(name) for name in wanted)
        assert not any(pattern.search(name) for name in ("README.md", "output/a/a.da.html", "postings/a.jpg"))
        assert hook["pass_filenames"] is False


@pytest.mark.slow
def test_a_hook_s_command_stops_a_commit_that_is_wrong(repository, root):
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    repository.posting(WHOLE, locales="[da, en]")
    repository.write("postings/hive.da.po", DRAFT)
    annons = shutil.which("annons", path=str(Path(sys.executable).parent))
    (hook,) = [one for one in hooks if one["id"] == "annons-check"]

    done = subprocess.run(
        [annons, *hook["entry"].split()[1:]], cwd=repository.root, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "is a draft" in done.stderr
