"""Capitalised words that are no sure names: they stand small as well, and rightly."""

NAMES_THAT_ARE_WORDS = frozenset(
    """
    will mark rose hope grace may bill pat sandy rob jack bob art frank faith joy dawn iris lily daisy violet ivy hazel
    olive heather holly jasmine ginger rosemary basil sage willow ash forest river robin jay martin raven wren drew
    grant chase chance chip cliff clay dale dean don duke earl gene guy harry hunter lance miles nick pierce ray reed rich
    rusty sky star storm stone sonny skip victor wade ward wolf woody amber angel april autumn summer winter june august
    bee belle blanche brandy candy carol charity cherry cherish cherub chris christian coral crystal destiny eve ebony
    faye fern flora ginny gale gay harmony honey jade jean jewel jet joyce kit kitty laurel love mercy merry mia mimi
    misty myrtle nova opal patience pearl penny peony pepper petal pippin poppy precious prudence queen ruby ruth scarlet
    sandy serenity silver sunny tally tiffany trinity trudy verity vesper viola zephyr page paige parker porter potter
    carter cook cooper fisher baker butler carpenter chandler fletcher forester gardener hunter marshal mason miller
    sawyer shepherd smith snow spencer steward taylor tailor turner tucker walker weaver webb weasel wood woods young black
    white brown green gray grey gold short long small strong swift wise moody bell ball banks bear bird bishop bond brook
    brooks bush cross crow day field finch flint flower fox frost gate hall hart hawk head hill house king knight lake
    lamb lane light lock lord major marsh moon moss noble north park peak pike pond poole pope price prince pride read
    bull lion crane swan drake hare badger otter raven adder
    sharp shaw south spring steel street temple town true vale wall wells west church castle abbey
    """.split()
)
"""Names, most of them given, that are everyday words too."""

TITLES_AND_KINDS = frozenset(
    """
    father mother mum mom mommy mummy dad daddy papa mama mamma aunt auntie uncle grandma grandpa grandmother grandfather
    brother sister son daughter child baby cousin doctor professor captain colonel general major sergeant lieutenant
    inspector constable detective officer president minister senator governor mayor judge justice marshal admiral
    commander chief boss king queen prince princess duke duchess count countess baron baroness earl emperor empress lord
    lady sir madam madame miss mister master mistress headmaster headmistress reverend father vicar parson pope bishop
    abbot saint god goddess lord heaven hell devil satan angel demon wizard witch elf elves dwarf dwarves orc orcs troll
    dragon vampire werewolf ghost fairy muggle human alpha omega beta ranger jedi sith knight warrior hero guild council
    order academy school university college house hall castle palace tower temple church abbey manor inn tavern market
    city town village kingdom empire republic realm north south east west northern southern eastern western street road
    lane square park bridge river lake forest mountain island bay sea ocean gulf earth moon sun world internet web bible
    scripture gospel latin french german english spanish italian chinese roman greek turkish turkey china polish dutch
    monday tuesday wednesday thursday friday saturday sunday christmas easter hallowe'en halloween ministry parliament
    congress senate state government army navy police court company board committee department office chapter part book
    section page number volume act scene bank hotel hospital station airport library museum theatre theater club bar
    pub nanny nurse cook butler maid squire chancellor chairman secretary treasurer captain sergeant
    """.split()
)
"""Titles, kin, callings, kinds of beings and of places: capital or small as the writer thinks of them."""
