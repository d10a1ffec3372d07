"""The inter-agency referral discussion: what each agency knows, and what is decided for each child."""
