package org.pumprig.rig.event;

/** What came from outside: bytes, edges, clock readings, completions. Everything else follows. */
public sealed interface Input extends Event
    permits Lifecycle,
        ServiceObservation,
        Witness,
        DropObservation,
        GatewayObservation,
        SoundObservation,
        PictureObservation,
        WireObservation,
        PacketObservation,
        StationObservation,
        Completion,
        Attendance,
        DiskRoom,
        SelfChecked,
        LogBook,
        CalibrationInput,
        ClockObservation,
        PowerCycleDeclared {}
