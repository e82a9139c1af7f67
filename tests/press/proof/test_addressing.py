"""Commas around the name of whom somebody speaks to: where they are missing, and what only looks like it."""

import pytest

from ficstead.press.proof import Note, apply_fixes, chosen, proof_text

CHECKS = chosen(select=("dialogue-027", "dialogue-031"))
CAST = (
    "Then Anna rowed and Jack sang, and Anna and Jack and Lord Ashby and Mr. Bell saw Lord Ashby with Mr. Bell and Doctor Orne. "
    "So Will and Grace and Orne went to Paris, and from Paris to Emberly by Emberly Road.\n\n"
)
"""Who is in the story: their names stand in capitals inside sentences."""


def notes_of(speech: str, marks: str = "“”") -> list[Note]:
    return proof_text(CAST + marks[0] + speech + marks[1], checks=CHECKS)


MISSING = """
    I missed you^ Anna.|Anna^ I missed you.|Come here^ sweetheart.|Yes^ sir.|Thank you^ Jack.|How are you^ Anna?|I love you^ Jack.
    Are you all right^ Anna?|What is it^ Mr. Bell?|Good morning^ Mr. Bell.|Thank you^ Lord Ashby.|Hello^ Doctor Orne!|No^ sir, I don't.
    I know^ sir.|I beg your pardon^ ma'am.|Anna^ what are you doing?|Anna^ please stop.|Jack^ are you there?|Jack^ can you hear me?
    Mr. Bell^ I presume you know.|Sit down^ Anna.|Come in^ Jack!|Calm down^ Anna.|Leave me alone^ Jack.|Let me go^ Anna!|Oh^ Anna!
    Put it down^ Jack.|Not now^ Anna.|See you tomorrow^ Jack.|I can't^ Anna.|I won't^ Jack, and that is that.|It's late^ Anna.
    You're right^ Jack.|I'm sorry^ Anna.|I'm so sorry^ Anna.|That's enough^ Jack.|It isn't fair. Not fair at all^ Anna.|Open the door^ Anna!
    Give me your hand^ Jack.|What's the matter^ Anna?|By the way^ Anna, I saw him.|Thank you^ my dear.|Come here^ my love.|Yes^ my lord.
    Thank you^ my dear Anna.|Thanks^ mate.|Sorry^ love.|Hey^ kid, come back.|Come on^ man!|I missed you^ Mom.|I'm home^ Mom!
    Good night^ darling.|What do you mean^ Anna?|Where are you going^ Jack?|Why did you do that^ Anna?|Don't cry^ Anna.|Trust me^ Jack.
    Yes^ Captain.|Thank you^ Doctor.|Look^ Jack, this is no game.|Mom^ I'm home.|Dad^ can I come?|Honey^ I'm here.|Sir^ you must come.
    Anna^ don't!|Anna^ go home.|Anna^ be careful.|Anna^ thank you.|Is that you^ Anna?|Who are you^ Anna Bell?|Oh, Anna^ I missed you.
    You were born for this^ sir.|You look so tired^ Anna.|I'd never do that^ Anna.|Thank you so much. Really. Thank you^ Grace.
    Well^ Jack, what now?|Wait^ Anna!|Come with me. Hurry^ Anna!|Go away^ Jack!|Stay back^ Anna!|Wake up^ Jack!|Shut up^ Jack.
"""


@pytest.mark.parametrize("marked", [each.strip() for each in MISSING.replace("\n", "|").split("|") if each.strip()])
def test_a_missing_comma_is_put_where_it_belongs(marked: str) -> None:
    wrong, right = marked.replace("^", ""), marked.replace("^", ",")
    assert apply_fixes(CAST + f"“{wrong}”", notes_of(wrong)) == CAST + f"“{right}”"
    assert notes_of(right) == []


@pytest.mark.parametrize("marks", ['""', "‘’", "''"])
def test_in_whatever_marks_people_speak(marks: str) -> None:
    text = (
        CAST.replace("So", f"{marks[0]}Row,{marks[1]} said Jack. {marks[0]}Row!{marks[1]} So")
        + f"{marks[0]}I missed you Anna.{marks[1]}"
    )
    assert [note.replacement for note in proof_text(text, checks=CHECKS)] == [","]


