"""Static files by content hash, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashed names that also reach the imports inside JavaScript modules."""

    support_js_module_import_aggregation = True
