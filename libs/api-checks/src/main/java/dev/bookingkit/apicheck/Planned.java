package dev.bookingkit.apicheck;

/** A case before it is sent. */
record Planned(Row row, String name, Request request, Expected expected) {}
