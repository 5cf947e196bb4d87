"""How static files are named: by their content, with what modules import."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Also rewrites the addresses that one JavaScript module imports another by."""

    support_js_module_import_aggregation = True
