-- People of a past day. Someone who has since moved away is out of reach by his home of today, yet was due at the meeting of
-- that day and stands in its record: these functions give name and category of that day, for organisations in reach only.
create function meeting_roster(of_org bigint, is_below boolean, on_day date)
returns table (person_id bigint, name text, name_key text, category text, has_vote boolean, is_relieved boolean)
language sql stable security definer set search_path = public as $$
  select m.person_id, p.name, p.name_key, m.category,
    m.category = 'F' and not exists (
      select from member_relief r where r.person_id = m.person_id and r.kind = 'rights'
        and r.from_on <= on_day and (r.until_on is null or r.until_on > on_day)),
    exists (
      select from member_relief r where r.person_id = m.person_id and r.kind = 'attendance'
        and r.from_on <= on_day and (r.until_on is null or r.until_on > on_day))
  from member_at(on_day) m join person p on p.id = m.person_id
  where of_org in (select reach_org())
    and (
      m.org_id = of_org
      or is_below and m.org_id in (
        select b.org_id from org_placement o join org_placement b on b.path >= o.path and b.path < (o.path || '~') collate "C"
        where o.org_id = of_org and o.from_on <= on_day and (o.until_on is null or o.until_on > on_day)
          and b.from_on <= on_day and (b.until_on is null or b.until_on > on_day))
      or m.person_id in (
        select g.person_id from group_member g where g.group_id = of_org and g.from_on <= on_day and (g.until_on is null or g.until_on > on_day)))
$$;

create function meeting_officers(of_org bigint, on_day date)
returns table (person_id bigint, name text, name_key text, duty text, category text, has_vote boolean, is_relieved boolean)
language sql stable security definer set search_path = public as $$
  select o.person_id, p.name, p.name_key, o.duty,
    case when m.joined_on is null or m.joined_on > on_day then 'N' when m.full_on is not null and m.full_on <= on_day then 'F' else 'P' end,
    not exists (
      select from member_relief r where r.person_id = o.person_id and r.kind = 'rights'
        and r.from_on <= on_day and (r.until_on is null or r.until_on > on_day)),
    exists (
      select from member_relief r where r.person_id = o.person_id and r.kind = 'attendance'
        and r.from_on <= on_day and (r.until_on is null or r.until_on > on_day))
  from post o join person p on p.id = o.person_id left join member m on m.person_id = o.person_id
  where of_org in (select reach_org()) and o.org_id = of_org and o.from_on <= on_day and (o.until_on is null or o.until_on > on_day)
$$;

create function meeting_names(of_meeting bigint)
returns table (person_id bigint, name text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name from meeting m
  join person p on p.id in (
    select a.person_id from attendance a where a.meeting_id = m.id
    union select d.owner_person_id from decision d where d.meeting_id = m.id
    union select unnest(array[m.chair_person_id, m.recorder_person_id, m.lecturer_person_id]))
  where m.id = of_meeting and m.org_id in (select reach_org())
$$;
