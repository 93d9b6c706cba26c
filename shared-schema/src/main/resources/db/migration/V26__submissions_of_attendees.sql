-- Who shares a session is forgotten alone: a submission that led to a seat belongs to the seat's attendee, not to whoever opened the session.

ALTER TABLE routing_submissions
  ADD COLUMN attendee_id uuid,
  ADD FOREIGN KEY (organization_id, attendee_id) REFERENCES seat_attendees (organization_id, id) ON DELETE SET NULL (attendee_id);
CREATE INDEX routing_submissions_attendee ON routing_submissions (attendee_id) WHERE attendee_id IS NOT NULL;
COMMENT ON COLUMN routing_submissions.attendee_id IS 'whose seat it led to, in a booking that several share';
