-- After a merge a conversation goes on under another lead, and as an engagement with an id of its own. Who counts what became of those that were activated needs to know which
-- ones they are now. Written at a merge and read by people's questions: nothing on the way of an event pays for it.
create table moved_engagement (
    engagement_id uuid primary key,
    account       text not null,
    first_id      uuid not null
);
comment on column moved_engagement.first_id is 'The engagement that was activated, however many merges ago';
create index moved_engagement_by_first on moved_engagement (first_id);
