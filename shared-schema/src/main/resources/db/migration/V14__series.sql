-- What a series was planned to be, kept beside what became of it.

ALTER TABLE recurring_series
  ADD COLUMN monthly_by text NOT NULL DEFAULT 'day_of_month' CHECK (monthly_by IN ('day_of_month', 'weekday')),
  ADD COLUMN occurrences jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(occurrences) = 'array' AND jsonb_array_length(occurrences) <= 52);
COMMENT ON COLUMN recurring_series.monthly_by IS 'a monthly series keeps its day of the month, or its weekday in the month';
COMMENT ON COLUMN recurring_series.occurrences IS
  '[{localStart, start, bookingId | reason, causes}] in the order of the series: when each is meant to be, and its booking or why there is none';
