"""Starters: base meetings from which whole schedules without any repeat are developed.

A point is base * copies + shift. Turning a base meeting `turns` times moves every base on by one within its orbit
of `turns` (the first `fixed` bases stay), and `copies` shifts make the missing tables. The letters count from 0:
digits, small letters, capitals. Every schedule is checked by `chietai.lottery.designs.check` before it is used.
In those of threes for 33, 45, 51 and 57 people and of fours for 40 and 52 everybody meets everybody else once; in those
of fours for 44 and 56 everybody but one.
"""

from typing import NamedTuple

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

OWN = "our own search over schedules with a cyclic symmetry (annealing on the differences of base meetings)"
AGUADO = "A. Aguado, A 10 days solution to the social golfer problem, 2004"


class Starter(NamedTuple):
    """Base meetings: tables separated by spaces, meetings by bars. `size` is that of the largest table.

    still: one more meeting that turning leaves as it is, told by one table of each kind that is turned into itself.
    """

    tables: int
    size: int
    copies: int
    turns: int
    fixed: int
    base: str
    source: str = OWN
    still: str = ""

    def meetings(self) -> list[list[list[int]]]:
        """The base meetings as tables of points."""
        return [_tables(meeting) for meeting in self.base.split("|")]

    def still_tables(self) -> list[list[int]]:
        """The tables that `still` tells."""
        return _tables(self.still)


def _tables(meeting: str) -> list[list[int]]:
    return [[_LETTERS.index(letter) for letter in table] for table in meeting.split()]


STARTERS: tuple[Starter, ...] = (
    Starter(4, 3, 1, 4, 0, "789 40b 356 12a"),
    Starter(5, 3, 1, 7, 1, "341 d6e b82 ca7 590"),
    Starter(6, 3, 1, 4, 2, "2f7 43b 61c ed8 590 hag|29g a0e 4f6 h51 cd3 b87"),
    Starter(7, 3, 1, 5, 1, "hj4 618 eb5 903 f2g di7 cak|0kd b14 ef6 598 cg7 ahi j32"),
    Starter(8, 3, 1, 11, 2, "14i 0f2 gck 9a6 j38 mld 57e bhn"),
    Starter(9, 3, 1, 13, 1, "0m7 31q jif d8g h4o e9a kp6 52b cnl"),
    Starter(10, 3, 1, 14, 2, "me2 6lh iq9 bc3 n41 sgr 7ka pd0 5fj 8to"),
    Starter(11, 3, 1, 15, 3, "mhi 3ou ckj ftq bsl 8e6 0wd 19r 27v 54g pan", still="012 38d ins"),
    Starter(12, 3, 1, 17, 2, "r4l m3y 6ah pni zeq bc9 ovf 50w k72 1ds 8jg tux"),
    Starter(13, 3, 1, 19, 1, "rud cpw zb1 jn5 Cg3 ito 87y hfA 6B9 e2a smq x04 kvl"),
    Starter(14, 3, 1, 20, 2, "Enp xk6 7u1 g8r B3c vwo fej siD A0l Cya F9z hq4 25m dbt"),
    Starter(15, 3, 1, 21, 3, "hDG tC8 ckl sxd i3q 2y6 1Eg B5o uew aIH zvF 0rm A9j pfb 4n7", still="012 3ah ovC"),
    Starter(16, 3, 1, 23, 2, "Lgo hKv 3G8 w4u ztE IyH sfj xne bla r75 mB2 Ac6 Cdk pFJ 19q Di0"),
    Starter(17, 3, 1, 25, 1, "01q Bpn cOM yNF 9og xs4 83t irm H2L JvI k6j uDb 5eA flC EKd aG7 zhw"),
    Starter(18, 3, 1, 26, 2, "c5n M70 tdi ou1 4Ex JIL hDH O6a lfy bFv RqC mKp AGs P8k rQz j32 9Bw eNg"),
    Starter(
        19,
        3,
        1,
        27,
        3,
        "03u 1xj 26K QLq pkR 4nT vOs myi N7J FMc elD aod BPE 8H9 zgA rht SIU Gb5 fCw",
        still="012 3cl uDM",
    ),
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
    Starter(10, 4, 1, 13, 1, "01er dnk4 bfja 5hg2 vltq Dmxo Bpwi 39yu 7czA 68Cs"),
    Starter(11, 4, 1, 14, 2, "02gu 13pF cyfb malr Gixv s5oA Etwe 8z6q kd7n ChjB 4DH9"),
    Starter(12, 4, 3, 15, 1, "2Lr4 HdBw qfxE i9l8"),
    Starter(13, 4, 1, 17, 1, "01iz AHuC 29L4 jqdl 8mBO pD3g G5kx yvn7 PMEo he6F Ibwc asNt rJfK"),
    Starter(14, 4, 1, 18, 2, "02kC 14yK 3ETb rgdt PspL v7zG HBRc jNhA QDeF a9w5 mxOn uJIo Sf8M 6lqi"),
    Starter(15, 4, 3, 19, 1, "SRMh 1ep6 VGis u4bF BlyK"),
    Starter(6, 5, 1, 6, 0, "m21i8 qj0ah b6ptn 47d9c 5s3rf kgole"),
    Starter(10, 5, 1, 7, 1, "E7CIm 1jhvk KJMfA o46lF bzs2n 93Ger Bix0a uL85D cwdgH tyNpq"),
    Starter(6, 6, 1, 3, 0, "wbqcja ek4rtn lpu132 yzhv5d 8x6mio fg97s0"),
    Starter(13, 5, 1, 15, 0, "ayXBC pNeQR E4t78 TjImn dbSg3 sq9vi HFoKx WUD1M 0fuJ VhP5 cw6k rLlz G2AO"),
    Starter(14, 5, 1, 14, 4, "0phGN 1RJel 2DvcV 3bXEt oTdq QrFS 69W4 yBuw AKag 8iCI xsHk 5UfM zLOP 7jmn"),
    Starter(10, 6, 1, 6, 0, "JdOmPS XeMzf4 nUrNab to0Vly s1H279 cALF6g RkqBIK wGWv5Q TEp3Cx 8uhjDi"),
    Starter(6, 4, 1, 6, 1, "03eb a85 46g dh9 f21 ci7"),
    Starter(6, 5, 1, 5, 0, "il8kg hnd0 ej75 m163 cf29 4aob"),
    Starter(10, 5, 1, 9, 5, "0tczl 1Dv8 2shB 3oCe 4pgw njqA r7m5 bfui ka69 ydxE"),
    Starter(10, 5, 1, 6, 0, "DdfbC g9mp3 twsE cu4o 21aA Fivz x5el yq67 k8jh nBr0"),
    Starter(10, 6, 1, 7, 2, "05EMre 1sdKH 2LNOC tpoxm J36Aq vg9uI fkw8c 4Gjni B7zaF yDblh"),
    Starter(10, 6, 1, 6, 4, "0nOHwC 15AEsN 2p7xc 3IugK hrGzb 9qBlo k4tjD m8a6J dyvMe fiLFP"),
    Starter(10, 6, 1, 6, 5, "0xnPkc 1vAKe6 25trjF 3OHmd 4G7yh 9qwQg fELso BiIbz MDJl8 CaupN"),
)
