"""Events folded over the state of a company, each answer with its reasons."""
