"""Changes a ruleset in one place at a time and looks whether its cases notice."""
