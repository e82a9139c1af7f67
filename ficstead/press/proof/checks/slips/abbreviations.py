"""Abbreviations, whose full stop ends no sentence."""

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st prof capt col gen lt sgt cpl maj rev hon gov sen rep pres supt insp messrs mme mlle jr sr esq mt ft
    co inc ltd corp bros dept no nos vol vols ch chap fig figs pp ed eds etc vs cf ca al op viz ie eg am pm
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    oz lb lbs kg km cm mm min mins sec secs hr hrs yr yrs approx est max misc tel ext inst ult prop ave blvd rd sq
    """.split()
)
