"""A worry arrives, is screened, is triaged."""
