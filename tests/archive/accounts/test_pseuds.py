"""The names under which people write."""

import pytest
from django.urls import reverse

from ficstead.archive.accounts.models import Pseud


@pytest.mark.parametrize(
    "name", ["Alice Amber", "Åse & Øl", "a+b=c;d", "“Nacht“ 100 %", "it's (me)!", "@~:*,$", "火\xa0<b>"]
)
def test_the_address_of_a_pseud_is_spelt_as_django_spells_it(name: str) -> None:
    assert Pseud(name=name).get_absolute_url() == reverse("author", args=[name])
