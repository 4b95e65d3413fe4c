"""`keiretsu judge …`: people's decisions about claims and names, each of which can be taken back."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Decide about claims and names; every decision can be taken back.")

Why = Annotated[str, typer.Option("--why", help="The reason, for those who come after.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides (else KEIRETSU_BY or your user name).")]
Publish = Annotated[bool, typer.Option("--publish/--no-publish", help="Bring the graph up to date afterwards.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Claim = Annotated[str, typer.Argument(help="A claim's id, such as c:1f0c9a….")]
First = Annotated[str, typer.Argument(help="An organisation, by name or id.")]
Second = Annotated[str, typer.Argument(help="The organisation that it is compared with.")]


@app.command()
def same(one: First, other: Second, *, why: Why = "", by: By = None, publish: Publish = True, json: JsonOption = False) -> None:
    """Two names stand for one organisation; the second one's id stays."""
    from app import run

    run.judge("same", one, other=other, why=why, by=by, publish=publish, json=json)


@app.command("not-same")
def not_same(one: First, other: Second, *, why: Why = "", by: By = None, publish: Publish = True, json: JsonOption = False) -> None:
    """Two names stand for two organisations, whatever the tables say."""
    from app import run

    run.judge("not_same", one, other=other, why=why, by=by, publish=publish, json=json)


@app.command()
def reject(claim: Claim, *, why: Why = "", by: By = None, publish: Publish = True, json: JsonOption = False) -> None:
    """The article does not say so: the claim counts no more."""
    from app import run

    run.judge("reject", claim, why=why, by=by, publish=publish, json=json)


@app.command()
def confirm(claim: Claim, *, why: Why = "", by: By = None, publish: Publish = True, json: JsonOption = False) -> None:
    """The article does say so."""
    from app import run

    run.judge("confirm", claim, why=why, by=by, publish=publish, json=json)


@app.command()
def correct(
    claim: Claim,
    *,
    set_: Annotated[list[str], typer.Option("--set", help='A field: status=ended, or amount={"value": 5e9}')],
    why: Why = "",
    by: By = None,
    publish: Publish = True,
    json: JsonOption = False,
) -> None:
    """The article says it differently: put fields right."""
    from app import run

    run.judge("correct", claim, fields=set_, why=why, by=by, publish=publish, json=json)


@app.command()
def withdraw(
    judgement: Annotated[str, typer.Argument(help="A judgement's id, such as j:07d3….")],
    *,
    why: Why = "",
    by: By = None,
    publish: Publish = True,
    json: JsonOption = False,
) -> None:
    """Take a judgement back."""
    from app import run

    run.judge("withdraw", judgement, why=why, by=by, publish=publish, json=json)


@app.command("list")
def list_(*, json: JsonOption = False) -> None:
    """All judgements and what became of each; one whose claim is gone is listed too."""
    from app import run

    run.judgements(json=json)
