"""The grammar of date expressions: one pattern a kind, tried in order at each word.

A pattern finds the words; its builder turns the named parts into a type, an anchor
and a rule in the language of ``onrecord.extract.resolve``. Where a rule needs a
direction (before or after the anchor) it holds ``{way}``, filled in by the tense of
the sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract import dates_builders as make
from onrecord.extract import dates_counts as count
from onrecord.extract import dates_days as days
from onrecord.extract.dates_built import Builder
from onrecord.extract.dates_words import (
    COUNT,
    DAYPART,
    DECADE_NAME,
    HOLIDAY,
    MONTH,
    ORDINAL,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    S,
)

_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_TO = rf"(?:[\s\xa0]{{0,2}}[-–—][\s\xa0]{{0,2}}|{S}(?:to|and|through|until){S})"
_UPTO = rf"(?:[\s\xa0]{{0,2}}[-–—][\s\xa0]{{0,2}}|{S}(?:to|through|until){S})"
_EDGE = r"(?:end|close|beginning|start|middle)"
_OUTER = r"(?:first|last|final|opening|closing)"
_OF_PART = rf"(?:the{S})?(?:{_EDGE}|{_OUTER}{S}(?:days?|weeks?|weekend|months)){S}of(?:{S}the)?"
_PART = rf"(?:(?P<part>(?:early|mid|late|earlier|later)(?:{S}in)?|{_OF_PART})(?:{S}|-))?"
_END = r"(?![\w%])"
_HOUR = r"\d{1,2}"
_HOUR_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = (
    rf"(?:{_HOUR}(?:[:.]\d\d)?[\s\xa0]?[ap]\.?m\b\.?|(?:{_HOUR}|{_HOUR_WORD}){S}o['’]clock"
    rf"|{_HOUR}:\d\d|[0-2]\d[0-5]\d(?={S}(?:GMT|UTC)\b)|noon|midnight)"
)
_OF_MORE = rf"(?!{S}of{S}(?:{MONTH}|{YEAR}|the{S}(?:week|month|quarter|year))\b)"


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[str, re.Pattern[str], Builder], ...]:
    """``(name, pattern, builder)`` in the order in which they are tried."""
    return tuple((n, re.compile(rf"(?:{p}){_END}", re.I), build) for n, p, build in _table())


@lru_cache(maxsize=1)
def finder() -> re.Pattern[str]:
    """One pattern that finds any expression; its last group names which."""
    parts = [f"(?P<{n}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', p)})" for n, p, _ in _table()]
    return re.compile(rf"(?<![\w$£€.,/])(?:{'|'.join(parts)}){_END}", re.I)


_REL = r"(?P<rel>last|past|next|coming|this|previous|following|current|upcoming|latest|prior)"
_THE = rf"(?:the{S})?"
_OF_YEAR = rf"(?:,?{S}(?:of{S})?(?P<y>{YEAR}))"
_OF_THIS_YEAR = rf"(?:{S}(?:of{S})?(?P<rel>last|this|next){S}year)"
_ON = rf"(?:(?:the{S})?(?P<dp>{DAYPART}){S}of{S})?(?:(?P<w>{WEEKDAY}),?{S}(?:the{S})?)?"
_TH = r"(?:st|nd|rd|th)?"
_ZONE = rf"(?:{S}(?:[A-Z]{{3,4}}|local{S}time))?"
_KIND = rf"(?:fiscal{S}|calendar{S}|academic{S}|full{S})?"


def _table() -> tuple[tuple[str, str, Builder], ...]:
    return (*_absolute(), *_days(), *_counted(), *_single())


def _absolute() -> tuple[tuple[str, str, Builder], ...]:
    """Months with days or years, quarters, decades, holidays."""
    day = rf"(?P<d>{_DAY})"
    nth = r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)"
    half = rf"(?:quarter|(?P<half>half)(?={S}of|(?<=-half){S}\w))"
    named = rf"(?P<y>{YEAR})|(?P<rel>last|this|next){S}year|the{S}{_KIND}year"
    of_year = rf"(?:{S}of{S}(?:fiscal{S})?(?:{named})|,?{S}(?P<y2>{YEAR}))?"
    return (
        ("iso", r"(?P<y>(?:19|20)\d\d)(?P<sep>-)(?P<m>\d\d)-(?P<d>\d\d)", make.iso),
        ("slash", r"(?P<m>\d{1,2})(?P<sep>/)(?P<d>\d{1,2})/(?P<y>(?:19|20)?\d\d)", make.iso),
        ("range", rf"(?P<m>{MONTH}){S}{day}{_TO}(?:(?P<m2>{MONTH}){S})?(?P<d2>{_DAY}){_OF_YEAR}?", make.range_),  # noqa: E501 - one pattern a line
        ("range2", rf"{day}{_TH}{_TO}(?P<d2>{_DAY}){_TH}{S}(?P<m>{MONTH}){_OF_YEAR}?", make.range_),
        ("weekof", rf"the{S}(?P<week>week){S}of{S}(?P<m>{MONTH}){S}{day}{_TH}(?!\d|:)", make.day),
        ("day", rf"{_ON}(?:(?P<way>last|next|this){S})?(?P<m>{MONTH}){S}{day}{_TH}(?![\d:.]\d)(?:{_OF_YEAR}|{_OF_THIS_YEAR})?", make.day),  # noqa: E501 - one pattern a line
        ("day2", rf"{_ON}{_THE}{day}{_TH}{S}(?:of{S})?(?P<m>{MONTH})(?:{_OF_YEAR}|{_OF_THIS_YEAR})?", make.day),  # noqa: E501 - one pattern a line
        ("months", rf"(?P<m>{MONTH}){_UPTO}(?P<m2>{MONTH}){_OF_YEAR}?(?!{S}\d)", make.months),
        ("monthyear", rf"{_PART}(?P<m>{MONTH})(?:{_OF_YEAR}|{_OF_THIS_YEAR})", make.month),
        ("latterhalf", rf"{_THE}(?:last|latter){S}(?P<half>half)(?={S}of){of_year}", make.quarter),
        ("quarter", rf"{_THE}(?:fiscal[\s-])?{nth}[\s-]{half}{of_year}", make.quarter),
        ("quarter3", rf"{_THE}(?:fiscal{S})?(?:(?P<y>{YEAR})(?:['’]s)?|(?P<rel>last|this|next){S}year['’]s){S}(?:fiscal{S})?{nth}[\s-](?:quarter|(?P<half>half))", make.quarter),  # noqa: E501 - one pattern a line
        ("yearperiod", rf"(?:the{S})?(?P<y>{YEAR}){S}(?:quarter|period)", make.period),
        ("period", rf"the{S}(?:latest|reported){S}period", make.period),
        ("likeperiod", rf"the{S}(?:same|like|corresponding|comparable){S}(?:quarter|period){S}(?:(?:of|in){S})?(?:(?P<y>{YEAR})|(?P<rel>last){S}year)", make.period),  # noqa: E501 - one pattern a line
        ("firstof", rf"{_THE}first{S}(?P<n>{COUNT}){S}(?P<u>month|quarter)s{S}of{S}(?:(?P<y>{YEAR})|(?P<rel>last|this|next){S}year)", make.first_of),  # noqa: E501 - one pattern a line
        ("quarter2", rf"Q(?P<q>[1-4])(?:{S}(?:of{S})?(?P<y>{YEAR}))?", make.quarter),
        ("decade", rf"{_THE}{_PART}['’]?(?P<y>(?:1[5-9]|20)\d0|[2-9]0)['’]?s", make.decade),
        ("decadename", rf"the{S}{_PART}(?P<name>{DECADE_NAME})", make.decade),
        ("century", rf"{_THE}{_PART}(?P<n>\d\d?(?=st|nd|rd|th)|{ORDINAL}){_TH}[\s-]century", make.century),  # noqa: E501 - one pattern a line
        ("years", r"(?P<y>(?:19|20)\d\d)[-–/](?P<y2>(?:19|20)?\d\d)(?![-–\d])", make.years),
        ("holiday", rf"(?:(?P<rel>last|past|next|this){S})?(?P<h>{HOLIDAY})(?:{S}(?P<y>{YEAR}))?", days.holiday),  # noqa: E501 - one pattern a line
    )  # fmt: skip


def _days() -> tuple[tuple[str, str, Builder], ...]:
    """Days and parts of a day, seen from the day of the article."""
    today = (
        rf"(?:the{S})?day{S}before{S}yesterday|(?:the{S})?day{S}after{S}tomorrow|today|yesterday"
        rf"|tomorrow|tonight|overnight|last{S}night|this{S}(?:morning|afternoon|evening)"
    )
    clock = rf"(?P<clock>{_CLOCK}){_ZONE},?{S}(?:on{S})?"
    after = rf"(?:{S}(?P<dp>{DAYPART}))?"
    return (
        ("clockday", rf"{clock}(?P<w>today|yesterday|tomorrow)", days.today),
        ("clockweek", rf"{clock}(?P<w>{WEEKDAY})", days.weekday),
        ("today", rf"(?:(?:early|earlier|late|later){S})?(?P<w>{today}){after}", days.today),
        ("weekrange", rf"(?P<w>{WEEKDAY}){_UPTO}(?P<w2>{WEEKDAY})(?!{S}{DAYPART})", days.weekdays),
        ("weekdays", rf"(?P<w>{WEEKDAY})s(?=\W)", count.set_),
        ("thatday", rf"the{S}(?P<rel>previous|following){S}(?P<w>{WEEKDAY}){after}", days.weekday),
        ("weekday", rf"{_PART}(?:{_REL}{S})?(?P<w>{WEEKDAY}){after}", days.weekday),
        (
            "morning",
            rf"(?:the{S}(?P<rel>next|following|previous){S}(?P<dp>day|{DAYPART})"
            rf"|(?:later{S})?that{S}(?P<dp2>{DAYPART}))",
            days.morning,
        ),
    )


def _counted() -> tuple[tuple[str, str, Builder], ...]:
    """Units with a number or a relation: "two weeks ago", "next month", "every day"."""
    unit, units = rf"(?P<u>{UNIT})s?", r"(?P<u>day|week|month|quarter|year|decade)s"
    side = r"past|last|recent|coming|next|upcoming|previous|prior"
    some = rf"(?:few{S}|several{S}|couple{S}of{S})?"
    calendar = r"(?P<u>day|week|weekend|month|quarter|year|decade|century)"
    alone = r"(?=\s*(?:[,;:.!?)\"”]|$))"  # "the week before." counts from the date told
    ago = rf"(?P<ago>ago|earlier|later|from{S}now|from{S}today|(?:before|after|previously){alone})"
    extra = rf"(?:more{S}|additional{S}|full{S}|straight{S}|consecutive{S}|long{S}|trading{S})?"
    and_half = r"(?P<half>[\s-]and[\s-]a[\s-]half)?"
    half_more = rf"(?P<more>{S}and{S}a{S}half)?"
    return (
        ("times", rf"(?:once|twice|{COUNT}{S}times)[\s-](?:an?|each|every|per)[\s-](?:(?P<n>{COUNT}){S})?{unit}", count.set_),  # noqa: E501 - one pattern a line
        ("long", rf"(?:an?{S})?(?P<u>hour|day|night|week|month|year|decade)(?P<many>s)?-?long", count.long),  # noqa: E501 - one pattern a line
        ("yearago", rf"(?:(?:a|the){S})?(?P<u>year)(?P<hyphen>-)(?P<ago>ago|earlier)(?:{S}(?:quarter|period))?", count.ago),  # noqa: E501 - one pattern a line
        ("ago", rf"(?:(?P<n>{COUNT}|the(?={S}\w+{S}(?:before|after)\b))[\s-])?{unit}{half_more}{S}{ago}", count.ago),  # noqa: E501 - one pattern a line
        ("past", rf"{_THE}(?P<rel>{side}|previous|preceding|first|final|following){S}(?P<n>{COUNT}){S}{unit}", count.past),  # noqa: E501 - one pattern a line
        ("recent", rf"(?P<some>the{S})?(?P<rel>{side}){S}(?P<some2>{some}){units}{_OF_MORE}", count.past),  # noqa: E501 - one pattern a line
        ("relative", rf"{_PART}{_THE}{_REL}{S}{_KIND}(?:{calendar}|(?P<season>{SEASON}))(?!-){_OF_MORE}", make.relative),  # noqa: E501 - one pattern a line
        ("that", rf"(?:{_PART}that|the{S}same|that{S}same|that{S}very){S}{calendar}", make.that),
        ("lastmonth", rf"{_PART}(?P<way>last|past|next|coming|this|that){S}(?P<m>{MONTH})", make.month),  # noqa: E501 - one pattern a line
        ("set", rf"(?:every|each|per)(?P<other>{S}other)?{S}(?:(?P<n>{COUNT}){S})?(?:{unit}|(?P<w>{WEEKDAY})(?:{S}(?P<dpw>{DAYPART}))?|(?P<m>{MONTH})|(?P<season>{SEASON})|(?P<dp>{DAYPART}))", count.set_),  # noqa: E501 - one pattern a line
        ("ly", r"(?P<ly>daily|nightly|weekly|monthly|hourly|annually|yearly)", count.set_),
        ("half", rf"(?P<half2>half)[\s-](?:an?{S}|of{S}an?{S})?(?P<u>hour|day|year|century|decade)", count.duration),  # noqa: E501 - one pattern a line
        ("old", rf"(?P<n>{COUNT})[\s-]{unit}[\s-]old", count.old),
        ("around", rf"the{S}(?:last{S}|final{S})?(?P<u>days|weeks|months|years|decades|hours|minutes)(?={S}(?:before|after|since|that{S}followed|following|leading|prior)\b)", count.around),  # noqa: E501 - one pattern a line
        ("ahead", rf"the{S}(?P<u>days|weeks|months|years){S}(?:ahead|to{S}come)", count.ahead),
        ("duration", rf"(?:(?P<inn>in|within){S})?(?P<n>{COUNT})(?:{S}(?:to|or){S}{COUNT})?{and_half}[\s-]{extra}{unit}{half_more}(?!-end)", count.duration),  # noqa: E501 - one pattern a line
    )  # fmt: skip


def _single() -> tuple[tuple[str, str, Builder], ...]:
    """Words that tell a time by themselves."""
    return (
        ("edgeyear", rf"(?P<part>{_OF_PART}){S}(?P<y>{YEAR})", make.year),
        ("partyear", rf"(?P<part>early|mid|late|fiscal)[\s-]?(?P<y>{YEAR})", make.fiscal),
        ("theyear", rf"(?P<named>(?:the{S})?(?:calendar{S}|fiscal{S})?year{S})(?P<y>{YEAR})", make.year),  # noqa: E501 - one pattern a line
        ("year", rf"(?P<y>{YEAR})", make.year),
        ("shortyear", r"['’](?P<short>\d\d)", make.year),
        ("season", rf"{_PART}{_THE}(?P<season>{SEASON}){S}(?:of{S})?(?P<y>{YEAR})", make.season),
        ("month", rf"{_PART}(?P<m>{MONTH})", make.month),
        ("ended", rf"the{S}{_KIND}(?P<u>quarter|year)(?={S}(?:that{S})?end(?:ed|ing|s)(?:{S}(?P<m>{MONTH}))?\b)", make.ended),  # noqa: E501 - one pattern a line
        ("bareseason", rf"the{S}(?:(?P<part>early|mid|late)(?:{S}|-))?(?P<season>{SEASON})", make.season),  # noqa: E501 - one pattern a line
        ("beside", rf"the{S}(?P<u>day)(?={S}(?:before|after){S})", make.beside),
        ("daytime", rf"the{S}(?P<dp>morning|afternoon|evening)", days.daytime),
        ("the", rf"{_PART}the{S}{_KIND}(?P<u>week|weekend|month|quarter|year|day)(?=\W)", make.the),
        ("yearend", rf"mid-?year|(?P<end>(?:the{S})?year(?:[\s-]|['’]s{S})end)", make.the),
        ("plain", r"(?P<u>decade|year|month|week|day|hour|minute|centurie)s", count.plain),
        ("clock", rf"(?P<clock>{_CLOCK})", days.time),
        ("now", rf"now(?!{S}and{S}then)|currently|current|at{S}present|presently|these{S}days|nowadays", make.reference("PRESENT")),  # noqa: E501 - one pattern a line
        ("before", rf"recently|recent|the{S}recent{S}past|lately|(?:not{S})?(?:so{S})?long{S}ago|some{S}time{S}ago", make.reference("PAST")),  # noqa: E501 - one pattern a line
        ("thepast", rf"the{S}past", make.past),
        ("after", rf"the{S}(?:near{S}|distant{S})?future|as{S}soon{S}as{S}possible", make.reference("FUTURE")),  # noqa: E501 - one pattern a line
    )  # fmt: skip
