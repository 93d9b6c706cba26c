package dev.bookingkit.submission.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** @param answers to the form's fields, by key; JSON values */
record SubmissionRequest(@NotNull @Size(max = 50) Map<String, Object> answers) {}
