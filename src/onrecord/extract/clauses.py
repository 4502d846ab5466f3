"""Clauses of a parse: subjects, helpers, objects, and the words that belong to a verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.language.parse import Chunk, Parse, Token
from onrecord.model.span import Span

LONGEST_SENTENCE = 300  # tokens; longer ones are no prose, and their trees cost too much
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "advcl"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DEPTH = 6


class Clauses:
    """A parse with its chunks by root, for looking at one verb after the other."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._chunks: dict[int, Chunk] = {c.root: c for c in parse.chunks}
        self.named = {c.root: c.label for c in parse.names}

    def token(self, i: int) -> Token:
        """The token with that index."""
        return self.parse.tokens[i]

    def kids(self, verb: Token, deps: Iterable[str] | None = None) -> Iterator[Token]:
        """What depends on a token, in order; only of these labels where given."""
        wanted = None if deps is None else frozenset(deps)
        for i in self.parse.children[verb.i]:
            token = self.parse.tokens[i]
            if wanted is None or token.dep in wanted:
                yield token

    def prose(self, token: Token) -> bool:
        """Whether the token's sentence is short enough to be prose."""
        first, last = self.parse.sentences[token.sentence]
        return last - first <= LONGEST_SENTENCE

    def head(self, token: Token) -> Token:
        """What the token depends on."""
        return self.parse.tokens[token.head]

    def subject(self, verb: Token) -> Token | None:
        """Subject of a clause, through conjunction and control: "is expected to arrive"."""
        current = verb
        for _ in range(_DEPTH):
            own = next(self.kids(current, _SUBJECTS), None)
            if own is not None:
                return self._antecedent(own, current)
            if current.dep not in {"conj", "xcomp"} or current.head == current.i:
                return None
            current = self.head(current)
        return None

    def _antecedent(self, subject: Token, verb: Token) -> Token:
        relative = is_relative(subject) and verb.dep == "relcl"
        return self.head(verb) if relative else subject

    def governors(self, verb: Token) -> Iterator[Token]:
        """The verbs that a clause hangs under, from the nearest outwards."""
        current = verb
        for _ in range(_DEPTH):
            if current.head == current.i:
                return
            current = self.head(current)
            if current.pos in {"VERB", "AUX", "ADJ"}:
                yield current

    def phrase(self, root: Token) -> Span:
        """The noun phrase of a root, its determiner and modifiers before it included."""
        chunk = self._chunks.get(root.i)
        if chunk is None:
            return Span(root.start, root.end)
        return self.parse.span(chunk.first, chunk.last)

    def subtree(self, root: Token, *, own_clause: bool = False) -> list[Token]:
        """The tokens under a root in order; without other clauses where ``own_clause``."""
        found: list[Token] = []
        stack = [root]
        while stack:
            token = stack.pop()
            found.append(token)
            for kid in self.kids(token):
                if not (own_clause and self._other(kid)):
                    stack.append(kid)
        return sorted(found, key=lambda t: t.i)

    def _other(self, kid: Token) -> bool:
        if kid.dep in _OTHER_CLAUSES:
            return True
        return kid.dep == "conj" and any(True for _ in self.kids(kid, _SUBJECTS))

    def span(self, tokens: list[Token], around: Token, *, bare: bool = False) -> Span:
        """The unbroken stretch of ``tokens`` around one of them, without outer punctuation.

        ``bare`` leaves out the word that joins the clause to another ("when", "that").
        """
        held = {t.i for t in tokens}
        first = last = around.i
        while first - 1 in held:
            first -= 1
        while last + 1 in held:
            last += 1
        while first < around.i and (
            _edge(self.token(first)) or (bare and _joining(self.token(first)))
        ):
            first += 1
        while last > around.i and _edge(self.token(last)):
            last -= 1
        return self.parse.span(first, last + 1)


def is_relative(token: Token) -> bool:
    """Whether a token is a bare relative pronoun."""
    return token.text.lower() in _RELATIVE


def _edge(token: Token) -> bool:
    return token.pos in {"PUNCT", "SPACE", "CCONJ"} or token.text.isspace()


def _joining(token: Token) -> bool:
    return token.dep == "mark" or (token.tag == "WRB" and token.dep == "advmod")
