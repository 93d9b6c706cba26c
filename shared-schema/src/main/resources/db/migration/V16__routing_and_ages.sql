-- Routing: one index serves the list of a form's submissions and their counts. Sweeping: rows found by their age.

CREATE INDEX routing_submissions_of_form ON routing_submissions (organization_id, form_id, created_at, id)
  INCLUDE (matched_rule, booking_id);
DROP INDEX routing_submissions_list;
COMMENT ON COLUMN routing_submissions.matched_rule IS 'the rule''s id, or fallback; null: there was nowhere to go';
COMMENT ON COLUMN routing_forms.rules IS
  '[{id, match: all|any, conditions: [{field, operator, value} or {match, conditions}], target: {eventTypeId?, providerId?, teamId?}}]';

CREATE INDEX webhook_deliveries_age ON webhook_deliveries (created_at);
CREATE INDEX mail_log_age ON mail_log (created_at);
