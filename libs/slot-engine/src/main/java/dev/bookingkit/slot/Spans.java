package dev.bookingkit.slot;

import java.util.Arrays;
import java.util.List;

/** A growing list of half-open stretches of microseconds; {@link #merge} makes it sorted and disjoint. */
final class Spans {
    private static final int LARGE = 4_096;

    private long[] starts;
    private long[] ends;
    private int size;
    private int large = LARGE;

    Spans(int capacity) {
        starts = new long[Math.max(4, capacity)];
        ends = new long[Math.max(4, capacity)];
    }

    int size() {
        return size;
    }

    long start(int i) {
        return starts[i];
    }

    long end(int i) {
        return ends[i];
    }

    /** Adds a stretch; an empty one is left out. */
    void add(long start, long end) {
        if (start >= end) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    /**
     * Sorts, and joins what overlaps or touches. A union needs no pairs: with starts and ends sorted apart, a stretch is open
     * while more have started than ended.
     */
    Spans merge() {
        if (isMerged()) {
            return this;
        }
        Arrays.sort(starts, 0, size);
        Arrays.sort(ends, 0, size);
        int out = 0;
        int i = 0;
        while (i < size) {
            long from = starts[i];
            while (i + 1 < size && starts[i + 1] <= ends[i]) {
                i++;
            }
            starts[out] = from;
            ends[out++] = ends[i++];
        }
        size = out;
        return this;
    }

    /** Merges once more has gathered than last time was left: however much is added, it takes room for what is disjoint. */
    void mergeWhenLarge() {
        if (size >= large) {
            large = Math.max(LARGE, 2 * merge().size);
        }
    }

    /** What is in this and not in the other; both merged. */
    Spans minus(Spans other) {
        if (other.size == 0) {
            return this;
        }
        var result = new Spans(size + other.size);
        int j = 0;
        for (int i = 0; i < size; i++) {
            long from = starts[i];
            while (j < other.size && other.ends[j] <= from) {
                j++;
            }
            int k = j;
            for (; k < other.size && other.starts[k] < ends[i]; k++) {
                result.add(from, other.starts[k]);
                from = Math.max(from, other.ends[k]);
            }
            result.add(from, ends[i]);
            j = Math.max(j, k - 1);
        }
        return result;
    }

    /** What is in both; both merged. */
    Spans and(Spans other) {
        var result = new Spans(Math.max(size, other.size));
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            result.add(Math.max(starts[i], other.starts[j]), Math.min(ends[i], other.ends[j]));
            if (ends[i] <= other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return result;
    }

    /** Where at least n of these overlap; each merged. */
    static Spans atLeast(int n, List<Spans> all) {
        var sum = new Spans(all.stream().mapToInt(Spans::size).sum());
        for (Spans one : all) {
            for (int i = 0; i < one.size; i++) {
                sum.add(one.starts[i], one.ends[i]);
            }
        }
        Arrays.sort(sum.starts, 0, sum.size);
        Arrays.sort(sum.ends, 0, sum.size);
        var result = new Spans(sum.size);
        int depth = 0;
        int end = 0;
        long from = 0;
        for (int start = 0; end < sum.size; ) {
            if (start < sum.size && sum.starts[start] <= sum.ends[end]) {
                depth++;
                from = depth == n ? sum.starts[start] : from;
                start++;
            } else {
                if (depth == n) {
                    result.add(from, sum.ends[end]);
                }
                depth--;
                end++;
            }
        }
        return result;
    }

    /** Whether one stretch holds all of [start, end); merged. */
    boolean covers(long start, long end) {
        int i = indexEndingAfter(start);
        return i < size && starts[i] <= start && end <= ends[i];
    }

    /** Index of the first stretch that ends after the moment; merged. */
    int indexEndingAfter(long moment) {
        int i = Arrays.binarySearch(ends, 0, size, moment);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /** The first one started earlier than this says. */
    Spans startingAt(long start) {
        starts[0] = start;
        return this;
    }

    /** Without the first ones. */
    Spans from(int index) {
        if (index == 0) {
            return this;
        }
        var result = new Spans(size - index);
        result.size = size - index;
        System.arraycopy(starts, index, result.starts, 0, result.size);
        System.arraycopy(ends, index, result.ends, 0, result.size);
        return result;
    }

    private boolean isMerged() {
        for (int i = 1; i < size; i++) {
            if (starts[i] <= ends[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
