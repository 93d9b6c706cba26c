package dev.bookingkit.apicheck;

/** One header line; names may repeat. Each char of the value is one byte on the wire (ISO 8859-1). */
record Header(String name, String value) {}
