"""What no keyboard sends, by kind: five endless sources of input for the fuzz tests of the terminal."""

import random
from collections.abc import Callable

WORDS = (
    "雪かき",
    "夜道が暗い",
    "買い物",
    "𠮷野家の前",
    "abc",
    "12/15",
    "@3 x",
    "髙﨑",
    "が",
    "①",
    "🏠",
    "\u202e",
    "\u200d",
)
KEYS = (b"\r", b"\x15", b"\x03", b"\0", b"\x7f", b"\t", b"\x1b", b"\n", b"\x9b", b"\x80", b"\xff", b"\x1a")


def _number(chance: random.Random) -> str:
    return chance.choice(
        ["", "0", "1", "-1", "5", "30", "200", "999", str(chance.randrange(10**9)), "9" * 5000, "１", ":"]
    )


def _byte(chance: random.Random) -> bytes:
    match chance.randrange(8):
        case 0:
            return chance.choice(WORDS).encode(chance.choice(["shift_jis", "euc_jp", "utf-16", "utf-8"]), "replace")
        case 1:
            whole = chance.choice(WORDS).encode()
            return whole[: chance.randrange(1, len(whole) + 1)]
        case 2:
            return chance.choice(KEYS)
        case _:
            return bytes([chance.randrange(256)])


def _sequence(chance: random.Random) -> bytes:
    numbers = ";".join(_number(chance) for _ in range(chance.choice([0, 1, 2, 3, 4, 5, 40])))
    if not numbers.isascii():
        numbers = numbers[:60]  # what is no ASCII ends the sequence: the rest is typed, key by key
    match chance.randrange(9):
        case 0:
            text = chance.choice(WORDS) * chance.choice([1, 1, 9, 400])
            end = chance.choice(["\x07", "\x1b\\", "", "\r", "\x1b"])
            return f"\x1b{chance.choice(']PX^_')}{numbers[:40]};{text}{end}".encode()
        case 1:
            return f"\x1b[48;{numbers}t".encode()
        case 2:
            return f"\x1b[?{numbers}$y".encode()
        case 3:
            return f"\x1b[{numbers}{chance.choice('RuctnZ~')}".encode()
        case 4:
            return f"\x1bO{numbers[:9]}{chr(chance.randrange(0x20, 0x7F))}".encode()
        case 5:
            return b"\x1b" + bytes([chance.randrange(256)])
        case 6:
            return f"\x1b[{chance.choice(['', '<', '?', '>', '=', '['])}{numbers}".encode()
        case _:
            return f"\x1b[{chance.choice(['', '<', '?', '>'])}{numbers}{chr(chance.randrange(0x20, 0x7F))}".encode()


def _paste(chance: random.Random) -> bytes:
    inside = chance.choice(WORDS).encode() * chance.choice([1, 1, 1, 3, 300])
    match chance.randrange(12):
        case 0:
            inside += b"\n" + chance.choice(WORDS).encode()
        case 1:
            inside += chance.choice([b"\x1b[201~", b"\x1b[200~", b"\x1b[20", b"\x1b]0;x", b"\x1b[A"]) + inside
        case 2:
            inside += _byte(chance) + chance.choice(KEYS)
        case 3:
            inside = b""
        case _:
            pass
    end = b"" if chance.random() < 0.02 else b"\x1b[201~"
    return b"\x1b[200~" + inside + end + (b"\x15" if chance.random() < 0.3 else b"")


def _focus(chance: random.Random) -> bytes:
    other = chance.choice([b"", b"", b"a", "雪".encode(), b"\x1b[A", b"\x7f", b"\r", b"\x15"])
    return chance.choice([b"\x1b[I", b"\x1b[O", b"\x1b[O", b"\x1b[1I", b"\x1b[O\x1b[O"]) + other


def _mouse(chance: random.Random) -> bytes:
    def place() -> str:
        return str(chance.randrange(-5, 120)) if chance.random() < 0.8 else _number(chance)

    match chance.randrange(8):
        case 0:
            return b"\x1b[M" + bytes(chance.randrange(256) for _ in range(chance.choice([0, 1, 2, 3, 3, 3])))
        case 1:
            return f"\x1b[{_number(chance)};{place()};{place()}M".encode()
        case 2:
            return f"\x1b[<{_number(chance)};{place()};{place()}{chance.choice('Mm')}".encode()
        case _:
            button = chance.choice([0, 1, 2, 3, 32, 35, 64, 65, 66, 67, 128])
            return f"\x1b[<{button};{place()};{place()}{chance.choice('Mm')}".encode()


NOISES: dict[str, Callable[[random.Random], bytes]] = {
    "bytes": _byte,
    "sequences": _sequence,
    "pastes": _paste,
    "focus": _focus,
    "mouse": _mouse,
}
