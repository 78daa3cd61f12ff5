package org.pumprig.rig.event;

/** What the reducers concluded from plan, seed and earlier inputs; carries its input's times. */
public sealed interface Derived extends Event
    permits RunRecord,
        FaultRecord,
        ErrorRecord,
        UnitRecord,
        BalanceRecord,
        OperatorRecord,
        CoverageRecord {}
