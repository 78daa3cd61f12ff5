/**
 * The proxies and their faults over HTTP, in the manner of Toxiproxy's interface, version 2, so
 * that its clients drive them unchanged, and relays of datagrams beside them.
 *
 * <p>What may not enter: what a fault does ({@code fault.model}) and sockets of proxies ({@code
 * fault.proxy}).
 */
@NullMarked
package org.pumprig.fault.rest;

import org.jspecify.annotations.NullMarked;
