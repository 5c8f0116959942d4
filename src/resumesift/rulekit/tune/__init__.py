"""A ruleset held against a recruiter's own list of yes and no: where they agree, and what might be changed."""
