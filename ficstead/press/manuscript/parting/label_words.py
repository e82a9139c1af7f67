"""The names of labels in small letters without apostrophes: data for `labels`, in the languages fans write."""

from typing import Final


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.replace("\n", " ").split("|"))


FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "title": _names(
        "title | titles | story title | title of story | title of the story | fic title | fic | story | story name | work title | titel | titre | título | titulo | titolo | название | tittel | název | cím | judul | başlık | nimi | tytul | 标题 | 標題 | 书名 | タイトル | 題名 | tytuł | titulo da fic | nome da fic | nom"
    ),
    "authors": _names(
        "author | authors | author name | written by | writer | writers | pen name | penname | by | autor | autorin | autora | autore | auteur | auteure | автор | authoress | authors name | story by | autrice | författare | forfatter | kirjoittaja | skribent | yazar | szerző | penulis | auteurs | écrit par | escrito por | scritto da | geschrieben von | pseudo | 作者 | 作家 | autorka | autori"
    ),
    "fandoms": _names(
        "原作 | 同人 | ジャンル | "
        "fandom | fandoms | crossover | x-over | fandom name | fandoms used | фэндом | фандом | universe | showname | fandom/show"
    ),
    "relationships": _names(
        "pairing | pairings | ship | ships | relationship | relationships | couple | couples | main pairing | main pairings | primary pairing | side pairing | side pairings | other pairings | main ship"
        "| side ships | pair | pairing/s | paring | parings | paar | pärchen | pareja | parejas | casal | coppia | пейринг | пары | shipper | koppel | paritus | par | parring | paarung | parejas | pár | cp | 配对 | 配對 | カップリング | parowanie"
    ),
    "characters": _names(
        "character | characters | main characters | main character | characters included | characters/pairings | featured characters | starring | personajes | personnages | personaggi | charaktere | figuren | hauptpersonen | personagens | personen | hahmot | postacie | personaje | персонажи | other characters"
    ),
    "tags": _names(
        "genre | genres | tags | additional tags | tag | freeform | freeforms | freeform tags | keyword | keywords | género | genero | genere | gênero | genero | genres & warnings | genrer | жанр | genre/s | additional tag | trope | tropes | etiquetas | метки | 标签 | 標籤 | タグ | gatunek"
    ),
    "rating": _names(
        "rating | rated | ratings | story rating | age rating | chapter rating | overall rating | rating/s | altersfreigabe | classificação | ikäraja | leeftijd | classificazione | altersempfehlung | p18 | p16 | einstufung | clasificación | classification d’âge | рейтинг | censure | raiting | 分级 | 分級 | レーティング | clasificacion"
    ),
    "warnings": _names(
        "warning | warnings | content warning | content warnings | trigger warning | trigger warnings | tw | cw | tw/cw | cw/tw | trigger | triggers | content notes | archive warning | archive warnings | warnungen | warnung"
        "| avertissement | avertissements | advertencia | advertencias | avisos | aviso | waarschuwing | waarschuwingen | varning | varningar | advarsel | advarsler | varoitus | varoitukset | varování | avvertenze | avvertimenti | предупреждение | предупреждения | general warnings | story warnings | squicks | warning/s | warnings/contains | tws | cws | contains | 警告 | 注意 | ostrzeżenia"
    ),
    "summary": _names(
        "summary | story summary | full summary | summery | blurb | synopsis | description | short summary | résumé | resume | resumen | resumo | riassunto | zusammenfassung | trama | sinopse | samenvatting | sammanfattning | sammendrag | resumé | tiivistelmä | yhteenveto | shrnutí | about this story | inhalt | inhaltsangabe | kurzbeschreibung | саммари | описание | аннотация | overview | premise | 摘要 | 简介 | 簡介 | あらすじ | 概要 | opis | streszczenie | sinopsis | argumento"
    ),
    "language": _names("语言 | language | sprache | langue | idioma | lingua | язык"),
    "other": _names(
        "beta | betas | beta reader | beta readers | beta-reader | beta-readers | betaed by | betad by | beta by | betareader | beta'd by | beta-ed by | my beta | бета | betaleserin | bêta | story status | fic status | completion status"
        "| word count | wordcount | words | word-count | total words | length | word count (approx) | series | serie | series/sequel | sequel | sequel to | prequel to | archive | archives | archiving | archived | archive/distribution"
        "| distribution | distribute | feedback | comments/feedback | dedication | dedications | dedicated to | written for | spoilers | spoiler | spoiler warning | timeline | time line | timeframe | time frame"
        "| episode spoilers | prompt | prompts | recipient | giftee | challenge | email | e-mail | e mail | email address | author email | authors email | author e-mail | website | web site | homepage | home page | url"
        "| classification | category | categories | codes | story codes | content | continuity | chapter count | number of chapters | no of chapters | total chapters | chapters | published | updated | completed | posted | first posted"
        "| last updated | date posted | date written | date started | written on | started on | finished on | newsgroups | message-id | reply-to | x-posted | crossposted | cross-posted | cross-posted to | crossposted to"
        "| pov | point of view | inspired by | based on | soundtrack | playlist | theme song | bingo square | kink | kinks | kinks/themes | artist | art by | artwork | cover art | banner | banner by | cheerleader"
        "| translator | original author | original story | translation by | thanks | thanks to | acknowledgements | acknowledgments | credits | credit | parts | previous parts | previous chapters | earlier parts | other chapters"
        "| sequels | prequel | requested by | for the prompt | stats | collections | collection | disclaimers/warnings | permission to archive | permissions | archive rights | improv | improv words | concrit | genre/rating"
        "| table | claim | claimed | medium | verse | universe/series | story arc | community | comm | square filled | story type | canon compliance | episode tag | ep tag"
        "| tie-in | missing scene | work text | chapter text | read on ao3 | also on ao3 | reviews | id | story id | category/genre | fandom id | размер | статус | посвящение | бета | betas/thanks | betas & thanks | note on canon | series title | main pov | chapter word count | word count this chapter"
    ),
}
"""Field of `Metadata` -> its labels. Everything the metadata has no field for is `other`."""

