"""How views reach records: nothing is loaded that the user may not see."""

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404
from django.views.generic.detail import SingleObjectMixin


class NamedPolicy:
    """Refuse a view class that does not name its own ``policy``.

    The policy must stand in the class itself, so that a subclass cannot inherit a
    weaker one by accident.
    """

    policy = None

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.__module__ != __name__ and not callable(cls.__dict__.get("policy")):
            raise ImproperlyConfigured(f"{cls.__qualname__} must set a policy.")


class PolicyMixin(NamedPolicy):
    """A view without a record: ``policy(user)`` says who may open it, else 404."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not type(self).policy(request.user):
            raise Http404


class VisibleMixin(NamedPolicy):
    """A list narrowed to what the signed-in user may see."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not type(self).policy(request.user):
            raise Http404

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user)


class RecordMixin(NamedPolicy, SingleObjectMixin):
    """Load one record and ask ``policy(user, record)`` before any handler runs.

    A record that the user may not see is a 404, so that its existence does not
    leak; one that they may see but not act on is a 403. On a page that shows
    another's text ``before_showing`` runs before the text is rendered, on GET only,
    and the answer is not stored by any cache.
    """

    shows_anothers_text = False

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = super().get_object()
        if not type(self).policy(request.user, self.object):
            raise PermissionDenied

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user)

    def get_object(self, queryset=None):
        return self.object  # loaded and checked in setup()

    def before_showing(self):
        """Record the opening of another's text; may raise ``WorkflowError``."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and self.shows_anothers_text:
            self.before_showing()
        response = super().dispatch(request, *args, **kwargs)
        if self.shows_anothers_text:
            response["Cache-Control"] = "no-store"
        return response
