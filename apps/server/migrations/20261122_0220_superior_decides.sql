-- A delay is decided by the superior; each decision is a row of its own, so that a second one leaves the first as it was (ORG-15).
create table term_delay (
  id bigint generated always as identity primary key,
  term_id bigint not null references term,
  delayed_to date not null,
  doc_no text,
  decided_on date,
  decided_by bigint references org,
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by bigint
);
create index on term_delay (term_id, id desc);
comment on table term_delay is '批准延期换届（逐次登记，以最近一次为准，ORG-15）';
comment on column term_delay.id is '编号';
comment on column term_delay.term_id is '届期';
comment on column term_delay.delayed_to is '延期至';
comment on column term_delay.doc_no is '批复文号；空为没有批复';
comment on column term_delay.decided_on is '批复日期；空为不详';
comment on column term_delay.decided_by is '批准组织';
comment on column term_delay.reason is '理由';
comment on column term_delay.recorded_at is '录入时间';
comment on column term_delay.recorded_by is '录入人账号';
insert into term_delay (term_id, delayed_to, doc_no, recorded_at, recorded_by)
  select id, delayed_to, delay_doc_no, recorded_at, recorded_by from term where delayed_to is not null;
alter table term drop column delayed_to;
alter table term drop column delay_doc_no;

-- Branches put on the list of the weak, by their superior: why, the plan to set them right, and its acceptance (ORG-19).
create table weak_listing (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  listed_on date not null,
  doc_no text not null,
  decided_by bigint not null references org,
  reason text not null,
  plan_on date,
  plan_doc_no text,
  accepted_on date,
  accepted_doc_no text,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  check (plan_on is null or plan_on >= listed_on),
  check (accepted_on is null or accepted_on >= plan_on)
);
create index on weak_listing (org_id, listed_on desc);
create unique index weak_listing_open on weak_listing (org_id) where accepted_on is null;
comment on table weak_listing is '软弱涣散基层党组织：列入、整顿方案、验收（ORG-19）';
comment on column weak_listing.id is '编号';
comment on column weak_listing.org_id is '党组织';
comment on column weak_listing.listed_on is '列入日期';
comment on column weak_listing.doc_no is '列入文号';
comment on column weak_listing.decided_by is '决定组织（上级）';
comment on column weak_listing.reason is '列入原因';
comment on column weak_listing.plan_on is '整顿方案日期';
comment on column weak_listing.plan_doc_no is '整顿方案文号';
comment on column weak_listing.accepted_on is '验收日期';
comment on column weak_listing.accepted_doc_no is '验收文号';
comment on column weak_listing.recorded_at is '录入时间';
comment on column weak_listing.recorded_by is '录入人账号';

-- The paper that states the last day of a temporary branch (ORG-06).
alter table org add column ends_doc_no text;
comment on column org.ends_doc_no is '临时党支部截止日期的文号';

-- Feedback belongs to the organisation for which it was given; rows from before are shown to the root office only.
alter table feedback add column org_id bigint references org;
create index on feedback (org_id);
comment on column feedback.org_id is '提出人当时的组织；空的只由最上级办公室查看';
