"""For which of his positions or units somebody answers, where more than one is asked.

The list of a form names what is answered by its UID, and by `UID@key` where the key (a
position, a unit) is for the person to choose. Source: R-X-07, R-SPS-02.
"""

from collections.abc import Sequence


BETWEEN = "@"


def lines(
    uid: str, rows: Sequence[tuple[str, str, str]], several: bool
) -> list[tuple[str, str]]:
    """What the list offers of one thing: (value, title).

    rows     key, title, and what the key is called
    several  whether the person has to say for whom; of a row alone, too
    """
    if not several:
        return [(uid, title) for _key, title, _name in rows]
    return [(f"{uid}{BETWEEN}{key}", f"{title} — {name}") for key, title, name in rows]


def parted(value: object) -> tuple[str, str]:
    """UID and key of a value; "" for a key that was not said."""
    uid, _between, key = str(value or "").partition(BETWEEN)
    return uid, key
