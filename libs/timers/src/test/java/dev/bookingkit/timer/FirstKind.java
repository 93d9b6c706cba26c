package dev.bookingkit.timer;

import jakarta.inject.Singleton;

@Singleton
class FirstKind extends RecordingHandler {

    FirstKind() {
        super("first");
    }

    @Override
    public int concurrency() {
        return 2;
    }
}
