-- Floating and lost contact live in member_away alone; the columns that mirrored their present state go.
drop trigger member_away_begun on member;
drop trigger member_away_followed on member;
drop function follow_away();
alter table member
  drop column is_floating, drop column floating_to, drop column floating_from, drop column floating_reason,
  drop column floating_contact, drop column is_lost, drop column lost_on;
comment on table member_away is '流动、失联的起止（MDS-19）；没有终止日期的是现状';

-- Written by the commands themselves now, behind the second wall like every other fact about a person.
alter function record_away(bigint, bigint, text, boolean, date, text, text, text, bigint) security invoker;
grant execute on function record_away(bigint, bigint, text, boolean, date, text, text, text, bigint) to hongzhu_app;
create policy add on member_away for insert to hongzhu_app with check (true);
create policy change on member_away for update to hongzhu_app
  using (org_id = any (array(select reach_org())) or keeps(person_id)) with check (true);
