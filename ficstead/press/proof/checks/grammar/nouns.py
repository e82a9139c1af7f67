"""Everyday nouns that are counted, and their plurals."""

TIMES = {
    "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years", "second": "seconds",
    "night": "nights", "morning": "mornings", "evening": "evenings", "century": "centuries", "decade": "decades", "moment": "moments",
}  # fmt: skip
MEASURES = {
    "mile": "miles", "meter": "meters", "metre": "metres", "kilometer": "kilometers", "kilometre": "kilometres", "inch": "inches",
    "dollar": "dollars", "cent": "cents", "euro": "euros", "step": "steps",
}  # fmt: skip
PEOPLE = {
    "boy": "boys", "girl": "girls", "friend": "friends", "brother": "brothers", "sister": "sisters", "soldier": "soldiers",
    "guard": "guards", "teacher": "teachers", "student": "students", "neighbor": "neighbors", "neighbour": "neighbours", "kid": "kids",
    "cousin": "cousins", "son": "sons", "daughter": "daughters", "doctor": "doctors", "nurse": "nurses", "guest": "guests",
    "man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives", "thief": "thieves",
}  # fmt: skip
THINGS = {
    "time": "times", "thing": "things", "word": "words", "book": "books", "letter": "letters", "door": "doors", "window": "windows",
    "eye": "eyes", "hand": "hands", "finger": "fingers", "arm": "arms", "leg": "legs", "tooth": "teeth", "foot": "feet", "ear": "ears",
    "tree": "trees", "house": "houses", "room": "rooms", "car": "cars", "boat": "boats", "bag": "bags", "box": "boxes", "bottle": "bottles",
    "chair": "chairs", "table": "tables", "cup": "cups", "picture": "pictures", "question": "questions", "problem": "problems",
    "reason": "reasons", "place": "places", "story": "stories", "song": "songs", "dog": "dogs", "cat": "cats", "bird": "birds",
    "city": "cities", "country": "countries", "dream": "dreams", "mistake": "mistakes", "key": "keys",
    "knife": "knives", "sword": "swords", "idea": "ideas", "way": "ways", "part": "parts", "piece": "pieces", "chapter": "chapters",
}  # fmt: skip
OBJECTS = frozenset(
    """
    door window gate fence wall roof ceiling chimney fireplace stove oven fridge kettle pot pan plate bowl cup mug glass
    bottle jug knife fork spoon basket bucket box crate drawer cupboard wardrobe shelf desk chair bench stool sofa couch
    armchair pillow blanket mattress curtain carpet rug mirror lamp candle lantern torch clock phone telephone
    computer laptop keyboard camera newspaper notebook envelope suitcase backpack bag purse wallet umbrella
    jacket sweater shirt skirt hat scarf glove shoe boot button ring necklace key lock hammer axe saw shovel
    ladder rope chain sword dagger spear shield gun rifle pistol car truck van taxi train tram bicycle bike boat ship
    canoe airplane plane helicopter wheel engine bridge tower castle palace temple museum library hotel restaurant
    cafe shop supermarket factory cave tunnel mountain hill valley river lake island beach forest meadow
    garden field tree branch bush leaf cloud cow pig goat dog cat rabbit wolf fox bear lion
    tiger elephant monkey bird eagle owl crow spider snake dragon violin guitar piano drum bell statue
    crowd village country cabin hut tent stairwell staircase elevator
    kitchen attic barn balcony basement bathroom bedroom cellar chamber cottage courtyard doorway entrance gate hallway inn
    lawn lobby path pavement pond porch sidewalk driveway saddle summit tray wagon yard hearth threshold throne
    throat sleeve collar counter pillar bonfire campfire
    """.split()
)
"""Things that stand alone, with neither article nor owner, hardly ever."""
