"""Children and adults as persons (data subjects, never accounts): identity and matching."""
