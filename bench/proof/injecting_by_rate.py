"""A second injector, of another mind: any word of a pair may go wrong anywhere, each as often as writers get it wrong.

`injecting.py` puts in as many of one kind as of another, and never two near one another. Here common words err oftener than
rare ones, in both directions, several to a paragraph or none on a page.
"""

import random
import re
from collections import defaultdict
from functools import cache

from injecting import Kind, Mistake, Spoilt

_IN_A_THOUSAND = """
your you're 20; you're your 150; its it's 100; it's its 150; their there 40; their they're 5; there their 20; there they're 2
they're their 100; they're there 60; to too 4; too to 100; two to 8; two too 5; then than 20; than then 80; lose loose 200
loose lose 50; breathe breath 200; breath breathe 50; led lead 300; lead led 20; passed past 100; past passed 50
who's whose 100; whose who's 200; affect effect 300; effect affect 150; quiet quite 80; quite quiet 40; where were 15
were where 5; we're were 100; were we're 1; hear here 40; here hear 10; know no 4; no know 2; knew new 8; new knew 4
accept except 60; except accept 30; whether weather 30; weather whether 20; threw through 80; through threw 10; though thought 10
thought though 8; bear bare 100; bare bear 60; waist waste 100; waste waist 20; peace piece 80; piece peace 40; off of 30
of off 1; heard herd 4; wear where 20; write right 30; right write 5; week weak 20; weak week 30; meet meat 10; break brake 30
sight site 50; steal steel 50; steel steal 20; tale tail 60; tail tale 30; soul sole 30; whole hole 20; hole whole 20
wait weight 8; weight wait 15; choose chose 80; chose choose 60; from form 2
"""
"""What is right, what is written, and how often of a thousand times: a guess, by what editors and their lists complain of."""

_RATES: dict[str, list[tuple[str, float]]] = defaultdict(list)
for _entry in re.split(r"[;\n]", _IN_A_THOUSAND.strip()):
    _right, _wrong, _times = _entry.split()
    _RATES[_right].append((_wrong, int(_times) / 1000))


def spoil_by_rate(text: str, *, seed: int) -> Spoilt:
    """The text as a careless writer would have left it."""
    rng = random.Random(seed)
    parts: list[str] = []
    mistakes: list[Mistake] = []
    done = length = 0
    for site in re.finditer(r"(?<![\w'’-])[A-Za-z]+(?:['’][a-z]+)?(?![\w'’-])", text):
        right = site[0].lower().replace("’", "'")
        wrong = _slip(right, rng)
        if wrong is None or site[0][1:] != site[0][1:].lower():
            continue
        written = wrong.capitalize() if site[0][0].isupper() else wrong
        parts += [text[done : site.start()], written]
        length += site.start() - done
        mistakes.append(Mistake(_kind(right, wrong), length, length + len(written), site[0]))
        length += len(written)
        done = site.end()
    return Spoilt("".join([*parts, text[done:]]), mistakes)


def _slip(right: str, rng: random.Random) -> str | None:
    chance = rng.random()
    for wrong, rate in _RATES.get(right, ()):
        if chance < rate:
            return wrong
        chance -= rate
    return None


@cache
def _kind(right: str, wrong: str) -> Kind:
    return Kind(f"{right} > {wrong}", "confusion", re.compile(re.escape(right)), lambda site, rng: wrong)
