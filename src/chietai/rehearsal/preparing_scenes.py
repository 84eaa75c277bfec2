"""Scenes before the day: council, details, programme, checklist, members, and the promises of last time."""

from datetime import timedelta

from chietai.lottery.rules import Rules
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.model import CheckItem, Council, Details, Member
from chietai.records.clock_and_ids import seeded_ids
from chietai.rehearsal.corpus import Cast, Organisation
from chietai.rehearsal.rehearsed_room import Room, TimedIntent, TimedIntents

DAYS_BEFORE = 6


def preparing(room: Room) -> TimedIntents:
    """Everything that is decided before the day."""
    plan, corpus, chance = room.plan, room.corpus, room.chance("preparing")
    cast, ids = corpus.cast[plan.cast], seeded_ids(f"{plan.seed}/people")

    def seconds() -> float:
        return chance.integer(4, 40)

    yield TimedIntent(0, i.CreateSession(session_id=ids()))
    yield TimedIntent(
        seconds(),
        i.DescribeCouncil(
            council=Council(name=cast.council, kind=cast.council_kind, parent=cast.parent, area=cast.area)
        ),
    )
    yield TimedIntent(seconds(), i.DescribeSession(details=_details(room)))
    yield TimedIntent(seconds(), plan.form.programme())
    items = tuple(CheckItem(id=f"room-{n}", text=text) for n, text in enumerate(corpus.checklist, start=1))
    yield TimedIntent(seconds(), i.SetChecklist(items=items))
    people = members(room, cast, [ids() for _ in range(plan.members)])
    for member in people:
        yield TimedIntent(seconds(), i.RegisterMember(member=member))
    before = ids()
    last_time = plan.at.date() - timedelta(days=63)
    for past in chance.sample(corpus.promise, chance.integer(3, 4)):
        bodies = [o.name for o in cast.organisations if o.kind == past.kind] or [cast.organisations[0].name]
        who = chance.choice([m.name for m in people if m.organisation in bodies] or [people[0].name])
        due = last_time + timedelta(days=chance.integer(20, 55))
        yield TimedIntent(
            seconds(),
            i.CarryPromise(from_session=before, text=past.text, who=who, due=due, organisation=bodies[0]),
        )
    front = [m for m in views.members(room.state) if m.needs]
    if front:
        yield TimedIntent(seconds(), i.SetDrawRules(rules=Rules(at=tuple((m.id, 0) for m in front[:2]))))


def _details(room: Room) -> Details:
    plan, corpus, theme, chance = room.plan, room.corpus, room.theme, room.chance("details")
    return Details(
        kind=plan.form.kind,
        title=chance.choice(corpus.titles),
        date=plan.at.date(),
        start=plan.at.time().replace(tzinfo=None),
        place=chance.choice(corpus.places),
        theme=theme.theme,
        consider=theme.consider,
        result=theme.result,
        case_name=theme.case_name,
        case_text=theme.case_text,
        secretariat=corpus.secretariat,
        public=True,
        observers=chance.integer(0, 4),
        handouts=corpus.handouts,
        tables=plan.tables,
        quorum=plan.members // 2 + 1,
        turn_seconds=plan.form.turn_seconds,
    )


def members(room: Room, cast: Cast, ids: list[str]) -> list[Member]:
    """As many people as there are ids, of the bodies of the cast; no two of one name."""
    corpus, chance = room.corpus, room.chance("people")
    full = [(family, given) for family in corpus.surnames for given in corpus.given]
    names = chance.sample(full, len(ids))
    bodies = _bodies(cast, len(ids), room)
    needy = set(chance.sample(range(len(ids)), max(1, len(ids) // 12)))
    roles: set[str] = set()
    people = []
    for n, (member_id, ((family, family_kana), (given, given_kana)), body) in enumerate(
        zip(ids, names, bodies, strict=True)
    ):
        role = body.role if body.role not in roles else ""
        roles.add(role)
        people.append(
            Member(
                id=member_id,
                name=f"{family}　{given}",
                reading=f"{family_kana}　{given_kana}",
                organisation=body.name,
                sector=body.sector,
                role=role,
                district=chance.choice(corpus.districts),
                needs=chance.choice(corpus.needs) if n in needy else "",
                number=str(n + 1),
            )
        )
    return people


def _bodies(cast: Cast, n: int, room: Room) -> list[Organisation]:
    """A body for each of `n` people: each body once, in the order of the file, then by weight; sorted by body."""
    chance = room.chance("bodies")
    bodies = list(cast.organisations)
    exact = [body for body in bodies for _ in range(body.weight)]
    if len(exact) == n:
        return exact
    chosen = bodies[:n]
    while len(chosen) < n:
        chosen.append(bodies[chance.weighted_index([body.weight for body in bodies])])
    return sorted(chosen, key=bodies.index)
