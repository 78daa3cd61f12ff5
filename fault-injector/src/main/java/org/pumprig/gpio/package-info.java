/**
 * Lines of a general-purpose I/O chip, by Linux' character device (user API version 2), as a
 * provider of Pi4J: digital outputs whose level is set by the very request that claims them, and
 * digital inputs whose edges carry the kernel's time.
 *
 * <p>Why a provider of our own: those that come with Pi4J refuse boards that they don't know, or
 * use version 1 of the interface, which newer kernels lack. What may not enter: what a line is for.
 */
@NullMarked
package org.pumprig.gpio;

import org.jspecify.annotations.NullMarked;
