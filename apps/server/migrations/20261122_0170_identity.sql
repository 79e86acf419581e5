-- What the second step and the end of a grant leave behind, and the way audit is searched by kind of event.
alter table role_grant add column decision_note text;
alter table role_grant add column ended_by bigint;
alter table role_grant add column ended_at timestamptz;
alter table role_grant add column end_reason text;
comment on column role_grant.decision_note is '批准或不同意的说明';
comment on column role_grant.ended_by is '终止人账号';
comment on column role_grant.ended_at is '终止时间';
comment on column role_grant.end_reason is '终止原因';
create index on role_grant (org_id);
create index on role_grant (state) where state = 'requested';

create index on event (type, seq desc);
create index on event (at, ip) where type = 'identity.sign-in-failed';
create index on one_time_token (account_id) where used_at is null;
