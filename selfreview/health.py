"""Whether the installation works: database reachable, migrations applied."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def healthz(request):
    """200 if everything stands, 503 with the name of what does not."""
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return answer(503, database="unreachable")
    if plan:
        return answer(503, database="ok", migrations="pending")
    return answer(200, database="ok", migrations="ok")


def answer(status: int, **facts):
    response = JsonResponse(facts, status=status)
    response["Cache-Control"] = "no-store"
    return response
