"""spelling-002: misspellings so common that everybody knows what was meant."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(">") for pair in pairs.split())


MISSPELLINGS = _table(
    """
    teh>the hte>the adn>and nad>and taht>that htat>that waht>what wich>which whcih>which wiht>with wtih>with
    jsut>just becuase>because becasue>because beacuse>because becouse>because becase>because thier>their theri>their
    htey>they tehy>they yuo>you yoru>your woudl>would wuold>would coudl>could cuold>could shoudl>should agian>again
    thnik>think thign>thing knwo>know konw>know liek>like lookign>looking abotu>about aobut>about aroudn>around
    befroe>before peopel>people poeple>people freind>friend freinds>friends freindly>friendly freindship>friendship
    recieve>receive recieved>received recieves>receives recieving>receiving beleive>believe beleived>believed
    beleives>believes beleiving>believing belive>believe belived>believed decieve>deceive decieved>deceived
    concieve>conceive concieved>conceived percieve>perceive percieved>perceived acheive>achieve acheived>achieved
    acheivement>achievement releif>relief releive>relieve releived>relieved greif>grief cheif>chief theif>thief
    theives>thieves breif>brief breifly>briefly feild>field feilds>fields peice>piece peices>pieces sheild>shield
    sheilds>shields yeild>yield yeilded>yielded neice>niece preist>priest peirce>pierce peircing>piercing
    seige>siege sieze>seize siezed>seized wierd>weird wierdly>weirdly wierdo>weirdo foriegn>foreign hieght>height
    wieght>weight nieghbor>neighbor nieghbour>neighbour liesure>leisure
    definately>definitely definatly>definitely definitly>definitely defiantely>definitely definetly>definitely
    definate>definite seperate>separate seperated>separated seperately>separately seperating>separating
    seperation>separation desparate>desperate desparately>desperately desperatly>desperately
    untill>until unitl>until tommorow>tomorrow tommorrow>tomorrow tomorow>tomorrow
    suprise>surprise suprised>surprised suprising>surprising suprisingly>surprisingly surpise>surprise
    surpised>surprised supprise>surprise supprised>surprised
    accross>across adress>address adressed>addressed accomodate>accommodate accomodation>accommodation
    accidentaly>accidentally agressive>aggressive agressively>aggressively agression>aggression
    allready>already allmost>almost allways>always alltogether>altogether altho>although
    apparantly>apparently apparrently>apparently apparant>apparent aparently>apparently appearence>appearance
    aquaintance>acquaintance aquainted>acquainted aquire>acquire
    aquired>acquired arguement>argument arguements>arguments assasin>assassin assasins>assassins asassin>assassin
    athiest>atheist awfull>awful awkard>awkward awkardly>awkwardly basicly>basically begining>beginning
    beggining>beginning begininng>beginning beautifull>beautiful beatiful>beautiful beutiful>beautiful
    beautifuly>beautifully bizzare>bizarre boundry>boundary boundries>boundaries buisness>business busness>business
    carefull>careful carefuly>carefully catagory>category ceratin>certain certainy>certainly cemetary>cemetery
    changable>changeable collegue>colleague comming>coming commited>committed commitee>committee
    comparision>comparison completly>completely completley>completely concious>conscious conciously>consciously
    conciousness>consciousness consious>conscious unconcious>unconscious concience>conscience curiousity>curiosity
    dissapear>disappear dissapeared>disappeared disapear>disappear disapeared>disappeared
    dissapearing>disappearing dissappear>disappear dissappeared>disappeared dissapoint>disappoint
    dissapointed>disappointed dissapointment>disappointment disapointed>disappointed dilemna>dilemma
    diffrent>different diferent>different difficullt>difficult dieing>dying drunkeness>drunkenness
    ecstacy>ecstasy embarass>embarrass embarassed>embarrassed embarassing>embarrassing embarassment>embarrassment
    embarras>embarrass embarrased>embarrassed embarrasing>embarrassing embarrasment>embarrassment
    enviroment>environment enviornment>environment especialy>especially exagerate>exaggerate
    exagerated>exaggerated exagerating>exaggerating excelent>excellent excercise>exercise excersise>exercise
    existance>existence experiance>experience extremly>extremely facinated>fascinated facinating>fascinating
    familar>familiar fianlly>finally finaly>finally firey>fiery forcably>forcibly forhead>forehead foward>forward
    fourty>forty fullfill>fulfill fullfilled>fulfilled gaurd>guard gaurds>guards gaurded>guarded
    gaurdian>guardian glimspe>glimpse goverment>government grammer>grammar gratefull>grateful greatful>grateful
    greatfully>gratefully guarentee>guarantee garantee>guarantee happend>happened happended>happened
    happilly>happily harrass>harass harrassed>harassed hesistant>hesitant hesistate>hesitate hesistated>hesitated
    hesitently>hesitantly hopefull>hopeful hopefuly>hopefully humerous>humorous hypocracy>hypocrisy
    imediately>immediately immediatly>immediately immediatley>immediately imediatly>immediately
    independant>independent independance>independence innocense>innocence inteligent>intelligent
    inteligence>intelligence interupt>interrupt interupted>interrupted interuption>interruption intrest>interest
    intrested>interested intresting>interesting irresistable>irresistible jealosy>jealousy jelous>jealous
    jelousy>jealousy jewlery>jewelry knowlege>knowledge knowledgable>knowledgeable lauch>laugh
    lenght>length lenghts>lengths liason>liaison libary>library litterally>literally
    literaly>literally maintainance>maintenance manuever>maneuver medeival>medieval millenium>millennium
    minature>miniature mischevious>mischievous mischievious>mischievous mischeivous>mischievous
    naturaly>naturally necesary>necessary neccessary>necessary necessery>necessary
    neccesary>necessary necessarilly>necessarily neighboor>neighbour noticable>noticeable noticably>noticeably
    occassion>occasion ocassion>occasion occassional>occasional occassionally>occasionally ocasionally>occasionally
    occasionaly>occasionally occured>occurred occuring>occurring occurence>occurrence occurance>occurrence
    oppurtunity>opportunity opportunty>opportunity origional>original orignal>original paniced>panicked
    panicing>panicking paralell>parallel parliment>parliament particularily>particularly particulary>particularly
    peculier>peculiar perfer>prefer perfered>preferred permanant>permanent perminent>permanent persue>pursue
    persued>pursued persuing>pursuing persuit>pursuit posession>possession possesion>possession posess>possess
    posessed>possessed posessive>possessive practicaly>practically prefered>preferred presance>presence
    pressence>presence prisonner>prisoner privelege>privilege priviledge>privilege probaly>probably
    probly>probably proffesor>professor profesor>professor proffessor>professor promiss>promise
    pronounciation>pronunciation quizical>quizzical realy>really reccomend>recommend
    reccommend>recommend recomend>recommend refered>referred rediculous>ridiculous rediculously>ridiculously
    ridiculus>ridiculous religous>religious reluctently>reluctantly remeber>remember rember>remember
    remeberd>remembered rememberd>remembered repitition>repetition resistence>resistance responsability>responsibility
    restaraunt>restaurant resturant>restaurant rythm>rhythm rythmic>rhythmic sacrafice>sacrifice sacrifise>sacrifice
    saftey>safety scarey>scary sargeant>sergeant seargent>sergeant sentance>sentence sentances>sentences
    sincerly>sincerely similiar>similar similer>similar simpley>simply
    slowy>slowly smirck>smirk sofly>softly somthing>something somethign>something sometihng>something soemthing>something
    speach>speech strenght>strength strenghten>strengthen stregth>strength stomache>stomach
    stong>strong stoped>stopped stoping>stopping stubborness>stubbornness succesful>successful
    successfull>successful succesfully>successfully sucess>success sucessful>successful suddenely>suddenly
    suddendly>suddenly suddently>suddenly suddely>suddenly suddnely>suddenly suden>sudden suspicous>suspicious
    suspiciouse>suspicious swiming>swimming tatoo>tattoo tatooed>tattooed tendancy>tendency terrifing>terrifying
    thatn>than theather>theater therfore>therefore threshhold>threshold throughly>thoroughly tounge>tongue
    tounges>tongues tortise>tortoise truely>truly truley>truly twelth>twelfth tyrany>tyranny
    unbeleivable>unbelievable unfortunatly>unfortunately unfortunatley>unfortunately
    unforgetable>unforgettable unneccessary>unnecessary unnecesary>unnecessary usally>usually usualy>usually
    usefull>useful vaccum>vacuum vegatable>vegetable vengence>vengeance vengance>vengeance vehical>vehicle
    villian>villain villians>villains visable>visible volcanoe>volcano wellcome>welcome
    whereever>wherever wonderfull>wonderful writen>written writting>writing wispered>whispered wisper>whisper
    whipser>whisper whispeared>whispered yesturday>yesterday yersterday>yesterday
    layed>laid runned>ran stealed>stole standed>stood cryed>cried easyer>easier easyest>easiest busyer>busier
    heavyer>heavier happyer>happier prettyer>prettier bringed>brought thinked>thought teached>taught feeled>felt
    keeped>kept sleeped>slept speaked>spoke writed>wrote swimmed>swam drinked>drank falled>fell finded>found gived>gave
    holded>held losed>lost maked>made sended>sent shooted>shot sitted>sat spended>spent taked>took goed>went eated>ate
    understanded>understood weared>wore winned>won breaked>broke choosed>chose drived>drove forgetted>forgot
    rised>rose shaked>shook hurted>hurt cutted>cut sheeps>sheep tooths>teeth feets>feet
    themselfs>themselves yourselfs>yourselves ourselfs>ourselves befor>before dosent>doesn't dosnt>doesn't
    sovriegn>sovereign soveriegn>sovereign twich>twitch teath>teeth upstair>upstairs downstair>downstairs
    lornyette>lorgnette quik>quick quikly>quickly
    did'nt>didn't would'nt>wouldn't could'nt>couldn't should'nt>shouldn't is'nt>isn't was'nt>wasn't were'nt>weren't
    have'nt>haven't has'nt>hasn't had'nt>hadn't does'nt>doesn't dosen't>doesn't dosn't>doesn't do'nt>don't are'nt>aren't
    sensable>sensible collecter>collector cought>caught
    woudn't>wouldn't wouln't>wouldn't coudn't>couldn't couln't>couldn't shoudn't>shouldn't dind't>didn't
    """
)
"""As it is written -> as it should be."""

_DOUBTFUL = frozenset(
    "ecstacy wich nad belive belived throughly stong suden lauch dieing "
    "layed runned stealed standed cryed bringed thinked teached feeled keeped sleeped speaked writed swimmed drinked falled finded "
    "gived holded losed maked sended shooted sitted spended taked goed eated understanded weared winned breaked choosed drived "
    "forgetted rised shaked hurted cutted sheeps tooths feets teath upstair downstair".split()
)
"""Where something else could be meant, if hardly ever: offered, never put right unasked."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        if word in MISSPELLINGS and word not in context.own_words:
            start, end = paragraph.spans[index]
            written = paragraph.text[start:end]
            if not context.is_name(written):
                right = _as_written(MISSPELLINGS[word], written)
                message = f"“{written}” should be “{right}”"
                yield Finding(start, end, right, message, safe=word not in _DOUBTFUL)


def _as_written(right: str, written: str) -> str:
    """With the capitals and the apostrophe of what it stands for."""
    if "’" in written:
        right = right.replace("'", "’")
    if written.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if written[0].isupper() else right


CHECK = Check(
    code="spelling-002",
    title="A common misspelling",
    explanation=(
        "These forms stand in no dictionary, and every reader knows the word that was meant: “teh” is always “the”, "
        "“definately” always “definitely”."
    ),
    wrong=(
        "Teh bell rang twice.",
        "She recieved no answer, and it was definately seperate from the rest.",
        "“I did’nt,” he said.",
        "TOMMOROW, the poster said.",
    ),
    right=(
        "The bell rang twice.",
        "She received no answer, and it was definitely separate from the rest.",
        "“I didn’t,” he said.",
        "It was alright with them.",
    ),
    source="Any dictionary",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset(MISSPELLINGS),
    find=_find,
)
