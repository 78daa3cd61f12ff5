package org.pumprig.rig.event;

/** What came from outside: bytes, edges, clock readings, completions. Everything else follows. */
public sealed interface Input extends Event
    permits Lifecycle,
        ServiceObservation,
        Witness,
        GatewayObservation,
        SoundObservation,
        WireObservation,
        PacketObservation,
        Completion,
        Attendance,
        DiskRoom,
        LogBook,
        CalibrationInput,
        ClockObservation {}
