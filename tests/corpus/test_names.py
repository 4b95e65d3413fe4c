import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names import bare, fold, slug


@pytest.mark.parametrize(
    ("name", "as_slug"),
    [
        ("Nvidia", "nvidia"),
        ("NVIDIA Corporation", "nvidia"),
        ("Amazon.com, Inc.", "amazoncom"),
        ("The Home Depot, Inc.", "home-depot"),
        ("Société Générale S.A.", "societe-generale"),
        ("L’Oréal", "loreal"),
        ("AT&T", "at-and-t"),
        ("Hon Hai Precision Industry Co., Ltd.", "hon-hai-precision-industry"),
        ("Google Ventures", "google-ventures"),  # a fund word is part of the name
        ("SoftBank Vision Fund", "softbank-vision-fund"),
        ("C3.ai", "c3ai"),
        ("X", "x"),
        ("Group SA", "group-sa"),  # nothing but legal forms: they are the name
        ("寒武纪", "寒武纪"),
        ("Ørsted A/S", "orsted-a-s"),
        ("???", "unnamed"),
    ],
)
def test_slug(name: str, as_slug: str) -> None:
    assert slug(name) == as_slug


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert bare(bare(name)) == bare(name)


@given(st.text(max_size=60))
def test_a_slug_never_looks_like_an_id_with_a_prefix(name: str) -> None:
    assert not set(slug(name)) & set(":/ ")
