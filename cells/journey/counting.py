"""How many rows there are, as a column of an outer query."""

from django.db.models import F, Func, IntegerField, Subquery


def count_of(rows) -> Subquery:
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=number).values("number"))
