"""Why an intent was refused. The sentence for the user is in `chietai.wording`."""

from enum import StrEnum


class Reason(StrEnum):
    """The closed list of reasons."""

    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"  # ref (the name of the field), length, most
    FIELD_TWICE = "field_twice"  # ref (the name of the field)
    NUMBER_OUT_OF_RANGE = "number_out_of_range"  # ref (the number)
    LINE_TOO_LONG = "line_too_long"  # most (megabytes)
    NO_WORDS = "no_words"  # the line only says whose words will follow
    NAME_WANTED = "name_wanted"
    NOBODY_FITS = "nobody_fits"
    UNKNOWN_OUTCOME = "unknown_outcome"  # ref
    NO_SUCH_DAY = "no_such_day"  # ref
    UNKNOWN_ENTRY = "unknown_entry"  # ref
    UNKNOWN_MEMBER = "unknown_member"  # ref
    AMBIGUOUS_MEMBER = "ambiguous_member"  # ref
    UNKNOWN_STEP = "unknown_step"  # ref
    UNKNOWN_TABLE = "unknown_table"  # ref
    UNKNOWN_ITEM = "unknown_item"  # ref
    NOT_A_TROUBLE = "not_a_trouble"
    NOT_A_CASE = "not_a_case"
    NOT_A_PROMISE = "not_a_promise"
    NOT_AN_ANSWER = "not_an_answer"
    ALREADY_WITHDRAWN = "already_withdrawn"
    ALREADY_STANDING = "already_standing"
    ALREADY_MERGED = "already_merged"
    MERGE_WITH_ITSELF = "merge_with_itself"
    MERGE_NOTHING = "merge_nothing"
    DIFFERENT_KINDS = "different_kinds"
    TOO_MANY_VOTES = "too_many_votes"  # most
    ALREADY_PICKED = "already_picked"
    NOT_PICKED = "not_picked"
    ALREADY_RUNNING = "already_running"
    NOT_RUNNING = "not_running"
    NO_TURN = "no_turn"
    ALREADY_OPEN = "already_open"
    ALREADY_CLOSED = "already_closed"
    NOT_HERE = "not_here"  # ref
    NOT_SEATED = "not_seated"  # ref
    SAME_PERSON = "same_person"
    SEATED_TWICE = "seated_twice"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    NO_CHANGE = "no_change"
    NO_STEPS = "no_steps"
    DOUBLE_ID = "double_id"
    NO_NAME = "no_name"
    ALREADY_CREATED = "already_created"
    LIMIT_REACHED = "limit_reached"  # ref (a `chietai.meeting.limits.Limit`), most
    DOCUMENT_FULL = "document_full"  # most (megabytes)


class Refused(ValueError):
    """An intent that cannot become an event. `ref`, `most` and `length` are the figures and words to tell, if any."""

    def __init__(self, reason: Reason, *, ref: str = "", most: int = 0, length: int = 0) -> None:
        super().__init__(f"{reason.value} {ref}".strip())
        self.length = length
        self.reason = reason
        self.ref = ref
        self.most = most
