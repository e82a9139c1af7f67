"""An irregular verb bent like a regular one: putted, catched, runned, drownded."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.model import Check, Severity

_PHRASES = Phrases(
    dict(
        pair.split(">")
        for pair in """
        putted>put cutted>cut hitted>hit hurted>hurt letted>let setted>set shutted>shut costed>cost casted>cast bursted>burst
        catched>caught teached>taught buyed>bought bringed>brought thinked>thought fighted>fought seeked>sought
        goed>went runned>ran comed>came gived>gave taked>took eated>ate drived>drove writed>wrote falled>fell sleeped>slept
        swimmed>swam sitted>sat standed>stood speaked>spoke breaked>broke choosed>chose stealed>stole freezed>froze
        feeled>felt keeped>kept losed>lost selled>sold telled>told throwed>threw knowed>knew growed>grew blowed>blew
        drawed>drew swinged>swung shooted>shot forgetted>forgot beginned>began sended>sent spended>spent
        leaved>left meaned>meant hided>hid bited>bit winned>won digged>dug sticked>stuck striked>struck swored>swore
        drownded>drowned attackted>attacked tooken>taken boughten>bought brang>brought
        weared>wore understanded>understood becomed>became heared>heard finded>found maked>made sayed>said
        paided>paid feeded>fed bleeded>bled readed>read rided>rode borned>born
        """.split()
    ),
    unless=lambda paragraph, first, last: is_talk(paragraph, first, last) or not paragraph.forms[first].islower(),
)

CHECK = Check(
    code="grammar-014",
    title="An irregular verb bent like a regular one",
    explanation="Put, caught, ran: these verbs have a past of their own, and take no “ed”.",
    wrong=("She putted the lamp on the table.", "He catched the rope and runned away."),
    right=("She put the lamp on the table.", "He caught the rope and ran away.", "“I knowed it,” said the old man."),
    source="Chicago 5.99 (irregular verbs); any dictionary",
    severity=Severity.ERROR,
    words=_PHRASES.words,
    find=_PHRASES.find,
)
