from django.urls import path

from cells.preparation.views import (
    material_keeping,
    materials,
    principles,
    reading_meetings,
    rules,
)

reading = [
    path("materials/", materials.MaterialList.as_view(), name="materials"),
    path("materials/<int:pk>/", materials.MaterialDetail.as_view(), name="material"),
    path(
        "materials/<int:pk>/file/",
        materials.MaterialFile.as_view(),
        name="material_file",
    ),
    path(
        "materials/<int:pk>/confirm/",
        materials.MaterialConfirm.as_view(),
        name="confirm_material",
    ),
    path(
        "reading-meetings/<int:pk>/object/",
        materials.ReadingObject.as_view(),
        name="object_reading",
    ),
]
keeping = [
    path(
        "rounds/<int:pk>/materials/",
        material_keeping.RoundMaterials.as_view(),
        name="round_materials",
    ),
    path(
        "rounds/<int:pk>/materials/readers/",
        material_keeping.ReadingList.as_view(),
        name="reading_list",
    ),
    path(
        "rounds/<int:pk>/materials/add/<slug:kind>/",
        material_keeping.MaterialAdd.as_view(),
        name="add_material",
    ),
    path(
        "materials/<int:pk>/edit/",
        material_keeping.MaterialEdit.as_view(),
        name="edit_material",
    ),
    path(
        "materials/<int:pk>/withdraw/",
        material_keeping.MaterialWithdraw.as_view(),
        name="withdraw_material",
    ),
    path(
        "materials/<int:pk>/put-back/",
        material_keeping.MaterialPutBack.as_view(),
        name="put_back_material",
    ),
    path(
        "materials/<int:pk>/move/",
        material_keeping.MaterialMove.as_view(),
        name="move_material",
    ),
    path(
        "rounds/<int:pk>/reading-meetings/add/",
        reading_meetings.ReadingMeetingAdd.as_view(),
        name="add_reading_meeting",
    ),
    path(
        "reading-meetings/<int:pk>/",
        reading_meetings.ReadingMeetingDetail.as_view(),
        name="reading_meeting",
    ),
]
shelf = [
    path("rules/", rules.RuleShelf.as_view(), name="rules"),
    path("rules/add/", rules.RuleAdd.as_view(), name="rule_add"),
    path("rules/<int:pk>/", rules.RuleDetail.as_view(), name="rule"),
    path("rules/<int:pk>/edit/", rules.RuleEdit.as_view(), name="rule_edit"),
    path("rules/<int:pk>/replaced/", rules.RuleReplace.as_view(), name="rule_replace"),
    path("rules/<int:pk>/in-force/", rules.RuleInForce.as_view(), name="rule_in_force"),
    path("rules/<int:pk>/remove/", rules.RuleRemove.as_view(), name="rule_remove"),
]
about_criticism = [
    path(
        "rounds/<int:pk>/principles/",
        principles.Principles.as_view(),
        name="principles",
    ),
    path(
        "rounds/<int:pk>/principles/add/",
        principles.PrincipleAdd.as_view(),
        name="principle_add",
    ),
    path("principles/<int:pk>/", principles.PrincipleEdit.as_view(), name="principle"),
    path(
        "principles/<int:pk>/remove/",
        principles.PrincipleRemove.as_view(),
        name="principle_remove",
    ),
    path(
        "principles/<int:pk>/move/",
        principles.PrincipleMove.as_view(),
        name="principle_move",
    ),
]
urlpatterns = [*reading, *keeping, *shelf, *about_criticism]
