-- Heart-to-heart talks: who and when, never what was said (MTG-08, MTG-10, INT-09). The fixed day of theme days, dated (MTG-07).
create table talk (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  talked_on date not null,
  person_id bigint not null references person,
  other_person_id bigint not null references person check (other_person_id <> person_id),
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  voided_at timestamptz,
  voided_by bigint,
  void_reason text,
  check ((voided_at is null) = (void_reason is null))
);
create unique index talk_once on talk (org_id, talked_on, least(person_id, other_person_id), greatest(person_id, other_person_id))
  where voided_at is null;
create index on talk (org_id, talked_on);
create index on talk (person_id, talked_on);
create index on talk (other_person_id, talked_on);
comment on table talk is '谈心谈话（只记日期和双方，不记内容；MTG-08）';
comment on column talk.id is '编号';
comment on column talk.org_id is '登记的组织';
comment on column talk.talked_on is '谈话日期';
comment on column talk.person_id is '谈话人';
comment on column talk.other_person_id is '谈话对象';
comment on column talk.recorded_on is '录入日期';
comment on column talk.recorded_at is '录入时间';
comment on column talk.recorded_by is '录入人账号';
comment on column talk.voided_at is '作废时间';
comment on column talk.voided_by is '作废人账号';
comment on column talk.void_reason is '作废原因';

alter table talk enable row level security;
create policy reach on talk for select to hongzhu_app
  using (org_id = any (array(select reach_org())) or person_id = (select reach_self()) or other_person_id = (select reach_self()));
create policy add on talk for insert to hongzhu_app with check (true);
create policy change on talk for update to hongzhu_app using (org_id = any (array(select reach_org())));

-- Names of a talk's two persons as they stand in the record, also of one who has moved away since; for rows in reach or about oneself.
create function talk_names(of_talks bigint[])
returns table (talk_id bigint, name text, other_name text)
language sql stable security definer set search_path = public as $$
  select t.id, p.name, o.name from talk t
  join person p on p.id = t.person_id join person o on o.id = t.other_person_id
  where t.id = any (of_talks)
    and (t.org_id in (select reach_org()) or t.person_id = (select reach_self()) or t.other_person_id = (select reach_self()))
$$;

create table theme_day (
  id bigint generated always as identity primary key,
  org_id bigint not null references org,
  day_of_month smallint check (day_of_month between 1 and 31),
  week_of_month smallint check (week_of_month between 0 and 4),
  weekday smallint check (weekday between 1 and 7),
  from_on date not null,
  until_on date check (until_on > from_on),
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  check ((day_of_month is null) = (week_of_month is not null) and (week_of_month is null) = (weekday is null)),
  exclude using gist (org_id with =, daterange(from_on, until_on) with &&)
);
comment on table theme_day is '主题党日的固定日（MTG-07）';
comment on column theme_day.id is '编号';
comment on column theme_day.org_id is '组织';
comment on column theme_day.day_of_month is '每月几日；按星期固定的为空';
comment on column theme_day.week_of_month is '第几个（1–4，0 为最后一个）；按日固定的为空';
comment on column theme_day.weekday is '星期几（1–7）；按日固定的为空';
comment on column theme_day.from_on is '起始日期';
comment on column theme_day.until_on is '终止日期（不含）';
comment on column theme_day.recorded_at is '录入时间';
comment on column theme_day.recorded_by is '录入人账号';
