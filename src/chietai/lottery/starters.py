"""Starters: base meetings from which whole schedules without any repeat are developed.

A point is base * copies + shift. Turning a base meeting `turns` times moves every base on by one within its orbit
of `turns` (the first `fixed` bases stay), and `copies` shifts make the missing tables. The letters count from 0:
digits, small letters, capitals. Every schedule is checked by `chietai.lottery.designs.check` before it is used.
"""

from typing import NamedTuple

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

OWN = "our own search over schedules with a cyclic symmetry (annealing on the differences of base meetings)"
AGUADO = "A. Aguado, A 10 days solution to the social golfer problem, 2004"


class Starter(NamedTuple):
    """Base meetings: tables separated by spaces, meetings by bars."""

    tables: int
    size: int
    copies: int
    turns: int
    fixed: int
    base: str
    source: str = OWN

    def meetings(self) -> list[list[list[int]]]:
        """The base meetings as tables of points."""
        return [
            [[_LETTERS.index(letter) for letter in table] for table in meeting.split()]
            for meeting in self.base.split("|")
        ]


STARTERS: tuple[Starter, ...] = (
    Starter(4, 3, 1, 4, 0, "789 40b 356 12a"),
    Starter(5, 3, 1, 7, 1, "341 d6e b82 ca7 590"),
    Starter(6, 3, 1, 4, 2, "2f7 43b 61c ed8 590 hag|29g a0e 4f6 h51 cd3 b87"),
    Starter(7, 3, 1, 5, 1, "hj4 618 eb5 903 f2g di7 cak|0kd b14 ef6 598 cg7 ahi j32"),
    Starter(8, 3, 1, 11, 2, "14i 0f2 gck 9a6 j38 mld 57e bhn"),
    Starter(9, 3, 1, 13, 1, "0m7 31q jif d8g h4o e9a kp6 52b cnl"),
    Starter(10, 3, 1, 14, 2, "me2 6lh iq9 bc3 n41 sgr 7ka pd0 5fj 8to"),
    Starter(11, 3, 1, 15, 3, "d2l i3k qe8 4w1 h97 5u0 ngc p6m otf abv rsj"),
    Starter(12, 3, 1, 17, 2, "r4l m3y 6ah pni zeq bc9 ovf 50w k72 1ds 8jg tux"),
    Starter(13, 3, 1, 19, 1, "rud cpw zb1 jn5 Cg3 ito 87y hfA 6B9 e2a smq x04 kvl"),
    Starter(14, 3, 1, 20, 2, "Enp xk6 7u1 g8r B3c vwo fej siD A0l Cya F9z hq4 25m dbt"),
    Starter(15, 3, 1, 21, 3, "zah 0pd wy6 bFk 7Ar Dto mcs 4q9 l8v x2j GCn g1E efi uIH B53"),
    Starter(16, 3, 1, 23, 2, "Lgo hKv 3G8 w4u ztE IyH sfj xne bla r75 mB2 Ac6 Cdk pFJ 19q Di0"),
    Starter(17, 3, 1, 24, 3, "Mj2 y6G H8a we1 og9 KJs hcb iCm Elt Lnd FI3 Dzu xk7 qrN 5OA pv4 0Bf"),
    Starter(18, 3, 1, 26, 2, "c5n M70 tdi ou1 4Ex JIL hDH O6a lfy bFv RqC mKp AGs P8k rQz j32 9Bw eNg"),
    Starter(19, 3, 1, 27, 3, "MJd kI6 8j7 Up2 FQD urA fyz OlS C4H E0n Nms GwP 5Kv B91 iqg tLo eha 3Tc Rbx"),
    Starter(20, 3, 1, 29, 2, "xSN mtd 1qP o9w 2ca yk0 fiB nrI jep uGz QFs XlR VT8 MhL E7H CW3 DUb OAK 65J gv4"),
    Starter(6, 4, 1, 7, 3, "kial b5ed g29m 7n64 j08c hf31"),
    Starter(7, 4, 1, 9, 1, "kqch an90 8d1g i7b2 j63r elfp 5mo4"),
    Starter(
        8,
        4,
        2,
        1,
        0,
        "0246 8ace gikm oqsu|"
        "08gp 25de 6akv jmqt|"
        "0bnt 2flp 6chq 49iu|"
        "05hm 27jk adtu 8for|"
        "0dkq 28nu 6egt 4bjp|"
        "0fiv 2ahr 56ps 9ckn|"
        "079a 2cit 5fnq hkpu|"
        "03ru 6dno 59lt behi|"
        "0cjo 29gs 6fmu 5bkr|"
        "0els 2bmo 69jr 5cgu",
        AGUADO,
    ),
    Starter(9, 4, 3, 11, 1, "e62g lrua ko3z"),
    Starter(10, 4, 1, 10, 0, "tAxc 7vmz yehn jBi6 a2g0 dblp 8fku D39C 5qow 14rs"),
    Starter(11, 4, 1, 11, 0, "pijC l9n8 5BqG Hz27 hEcw d3ya mbeA xf46 rv0s DoFt g1ku"),
    Starter(12, 4, 3, 15, 1, "2Lr4 HdBw qfxE i9l8"),
    Starter(
        13,
        4,
        1,
        7,
        3,
        "gI7F unkO 9t5c y8AM jJ40 1oKi qCh3 GprH lez2 m6Bv bPaE wsLf xDdN|"
        "mECl zq8i ejbh FKNL xaIA 3Df1 2p6M Pguv dt7s Jrny 54HO wGk9 B0oc",
    ),
    Starter(
        14,
        4,
        2,
        5,
        3,
        "Dryi oFB8 LNuk 2wdH 6Sf5 IP1g bnRs|7RMG k5vP JKbd pem2 SqsA yFgC 91xj|0z9N w5Fl sgOd fmCr oHLj SR2I bBv6",
    ),
    Starter(15, 4, 3, 19, 1, "SRMh 1ep6 VGis u4bF BlyK"),
    Starter(6, 5, 1, 6, 0, "m21i8 qj0ah b6ptn 47d9c 5s3rf kgole"),
    Starter(10, 5, 1, 7, 1, "E7CIm 1jhvk KJMfA o46lF bzs2n 93Ger Bix0a uL85D cwdgH tyNpq"),
    Starter(6, 6, 1, 3, 0, "wbqcja ek4rtn lpu132 yzhv5d 8x6mio fg97s0"),
    Starter(10, 6, 1, 6, 0, "JdOmPS XeMzf4 nUrNab to0Vly s1H279 cALF6g RkqBIK wGWv5Q TEp3Cx 8uhjDi"),
)
