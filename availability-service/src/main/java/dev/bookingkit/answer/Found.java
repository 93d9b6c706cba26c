package dev.bookingkit.answer;

/**
 * An answer as it was found out.
 *
 * @param readAt the moment before it was read
 * @param cells what it was read from
 */
record Found(Answer answer, long readAt, int[] cells) {}
