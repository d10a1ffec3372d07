"""Static files by content hash, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashed names that also reach the imports inside JavaScript modules."""

    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """Return the hashed name; the plain one before the first collectstatic, as under a bare runserver."""
        return super().stored_name(name) if self.hashed_files else name
