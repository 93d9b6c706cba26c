package dev.bookingkit.timer;

import jakarta.inject.Singleton;

@Singleton
class SecondKind extends RecordingHandler {

    SecondKind() {
        super("second");
    }
}
