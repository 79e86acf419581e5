-- Floating and lost contact are dated facts: who was away on a past day stays so in that day's list (MDS-19, FLO-01, FLO-05).
create table member_away (
  id bigint generated always as identity primary key,
  person_id bigint not null references member on delete cascade,
  org_id bigint not null references org,
  kind text not null check (kind in ('floating','lost')),
  from_on date,
  until_on date check (until_on >= from_on),
  destination text,
  reason text,
  contact text,
  recorded_at timestamptz not null default now(),
  recorded_by bigint,
  exclude using gist (person_id with =, kind with =, daterange(from_on, until_on) with &&)
);
create index on member_away (org_id, kind);
comment on table member_away is '流动、失联的起止（MDS-19）；党员表中的同名项目是现状';
comment on column member_away.id is '编号';
comment on column member_away.person_id is '党员';
comment on column member_away.org_id is '登记时所在支部';
comment on column member_away.kind is '种类：流动、失联';
comment on column member_away.from_on is '外出日期、失联日期；空为不详';
comment on column member_away.until_on is '返回、恢复联系日期（不含）';
comment on column member_away.destination is '流向';
comment on column member_away.reason is '流动原因';
comment on column member_away.contact is '支部联系人';
comment on column member_away.recorded_at is '登记时间';
comment on column member_away.recorded_by is '登记人账号';

alter table member_away enable row level security;
create policy reach on member_away for select to hongzhu_app using (org_id in (select reach_org()) or keeps(person_id));

-- One kind of absence of one member as it now stands: an open row begins, is corrected, or ends today.
create function record_away(who bigint, home bigint, what text, is_away boolean, since date, towards text, why text, whom text, by bigint)
returns void language plpgsql security definer set search_path = public as $$
declare
  today date := coalesce(nullif(current_setting('hz.on', true), '')::date, current_date);
  present member_away;
begin
  select * into present from member_away where person_id = who and kind = what and until_on is null;
  if not is_away then
    update member_away set until_on = greatest(today, from_on) where id = present.id;
    return;
  end if;
  if present.id is not null and since > present.from_on and (towards, why) is distinct from (present.destination, present.reason) then
    update member_away set until_on = since where id = present.id;
  elsif present.id is not null then
    update member_away set from_on = since, destination = towards, reason = why, contact = whom where id = present.id;
    return;
  end if;
  insert into member_away (person_id, org_id, kind, from_on, destination, reason, contact, recorded_by)
    values (who, home, what, since, towards, why, whom, by);
end $$;
revoke execute on function record_away from public;

create function follow_away() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform record_away(new.person_id, new.org_id, 'floating', new.is_floating, new.floating_from, new.floating_to, new.floating_reason,
    new.floating_contact, new.recorded_by);
  perform record_away(new.person_id, new.org_id, 'lost', new.is_lost, new.lost_on, null, null, null, new.recorded_by);
  return null;
end $$;
create trigger member_away_begun after insert on member for each row when (new.is_floating or new.is_lost) execute function follow_away();
create trigger member_away_followed
  after update of is_floating, floating_to, floating_from, floating_reason, floating_contact, is_lost, lost_on on member
  for each row execute function follow_away();

insert into member_away (person_id, org_id, kind, from_on, destination, reason, contact, recorded_at, recorded_by)
  select person_id, org_id, 'floating', floating_from, floating_to, floating_reason, floating_contact, recorded_at, recorded_by
  from member where is_floating
  union all
  select person_id, org_id, 'lost', lost_on, null, null, null, recorded_at, recorded_by from member where is_lost;
