/**
 * What each stream fault does to chunks and connections, as pure decisions: time in, decisions out.
 *
 * <p>The proxies on real and on virtual sockets are thin adapters around this. What may not enter:
 * clocks, timers, threads, sockets and buffers of any kind.
 */
@NullMarked
package org.pumprig.fault.model;

import org.jspecify.annotations.NullMarked;
