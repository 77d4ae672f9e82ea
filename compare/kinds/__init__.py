"""The questions that outlets answer, one module a kind: each gives drafts of facts."""
