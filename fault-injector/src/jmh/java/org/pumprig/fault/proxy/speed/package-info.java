/**
 * The proxy's speed beside nginx, haproxy and socat, in one run. These are whole processes under
 * one load, so they are measured from outside, not by JMH.
 */
@NullMarked
package org.pumprig.fault.proxy.speed;

import org.jspecify.annotations.NullMarked;