WEAK_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "other": _names(
        "for | from | to | date | dates | subject | day | format | canon | event | mood | season | episode | setting | theme | request | arc | medium | part | chapter title | chapter summary | set | song | songs | music | location | time | place | notes on canon | written | posted by | name | age | link | links | source | version | status | type | arc"
    ),
    "characters": _names("cast | cast of characters"),
    "fandoms": _names("show | anime | book | game | movie | film"),
    "relationships": _names("slash"),
}
"""Everyday words: labels only among other labels."""

DISCLAIMERS: Final = _names(
    "disclaimer | disclaimers | disclamer | disclaimor | dislaimer | disclaimer/claimer | standard disclaimer | standard disclaimers | usual disclaimer | usual disclaimers | the usual disclaimer | the disclaimer"
    "| general disclaimer | obligatory disclaimer | legal disclaimer | legal | legal stuff | legalese | copyright | copyright disclaimer | copyright notice | disc | дисклеймер | отказ | 声明 | 免责声明 | 聲明 | zastrzeżenie | descargo | disclaimer time | renuncia | haftungsausschluss | ansvarsfriskrivning | vastuuvapaus | ontkenning | the legal bit | legal bits | legalities | legal mumbo jumbo | standard legal stuff | disclaimer stuff | who owns what"
    "| avertissement légal | rights | ownership | disclaimer & claimer | claimer | disclaimer (again) | clause de non-responsabilité"
)
NOTES: Final = _names(
    "作者有话说 | 作者的话 | 作者有話說 | 作者注 | あとがき | 前書き | まえがき | od autora | od autorki | uwagi | "
    "a/n | an | a n | a/ns | ans | a/n's | authors note | author note | authors notes | author notes | authors note/s | note from the author | notes from the author | note from author | note de lauteur | notes de lauteur | note de lauteure"
    "| notes de lauteure | nda | ndla | nota de la autora | nota del autor | notas de la autora | notas del autor | nota de autora | nota de autor | nota dellautrice | note dellautrice | nota da autora | notas da autora | nota do autor | anmerkung"
    "| anmerkungen | anmerkung der autorin | anmerkung des autors | note dellautore | notas do autor | notas da autora | noot van de auteur | auteursnoot | opmerking | opmerkingen | författarens anmärkning | forfatterens notat | kirjoittajan huomautus | poznámka autora | poznámka | uwaga | huomautus | yazarın notu | pré-note | avant-propos | nota dautrice | vorbemerkung | vorwort | a/n 1 | от автора | примечание | примечания | примечания автора | authoress note | authoress notes | authors ramblings | authors comments | authors comment | author comments"
    "| writers note | writers notes | writer note | opening note | opening notes | opening a/n | beginning note | beginning notes | chapter note | chapter notes | pre-note | pre-notes | prenote | pre-story note | pre-chapter note | pre-chapter notes | pre-a/n"
    "| notes | story notes | story note | quick note | quick a/n | short a/n | important note | important a/n | important | general note | general notes | fic notes | fic note | work notes | series notes | authors corner | author corner | authors rant | authors space"
    "| my note | my notes | translators note | translators notes | t/n | tn | beta note | betas note | b/n | side note | sidenote | start note | notes and warnings | notes/warnings | warnings/notes | notes and disclaimers | nb | n b | authors foreword | start notes | top notes"
    "| review replies | review responses | review answers | reviewer replies | reviewer responses | reviews responses | responses to reviews | replies to reviews | answers to reviews | replies to reviewers | answers to reviewers | reviewer thanks | thanks to my reviewers"
    "| thanks to reviewers | thank yous | reviewers | reviewer corner | review corner | review response | review reply | shoutouts | shout outs | shout-outs | rar | reviews replies | réponses aux reviews | rar | respuestas a los reviews | vocabulary | translations | glossary | translation | translation notes"
    "| notes before you read | before you read | before we begin | read first | please read | note to readers | notes to readers | note to reader | note to my readers | author to readers | message from the author | authors message | preamble | rant | ramblings | ps | p s"
)
WEAK_NOTES: Final = _names(
    "note | n | remarks | remark | comments | comment | nota | note bene | special thanks | replies | answers | responses | reviews | warning and note | explanation | explanations | update | eta | edit | announcement | news | timeline note | faq | nota bene | hinweis | remarques | notas"
)
END_NOTES: Final = _names(
    "end note | end notes | endnote | endnotes | ending note | ending notes | closing note | closing notes | final note | final notes | end a/n | ending a/n | closing a/n | end authors note | end authors notes | chapter end note | chapter end notes | endnotes: | final a/n"
    "| post-note | post note | post notes | post-chapter note | post chapter note | bottom a/n | bottom note | footnote | footnotes | afterword | post a/n | post-a/n | after note | after notes | next time | next chapter | next time on | preview | next chapter preview | coming up | coming up next | next update | next | next part | qotd"
    "| nachwort | to be continued | notes de fin | note de fin | notas finales | nota final | note finali | next episode | story end notes | work end notes | authors end note | authors end notes"
)
CRUMBS: Final = _names(
    "current mood | current music | current location | posted in | filed under | views | entry tags | link to this post | posted at | reply to this"
)
