"""What members do with materials: find, open, read and confirm them (O2)."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.preparation import reading_policies as policies
from cells.preparation.material_files import SHOWN_IN_PLACE
from cells.preparation.models.materials import Material
from cells.preparation.models.readings import ReadingMeeting
from cells.preparation.pages.material import material_page
from cells.preparation.pages.materials import materials_page
from cells.preparation.services import reading as services
from cells.preparation.views.reading_shared import ReadingPress

MATERIALS = Material.objects.select_related("cell_round__round", "cell_round__cell")


class MaterialList(PolicyMixin, View):
    """What is to be read in the cells of today, and what was."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        page = materials_page(request.user, localdate())
        return render(request, "cells/preparation/materials.html", {"page": page})


class MaterialDetail(RecordMixin, View):
    """One material, with the confirmation at its end."""

    queryset = MATERIALS
    policy = policies.reads_material

    def get_queryset(self):
        return super().get_queryset().with_reading_of(self.request.user.pk)

    def get(self, request, *args, **kwargs):
        page = material_page(self.object, request.user, localdate())
        return render(request, "cells/preparation/material.html", {"page": page})


class MaterialFile(RecordMixin, View):
    """The file of a material, to members of its cell alone."""

    queryset = MATERIALS
    policy = policies.reads_material

    def get(self, request, *args, **kwargs):
        material = self.object
        if not material.file:
            raise Http404
        response = StreamingHttpResponse(
            pieces_of(material.file), content_type=material.media_type
        )
        response["Content-Length"] = material.size
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=material.media_type not in SHOWN_IN_PLACE,
            filename=material.name,
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def pieces_of(stored):
    """The content bit by bit: a video is not read into memory, and nothing is open
    before the first bit is asked for."""
    with stored.open("rb") as file:
        yield from file.chunks()


class MaterialConfirm(ReadingPress, RecordMixin, View):
    """“Tôi đã đọc”: said once, its first time counts."""

    queryset = MATERIALS
    policy = policies.reads_material
    form_class = Form

    def back_url(self):
        return reverse("preparation:material", args=[self.object.pk])

    def act(self):
        services.confirm_reading(
            material=self.object, member=self.request.user, now=now()
        )
        messages.success(self.request, _("Your reading has been recorded."))


class ReadingObject(ReadingPress, RecordMixin, View):
    """“Tôi không dự buổi này”: only whoever was marked finds a mark to take away."""

    queryset = ReadingMeeting.objects.select_related("cell_round")
    policy = policies.reads_meeting
    form_class = Form

    def back_url(self):
        return reverse("preparation:materials")

    def act(self):
        services.object_to_mark(
            meeting=self.object, member=self.request.user, now=now()
        )
        messages.success(
            self.request,
            _("The mark has been taken away. The materials wait for you to read."),
        )
