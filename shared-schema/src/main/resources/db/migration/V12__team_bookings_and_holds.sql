-- A hold for a team keeps why its host was chosen: the booking that it becomes says so.
ALTER TABLE holds ADD COLUMN assignment jsonb CHECK (jsonb_typeof(assignment) = 'object');
COMMENT ON COLUMN holds.assignment IS 'as in bookings';

-- Round robin counts what each member of a team was assigned over the team's window.
CREATE INDEX bookings_team_assigned ON bookings (team_id, created_at) WHERE team_id IS NOT NULL;
