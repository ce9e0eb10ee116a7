-- Which Close workflow sent it; null: a person did. A setter may sleep for another time after a workflow's text.
alter table unattributed_text add column workflow_id text;
