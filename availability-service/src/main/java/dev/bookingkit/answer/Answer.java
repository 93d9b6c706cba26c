package dev.bookingkit.answer;

/** Something that can be kept: immutable, and of a known size. */
public interface Answer {

    /** Roughly what it takes in memory. */
    int bytes();
}
