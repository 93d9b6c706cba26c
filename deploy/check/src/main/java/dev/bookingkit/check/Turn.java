package dev.bookingkit.check;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One operation of a player. Its key and its draws are its own: whatever was answered before, the seed decides the same.
 *
 * @param random of this operation alone, and used up before the first answer to it
 */
record Turn(String key, RandomGenerator random) {

    /** Of a request that follows from this operation's first one. */
    String key(String next) {
        return key + "-" + next;
    }

    boolean oneOf(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** What the answers have left to choose from decides the choice, never what is drawn after it. */
    <T> T any(List<T> own) {
        return own.get(random.nextInt(Integer.MAX_VALUE) % own.size());
    }
}
