"""The explorer's entry: opens the store and shows what is in it."""

import streamlit as st

from app import views
from app.settings import settings
from corpus.errors import KeiretsuError
from graph.reading import Graph
from graph.store import open_graph


@st.cache_resource
def graph(address: str) -> Graph:
    """The store at this address, opened once for all sessions."""
    return open_graph(address)


@st.cache_data(max_entries=4)
def numbers(address: str, version: int) -> views.Numbers:
    """What is in the store, asked anew when a new version is published."""
    del version  # only there to tell one version's numbers from another's
    return views.numbers(graph(address))


def page(address: str) -> None:
    """The numbers of the loaded graph."""
    publication = graph(address).publication()
    if publication is None or not publication.claims:
        st.info("Nothing is in the graph yet. Load articles with their claims: keiretsu load FILE, or keiretsu load --demo.")
        return
    found = numbers(address, publication.version)
    for column, (name, count) in zip(st.columns(4), views.totals(publication).items(), strict=True):
        column.metric(name, f"{count:,}")
    left, right = st.columns(2)
    left.subheader("Deals by status")
    left.dataframe(found.by_status, hide_index=True)
    right.subheader("Deals by relation")
    right.dataframe(found.by_relation, hide_index=True)
    st.subheader("Largest deals")
    st.dataframe(found.largest, hide_index=True)
    st.caption(
        f"Version {publication.version}, published {publication.at[:16].replace('T', ' ')} UTC, answered by {graph(address).engine}."
    )


st.set_page_config(page_title="Keiretsu", layout="wide")
st.title("Keiretsu")
st.write("Who funds, hosts and buys from whom in AI. Every line rests on claims, and every claim on a sentence.")
try:
    page(settings().graph)
except KeiretsuError as error:
    graph.clear()
    st.error(str(error).replace("$", "\\$"))
