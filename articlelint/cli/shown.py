"""What `articlelint check` shows in place of a check: the settings that hold, and the articles."""

from articlelint.output.cells import legible
from articlelint.run import Run
from articlelint.schemas import default_collection
from articlelint.settings import EVERYTHING, Layered
from articlelint.settings.listing import listing
from articlelint.sites import Site
from articlelint.wording import counted


def settings_shown(run: Run) -> str:
    """The settings of the articles of a run as TOML, one after the other where several files of settings hold."""
    return "\n".join(_settings(run, site) for site in run.sites)


def files_shown(run: Run) -> str:
    """The articles of a run, each with its collection, a line for each."""
    names = [(task.path, task.scope.collection.name if task.scope else None) for task in run.tasks]
    return "".join(f"{legible(path)}: {legible(name) if name else 'no collection'}\n" for path, name in names)


def _settings(run: Run, site: Site) -> str:
    tasks = [task for task in run.tasks if task.site is site]
    stated = site.document.path if site.document else "no file of settings"
    defaults = {"select": [EVERYTHING], **default_collection()}
    head = f"# {legible(stated)}: {counted(len(tasks), 'article')}\n"
    return f"{head}\n{listing(site.layered or Layered(()), defaults)}\n{_rules(run, site)}"


def _rules(run: Run, site: Site) -> str:
    """The rules that are looked for, as comments: those of each collection, where they differ."""
    chosen: dict[tuple[str, ...], dict[str, None]] = {}
    for task in run.tasks:
        if task.site is site:
            name = task.scope.collection.name if task.scope else "no collection"
            rules = tuple(rule.id for rule in task.policy.plain.rules)
            chosen.setdefault(rules, {})[name] = None
    lines = []
    for rules, names in chosen.items():
        lines.append(f"# {counted(len(rules), 'rule')} of {len(site.rules):,}, for {', '.join(map(legible, names))}:\n")
        lines += [f"#   {rule}\n" for rule in rules]
    return "".join(lines)
