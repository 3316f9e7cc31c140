"""What the terminal says around an answer, in French and English."""

from __future__ import annotations

from typing import Final

SPACE: Final = "\u00a0"

_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "sources": ("Sources", "Sources"),
    "conflict": ("Sources disagree: {about}", "Les sources divergent\u00a0: {about}"),
    "date": ("Figures of different dates: {about}", "Données de dates différentes\u00a0: {about}"),
    "update": ("Updated since: {about}", "Mis à jour depuis\u00a0: {about}"),
    "independence": (
        "{sources}, {independent}: those that draw on {shared} count as one.",
        "{sources}, {independent}\u00a0: celles qui reprennent {shared} comptent pour une.",
    ),
    "one-text": (
        "{sources}, {independent}: some print one text.",
        "{sources}, {independent}\u00a0: certaines publient un même texte.",
    ),
    "source": ("source cited|sources cited", "source citée|sources citées"),
    "independent": ("independent|independent", "indépendante|indépendantes"),
    "reply": ("in reply to {id}", "en réponse à {id}"),
    "via": ("after {names}", "d'après {names}"),
    "translation": ("(translation) {text}", "(traduction) {text}"),
    "extracts": (
        "Verbatim extracts, no language model",
        "Extraits mot pour mot, sans modèle de langue",
    ),
    "no-model": ("No language model", "Sans modèle de langue"),
    "model": (
        "Written by {model} ({kind}), checked sentence by sentence",
        "Rédigé par {model} ({kind}), vérifié phrase par phrase",
    ),
    "searched": ("Searched: {text}", "Recherché\u00a0: {text}"),
    "withdrawn": ("Withdrawn, and why", "Retiré, et pourquoi"),
    "nothing-withdrawn": ("Nothing was withdrawn.", "Rien n'a été retiré."),
    "considered": ("Passages considered", "Passages considérés"),
    "nothing-found": ("No passage found.", "Aucun passage trouvé."),
    "passages-found": ("{passages}; answering…", "{passages}\u202f; réponse en cours…"),
    "page": ("page|pages", "page|pages"),
    "article": ("article|articles", "article|articles"),
    "comment": ("comment|comments", "commentaire|commentaires"),
    "passage": ("passage|passages", "passage|passages"),
    "question": ("question|questions", "question|questions"),
    "indexed": (
        "{pages} ({articles}, {comments}, {passages}) in {store}, "
        "embedder {embedder}, {seconds} s: "
        "{added} added, {changed} changed, {removed} removed, {unchanged} unchanged, "
        "{failed} failed.",
        "{pages} ({articles}, {comments}, {passages}) dans {store}, "
        "modèle {embedder}, {seconds} s\u00a0: "
        "{added} en plus, {changed} changés, {removed} retirés, {unchanged} inchangés, "
        "{failed} en échec.",
    ),
    "unknown-row": (
        "{file} has a row for {path}, which is not there: check the name.",
        "{file} a une ligne pour {path}, qui n'existe pas\u00a0: vérifiez le nom.",
    ),
    "unused-column": (
        "{file} has a column “{column}” that says nothing of a page: its columns are {known}.",
        "{file} a une colonne «\u00a0{column}\u00a0» qui ne dit rien d'une page\u00a0: "
        "ses colonnes sont {known}.",
    ),
    "no-path-column": (
        "{file} has no column `path`, so it says nothing: add one that names each page's file.",
        "{file} n'a pas de colonne `path` et ne dit donc rien\u00a0: ajoutez-en une, qui nomme le "
        "fichier de chaque page.",
    ),
    "passed-over": (
        "{files} (pictures, styles and tables are no pages): {names}.",
        "{files} (images, styles et tableaux ne sont pas des pages)\u00a0: {names}.",
    ),
    "file": (
        "file passed over|files passed over",
        "fichier laissé de côté|fichiers laissés de côté",
    ),
    "same-bytes": ("same file as {names}", "même fichier que {names}"),
    "reprint": ("nearly the text of {names}", "presque le texte de {names}"),
    "comments-not-recognised": (
        "comments not recognised, kept in the article",
        "commentaires non reconnus, gardés dans l'article",
    ),
    "fewer-comments-than-announced": (
        "fewer comments recognised than the page announces",
        "moins de commentaires reconnus que la page n'en annonce",
    ),
    "not-read": ("{path} was not read: {reason}", "{path} n'a pas été lu\u00a0: {reason}"),
    "store": (
        "{store}: {pages}, {articles}, {comments}, {passages}; embedder {embedder}.",
        "{store}\u00a0: {pages}, {articles}, {comments}, {passages}\u202f; modèle {embedder}.",
    ),
    "stage-read": ("Reading", "Lecture"),
    "stage-embed": ("Embedding", "Vecteurs"),
    "stage-write": ("Writing", "Écriture"),
    "read": ("read", "lu"),
    "failed": ("failed", "échec"),
    "pending": ("pending", "en attente"),
    "unknown-target": (
        "{target} is no page, document or passage of {store}: `dossier status` lists the pages.",
        "{target} n'est ni une page, ni un document, ni un passage de {store}\u00a0: "
        "`dossier status` donne la liste des pages.",
    ),
    "welcome": (
        "Ask about the dossier; `quit` or Ctrl-D ends.",
        "Posez vos questions sur le dossier\u202f; `quitter` ou Ctrl-D termine.",
    ),
    "interrupted": ("Interrupted.", "Interrompu."),
    "interrupted-index": (
        "Interrupted: the store {store} is as it was; run the same command to index again.",
        "Interrompu\u00a0: la base {store} est restée comme elle était\u202f; relancez la même "
        "commande pour indexer.",
    ),
    "interrupted-file": (
        "Interrupted: what is answered stands in {out}; run the same command and it goes on.",
        "Interrompu\u00a0: les réponses déjà faites sont dans {out}\u202f; relancez la même "
        "commande, elle continuera.",
    ),
    "interrupted-stdout": (
        "Interrupted: the answers printed stand; with --out FILE the same command could go on.",
        "Interrompu\u00a0: les réponses imprimées restent\u202f; avec --out FICHIER, la même "
        "commande pourrait continuer.",
    ),
    "interrupted-chat": (
        "Interrupted: the conversation ends here and is not kept.",
        "Interrompu\u00a0: la conversation s'arrête ici et n'est pas gardée.",
    ),
    "interrupted-eval": (
        "Interrupted: nothing is scored; what was answered stands in the journals of --out, and "
        "--resume goes on from there.",
        "Interrompu\u00a0: rien n'est noté\u202f; les réponses déjà faites sont dans les journaux "
        "de --out, et --resume continue à partir d'elles.",
    ),
    "screen-closed": ("The screen is closed.", "L'écran est fermé."),
    "out-form": (
        "{out} must end in .jsonl or .csv.",
        "{out} doit finir par .jsonl ou .csv.",
    ),
    "out-foreign": (
        "{out} is not what `dossier ask --file` wrote, and was left as it is: "
        "give another name with --out.",
        "{out} n'est pas l'œuvre de `dossier ask --file` et a été laissé tel quel\u00a0: "
        "donnez un autre nom avec --out.",
    ),
    "no-text": (
        "{path} holds no text, only binary data: give a .txt, .csv or .jsonl of questions.",
        "{path} ne contient pas de texte, seulement du binaire\u00a0: donnez des questions en "
        ".txt, .csv ou .jsonl.",
    ),
    "same-id": (
        "{path} gives the id {id} to two questions (“{one}” and “{other}”): give each its own.",
        "{path} donne l'id {id} à deux questions («\u00a0{one}\u00a0» et "
        "«\u00a0{other}\u00a0»)\u00a0: donnez à chacune le sien.",
    ),
    "place-reversed": (
        "{path}:{start}-{end} ends before it begins: give the start first.",
        "{path}:{start}-{end} finit avant de commencer\u00a0: donnez d'abord le début.",
    ),
    "place-outside": (
        "{path} has {length} characters, so {start}-{end} is not in it: "
        "the page may have changed since it was cited.",
        "{path} a {length} caractères, {start}-{end} n'y est donc pas\u00a0: "
        "la page a peut-être changé depuis la citation.",
    ),
    "no-questions": (
        "{path} holds no question: write one per line (.txt), a `question` column (.csv) "
        "or a `question` key (.jsonl).",
        "{path} ne contient aucune question\u00a0: écrivez-en une par ligne (.txt), une colonne "
        "`question` (.csv) ou une clé `question` (.jsonl).",
    ),
    "bad-line": (
        "{path}, line {line}: {why}.",
        "{path}, ligne {line}\u00a0: {why}.",
    ),
    "answered": (
        "{answered} of {asked} answered, {refused} refused, {failed} failed, {kept} kept.",
        "Sur {asked} questions\u00a0: {answered} réponses, {refused} refus, "
        "{failed} échecs, {kept} gardées.",
    ),
    "question-failed": (
        "Not answered: {question} ({why})",
        "Sans réponse\u00a0: {question} ({why})",
    ),
}


def say(code: str, language: str, **values: object) -> str:
    """Return a sentence of this module in French or English, its placeholders filled.

    >>> say("failed", "fr"), say("reply", "en", id="1.txt#c02")
    ('échec', 'in reply to 1.txt#c02')
    """
    english, french = _SENTENCES[code]
    return (french if language == "fr" else english).format(**values)


def count(number: int, noun: str, language: str) -> str:
    """Return a number with its noun; French keeps the singular for zero.

    >>> count(1, "comment", "en"), count(0, "comment", "en"), count(0, "comment", "fr")
    ('1 comment', '0 comments', '0 commentaire')
    """
    one, many = say(noun, language).split("|")
    single = number < 2 if language == "fr" else number == 1
    return f"{number} {one if single else many}"


def quoted(text: str, language: str) -> str:
    r"""Put a quote between the marks of a language.

    >>> quoted("Oui.", "fr"), quoted("Yes.", "en")
    ('«\xa0Oui.\xa0»', '“Yes.”')
    """
    return f"«{SPACE}{text}{SPACE}»" if language == "fr" else f"“{text}”"
