package dev.bookingkit.mail;

/**
 * What a mail says.
 *
 * @param calendar an iCalendar object (RFC 5545)
 * @param method its METHOD, REQUEST or CANCEL
 */
record MailContent(String html, String text, String calendar, String method) {}
