-- Nobody asks for an entry of the timeline without its lead: one index does, where each entry was written into two.
drop index timeline_of_lead;
alter table timeline_entry
    drop constraint timeline_entry_pkey,
    add primary key (lead, id);
