"""Every sentence exists in both languages, and every code in the program has its sentence."""

import ast
import pickle
from pathlib import Path
from string import Formatter

import pytest

import jobs.sentences
from sheets import wording
from sheets.columns import Column, Unread
from sheets.sentences import SENTENCES, Problem, Refused, say, why_unread
from sheets.wording import ACCESS, FILES, READING, SHEETS

ROOT = Path(__file__).parent.parent


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same_with_the_same_values(code):
    chinese, english = SENTENCES[code]
    assert placeholders(chinese) == placeholders(english)
    assert chinese and english and not any("\u4e00" <= letter <= "\u9fff" for letter in english if letter not in "是否")


@pytest.mark.parametrize("code", [*READING, *ACCESS, *SHEETS, *FILES])
def test_what_is_wrong_is_a_whole_sentence(code):
    chinese, english = SENTENCES[code]
    assert chinese.endswith(("。", "？")) and english.endswith((".", "?"))


def test_no_code_stands_in_two_groups():
    groups = [
        group
        for module in (wording, jobs.sentences)
        for name, group in vars(module).items()
        if name.isupper() and not name.endswith("SENTENCES")
    ]
    assert len(SENTENCES) == sum(len(group) for group in groups)


@pytest.mark.parametrize("code", READING)
def test_why_a_cell_is_unread_can_always_be_filled_in(code):
    column = Column(key="k", title="紧急程度", title_en="Urgency", kind="choice", options=("一般", "紧急"))
    for language in ("zh", "en"):
        assert "…" not in why_unread(Unread(text="急", code=code), column, language)


def calls_with_a_code() -> list[tuple[str, str, set[str] | None]]:
    """(where, code, names of the values or None if they cannot be told) of every Refused(…), say(…), Problem(…)."""
    found = []
    for path in [
        *ROOT.glob("*.py"),
        *ROOT.glob("sheets/**/*.py"),
        *ROOT.glob("jobs/**/*.py"),
        *ROOT.glob("pages/**/*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found += _code_of(node, f"{path.name}:{node.lineno}")
    return found


def _code_of(call: ast.Call, where: str) -> list[tuple[str, str, set[str] | None]]:
    names = {keyword.arg for keyword in call.keywords}
    if call.func.id in ("Refused", "say"):
        codes, given = call.args[:1], None if None in names else names - {"language"}
    elif call.func.id in ("Problem", "Unread"):
        codes, given = [k.value for k in call.keywords if k.arg == "code"], None
    else:
        return []
    return [(where, code.value, given) for code in codes if isinstance(code, ast.Constant)]


def test_every_code_in_the_program_has_its_sentence_and_its_values():
    for where, code, given in calls_with_a_code():
        assert code in SENTENCES, f"{where}: no sentence for {code}"
        if given is not None:
            assert given >= placeholders(SENTENCES[code][0]), f"{where}: {code} lacks a value"


PRIORITY = Column(key="priority", title="紧急程度", kind="choice", options=("一般", "紧急"))
DAY = Column(key="date", title="日期", kind="date")
WHO = Column(key="person", title="值班人", title_en="On duty", kind="link", target="team")


@pytest.mark.parametrize(
    ("cell", "column", "target", "sentence"),
    [
        (Unread(text="急", code="not_an_option"), PRIORITY, "", "“急”不在选项里，可选：一般、紧急。"),
        (Unread(text="2024.2.30", code="not_a_date"), DAY, "", "“2024.2.30”不是日期，请写成 2024-6-21 这样。"),
        (
            Unread(text="张三", code="no_such_row"),
            WHO,
            "网格队伍",
            "“张三”不在「网格队伍」里，请先到那张表里添加，或改成已有的名称。",
        ),
        (Unread(text="张三", code="several_rows"), WHO, "", "「值班人」里有好几个“张三”，请从列表里点选一个。"),
        (Unread(text="甲\n" * 50, code="not_a_date"), DAY, "", f"“{'甲 ' * 19}甲…”不是日期，请写成 2024-6-21 这样。"),
    ],
)
def test_why_a_cell_is_unread(cell, column, target, sentence):
    assert why_unread(cell, column, target=target) == sentence


def test_a_long_list_of_options_is_cut():
    many = Column(key="k", title="区域", kind="choice", options=tuple(f"第{n}处" for n in range(30)))
    assert why_unread(Unread(text="x", code="not_an_option"), many, "en").endswith("第11处, ….")
    none = Column(key="k", title="区域", kind="choice")
    assert "还没有选项" in why_unread(Unread(text="x", code="not_an_option"), none)


def test_braces_in_a_value_are_only_text():
    assert say("title_taken", title="{sheet}") == "“{sheet}”已经有了，请换一个名称。"


def test_a_refusal_speaks_both_languages_and_travels_between_processes():
    refused = pickle.loads(pickle.dumps(Refused("may_not_edit", sheet="排班表")))
    assert refused.code == "may_not_edit"
    assert refused.sentence() == "您可以查看「排班表」，但不能修改，需要时请联系站长。"
    assert str(refused) == refused.sentence("en")


def test_an_unknown_code_still_gives_a_sentence():
    assert say("from_a_later_version").startswith("程序出了意外")


def test_a_problem_is_plain_data():
    assert Problem(code="required_empty", row=3, column="date") == Problem(code="required_empty", row=3, column="date")
