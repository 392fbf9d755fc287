"""The published table of positions says what the site really allows."""

import os
from pathlib import Path
import pytest
from tests.docs.positions_table import cells
from tests.docs.positions_table import chains
from tests.docs.positions_table import render
from tests.docs.positions_table import stages


PAGE = Path(__file__).parents[2] / "docs" / "positions.md"


def test_the_table_of_positions_is_what_the_site_allows(integration):
    # nobody acts: the page is rendered from the running workflows
    rendered = render(integration["portal"])
    if os.environ.get("SETNEG_WRITE_DOCS") == "1":
        PAGE.write_text(rendered, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == rendered, "jalankan `make docs`"


@pytest.mark.rule("R-X-01")
def test_no_role_changes_or_moves_what_it_does_not_see(integration):
    # nobody acts: every role of every stage of every running chain
    found = chains()
    assert len(found) > 10
    for definition in found:
        for stage in stages(definition):
            said = cells(definition, stage)
            open_to_all = "L" in said.get("Anonymous", "")
            for role, words in said.items():
                assert open_to_all or words.startswith("L"), (stage, role)
