"""The mail server's address says all there is to know."""

import pytest

from ficstead.archive.mail.smtp_url import SmtpServer, smtp_server


def test_an_address_with_everything() -> None:
    server = smtp_server("smtp://me%40x.example:se%3Acret@mail.example:587?tls=starttls")
    assert server == SmtpServer("mail.example", 587, "me@x.example", "se:cret", starttls=True, tls=False)


def test_ports_of_their_own() -> None:
    assert smtp_server("smtp://mail.example").port == 25
    assert smtp_server("smtps://mail.example") == SmtpServer("mail.example", 465, "", "", starttls=False, tls=True)


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=maybe"])
def test_nonsense_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must look like"):
        smtp_server(url)