RIGHT = """
    I know Anna is here.|Tell Anna I said so.|I love you Anna-girl|Call me Anna.|The man they call Jack.|I know Anna.|I saw Anna.|I missed Anna.
    Thank you Lord Ashby requested.|They call me Jack.|I'll call you Jack.|I named him Jack.|We named it Anna.|Give me Anna.|Bring me Jack!
    Get me Jack.|Show me Anna.|Find me Jack.|I'll show you Paris.|I'll give you Anna.|Are you Anna?|You are Anna.|You must be Anna.
    Is it Jack?|Is she Anna?|Aren't you Jack?|It's Anna.|It is now Jack.|That's Jack.|This is Anna.|I am Anna.|My name is Jack.|Who is Anna?
    Where's Jack?|What about Anna?|And Jack?|And Anna.|With Anna.|Like Anna.|For Jack!|To Anna!|Poor Jack.|Dear Anna,|My dear Anna, come.
    Not Jack.|Not even Anna.|Only Jack.|Just Anna.|Except Anna.|My brother Jack.|My sister Anna.|Your friend Jack.|The captain, Jack Bell.
    Anna knows.|Anna is here.|Anna can row.|Anna will come.|Anna and Jack are here.|Anna, I missed you.|I missed you, Anna.|Jack is gone.
    Anna had it tested.|Jack isn't there.|Anna was there that day.|Anna saw us.|Anna gave me this.|Jack would.|Anna has.|Anna did it.
    Anna ran home.|Anna came back.|Jack put it down.|Anna let me go.|Jack set the table.|Anna cut the rope.|Jack read it.|Jack hit me.
    I told Anna.|I asked Jack.|I believe Anna.|I trust Jack.|I need Anna.|I hate Jack!|We lost Anna.|We found Jack.|I remember Anna.
    See Anna.|Ask Jack.|Stop Jack!|Save Anna!|Help Anna!|Follow Jack!|Leave Anna.|Never mind Anna.|Forget Jack.|Kill Jack!|Find Anna.
    It was Anna I missed.|The Anna I know.|The one I love is Anna.|It is Jack I want.|I miss the old Jack.|I like this Anna.|I like that Jack.
    We'll always have Paris.|We were in Paris.|I saw him in Paris.|He went home to Anna.|She came with Jack.|We met them at Emberly.
    Take me to Emberly Road.|I went down Emberly Road, and I saw it.|They are English.|She taught me French.|He taught us Latin.
    See you Monday.|Come on Monday.|We'll come home Friday.|I'm off Sunday.|Thank God.|Oh God!|Oh my God.|Thank Heaven!|God help us!
    God be with you.|Christ be with you.|My dear sir, no.|Dear sir, I write.|Call me sir.|Don't call me sir.|He is a sir.|Good sir, come.
    Yes, sir.|No, ma'am.|I love my mom.|I told my dad.|I missed my dad.|Your mother is here.|She's a darling.|You are a dear.|Oh dear!
    Oh, you dear!|You guys are late.|I love you guys.|I hate you kids.|You boys come here.|She is too dear.|I have no friend, no child.
    There is no man, no friend.|You idiot man.|I call him father, though.|He is my friend, my only friend.|You are no longer my friend.
    We were born to be good friends.|The things I love, I keep.|The man you love, she said.|The woman I love.|I can love.|He's in love.
    Will you come?|Will I see you?|Grace I have none.|Grace is what I need.|Mark my words.|Hope you like it.|May I come in?|Jack of all trades.
    How do Anna and Jack do?|I do what Anna does.|She rows better than I do Jack.|As well as you do Anna.|Both Anna and Jack.|Either Jack or Anna.
    First Anna, then Jack.|Then Anna, and then Jack.|I'm sure Anna, of all people, knows.|I took away Anna.|They took back Emberly.
    It's only Jack.|It must be Jack.|It was already Anna.|I want you to meet Anna.|I want you to know Jack.|Allow me to present to you Mrs. Bell.
    I'd like to introduce Mr. Bell.|The letter said Anna.|It says Jack.|The word Anna.|The name Jack.|The boat Anna.|Their dog Jack.|The city Paris.
    Doctor Orne is here.|Mr. Bell, he will call.|Lord Ashby requested it.|Did Mr. Bell give you this?|I can't tell Mr. Bell I'm sorry.
    What did Anna do?|Where did Jack go?|Why Anna?|Which Jack?|What Anna did was wrong.|When Anna came, I left.|If Anna knew!|Because Jack did.
    I believe that Mrs. St. Clair was there.|I spelled it Anna.|She signed it Anna.|I'd make it Jack.|They elected him Lord Mayor.|Let Anna go.|Let Jack be.|Make Anna stop.|Watch Anna row.
    Among them Anna, who was late.|I saw her, Anna I mean.|Her Anna.|The day Anna came.|The time Anna fell.|That night Jack left.
"""


@pytest.mark.parametrize("speech", [each.strip() for each in RIGHT.replace("\n", "|").split("|") if each.strip()])
def test_what_only_looks_like_it_is_left_alone(speech: str) -> None:
    assert notes_of(speech) == [], speech


def test_nobody_is_spoken_to_in_narration() -> None:
    assert proof_text(CAST + "He missed them so. There was nobody here Anna. Thank you Jack.", checks=CHECKS) == []
