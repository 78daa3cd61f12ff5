package org.pumprig.unmarked;

/** Stands in a package without {@code @NullMarked} on purpose; see {@code ArchitectureTest}. */
public interface Unmarked {}
