-- Bulk operations that have ended are swept by their end.
CREATE INDEX operations_age ON operations (finished_at) WHERE finished_at IS NOT NULL;
