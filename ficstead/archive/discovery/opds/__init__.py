"""The archive as a catalogue for e-readers: OPDS 1.2 (Atom) and OPDS 2.0 (JSON) of the same shelves."""
