"""Two editions of a ruleset side by side: what was changed, who is judged otherwise, and which case says so."""
