"""The colours a cover may wear; a test holds their contrast."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """`paper` is behind the words, `ink` the title, `faint` the smaller words; the landscape is painted on top of
    each other from `far` to `near`, under a `moon`."""

    paper: str
    ink: str
    faint: str
    moon: str
    far: str
    middle: str
    near: str


PALETTES = (
    Palette("#16233f", "#f6efdd", "#c9cfdd", "#f2d9a0", "#2b416d", "#223358", "#0e1729"),  # night blue
    Palette("#2b1b33", "#f9ece4", "#dcc6d6", "#f0b48f", "#543463", "#41284e", "#1a0f20"),  # plum dusk
    Palette("#12302c", "#f1f0dd", "#c3d6cb", "#e9d79a", "#2a5a52", "#1d453f", "#0a1d1a"),  # fir wood
    Palette("#3a1a1c", "#faeadb", "#e4c5b8", "#f0c27d", "#6f3432", "#532627", "#220d0f"),  # ember
    Palette("#1d2a2f", "#eef3f1", "#bfccd0", "#d8e4e0", "#3d545d", "#2d4048", "#10181b"),  # slate rain
    Palette("#f4ecdc", "#3a2417", "#6b4a35", "#d98f5c", "#e3c79f", "#c99e70", "#7a4f31"),  # old paper
    Palette("#e9f0ee", "#163338", "#3b5a5f", "#eab96d", "#b9d3d0", "#86b0ae", "#2f6267"),  # morning sea
    Palette("#f6e9e6", "#45202f", "#74495a", "#e59a86", "#e8c4bf", "#cf949a", "#74394f"),  # rose garden
    Palette("#eef0e0", "#26361d", "#4e5f3f", "#e6c35c", "#cfd9ab", "#a3b67b", "#4a6434"),  # meadow
    Palette("#2a2440", "#f3eefb", "#cbc3e2", "#f4e2b8", "#4f4677", "#3d355e", "#171328"),  # violet night
)
