"""Questions to the database that busy pages ask: put in the ORM's words, worked out once, asked with ever new values.

Of the 600 µs that a question of the ORM costs, 500 go into working out its SQL. A prepared one is worked out for
stand-ins in the place of its values, and again only where it is asked with another number of values.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, ParamSpec, TypeVar, cast

from django.db import connections, models, router
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Row = TypeVar("Row")
Value = int | str

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
# No number that an archive's own code would compare with, and still one that every integer column can hold.
_FIRST_STAND_IN = 1_900_000_000
_PARAMETERS = re.compile(r"%%|%s|\b19000\d{5}\b")


class Prepared(Generic[P, Row]):
    """Made by `prepared`; called like the function it was made of, it returns the rows."""

    def __init__(self, question: Callable[P, models.QuerySet[Any, Row]]) -> None:
        self._question = question
        self._model: type[models.Model] | None = None
        self._plans: dict[tuple[object, ...], _Plan] = {}

    def __call__(self, *values: P.args, **named: P.kwargs) -> list[Row]:
        assert not named, "a prepared question takes its values in their order"  # noqa: S101
        given: list[Value] = []
        shape: list[object] = []
        for value in values:
            if isinstance(value, int | str):
                given.append(value)
                shape.append(type(value))
            else:
                many = cast(Sequence[Value], value)
                given.extend(many)
                shape.append(len(many))
        if 0 in shape or any(isinstance(value, int) and not _SMALLEST <= value <= _LARGEST for value in given):
            return []  # nothing is among no works, and no row has a number that no column can hold
        model = self._model or self._find_model(shape)
        alias = router.db_for_read(model)
        plan = self._plans.get((alias, *shape)) or self._work_out(alias, shape)
        return plan.ask(given)

    def _find_model(self, shape: Sequence[object]) -> type[models.Model]:
        self._model = self._ask_stand_ins(shape).model
        return self._model

    def _work_out(self, alias: str, shape: Sequence[object]) -> "_Plan":
        plan = _plan_for(self._ask_stand_ins(shape), alias)
        asked = {number for _place, number in plan.places}
        given = sum(each if isinstance(each, int) else 1 for each in shape)
        assert asked == set(range(given)), "a prepared question takes its values as they are"  # noqa: S101
        self._plans[alias, *shape] = plan
        return plan

    def _ask_stand_ins(self, shape: Sequence[object]) -> models.QuerySet[Any, Row]:
        numbers = count()
        values: list[Any] = []
        for each in shape:
            if isinstance(each, int):
                values.append([_stand_in(next(numbers), int) for _place in range(each)])
            else:
                values.append(_stand_in(next(numbers), each))
        return self._question(*values)  # type: ignore[call-arg]


def prepared(question: Callable[P, models.QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """Decorates a function whose arguments are ids, words or sequences of ids, and which returns a query set of
    instances (with `select_related`, `only`, `annotate`) or of a `values_list`."""
    return Prepared(question)


def _stand_in(number: int, kind: object) -> Value:
    return f"\x01stand-in {number}" if kind is str else _FIRST_STAND_IN + number


@dataclass(frozen=True, slots=True)
class _Plan:
    alias: str
    sql: str
    constants: tuple[Any, ...]
    places: Sequence[tuple[int, int]]
    """Which parameter of the SQL is which of the values given."""
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]
    made_of: Callable[[Sequence[Any]], Any]

    def ask(self, given: Sequence[Value]) -> list[Any]:
        connection = connections[self.alias]
        parameters = list(self.constants)
        for place, number in self.places:
            parameters[place] = given[number]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        return [self.made_of(self._converted(row, connection)) for row in rows]

    def _converted(self, row: Sequence[Any], connection: Any) -> Sequence[Any]:
        """As Django has it: SQLite knows no times, for example."""
        if not self.converters:
            return row
        values = list(row)
        for place, converters, expression in self.converters:
            if values[place] is not None:
                for converter in converters:
                    values[place] = converter(values[place], expression, connection)
        return values


def _plan_for(queryset: models.QuerySet[Any, Any], alias: str) -> _Plan:
    compiler = queryset.query.get_compiler(using=alias)
    sql, parameters = _all_as_parameters(*compiler.as_sql())
    found = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
    return _Plan(
        alias=alias,
        sql=sql,
        constants=parameters,
        places=list(_places(parameters)),
        converters=[(place, converters, expression) for place, (converters, expression) in found.items()],
        made_of=_maker(queryset, compiler, alias),
    )


def _all_as_parameters(sql: str, parameters: Iterable[Any]) -> tuple[str, tuple[Any, ...]]:
    """Where a slice begins and ends Django writes into the SQL itself: a stand-in there becomes a parameter too."""
    given, taken = iter(parameters), []

    def parameter(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return found[0]
        taken.append(next(given) if found[0] == "%s" else int(found[0]))
        return "%s"

    return _PARAMETERS.sub(parameter, sql), tuple(taken)


def _places(parameters: Iterable[Any]) -> Iterable[tuple[int, int]]:
    for place, parameter in enumerate(parameters):
        if isinstance(parameter, str) and parameter.startswith("\x01stand-in "):
            yield place, int(parameter.split()[-1])
        elif isinstance(parameter, int) and parameter >= _FIRST_STAND_IN:
            yield place, parameter - _FIRST_STAND_IN


def _maker(queryset: models.QuerySet[Any, Any], compiler: SQLCompiler, alias: str) -> Callable[[Sequence[Any]], Any]:
    """Makes of a row what the query set would have made of it."""
    if queryset._iterable_class is ValuesListIterable:
        return tuple
    assert queryset._iterable_class is ModelIterable, "prepared questions give instances or value lists"  # noqa: S101
    made, columns = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    start, end = columns[0], columns[-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:end]]
    related = get_related_populators(compiler.klass_info, compiler.select, alias)  # type: ignore[call-arg]
    annotations = list((compiler.annotation_col_map or {}).items())

    def instance(row: Sequence[Any]) -> Any:
        one = made.from_db(alias, names, row[start:end])
        for populator in related:
            populator.populate(row, one)
        for name, place in annotations:
            setattr(one, name, row[place])
        return one

    return instance
