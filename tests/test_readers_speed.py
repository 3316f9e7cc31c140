"""A thousand pages of 5 kB are read and cut within the time promised, in memory that stays flat."""

import resource
import time
from pathlib import Path

import pytest

from index.passages import cut
from index.readers import find_pages, read_page

PAGES = Path(__file__).parent / "fixtures" / "pages"


@pytest.mark.slow
def test_a_thousand_pages(tmp_path: Path) -> None:
    models = [PAGES / "html-wordpress.html", PAGES / "text-avatars-named.txt",
              PAGES / "json-article.json", PAGES / "html-unknown-classes.html"]  # fmt: skip
    for number in range(1_000):
        model = models[number % len(models)]
        (tmp_path / f"{number:04d}{model.suffix}").write_bytes(model.read_bytes())
    started = time.process_time()
    passages = 0
    early = 0
    for number, (file, path) in enumerate(find_pages(tmp_path)):
        page = read_page(file, path)
        passages += sum(len(cut(document, page.text)) for document in page.documents)
        if number == 200:
            early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert passages > 5_000
    assert time.process_time() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - early < 50_000  # kB
