package org.pumprig.gpio;

/** {@code enum gpio_v2_line_flag} of {@code linux/gpio.h}, as far as it is used. */
final class LineFlags {
  static final long ACTIVE_LOW = 1 << 1;
  static final long INPUT = 1 << 2;
  static final long OUTPUT = 1 << 3;
  static final long EDGE_RISING = 1 << 4;
  static final long EDGE_FALLING = 1 << 5;
  static final long BIAS_PULL_UP = 1 << 8;
  static final long BIAS_PULL_DOWN = 1 << 9;

  private LineFlags() {}
}
