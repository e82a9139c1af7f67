"""What works are tagged with: kinds, names, synonyms, hierarchy."""
