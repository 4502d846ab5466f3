"""Many annotated articles: derivations, stories, entities, utterances."""
