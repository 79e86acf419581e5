-- The cache is rewritten often and read by organisation: two indexes that only cost are dropped.
drop index if exists obligation_state_due_on_idx;
drop index if exists obligation_rule_state_idx;
