"""A dossier of one page about a bridge, two gold questions on it, a model that knows it."""

LINES = (
    {
        "id": "mine-fr-001",
        "cluster": "c001",
        "language": "fr",
        "question": "Combien a coûté le pont de Brume ?",
        "kind": "amount",
        "answerable": True,
        "facts": [["12 millions d'euros"]],
        "sources": [{"path": "pont.txt", "kind": "article"}],
    },
    {
        "id": "mine-fr-002",
        "cluster": "c002",
        "language": "fr",
        "question": "Qui a remporté la finale de handball ?",
        "kind": "unanswerable",
        "answerable": False,
        "facts": [],
        "sources": [],
    },
)
PAGE = """Le pont de Brume a coûté 12 millions d'euros

Le pont de Brume, ouvert en mars, a coûté 12 millions d'euros à la ville, a indiqué la mairie.

La mairie avait annoncé des travaux de deux ans ; ils en ont duré trois.
"""


def telling(_prompt):
    """A model that knows its only page."""
    return "Le pont de Brume a coûté 12 millions d'euros à la ville [1]."
