package dev.bookingkit.slots.http;

import dev.bookingkit.answer.Answer;

/** A body as it goes out, with its ETag; nobody writes to the array. */
final class TaggedBody implements Answer {

    private final byte[] body;
    private final String tag;

    TaggedBody(byte[] body, String tag) {
        this.body = body;
        this.tag = tag;
    }

    byte[] body() {
        return body;
    }

    /** With its quotes. */
    String tag() {
        return tag;
    }

    @Override
    public int bytes() {
        return body.length;
    }
}
