"""Each rule on the shape of flows, shown failing on a small broken flow."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from flows.conversations import FLOWS
from flows.engine.inspect import Problem, inspect_flows
from flows.engine.model import END, Branch, Call, Choose, Flow, Form, Lookup, Say
from tests.broken_flows import BROKEN, LOOP, a, ask, choose, flow


def found(*flows: Flow) -> list[str]:
    return [str(problem) for problem in inspect_flows(flows)]


def test_the_flows_of_the_house_are_sound() -> None:
    assert inspect_flows(FLOWS) == []


def test_a_problem_says_where_and_what() -> None:
    assert str(Problem("first", "safe", "is wrong")) == "first.safe: is wrong"
    assert str(Problem("first", "", "is wrong")) == "first: is wrong"


@pytest.mark.parametrize(
    ("flows", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_what_is_broken_is_found(flows: Sequence[Flow], expected: list[str]) -> None:
    assert found(*flows) == expected


def test_a_name_that_no_machine_takes_is_found() -> None:
    """`transitions` keeps the state of its model under this name."""
    (problem,) = found(flow(choose("q", a("state"))))
    assert problem.startswith("f")
    assert "machine" in problem


def test_a_voice_note_in_place_of_an_answer_is_something_to_go_by() -> None:
    told = Choose("q", "Which?", again="Pardon?", options=(a(to="b"),), skip="b", told="b")
    assert found(flow(told, Branch("b", to=END, question="f.q", exits=(("sent", END),)))) == []


def test_the_open_end_is_a_way_out() -> None:
    assert found(flow(replace(ask(to="open"), skip="open"), LOOP, most=1)) == []


def test_a_fact_may_be_named_where_it_is_known() -> None:
    known = Branch("b", to=END, fact="hotline", exits=(("known", "s"),))
    assert found(flow(known, Say("s", "Call {hotline} at {time}.", to=END))) == []


def test_what_an_answer_holds_is_something_to_go_by() -> None:
    number = replace(ask(to="b"), form=Form.PHONE)
    held = Branch("b", to=END, holds=f"f.{number.name}", exits=(("known", END),))
    assert found(flow(number, held, most=1)) == []
    gone = replace(held, holds="f.gone")
    (problem,) = found(flow(number, gone, most=1))
    assert problem == "f.b: goes by what f.gone holds, which asks for no words"


def test_what_a_lookup_found_may_be_said() -> None:
    looks = Lookup("look", what="numbers", to="s")
    assert found(flow(looks, Say("s", "Here: {answer}", to=END, about="f.look"))) == []


def test_a_flow_may_be_called_twice() -> None:
    twice = flow(Call("c", "g", to="d"), Call("d", "g", to=END))
    assert found(twice, flow(Say("s", "Hello.", to=END), name="g")) == []
