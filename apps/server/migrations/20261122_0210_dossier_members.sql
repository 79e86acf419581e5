-- How many full members an uncovered school has, as whoever looked into it states: the adviser needs a number, never reads prose.
alter table dossier_entry add column full_members int check (full_members >= 0);
alter table dossier_entry add constraint dossier_entry_members_only check (full_members is null or item = 'members');
comment on column dossier_entry.full_members is '正式党员人数（党员队伍情况清）；空为未查清';
