from django.urls import path

from cells.preparation.views import aims, conditions, duties, talks

urlpatterns = [
    path("rounds/<int:pk>/aims/", aims.SessionAims.as_view(), name="session_aims"),
    path("rounds/<int:pk>/duties/seed/", duties.DutySeed.as_view(), name="duties_seed"),
    path("rounds/<int:pk>/duties/add/", duties.DutyAdd.as_view(), name="duty_add"),
    path(
        "rounds/<int:pk>/duties/assign/",
        duties.DutyAssign.as_view(),
        name="duty_assign",
    ),
    path("duties/<int:pk>/", duties.DutyChange.as_view(), name="duty"),
    path("duties/<int:pk>/done/", duties.DutyDone.as_view(), name="duty_done"),
    path("duties/<int:pk>/undone/", duties.DutyUndone.as_view(), name="duty_undone"),
    path("duties/<int:pk>/remove/", duties.DutyRemove.as_view(), name="duty_remove"),
    path(
        "rounds/<int:pk>/conditions/seed/",
        conditions.ConditionSeed.as_view(),
        name="conditions_seed",
    ),
    path(
        "rounds/<int:pk>/conditions/add/",
        conditions.ConditionAdd.as_view(),
        name="condition_add",
    ),
    path(
        "conditions/<int:pk>/", conditions.ConditionChange.as_view(), name="condition"
    ),
    path(
        "conditions/<int:pk>/tick/",
        conditions.ConditionTick.as_view(),
        name="condition_tick",
    ),
    path(
        "conditions/<int:pk>/remove/",
        conditions.ConditionRemove.as_view(),
        name="condition_remove",
    ),
    path("rounds/<int:pk>/talks/", talks.TalkList.as_view(), name="talks"),
    path("talks/<int:pk>/", talks.TalkChange.as_view(), name="talk"),
]
